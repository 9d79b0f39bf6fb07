"""A filled workbook reads as the answer file it stands for; what is wrong is told by cell."""

from __future__ import annotations

import datetime
import shutil
import unicodedata
import zipfile
from fractions import Fraction
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cchc_docs.cli import main
from cchc_docs.criteria.content import set_content
from cchc_docs.criteria.documents import read_document
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.artefacts.artefact import edition_stamp, stamp
from cchc_docs.publish.workbook import scoring_workbook
from cchc_docs.scoring.answers import read_sheet
from cchc_docs.scoring.files import score_file
from cchc_docs.scoring.filled_workbook import read_workbook
from cchc_docs.scoring.workbook_layout import ANSWER, EXPLANATION, KEY, MAX
from cchc_docs.scoring.workbook_rows import read_rows
from tests.conftest import ROOT, SMALL
from tests.office import convert
from tests.publish.workbook.filling import fill

ANSWERS = ROOT / "tests" / "scoring" / "answers-small.yaml"


@pytest.fixture(scope="module")
def small_filled(small: EditionLibrary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small set's workbook with the answers of ``answers-small.yaml``, not to be changed."""
    read, _ = read_sheet(read_document(ANSWERS), (small.edition,))
    assert read is not None
    sheet, edition, criteria_set = read
    printed = stamp((edition,), set_content(edition, criteria_set))
    book = scoring_workbook(edition, criteria_set, printed)
    fill(book, sheet, edition, criteria_set)
    path = tmp_path_factory.mktemp("phieu") / "phieu.xlsx"
    book.save(path)
    return path


@pytest.fixture
def filled(small_filled: Path, tmp_path: Path) -> Path:
    """The same, free to be changed."""
    return Path(shutil.copy(small_filled, tmp_path))


def change(path: Path, key: str, letter: str, value: Any) -> str:
    """Writes into the row with this key; returns the cell in words."""
    book: Workbook = load_workbook(path)
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            if sheet[f"{KEY}{row}"].value == key:
                sheet[f"{letter}{row}"].value = value
                book.save(path)
                return f"trang «{sheet.title}», ô {letter}{row}"
    raise AssertionError(key)


def test_a_filled_workbook_is_the_same_sheet_as_the_yaml(
    small: EditionLibrary, filled: Path
) -> None:
    book, told = read_workbook(filled, (small.edition,))
    assert told == ()
    from_yaml, _ = read_sheet(read_document(ANSWERS), (small.edition,))
    assert read_sheet(book, (small.edition,)) == (from_yaml, ())


def test_the_workbooks_that_the_site_gives_out_read_back(
    shipped: EditionLibrary, shipped_library: Library, tmp_path: Path
) -> None:
    assert {one.criteria_set.id for one in shipped.units} == {
        criteria_set.id for criteria_set in shipped.sets
    }
    for unit in shipped.units:
        sheet = unit.example.sheet
        book = scoring_workbook(unit.edition, unit.criteria_set, edition_stamp(shipped))
        fill(book, sheet, unit.edition, unit.criteria_set)
        path = tmp_path / f"{unit.example.id}.xlsx"
        book.save(path)
        assert score_file(path, shipped_library).lines == unit.card.lines


def test_the_command_scores_both_alike(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(ANSWERS), "--criteria", str(SMALL), "--explain"]) == 0
    wanted = capsys.readouterr().out
    assert main(["score", str(filled), "--criteria", str(SMALL), "--explain"]) == 0
    assert capsys.readouterr().out == wanted


def test_a_workbook_saved_by_libreoffice_reads_back(small: EditionLibrary, filled: Path) -> None:
    saved = convert([filled], "xlsx", filled.parent) / filled.name
    book, told = read_workbook(saved, (small.edition,))
    assert told == ()
    wanted, _ = read_sheet(read_document(ANSWERS), (small.edition,))
    assert read_sheet(book, (small.edition,)) == (wanted, ())


