"""An appraisal workbook reads back as it was written, with what people have filled in."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_docs.collecting.book_layout import ANSWER, EXPLANATION, KEPT, KEY, REASON, SELF
from cchc_docs.collecting.book_reading import is_appraisal_book, read_appraisals
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.appraisal.request import request_of
from tests.collecting.season import cell_of, random_season, saved, season_of, written

FIRST, SECOND = ANSWER["appraised"], ANSWER["appraised_2"]


@pytest.fixture
def book(small: EditionLibrary, tmp_path: Path) -> Path:
    """The workbook of one unit."""
    return saved(season_of(small, small.units[0].example.sheet), tmp_path / "so.xlsx")


def test_fifty_units_filled_as_hands_do_come_back_exactly(
    small: EditionLibrary, small_library: Library, tmp_path: Path
) -> None:
    season = random_season(small, 50, seed=15)
    read = read_appraisals(saved(season, tmp_path / "so.xlsx"), small_library)
    assert read == season


def test_what_appraisers_write_settles_the_points(book: Path, small_library: Library) -> None:
    before = read_appraisals(book, small_library).cards()[0]
    written(
        book,
        {
            ("Phòng A", "1.1", FIRST): 1,
            ("Phòng A", "1.1", REASON): "Kế hoạch thiếu kinh phí",
            ("Phòng A", "1.1", EXPLANATION): "Kinh phí ở quyết định riêng",
            ("Phòng A", "1.1", SECOND): 1.5,
        },
    )
    season = read_appraisals(book, small_library)
    (unit,) = season.units
    entry = unit.sheet.answers["1.1"]
    assert (entry.self_, entry.appraised, entry.appraised_2) == (
        {"level": 2},
        {"points": 1},
        {"points": Fraction(3, 2)},
    )
    assert (entry.explanation, unit.reasons) == (
        "Kinh phí ở quyết định riêng",
        {"1.1": "Kế hoạch thiếu kinh phí"},
    )
    after = season.card(unit)
    settled = {line.node.id: line.points for line in before.all_lines()}["1.1"]
    assert after.points == before.points - settled + Fraction(3, 2)


def test_an_emptied_cell_is_no_answer(book: Path, small_library: Library) -> None:
    written(book, {("Phòng A", "1.1", FIRST): None})
    entry = read_appraisals(book, small_library).units[0].sheet.answers["1.1"]
    assert (entry.self_, entry.appraised) == ({"level": 2}, None)


def test_an_item_that_the_appraiser_scores_is_applicable(
    small: EditionLibrary, small_library: Library, tmp_path: Path
) -> None:
    sheet = small.units[0].example.sheet
    node = next(one for one in small.sets[0].leaves() if one.not_applicable)
    assert node.not_applicable is not None
    exempt = sheet.answers[node.id].model_validate({"not_applicable": node.not_applicable.for_[0]})
    sheet = sheet.model_copy(update={"answers": {**sheet.answers, node.id: exempt}})
    path = saved(season_of(small, sheet), tmp_path / "so.xlsx")
    assert read_appraisals(path, small_library).units[0].sheet == sheet
    written(path, {("Phòng A", node.id, FIRST): 0})
    season = read_appraisals(path, small_library)
    assert season.units[0].sheet.answers[node.id].columns() == {"appraised": {"points": 0}}
    assert season.units[0].overruled == {node.id: node.not_applicable.for_[0]}
    again = read_appraisals(saved(season, tmp_path / "so-2.xlsx"), small_library)
    assert again == season  # what the unit claims stays beside it
    request = request_of(season, season.units[0])
    assert request is not None
    (item,) = (one for one in request.items if one.code == node.id)
    assert item.cells[2].startswith("Tự chấm: không áp dụng\nThẩm định: 0")


def test_a_self_score_typed_over_is_told_and_not_taken(book: Path, small_library: Library) -> None:
    before = read_appraisals(book, small_library)
    written(book, {("Phòng A", "1.1", SELF): 0})
    after = read_appraisals(book, small_library)
    assert after.units == before.units
    assert "cột tự chấm bị sửa trong sổ thành «0»" in after.doubts[0]
    assert "trang «Thẩm định», ô E" in after.doubts[0]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (99, "Thẩm định lần 1, Điểm: 99 ngoài khoảng được cho."),
        ("một", "Thẩm định lần 1, Điểm: «một» không phải số."),
        (-1, "Thẩm định lần 1, Điểm: −1 ngoài khoảng được cho."),
    ],
)
def test_a_cell_that_cannot_be_is_told(
    book: Path, small_library: Library, value: object, told: str
) -> None:
    written(book, {("Phòng A", "1.1", FIRST): value})
    with pytest.raises(ProblemsFound) as found:
        read_appraisals(book, small_library)
    (problem,) = found.value.problems
    assert told in problem.what
    assert problem.cell.startswith("trang «Thẩm định», ô H")


def test_lost_rows_and_broken_keys_are_told(book: Path, small_library: Library) -> None:
    whole = load_workbook(book)
    cell_of(whole, "Phòng A", "1.1", KEY).value = None
    cell_of(whole, "Phòng A", "1.2.1", KEPT).value = "hỏng"
    whole.save(book)
    with pytest.raises(ProblemsFound) as found:
        read_appraisals(book, small_library)
    assert {one.what for one in found.value.problems} == {
        "Sổ mất dòng của các mục 1.1 của đơn vị này.",
        "Ô ẩn giữ câu trả lời của đơn vị đã bị sửa.",
    }


@pytest.mark.parametrize("sheet", ["Thẩm định", "Tổng hợp"])
def test_a_column_put_in_is_told_with_its_sheet(
    book: Path, small_library: Library, sheet: str
) -> None:
    whole = load_workbook(book)
    whole[sheet].insert_cols(3)
    whole.save(book)
    assert is_appraisal_book(book)
    with pytest.raises(ProblemsFound) as found:
        read_appraisals(book, small_library)
    (problem,) = found.value.problems
    assert "cột ẩn P nay là cột Q." in problem.what
    assert problem.cell == f"trang «{sheet}»"


def test_a_column_taken_out_is_told_too(book: Path, small_library: Library) -> None:
    whole = load_workbook(book)
    whole["Thẩm định"].delete_cols(3)
    whole.save(book)
    with pytest.raises(ProblemsFound, match="cột ẩn P nay là cột O"):
        read_appraisals(book, small_library)


def test_other_workbooks_are_not_taken_for_one(tmp_path: Path, small_library: Library) -> None:
    text = tmp_path / "tệp.xlsx"
    text.write_text("không phải", "utf-8")
    assert not is_appraisal_book(text)
    with pytest.raises(ProblemsFound, match="không phải bảng tính XLSX"):
        read_appraisals(text, small_library)


def test_words_of_units_are_never_formulas(
    small: EditionLibrary, small_library: Library, tmp_path: Path
) -> None:
    sheet = small.units[0].example.sheet
    entry = sheet.answers["1.1"].model_copy(update={"evidence": "=1+1"})
    sheet = sheet.model_copy(
        update={"unit": '=HYPERLINK("x")', "answers": {**sheet.answers, "1.1": entry}}
    )
    path = saved(season_of(small, sheet), tmp_path / "so.xlsx")
    cells = [cell for page in load_workbook(path) for row in page.iter_rows() for cell in row]
    assert not [one for one in cells if one.data_type == "f" and "HYPERLINK" in str(one.value)]
    assert read_appraisals(path, small_library).units[0].sheet == sheet
