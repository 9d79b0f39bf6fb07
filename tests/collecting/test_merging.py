"""Files and earlier workbooks become one season; nothing is lost or written over in silence."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_docs.collecting.gathering import FileRead, files_of, read_files, sorted_out
from cchc_docs.collecting.merging import Collected, collected
from cchc_docs.collecting.season import Season, Unit
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.workbook import scoring_workbook
from cchc_docs.scoring.answers import Entry, Sheet
from tests.collecting.season import random_season, season_of
from tests.conftest import ROOT
from tests.publish.workbook.filling import fill
from tests.scoring.test_files import saved as saved_sheet

ANSWERS = (ROOT / "tests" / "scoring" / "answers-small.yaml").read_text("utf-8")


def unit(folder: Path, name: str, text: str = ANSWERS, old: str = "", new: str = "") -> Path:
    """The answers of a unit as a file."""
    assert old in text
    path = folder / f"{name}.yaml"
    path.write_text(text.replace("Phòng A", name).replace(old, new), "utf-8")
    return path


def gathered(folder: Path, library: Library) -> Collected:
    """All below a folder, nothing before it."""
    books, files = sorted_out(files_of([folder]))
    assert not books
    return collected([], list(read_files(files, library)), library)


def outcomes(found: Collected) -> dict[str, str]:
    """What became of each file, by its name."""
    return {one.path.name: one.outcome for one in found.files}


def test_any_mixture_is_collected_or_listed(
    two_editions: Library, small: EditionLibrary, small_library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "phieu"
    (folder / "con").mkdir(parents=True)
    unit(folder, "Phòng B")
    (folder / "trang.json").write_text(saved_sheet(small_library), "utf-8")
    book = scoring_workbook(small.edition, small.sets[0], edition_stamp(small))
    sheet = small.units[0].example.sheet.model_copy(update={"unit": "Phòng Excel"})
    fill(book, sheet, small.edition, small.sets[0])
    book.save(folder / "con" / "bảng tính.xlsx")
    unit(folder, "Phòng C", old="level: 1", new="level: 8")
    unit(folder, "Phòng D", old="edition: mau-2020", new="edition: la-2020")
    unit(folder, "Phòng E", old="year: 2020", new="year: 2021")
    unit(folder, "Phòng G", old="unit_kind: phong", new="unit_kind: ban")
    other = two_editions.find("thu-2024")
    ((unit_kind, *_), set_id) = (one := other.sets[0]).unit_kinds, one.id
    (folder / "khác.yaml").write_text(
        f"edition: thu-2024\nset: {set_id}\nunit: X\nunit_kind: {unit_kind}\nyear: 2024\n"
        "answers: {}\n",
        "utf-8",
    )
    (folder / "công văn.docx").write_bytes(b"PK\x03\x04")
    (folder / "hỏng.xlsx").write_bytes((folder / "con" / "bảng tính.xlsx").read_bytes()[:9000])
    os.mkfifo(folder / "ống.xlsx")
    (folder / "~$bảng tính.xlsx").write_bytes(b"x")
    found = gathered(folder, two_editions)
    assert outcomes(found) == {
        "Phòng B.yaml": "Đã vào sổ",
        "trang.json": "Đã vào sổ",
        "bảng tính.xlsx": "Đã vào sổ",
        "Phòng C.yaml": "Không lấy",
        "Phòng D.yaml": "Không lấy",
        "Phòng E.yaml": "Không lấy",
        "Phòng G.yaml": "Không lấy",
        "khác.yaml": "Không lấy",
        "công văn.docx": "Không lấy",
        "hỏng.xlsx": "Không lấy",
        "ống.xlsx": "Không lấy",
        "~$bảng tính.xlsx": "Bỏ qua",
    }
    assert len(found.season.units) == list(outcomes(found).values()).count("Đã vào sổ")
    assert all(one.told for one in found.files if one.outcome != "Đã vào sổ")
    told = {one.path.name: " ".join(one.told) for one in found.files}
    assert "Phiếu ghi năm 2021, phiên bản «mau-2020» là của năm 2020." in told["Phòng E.yaml"]
    assert "phiên bản thu-2024" in told["khác.yaml"]
    assert "Phiếu là tệp .xlsx" in told["công văn.docx"].replace("phiếu là", "Phiếu là")


def test_two_files_of_one_unit_are_told(small_library: Library, tmp_path: Path) -> None:
    unit(tmp_path, "Phòng A")
    shutil.copyfile(tmp_path / "Phòng A.yaml", tmp_path / "bản sao.yaml")
    unit(tmp_path, "Phòng B")
    changed = unit(tmp_path, "Phòng  b", old="value: 81", new="value: 90")
    found = gathered(tmp_path, small_library)
    assert outcomes(found) == {
        "Phòng A.yaml": "Đã vào sổ",
        "bản sao.yaml": "Bỏ qua",
        "Phòng B.yaml": "Không lấy",
        "Phòng  b.yaml": "Không lấy",
    }
    told = next(one.told[-1] for one in found.files if one.path == changed)
    assert "có nhiều tệp khác nhau ở mục 2:" in told
    assert [one.sheet.unit for one in found.season.units] == ["Phòng A"]


def before_and_file(
    small: EditionLibrary, entry: dict[str, object], later: dict[str, object]
) -> tuple[Season, FileRead]:
    """A workbook with one item answered, and the unit's file as it is now."""
    sheet = Sheet(
        edition="mau-2020",
        set="phong-ban",
        unit="Phòng A",
        unit_kind="phong",
        year=2020,
        answers={},
    )
    old, new = (
        sheet.model_copy(update={"answers": {"1.1": Entry.model_validate(one)}})
        for one in (entry, later)
    )
    card = replace(season_of(small, new).cards()[0])
    return season_of(small, old), FileRead(Path("moi.yaml"), "Đã vào sổ", card)


