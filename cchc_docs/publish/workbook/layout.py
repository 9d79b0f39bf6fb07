"""Columns, styles and cells that every sheet of a scoring workbook shares."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from fractions import Fraction
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.criteria.content import CODE_TITLE
from cchc_docs.criteria.model import Edition
from cchc_docs.ground.cells import write
from cchc_docs.ground.days import show_day
from cchc_docs.ground.numbers import show
from cchc_docs.publish.artefacts.artefact import Stamp, today_told
from cchc_docs.publish.workbook.expressions import constant
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.inputs import Input
from cchc_docs.scoring.workbook_layout import ANSWER, EVIDENCE, EXPLANATION, LISTS, MAX

GROUP = "Phiếu chấm điểm"
"""Of the workbooks on the downloads page."""

CODE, CHECK, TITLE, FINAL, APPLIED = "A", "B", "C", "I", "J"
LAST = EVIDENCE
ANSWERED, WRONG, EXEMPT, OPEN_EXTRA = "R", "S", "T", "U"
"""Hidden: points answered, number of entries to mend, whether not applicable, and of bonus and
penalty the points without an answer."""
STATE: Mapping[Column, str] = dict(zip(COLUMNS, "NOPQ", strict=True))
"""Hidden, one beside each answer column: figures and states on the way to the points."""
HIDDEN = "MNOPQRSTU"
STEPS = 22
"""From this column on, hidden: figures on the way to the points of rules of several parts."""
KIND_ROW = 5
"""Where the first sheet asks for the kind of unit."""

HEADS = {
    CODE: "Mã",
    CHECK: "Kiểm tra",
    TITLE: "Tiêu chí và số liệu",
    MAX: "Điểm tối đa",
    **{ANSWER[column]: title for column, title in COLUMNS.items()},
    FINAL: "Điểm đạt được",
    APPLIED: "Tối đa được tính",
    EXPLANATION: "Giải trình",
    EVIDENCE: "Tài liệu kiểm chứng",
}
WIDTHS = dict(zip("ABCDEFGHIJKL", (8, 16, 36, 8, 26, 26, 12, 16, 8, 8, 20, 20), strict=True))
"""As far as the appraiser's first column they fit on a screen 1366 pixels wide."""

POINTS_FORMAT = "0.00##"
DAY_FORMAT = "@"
"""Days stay the words that were typed: no machine takes 4/3 for the third of April."""
MOST = 999_999_999
"""Highest figure that the sheets take; up to here they calculate as the engine does."""
LINE = 15
"""Height of a line in points."""
LETTERS = 150
"""Letters that stand on a line over the width of a sheet."""
HIGHEST = 409
"""No row may be higher."""
PLACES = 6
"""Decimals that an input may have."""

_INPUT = PatternFill("solid", fgColor="FFF8E1")
_HEAD = PatternFill("solid", fgColor="E3E7F1")
_SIDE = Side(style="thin", color="9AA5B8")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
_ALIKE: WeakKeyDictionary[Any, dict[tuple[str, bool], Any]] = WeakKeyDictionary()
"""Of each workbook the styles of its cells, by format and weight."""


def step_letter(place: int, column: Column) -> str:
    """The hidden column of this place for figures on the way, beside an answer column."""
    return get_column_letter(STEPS + place * len(COLUMNS) + list(COLUMNS).index(column))


def sheet_title(code: str) -> str:
    """Name of the sheet of a field."""
    return f"Lĩnh vực {code}"


def put(
    sheet: Worksheet, address: str, value: Any, form: str = "General", bold: bool = False
) -> None:
    """A locked cell with a border."""
    cell = sheet[address]
    write(cell, value)
    # openpyxl looks a style up by all of its parts, four times a cell: what looks alike is copied
    alike, look, is_new = _ALIKE.setdefault(sheet.parent, {}), (form, bold), not cell.has_style
    if is_new and look in alike:
        cell._style = copy(alike[look])
        return
    cell.border = _LINE
    cell.alignment = _WRAPPED
    cell.number_format = form
    cell.font = Font(bold=bold)
    if is_new:
        alike[look] = copy(cell._style)


