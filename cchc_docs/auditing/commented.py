"""A copy of what was audited as an Excel file, each finding as a comment at its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.auditing.documents import Document
from cchc_docs.auditing.found import WEIGHTS, Found
from cchc_docs.ground.cells import write

AUTHOR = "cchc audit"
_MARK = PatternFill("solid", fgColor="FFF3B0")


def commented(document: Document, found: Sequence[Found]) -> bytes:
    """The copy; a Word or other file becomes a sheet a table."""
    own = document.path.suffix.lower() == ".xlsx"
    book = load_workbook(document.path) if own else _book_of(document)
    spots: dict[tuple[str, int, int], list[Found]] = defaultdict(list)
    rows = _row_numbers(document)
    for one in found:
        row = rows.get((one.spot.grid, one.spot.row))
        if one.spot.file == document.path.name and row is not None:
            sheet = one.spot.grid.removeprefix("trang «").removesuffix("»")
            spots[sheet, row, (one.spot.column or 0) + 1].append(one)
    for (sheet, line, column), held in spots.items():
        page = book[sheet]
        words = "\n\n".join(
            f"{WEIGHTS[one.weight]}: {one.what}\n{one.working}\n{one.remedy}" for one in held
        )
        cell = _anchor(page, line, column)
        cell.comment = Comment(words, AUTHOR, height=160, width=360)
        cell.fill = _MARK
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _row_numbers(document: Document) -> dict[tuple[str, str], int]:
    """The row of the copy at which each row of a table stands; an own file has it in its place."""
    own = document.path.suffix.lower() == ".xlsx"
    return {
        (grid.name, row.place): int(row.place.removeprefix("dòng ")) if own else number
        for grid in document.grids
        for number, row in enumerate(grid.rows, 1)
    }


def _anchor(page: Worksheet, row: int, column: int) -> Any:
    """The cell itself, or the first of the merged cells that it lies in."""
    for area in page.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return page.cell(area.min_row, area.min_col)
    return page.cell(row, column)


def _book_of(document: Document) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in document.grids:
        page = book.create_sheet(grid.name)
        for number, line in enumerate(grid.rows, 1):
            for column, cell in enumerate(line.cells, 1):
                if cell.text and not cell.continued:
                    write(page.cell(number, column), cell.text)
    return book


def copy_names(paths: Sequence[Path]) -> dict[Path, str]:
    """What the copies are called: each its own, of two files with one name the later has a number.

    A file that is named twice has one copy.
    """
    found: dict[Path, str] = {}
    for path in paths:
        stem, number = f"{path.stem}-kiem-tra", 1
        while path not in found and f"{stem}.xlsx" in found.values():
            number += 1
            stem = f"{path.stem}-{number}-kiem-tra"
        found.setdefault(path, f"{stem}.xlsx")
    return found
