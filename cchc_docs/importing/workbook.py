"""Sheets of an Excel file as grids."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.ground.problems import refused
from cchc_docs.importing.cleaning import clean
from cchc_docs.importing.grid import MAX_COLUMNS, Cell, Grid, GridRow

MOST_EMPTY = 100
"""Empty rows between filled ones: with more of them something lies far off by accident."""

DIGITS = 15
"""Of a number in an office program: what a sum in binary leaves beyond them is not shown."""


def read_workbook_tables(path: Path) -> tuple[Grid, ...]:
    """A grid for every sheet that holds something, without rows where it is not shown."""
    book = load_workbook(path, data_only=True)
    formulas = load_workbook(path)
    calculated = _is_calculated(book, formulas)
    grids = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible" and sheet._cells:
            columns = tuple(range(min(sheet.max_column, MAX_COLUMNS)))
            grids.append(Grid(path.name, f"trang «{sheet.title}»", (), (), hidden=columns))
        elif sheet.sheet_state == "visible" and sheet.max_row:
            rows = tuple(_rows(path, sheet, formulas[sheet.title], calculated))
            if any(row.texts() for row in rows):
                name, hidden = f"trang «{sheet.title}»", tuple(_hidden_columns(sheet))
                grids.append(Grid(path.name, name, (), rows, hidden=hidden))
    return tuple(grids)


def hidden_sheets(path: Path) -> tuple[str, ...]:
    """Titles of the sheets that are not shown, and so not read."""
    book = load_workbook(path, read_only=True)
    try:
        return tuple(one.title for one in book.worksheets if one.sheet_state != "visible")
    finally:
        book.close()


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    """Columns that are not shown, counted from 0; a group of them is kept as one."""
    for one in sheet.column_dimensions.values():
        if one.hidden and one.min and one.max:
            yield from range(one.min - 1, min(one.max, MAX_COLUMNS))


def _is_calculated(book: Workbook, formulas: Workbook) -> bool:
    """Whether an office program left results: then a formula without one gave no text."""
    return any(
        str(cell.value).startswith("=") and book[page.title][cell.coordinate].value is not None
        for page in formulas.worksheets
        for cell in [*page._cells.values()]
        if cell.value is not None
    )


def _rows(path: Path, sheet: Worksheet, formulas: Worksheet, calculated: bool) -> Iterator[GridRow]:
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, min(area.max_col, MAX_COLUMNS) + 1):
                starts[row, column] = (area.min_row, area.min_col)
    width = min(sheet.max_column, MAX_COLUMNS)
    for number in _numbers(sheet):
        cells = []
        for column in range(1, width + 1):
            start = starts.get((number, column), (number, column))
            value = sheet.cell(*start).value
            formula = str(formulas.cell(*start).value or "").startswith("=")
            if value is None and formula and not calculated:
                name = formulas.cell(*start).coordinate
                raise refused(
                    path,
                    "Công thức chưa có kết quả.",
                    "Tệp đã lưu bằng Excel hoặc LibreOffice, ô nào cũng có số.",
                    "Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chạy lại lệnh.",
                    "D011",
                    f"trang «{sheet.title}», ô {name}",
                )
            percent = "%" in sheet.cell(*start).number_format
            cells.append(Cell(_shown(value, percent), start != (number, column)))
        hidden = bool(sheet.row_dimensions[number].hidden)
        yield GridRow(f"dòng {number}", tuple(cells), hidden)


def _numbers(sheet: Worksheet) -> Iterator[int]:
    """The rows up to the last that holds something, without long stretches of nothing."""
    found = {row for (row, _), cell in sheet._cells.items() if str(cell.value or "").strip()}
    before = 0
    for number in sorted(found):
        yield from range(max(before + 1, number - MOST_EMPTY), number + 1)
        before = number


def _shown(value: Any, percent: bool) -> str:
    """A value as people read it: numbers with a decimal comma, 0.85 in percent as 85%."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        digits = f"{value:.{DIGITS}g}" if isinstance(value, float) else str(value)
        exact = Decimal(digits) * (100 if percent else 1)
        plain = format(exact.normalize(), "f").replace(".", ",")
        return f"{plain}%" if percent else plain
    return clean(str(value))