def raise_row(sheet: Worksheet, row: int, words: str, width: int) -> None:
    """Makes a row high enough for ``words`` in a cell ``width`` characters wide.

    A row of one line keeps no height of its own, so that it grows with what people write.
    """
    lines = sum(max(1, -(-len(line) * 11 // (width * 10))) for line in words.split("\n"))
    if lines > 1:
        height = max(LINE * lines, sheet.row_dimensions[row].height or LINE)
        sheet.row_dimensions[row].height = min(height, HIGHEST)


def put_formula(
    sheet: Worksheet, address: str, formula: str, form: str = "General", bold: bool = True
) -> None:
    """A locked cell that calculates."""
    put(sheet, address, None, form, bold)
    sheet[address].value = f"={formula}"


def put_open(sheet: Worksheet, address: str) -> None:
    """An empty cell that people fill."""
    put(sheet, address, None)
    sheet[address].fill = _INPUT
    sheet[address].protection = Protection(locked=False)


def put_heads(sheet: Worksheet, row: int, heads: Mapping[str, str]) -> None:
    """The heads of the columns, repeated on every printed page."""
    for column, words in heads.items():
        put(sheet, f"{column}{row}", words, bold=True)
        sheet[f"{column}{row}"].fill = _HEAD
        sheet[f"{column}{row}"].alignment = _CENTRED
    sheet.row_dimensions[row].height = 3 * LINE
    sheet.print_title_rows = f"{row}:{row}"


def told_of(edition: Edition) -> str:
    """What an edition says of itself and of the year in which it is read."""
    return f"{edition.notice} {today_told(edition)}"


def put_top(sheet: Worksheet, title: str, notice: str, last: str) -> None:
    """Title and notice above the table; they run over the width of the sheet."""
    write(sheet["A1"], title)
    sheet["A1"].font = Font(bold=True, size=14)
    words = " ".join(notice.split())
    write(sheet["A2"], words)
    sheet["A2"].font = Font(italic=True, color="9C2A10")
    sheet["A2"].alignment = _WRAPPED
    sheet.merge_cells(f"A2:{last}2")
    sheet.row_dimensions[2].height = max(2, -(-len(words) // LETTERS)) * LINE


def restrict(sheet: Worksheet, addresses: list[str], one: Input, options: str | None) -> None:
    """Data validation of the cells of an input; ``options`` is the range of a list."""
    rule = _validation(addresses[0], one, options)
    rule.showErrorMessage = True
    rule.errorTitle = "Chưa đúng"
    rule.promptTitle, rule.showInputMessage = "Cần ghi", True
    for address in addresses:
        rule.add(address)
    sheet.add_data_validation(rule)


def _validation(first: str, one: Input, options: str | None) -> DataValidation:
    if one.kind == "list":
        words = "Chọn trong danh sách"
        return DataValidation(type="list", formula1=f"={options}", error=words, prompt=words)
    if one.kind == "day":
        words = "Ngày thực hiện: ngày/tháng/năm, ví dụ 05/12/2013"
        return DataValidation(
            type="textLength",
            operator="between",
            formula1="5",  # of a day that is pasted as its number
            formula2="10",
            error=words,
            prompt=words,
        )
    if one.kind == "count":
        words = "Số nguyên, không âm"
        return DataValidation(
            type="whole",
            operator="between",
            formula1="0",
            formula2=str(MOST),
            error=words,
            prompt=words,
        )
    top = Fraction(MOST) if one.top is None else one.top
    limit = "" if one.top is None else f", không quá {show(top)}"
    words = f"Số{limit}, nhiều nhất {PLACES} chữ số thập phân"
    check = f"AND(ISNUMBER({first}),{first}<={constant(top)},{first}=ROUND({first},{PLACES}))"
    return DataValidation(type="custom", formula1=check, error=words, prompt=words)


def finish(sheet: Worksheet, stamp: Stamp, freeze: str, hidden: str = HIDDEN) -> None:
    """Paper, footer, hidden columns, protection without a password."""
    for column in hidden:
        sheet.column_dimensions[column].hidden = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.6, 0.7
    words = f"{stamp.foot}. Nội dung ngày {show_day(stamp.date)}. {CODE_TITLE} {stamp.digest}"
    footer = sheet.oddFooter
    assert footer is not None
    words = words.replace("&", "&&")  # alone it begins a code of the footer
    footer.left.text, footer.right.text = words, f"{sheet.title} · Trang &P/&N"
    sheet.freeze_panes = freeze
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def mark_wrong(sheet: Worksheet, first: int, last: int) -> None:
    """Red for the rows whose check says that something is to be mended."""
    red = Font(color="B00020", bold=True)
    rule = FormulaRule(formula=[f"${WRONG}{first}>0"], font=red)
    sheet.conditional_formatting.add(f"{CHECK}{first}:{CHECK}{last}", rule)


def widths(sheet: Worksheet, sizes: Mapping[str, int]) -> None:
    """Column widths in characters."""
    for column, width in sizes.items():
        sheet.column_dimensions[column].width = width


class Lists:
    """The hidden sheet with the options of every drop-down, one column each."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._ranges: dict[tuple[str | float, ...], str] = {}
        sheet.sheet_state = "hidden"

    def range_of(self, options: tuple[str | float, ...]) -> str:
        """The range that holds ``options``; the same options share one."""
        if options not in self._ranges:
            column = get_column_letter(len(self._ranges) + 1)
            for row, words in enumerate(options, 1):
                write(self._sheet[f"{column}{row}"], words)
            self._ranges[options] = f"'{LISTS}'!${column}$1:${column}${len(options)}"
        return self._ranges[options]


def option_number(cell: str, options: str) -> str:
    """The number of the option in ``cell``, 0 when it is none of them."""
    return f"SUMPRODUCT(EXACT({options},{cell})*ROW({options}))"
