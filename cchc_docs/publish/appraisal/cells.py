"""Cells with words that units wrote: never a formula, whatever they begin with."""

from __future__ import annotations

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.ground.cells import write
from cchc_docs.publish.workbook.layout import put, raise_row

LONGEST = 32_767
"""More does not fit in a cell."""


def put_text(sheet: Worksheet, address: str, words: str | None, width: int = 0) -> None:
    """A locked cell with ``words`` as they are; its row is high enough for a ``width``."""
    put(sheet, address, None)
    fill_text(sheet, address, words, width)


def fill_text(sheet: Worksheet, address: str, words: str | None, width: int = 0) -> None:
    """The same in a cell that is there and keeps its look."""
    if not words:
        return
    cell = sheet[address]
    write(cell, ILLEGAL_CHARACTERS_RE.sub("", words)[:LONGEST])
    if width:
        raise_row(sheet, cell.row, words, width)
