"""Cells of Excel and CSV with what people wrote: words, never a formula."""

from __future__ import annotations

import re
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet


def write(cell: Cell | MergedCell, value: Any) -> None:
    """``value`` in the cell of a workbook; words are words whatever they begin with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def append(sheet: Worksheet, row: Any) -> None:
    """A row below the last of the sheet, by the same rule."""
    sheet.append(row)
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type = "s"


def csv_words(text: str) -> str:
    """``text`` in a CSV file: office programs calculate what begins so, unless ' stands before."""
    return f"'{text}" if re.match(r"[=+\-@\t\r]", text) else text
