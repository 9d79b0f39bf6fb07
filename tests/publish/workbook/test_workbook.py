"""An empty workbook: protected, printable, within the limits of Excel, the same every time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.criteria.model import CriteriaField
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.workbook import TO_PREPARE, artefacts, scoring_workbook, workbook_bytes
from cchc_docs.publish.workbook.assignment_sheet import HEAD_ROW, assignment_book
from cchc_docs.publish.workbook.expressions import DIGITS, constant
from cchc_docs.publish.workbook.formulas import TOO_LONG
from cchc_docs.publish.workbook.layout import CHECK, CODE, HEADS, LINE, MOST, WIDTHS
from cchc_docs.rules import Rule
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.combine import Combine
from cchc_docs.scoring.workbook_layout import ANSWER, KEY, LISTS, SUMMARY


@pytest.fixture(scope="module", params=["small", "shipped"])
def books(request: pytest.FixtureRequest) -> list[Workbook]:
    library: EditionLibrary = request.getfixturevalue(request.param)
    return [scoring_workbook(library.edition, one, edition_stamp(library)) for one in library.sets]


def shown_sheets(books: list[Workbook]) -> Iterator[Worksheet]:
    for book in books:
        yield from (sheet for sheet in book.worksheets if sheet.title != LISTS)


def test_constants_are_exact() -> None:
    figures = {"5": "5", "2.5": "2.5", "0.005": "0.005", "(11/15)": "11/15", "-0.25": "-1/4"}
    for shown, value in figures.items():
        assert constant(Fraction(value)) == shown


def test_the_same_content_gives_the_same_bytes(small: EditionLibrary) -> None:
    edition = small.edition
    first = workbook_bytes(edition, edition.sets[0], edition_stamp(small))
    assert workbook_bytes(edition, edition.sets[0], edition_stamp(small)) == first
    made = artefacts(small)
    assert len({(one.path, one.key) for one in made}) == len(made)


def test_formulas_keep_to_the_limits_of_excel(books: list[Workbook]) -> None:
    for book in books:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    value = str(cell.value or "")
                    if value.startswith("="):
                        assert len(value) <= 8192
                        assert value.count("(") == value.count(")")
                        assert all(len(one) <= 255 for one in re.findall(r'"([^"]*)"', value))
            for rule in sheet.data_validations.dataValidation:
                assert len(rule.prompt or "") <= 255
                assert len(rule.error or "") <= 225
                assert len(rule.formula1 or "") <= 255


SHARE = {
    "kind": "share",
    "measure": {"label": "Tỷ lệ", "of": ("Số xong", "Số giao")},
    "when_none": "zero",
}


def formulas_of(rule: Rule, small: EditionLibrary) -> list[str]:
    """Those of a workbook whose one item has this rule."""
    node = small.find_set("phong-ban").node("1.1").model_copy(update={"rule": rule})
    field = CriteriaField.model_validate(
        {"id": "1", "title": "Dài", "max": 5, "origin": node.origin, "criteria": (node,)}
    )
    one = small.sets[0].model_copy(update={"fields": (field,)})
    book = scoring_workbook(small.edition, one, edition_stamp(small))
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    return [one for one in cells if isinstance(one, str) and one.startswith("=")]


def test_no_formula_grows_with_the_parts_of_a_rule(small: EditionLibrary) -> None:
    parts = tuple({"label": f"{n}", "rule": SHARE, "only_full": n > 1} for n in range(1, 21))
    formulas = formulas_of(Combine.model_validate({"kind": "combine", "parts": parts}), small)
    assert max(map(len, formulas)) < 2000
    assert not any(TOO_LONG in formula for formula in formulas)


def test_a_rule_too_long_for_excel_asks_for_points(small: EditionLibrary) -> None:
    cases = tuple({"label": f"{n}", "rule": SHARE} for n in range(1, 41))
    formulas = formulas_of(Cases.model_validate({"kind": "cases", "cases": cases}), small)
    assert max(map(len, formulas)) < 8192
    assert any(TOO_LONG in formula for formula in formulas)


def test_sheets_are_locked_but_for_inputs_and_need_no_password(books: list[Workbook]) -> None:
    for sheet in shown_sheets(books):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value or "").startswith("="):
                    assert cell.protection.locked


def test_open_cells_take_only_what_the_rule_takes(books: list[Workbook]) -> None:
    for sheet in shown_sheets(books):
        checked = sheet.data_validations.dataValidation
        for number_ in range(1, sheet.max_row + 1):
            key = str(sheet[f"{KEY}{number_}"].value or "")
            for letter in ANSWER.values() if " " in key and sheet.title != SUMMARY else "":
                cell = sheet[f"{letter}{number_}"]
                if not cell.protection.locked:
                    assert any(cell.coordinate in rule.sqref for rule in checked), key


def test_every_sheet_prints_on_a4_with_its_heads_and_says_what_it_is(
    books: list[Workbook],
) -> None:
    for sheet in shown_sheets(books):
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.print_title_rows
        assert sheet["A2"].value
        foot = str(sheet.oddFooter and sheet.oddFooter.left.text)
        assert "Mã bộ tiêu chí" in foot
        assert "không phải văn bản chính thức" in foot


def test_shipped_sheets_say_that_they_are_no_annex(shipped: EditionLibrary) -> None:
    edition = shipped.edition
    for one in edition.sets:
        for sheet in shown_sheets([scoring_workbook(edition, one, edition_stamp(shipped))]):
            told = str(sheet["A2"].value)
            assert "không phải phụ lục của Quyết định 2129/QĐ-UBND" in told


def test_the_sheet_of_a_field_tells_the_origins_in_it(shipped: EditionLibrary) -> None:
    edition = shipped.edition
    book = scoring_workbook(edition, edition.sets[0], edition_stamp(shipped))
    assert "10 mục trích dẫn, 13 mục biên soạn lại" in str(book["Lĩnh vực 1"]["A2"].value)
    assert "biên soạn lại để tập huấn." in str(book["Lĩnh vực 2"]["A2"].value)


def test_the_summary_has_a_chart(books: list[Workbook]) -> None:
    for book in books:
        assert len(vars(book[SUMMARY])["_charts"]) == 1


def test_the_workbook_lists_the_evidence_to_prepare(shipped: EditionLibrary) -> None:
    for one in shipped.sets:
        book = scoring_workbook(shipped.edition, one, edition_stamp(shipped))
        sheet = book[TO_PREPARE]
        told = " ".join(str(sheet[f"D{row}"].value) for row in range(1, sheet.max_row + 1))
        for leaf in one.leaves():
            assert all(needed.document in told for needed in leaf.evidence)


def test_code_check_and_the_unit_s_column_fit_on_a_small_laptop() -> None:
    pixels = 7  # a character of the usual font; 1366 less the heads of rows and the scroll bar
    assert HEADS[CHECK] == "Kiểm tra"
    assert ord(CHECK) - ord(CODE) == 1
    assert sum(WIDTHS[one] for one in "ABCDEF") * pixels < 1366 - 60


def test_a_level_cell_is_as_high_as_its_longest_words(books: list[Workbook]) -> None:
    for sheet in shown_sheets(books):
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list" and sheet.title.startswith("Lĩnh vực"):
                (book,) = (one for one in books if sheet in one.worksheets)
                lists = book[LISTS]
                area = str(rule.formula1).rpartition("!")[2].replace("$", "")
                longest = max(len(str(cell.value)) for (cell,) in lists[area])
                cell = sheet[str(rule.sqref).split()[0].partition(":")[0]]
                lines = (sheet.row_dimensions[cell.row].height or LINE) / LINE
                assert lines * WIDTHS[cell.column_letter] >= longest


def test_the_guard_puts_binary_figures_on_their_own_side() -> None:
    chance, off = random.Random(7), 0
    for _ in range(20_000):
        scale = 10 ** chance.randint(0, 4)
        whole = Fraction(chance.randint(1, MOST), scale)
        bound = Fraction(chance.randint(0, 1000), 10)
        part = whole * bound / 100
        near = Fraction(round(part * scale) + chance.randint(-1, 1), scale)
        binary = 100 * float(near) / float(whole)
        exact = 100 * near / whole
        guarded = round(binary, DIGITS - len(str(int(binary))))
        assert (guarded > float(bound)) == (exact > bound)
        assert (guarded < float(bound)) == (exact < bound)
        off += (binary > float(bound)) != (exact > bound) or (binary < bound) != (exact < bound)
    assert off, "the guard would have nothing to do"


def test_the_table_of_who_does_what_has_a_row_an_item(small: EditionLibrary) -> None:
    (criteria_set,) = small.sets
    sheet = assignment_book(small.edition, criteria_set, edition_stamp(small)).active
    assert sheet is not None
    codes = [sheet[f"A{row}"].value for row in range(HEAD_ROW + 1, sheet.max_row + 1)]
    told = [one.id for field in criteria_set.fields for one in (field, *field.leaves())]
    assert codes == told
    row = HEAD_ROW + 1 + codes.index("1.2.2.2")
    assert sheet[f"E{row}"].value == "15/12/2020 (hạn tập huấn)"
    assert not sheet[f"F{row}"].protection.locked
