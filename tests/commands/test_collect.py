"""``cchc collect``: sheets in, an appraisal workbook out, and back again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_docs.cli import main
from cchc_docs.collecting.book_reading import read_appraisals
from cchc_docs.library import Library
from tests.collecting.season import written
from tests.collecting.test_merging import unit
from tests.conftest import SMALL


def collect(*arguments: object) -> int:
    """Runs the command on the small library."""
    return main(["collect", *map(str, arguments), "--criteria", str(SMALL)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the sheets of two units."""
    made = tmp_path / "phieu"
    made.mkdir()
    unit(made, "Phòng B")
    unit(made, "Phòng C")
    return made


def test_the_same_command_again_keeps_what_appraisers_wrote(
    folder: Path, small_library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    book = folder.parent / "so.xlsx"
    assert collect(folder, "-o", book) == 0
    assert capsys.readouterr().out.startswith(
        "Sổ thẩm định năm 2020: 2 đơn vị. Đọc 2 tệp: 2 đã vào sổ."
    )
    written(book, {("Phòng B", "1.1", "K"): 1})
    unit(folder, "Phòng D")
    (folder / "Phòng C.yaml").unlink()
    assert collect(folder, "-o", book) == 0
    told = capsys.readouterr().out
    assert "3 đơn vị. Đọc 2 tệp" in told
    assert "Phòng C: giữ theo sổ trước, lần này không có tệp." in told
    season = read_appraisals(book, small_library)
    assert [one.sheet.unit for one in season.units] == ["Phòng B", "Phòng C", "Phòng D"]
    assert season.units[0].sheet.answers["1.1"].appraised_2 == {"points": 1}


def test_a_workbook_a_unit_and_all_of_them_back_in_one(
    folder: Path, small_library: Library
) -> None:
    apart = folder.parent / "tung-don-vi"
    assert collect(folder, "-o", apart, "--each") == 0
    assert sorted(path.name for path in apart.iterdir()) == ["phong-b.xlsx", "phong-c.xlsx"]
    written(apart / "phong-c.xlsx", {("Phòng C", "1.1", "K"): 1})
    whole = folder.parent / "so.xlsx"
    assert collect(apart, "-o", whole) == 0
    season = read_appraisals(whole, small_library)
    assert [one.sheet.unit for one in season.units] == ["Phòng B", "Phòng C"]
    assert season.units[1].sheet.answers["1.1"].appraised_2 == {"points": 1}


def test_a_file_that_is_not_taken_is_told_and_ends_with_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit(folder, "Phòng E", old="level: 1", new="level: 8")
    book = folder.parent / "so.xlsx"
    assert collect(folder, "-o", book) == 1
    assert "Phòng E.yaml: không lấy." in capsys.readouterr().out
    assert book.exists()


def test_nothing_of_somebody_else_s_is_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = folder.parent / "khac.xlsx"
    other.write_bytes(b"PK\x03\x04 khac")
    assert collect(folder, "-o", other) == 1
    assert "Tệp ra đã có và không phải sổ thẩm định." in capsys.readouterr().err
    assert other.read_bytes() == b"PK\x03\x04 khac"


def test_a_workbook_with_a_wrong_cell_stays_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = folder.parent / "so.xlsx"
    collect(folder, "-o", book)
    before = written(book, {("Phòng B", "1.1", "H"): 99}).read_bytes()
    assert collect(folder, "-o", book) == 1
    assert "99 ngoài khoảng được cho" in capsys.readouterr().err
    assert book.read_bytes() == before


def test_json_says_why_no_file_was_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "phieu").mkdir()
    (tmp_path / "phieu" / "a.yaml").write_text("unit: A\n", "utf-8")
    assert collect(tmp_path / "phieu", "-o", tmp_path / "so.xlsx", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert any("a.yaml: không lấy." in line for line in told["said"])
    assert [one["code"] for one in told["problems"]] == ["CCHC-C004"]


def test_an_empty_folder_makes_no_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert collect(tmp_path, "-o", tmp_path / "so.xlsx") == 1
    assert "Không có phiếu nào đưa được vào sổ." in capsys.readouterr().err
    assert collect(tmp_path, "-o", tmp_path / "so.xlsx", "--edition", "la") == 1
    assert not (tmp_path / "so.xlsx").exists()


def test_the_edition_says_how_many_ballots_an_item_needs(
    folder: Path, small_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = small_copy / "mau-2020" / "edition.yaml"
    rules = "ranking: {least_ballots: 3, origin: {status: rebuilt, note: Mẫu.}}\n"
    edition.write_text(edition.read_text("utf-8") + rules, "utf-8")
    sheet = folder / "Phòng B.yaml"
    lines = sheet.read_text("utf-8").splitlines()
    sheet.write_text("\n".join(line for line in lines if '"1.5"' not in line), "utf-8")
    survey = folder.parent / "phieu.csv"
    survey.write_text("Đơn vị;Mục;Mức 1\nPhòng B;1.5;2\n", "utf-8")
    options = ["collect", str(folder), "-o", str(folder.parent / "so.xlsx")]
    main([*options, "--survey", str(survey), "--criteria", str(small_copy)])
    assert "2 phiếu hợp lệ, phương pháp đòi ít nhất 3" in capsys.readouterr().out


def test_a_link_in_a_circle_is_told_and_the_rest_taken(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "vong.yaml").symlink_to("vong.yaml")
    assert collect(folder, "-o", folder.parent / "so.xlsx") == 1
    told = capsys.readouterr().out
    assert "Đọc 3 tệp: 2 đã vào sổ, 1 không lấy" in told
    assert "vong.yaml: không lấy. Không đọc được tệp: liên kết quay vòng." in told


def test_a_workbook_a_unit_takes_no_other_s_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = folder / "phong-b.xlsx"  # what the unit itself has sent, say
    own.write_bytes(b"of the unit")
    assert collect(folder, "-o", folder, "--each") == 1
    assert "phong-b.xlsx:1: Tệp ra đã có và không phải sổ thẩm định." in capsys.readouterr().err
    assert own.read_bytes() == b"of the unit"
    assert not (folder / "phong-c.xlsx").exists()