def joined(
    small: EditionLibrary, library: Library, entry: dict[str, object], later: dict[str, object]
) -> tuple[Entry, tuple[str, ...]]:
    """What becomes of an item, and what is told."""
    season, file = before_and_file(small, entry, later)
    found = collected([(Path("so.xlsx"), season)], [file], library)
    return found.season.units[0].sheet.answers["1.1"], found.notes


def test_before_the_appraisal_a_new_self_score_counts_and_is_told(
    small: EditionLibrary, small_library: Library
) -> None:
    entry, told = joined(small, small_library, {"self": {"level": 1}}, {"self": {"level": 2}})
    assert entry.self_ == {"level": 2}
    assert "lấy theo tệp vì chưa thẩm định" in told[0]


def test_after_the_first_round_the_self_score_stays_and_the_change_is_told(
    small: EditionLibrary, small_library: Library
) -> None:
    entry, told = joined(
        small,
        small_library,
        {"self": {"level": 1}, "appraised": {"points": 0}},
        {"self": {"level": 2}, "explanation": "Đã bổ sung"},
    )
    assert (entry.self_, entry.appraised) == ({"level": 1}, {"points": 0})
    assert entry.explanation == "Đã bổ sung"
    assert len(told) == 1
    assert "Phòng A: mục 1.1, cột Tự chấm đổi từ" in told[0]
    assert "sổ giữ điểm tự chấm trước" in told[0]


def test_explanations_of_both_stand_together(small: EditionLibrary, small_library: Library) -> None:
    same = {"self": {"level": 1}}
    entry, _ = joined(
        small, small_library, {**same, "explanation": "Một"}, {**same, "explanation": "Hai"}
    )
    assert entry.explanation == "Một\nHai"


def test_an_appraiser_s_column_is_filled_but_never_written_over(
    small: EditionLibrary, small_library: Library
) -> None:
    entry, told = joined(
        small,
        small_library,
        {"self": {"level": 1}, "appraised": {"points": 0}},
        {"self": {"level": 1}, "appraised": {"points": 1}, "appraised_2": {"points": 1}},
    )
    assert (entry.appraised, entry.appraised_2) == ({"points": 0}, {"points": 1})
    assert [words.partition("cột ")[2] for words in told] == [
        "Thẩm định lần 1 đổi từ 0 điểm thành 1 điểm: sổ giữ như cũ.",
        "Thẩm định lần 2 có thêm trong tệp: 1 điểm.",
    ]


def test_two_workbooks_fill_each_other_up_and_must_not_differ(
    small: EditionLibrary, small_library: Library
) -> None:
    def book(**columns: dict[str, object]) -> Season:
        answered = {"self": {"level": 1}, **columns}
        return before_and_file(small, answered, answered)[0]

    first, second = book(appraised={"points": 0}), book(appraised_2={"points": 1})
    reasoned = replace(
        second, units=tuple(Unit(one.sheet, one.file, {"1.1": "Muộn"}) for one in second.units)
    )
    found = collected([(Path("a.xlsx"), first), (Path("b.xlsx"), reasoned)], [], small_library)
    (one,) = found.season.units
    assert set(one.sheet.answers["1.1"].columns()) == {"self", "appraised", "appraised_2"}
    assert one.reasons == {"1.1": "Muộn"}
    clash = book(appraised={"points": 1})
    with pytest.raises(ProblemsFound, match=r"mục 1\.1, cột Thẩm định lần 1: 0 điểm và 1 điểm"):
        collected([(Path("a.xlsx"), first), (Path("b.xlsx"), clash)], [], small_library)


def test_whatever_stands_in_workbook_and_files_nothing_of_the_appraisers_is_lost(
    small: EditionLibrary, small_library: Library
) -> None:
    for seed in range(6):
        book, later = (random_season(small, 8, seed=one) for one in (seed, seed + 100))
        files = [
            FileRead(Path(f"{unit.sheet.unit}.yaml"), "Đã vào sổ", later.card(unit))
            for unit in later.units
        ]
        found = collected([(Path("so.xlsx"), book)], files, small_library)
        assert len(found.season.cards()) == 8  # every sheet can be scored
        for old, new in zip(book.units, found.season.units, strict=True):
            for code, entry in old.sheet.answers.items():
                columns = new.sheet.answers[code].columns()
                typed = {one: raw for one, raw in entry.columns().items() if one != "self"}
                assert typed.items() <= columns.items()
        again = collected([(Path("so.xlsx"), found.season)], files, small_library)
        assert again.season == found.season