@pytest.mark.parametrize(
    ("key", "letter", "value", "told"),
    [
        ("unit", "D", None, "ô D4: Chưa ghi: Tên đơn vị."),
        ("unit_kind", "D", "Cục", "Loại đơn vị: «Cục» không có trong danh sách."),
        ("1.1 level", "E", "9. Khác", "ô E8: Chọn mức: «9. Khác» không có trong danh sách."),
        ("1.1 points", "E", 3, "ô E9: Vừa ghi số liệu, vừa ghi thẳng số điểm."),
        ("1.2.1 part", "E", "chín", "Số việc xong: «chín» không phải số."),
        ("1.2.1 value", "F", 101, "«Tỷ lệ xong» là 101%: chỉ có thể từ 0% đến 100%."),
        ("1.2.2.1 whole", "E", None, "Thiếu số liệu: Số hồ sơ."),
        ("1.2.2.2 never", "E", "Không gửi", "Ghi cả hai cách."),
        ("1.2.2.2 date", "E", "hôm qua", "«hôm qua» không phải ngày."),
        ("1.3 count", "E", 1.5, "Sáng kiến: «1,5» không phải số nguyên không âm."),
        ("1.4 counts.0", "F", 1, "Thiếu số liệu: Đơn thư đúng."),
        ("1.4 points", "F", 1, "Mục 1.4 vừa ghi không áp dụng, vừa có câu trả lời."),
        ("1.5 counts.1", "H", None, "ô H43: Thiếu số liệu: Bình thường."),
        ("1.10 1.part", "F", 1, "Có số liệu mà chưa chọn trường hợp."),
        ("2 value", "E", 101, "vượt mức cao nhất 100"),
    ],
)
def test_problems_are_told_by_sheet_and_cell(
    filled: Path, key: str, letter: str, value: Any, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(filled, key, letter, value)
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 1
    err = capsys.readouterr().err
    assert "phieu.xlsx, trang «" in err
    assert told in err
    assert "Traceback" not in err


def test_all_problems_are_told_at_once(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = [change(filled, "2 value", "E", 101), change(filled, "1.3 count", "E", -1)]
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 1
    err = capsys.readouterr().err
    assert all(cell in err for cell in cells)


def test_other_files_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Workbook().save(tmp_path / "khac.xlsx")
    (tmp_path / "hong.xlsx").write_bytes(b"x")
    for name in ("khac.xlsx", "hong.xlsx", "khong-co.xlsx"):
        assert main(["score", str(tmp_path / name), "--criteria", str(SMALL)]) == 1
        err = capsys.readouterr().err
        assert name in err
        assert "Cách sửa" in err


def test_a_workbook_is_known_by_its_keys_not_its_names(small: EditionLibrary, filled: Path) -> None:
    wanted = read_sheet(read_workbook(filled, (small.edition,))[0], (small.edition,))
    book: Workbook = load_workbook(filled)
    book.worksheets[0].title = "Bảng 1"
    book.move_sheet(book.worksheets[1], 2)
    book.worksheets[-1].title = "Danh sách"
    book.worksheets[-1]["M1"] = "1. Không có"
    book.save(filled)
    read, told = read_workbook(filled, (small.edition,))
    assert told == ()
    assert read_sheet(read, (small.edition,)) == wanted


def remove(path: Path, *keys: str) -> None:
    """Takes the keys away, as deleting a row or emptying a column does."""
    book: Workbook = load_workbook(path)
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            key = str(sheet[f"{KEY}{row}"].value)
            if any(key == one or key.startswith(f"{one} ") for one in keys):
                sheet[f"{KEY}{row}"].value = None
    book.save(path)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["1.2.1 part"], "Mục 1.2.1 mất dòng «Số việc xong»."),
        (["1.2.1"], "Phiếu mất các dòng của mục 1.2.1."),
        (["2"], "Phiếu mất trang của lĩnh vực 2."),
        (["unit"], "Phiếu mất dòng «Tên đơn vị»."),
        (["edition"], "Phiếu mất trang đầu"),
    ],
)
def test_lost_rows_are_told(
    filled: Path, keys: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    remove(filled, *keys)
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 1
    err = capsys.readouterr().err
    assert told in err
    assert "Tải lại phiếu trống" in err


def test_a_workbook_of_the_first_form_reads_as_it_was_filled() -> None:
    rows = {row.key: row for row in read_rows(ROOT / "tests/scoring/phieu-khuon-1.xlsx")}
    assert rows["unit"].values[MAX] == "Phòng A"
    level = rows["1.1 level"]
    assert str(level.values[ANSWER["self"]]).startswith("1. ")
    assert level.at(ANSWER["self"])[1] == "trang «Lĩnh vực 1», ô D8"
    assert rows["1.1"].values[EXPLANATION] == "Đã làm một phần."


def test_a_copied_sheet_is_told(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book: Workbook = load_workbook(filled)
    book.copy_worksheet(book.worksheets[1]).title = "Lĩnh vực 1 (2)"
    book.save(filled)
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 1
    assert "trang «Lĩnh vực 1 (2)»" in capsys.readouterr().err


def test_a_percentage_typed_with_its_sign_is_understood(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(filled, "1.2.1 part", "E", None)
    change(filled, "1.2.1 whole", "E", None)
    change(filled, "1.2.1 value", "E", 95)
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 0
    wanted = capsys.readouterr()
    assert wanted.err == ""
    cell = change(filled, "1.2.1 value", "E", 0.95)
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 0
    asked = capsys.readouterr()
    assert f"{cell}: " in asked.err
    assert "ghi 0,95%, có phải là 95% không?" in asked.err
    shown_as_percent(filled, "1.2.1 value", "E")
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 0
    assert capsys.readouterr() == wanted


def test_what_a_formula_leaves_behind_fifteen_digits_is_no_figure(
    filled: Path, small_library: Library
) -> None:
    change(filled, "2 value", "E", 2.3)
    wanted = score_file(filled, small_library)
    change(filled, "2 value", "E", 2.3000000000000003)  # =1,1+1,2
    assert score_file(filled, small_library).lines == wanted.lines


HANDS = [
    ("1.2.2.1 part", 2, "2.0", "2"),
    ("1.3 count", 2, " 2", "2"),
    ("2 value", 12.5, "12,5", "12,5"),
    ("1.1 level", "1. Đạt", "1.  ĐẠT", "1. Đạt"),
    ("1.1 level", "1. Đạt", "1", "1. Đạt"),
    ("1.2.2.2 date", "18/12/2020", "ngày 18 tháng 12 năm 2020", "18/12/2020"),
    ("1.2.2.2 date", "18/12/2020", "18.12.2020", "18/12/2020"),
    ("1.1 level", "1. Đạt", unicodedata.normalize("NFD", "1. Đạt"), ""),
    ("1.3 count", 2, "2", "2"),
]
"""A key, what is meant, what hands type, and what is told of it."""


@pytest.mark.parametrize(("key", "meant", "typed", "told"), HANDS)
def test_what_hands_type_is_read_as_meant_and_told(
    filled: Path, small_library: Library, key: str, meant: Any, typed: str, told: str
) -> None:
    change(filled, key, "E", meant)
    wanted = score_file(filled, small_library)
    cell = change(filled, key, "E", typed)
    change(filled, "3.1 count", "G", "–")  # a dash is no answer
    card = score_file(filled, small_library)
    assert card.lines == wanted.lines
    said = f"{cell}: ghi «{typed.strip()}», hiểu là {told}."
    assert card.remarks == ((*wanted.remarks, said) if told else wanted.remarks)


@pytest.mark.parametrize("typed", ["1", "1.", None])
def test_a_case_may_be_named_by_its_number(
    filled: Path, small_library: Library, typed: str | None
) -> None:
    """None: in capital letters."""
    for key, value in (("points", None), ("1.part", 1), ("1.whole", 2)):
        change(filled, f"1.10 {key}", "E", value)
    rule = small_library.editions[0].sets[0].node("1.10").rule
    assert rule is not None
    words = next(one.options[0][0] for one in rule.inputs(Fraction(5)) if one.key == "case")
    change(filled, "1.10 case", "E", words)
    wanted = score_file(filled, small_library)
    change(filled, "1.10 case", "E", typed or f" {words.upper()}")
    assert score_file(filled, small_library).lines == wanted.lines


@pytest.mark.parametrize("typed", ["1.234", "khoảng 12", "12-13", "12 việc gì đó"])
def test_what_may_mean_something_else_is_told(
    filled: Path, small_library: Library, typed: str
) -> None:
    change(filled, "2 value", "E", typed)
    with pytest.raises(ProblemsFound, match="không phải số"):
        score_file(filled, small_library)


def shown_as_percent(path: Path, key: str, letter: str) -> None:
    """Shows the cell as Excel does when its figure was typed with %."""
    book: Workbook = load_workbook(path)
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            if sheet[f"{KEY}{row}"].value == key:
                sheet[f"{letter}{row}"].number_format = "0%"
    book.save(path)


def test_a_percentage_where_none_is_asked_is_told(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(filled, "1.2.1 part", "E", 0.5)
    shown_as_percent(filled, "1.2.1 part", "E")
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 1
    assert "Số việc xong: ô ghi 50%, không phải số." in capsys.readouterr().err


def test_another_year_is_refused(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(filled, "year", "D", 2021)
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 1
    err = capsys.readouterr().err
    assert "Phiếu ghi năm 2021, phiên bản «mau-2020» là của năm 2020." in err


def test_other_content_is_told(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = next(row.key for row in read_rows(filled) if row.code == "digest")
    change(filled, key, KEY, "digest 0123456789ab")
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 0
    err = capsys.readouterr().err
    assert "phiếu làm từ nội dung mã 0123456789ab" in err


def test_a_workbook_of_older_content_may_lack_what_is_asked_today(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = next(row.key for row in read_rows(filled) if row.code == "digest")
    change(filled, key, KEY, "digest 0123456789ab")
    remove(filled, "2")
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 0
    told = capsys.readouterr()
    assert "phiếu mất trang của lĩnh vực 2." in told.err
    assert "Tính là chưa trả lời." in told.err
    assert "điểm chưa trả lời" in told.out


@pytest.mark.parametrize("suffix", ["ods", "xls"])
def test_workbooks_of_other_makes_get_their_advice(
    filled: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = convert([filled], suffix, filled.parent / "khac") / f"phieu.{suffix}"
    assert main(["score", str(other), "--criteria", str(SMALL)]) == 1
    err = capsys.readouterr().err
    assert f".{suffix}" in err
    assert "lưu lại thành .xlsx" in err


def test_the_other_case_must_stay_empty(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(filled, "1.10 points", "E", None)
    change(filled, "1.10 case", "E", "2. Không có hồ sơ")
    change(filled, "1.10 2.level", "E", "1. Đã công khai thủ tục")
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 0
    cell = change(filled, "1.10 1.part", "E", 3)
    assert main(["score", str(filled), "--criteria", str(SMALL)]) == 1
    assert f"{cell}: «1. Số trực tuyến» thuộc trường hợp khác." in capsys.readouterr().err


def test_a_sheet_of_another_library_is_refused(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", str(filled)]) == 1
    assert "không có bộ tiêu chí của phiếu này" in capsys.readouterr().err


def test_a_stray_cell_in_the_last_row_costs_nothing(filled: Path, small: EditionLibrary) -> None:
    before = read_rows(filled)
    book = load_workbook(filled)
    for sheet in book.worksheets:
        sheet["XFD1048576"].value = " "
    book.save(filled)
    assert [row.key for row in read_rows(filled)] == [row.key for row in before]


def test_a_workbook_with_any_part_damaged_is_told_or_read(
    filled: Path, small_library: Library, tmp_path: Path
) -> None:
    points = score_file(filled, small_library).points
    problems: set[Problem] = set()
    with zipfile.ZipFile(filled) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for spoiled, junk in zip(parts, cycle((b"", b"<a>", b"\xff\x00", b"<worksheet/>", None))):
        path = tmp_path / "hong.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in {**parts, spoiled: junk}.items():
                if data is not None:
                    archive.writestr(name, data)
        try:
            assert score_file(path, small_library).points == points, spoiled
        except ProblemsFound as found:
            problems.update(found.problems)
    assert {one.what for one in problems} >= {"Tệp không phải bảng tính XLSX, hoặc đã hỏng."}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (10**21, "số dài quá 20 chữ số"),
        (1e300, "số dài quá 20 chữ số"),
        (datetime.time(1, 2), "không phải số"),
    ],
)
def test_a_figure_that_nobody_means_is_told(
    filled: Path, small_library: Library, value: object, told: str
) -> None:
    change(filled, "2 value", "E", value)
    with pytest.raises(ProblemsFound) as found:
        score_file(filled, small_library)
    assert told in found.value.report()
