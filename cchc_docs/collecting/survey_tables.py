"""Files with the outcome of a survey, row by row: CSV of any mark, sheets of a workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from cchc_docs.auditing.result_columns import ITEM
from cchc_docs.collecting.opening import MAX_FILE, NotAWorkbook, opened, rows_of
from cchc_docs.collecting.survey_columns import (
    MOST_COLUMNS,
    Cells,
    Part,
    blank,
    csv_parts,
    row_parts,
)
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.ground.reading import look
from cchc_docs.ground.text import folded
from cchc_docs.scoring.workbook_files import is_workbook
from cchc_docs.scoring.workbook_values import cell_value

LONGEST = 60
"""Longer words are no head of a column that is known."""
KNOWN = {
    "number": ("stt", "tt", "số tt", "số thứ tự"),
    "year": ("năm",),
    "unit": ("đơn vị", "tên đơn vị", "cơ quan", "tên cơ quan", "đơn vị được đánh giá"),
    "item": ITEM,
    "reply": ("trả lời", "câu trả lời", "ý kiến", "phương án", "mức đánh giá", "đánh giá"),
    "total": ("tổng", "tổng số", "tổng số phiếu", "cộng", "tổng cộng"),
    "blank": ("không trả lời", "phiếu trống", "để trống", "phiếu không hợp lệ"),
}
"""What columns are called, by what they hold."""


@dataclass(frozen=True)
class SurveyTable:
    """The heads of a file, told apart, and the place of each column."""

    heads: tuple[str, ...]
    columns: dict[str, int]
    """Those of KNOWN that are there."""

    def rest(self) -> Iterator[tuple[int, str]]:
        """The other columns with a head."""
        own = set(self.columns.values())
        return ((n, head) for n, head in enumerate(self.heads) if head and n not in own)


@dataclass(frozen=True)
class Block:
    """Rows below the same heads, column by column, each row with its line in the file."""

    table: SurveyTable
    sheet: str
    """What stands before the line where a place is told."""
    lines: Sequence[int]
    columns: Sequence[Cells]

    def place(self, number: int) -> str:
        """Where a row stands."""
        return f"{self.sheet}dòng {self.lines[number]}"

    def row(self, number: int) -> tuple[str, ...]:
        """The cells of a row by column, without space around their words."""
        return tuple(one.at(number).strip() for one in self.columns)


def survey_blocks(path: Path) -> Iterator[Block]:
    """All rows below a row of heads that names the unit; raises ProblemsFound without one."""
    table = None
    look(path, MAX_FILE)
    for part in _workbook(path) if is_workbook(path) else _csv(path):
        begin = 0
        for at in _named(part.columns):
            found = _heads([one.at(at).strip() for one in part.columns])
            if found is None:
                continue
            if table is not None and at > begin:
                yield _block(table, part, begin, at)
            table, begin = found, at + 1
        if table is not None and begin < len(part.lines):
            yield _block(table, part, begin, len(part.lines))
    if table is None:
        raise _refused(path, "Không thấy hàng đầu đề có cột «Đơn vị».", "W013")


def _block(table: SurveyTable, part: Part, begin: int, end: int) -> Block:
    lines = part.lines[begin:end]
    columns = [one.of_rows(begin, end) for one in part.columns[: len(table.heads)]]
    columns += [blank(len(lines))] * (len(table.heads) - len(columns))
    return Block(table, part.sheet, lines, columns)


def _named(columns: Sequence[Cells]) -> list[int]:
    """The rows with a cell that is called as the column of units is; each word is read once."""
    found: set[int] = set()
    for column in columns:
        heads = [
            code
            for code, word in enumerate(column.words)
            if not word.isdecimal() and _head(word) in KNOWN["unit"]
        ]
        found.update(column.rows_of(heads))
    return sorted(found)


def _head(cell: str) -> str:
    return folded(cell).rstrip(" .:") if len(cell) <= LONGEST else ""


def _heads(cells: Sequence[str]) -> SurveyTable | None:
    names = {name: kind for kind, names in KNOWN.items() for name in names}
    columns: dict[str, int] = {}
    for number, cell in enumerate(cells):
        kind = names.get(_head(cell))
        if kind is not None:
            columns.setdefault(kind, number)
    is_head = "unit" in columns and sum(1 for cell in cells if cell) > 1
    return SurveyTable(tuple(cells), columns) if is_head else None


def _csv(path: Path) -> Iterator[Part]:
    try:
        yield from csv_parts(path)
    except UnicodeError as error:
        raise _refused(path, "Tệp không phải chữ Unicode UTF-8.", "W014") from error
    except csv.Error as error:
        raise _refused(path, "Tệp không phải bảng CSV.", "W015") from error


def _workbook(path: Path) -> Iterator[Part]:
    try:
        with opened(path) as book:
            for sheet in book.worksheets:
                numbered = (
                    (number, [_words(cell.value) for cell in row])
                    for number, row in enumerate(rows_of(sheet, MOST_COLUMNS), 1)
                )
                yield from row_parts(f"trang «{sheet.title}», ", numbered)
    except NotAWorkbook as error:
        raise _refused(path, "Tệp không phải bảng tính XLSX.", "W016") from error


def _words(cell: object) -> str:
    value = cell_value(cell)
    if isinstance(value, int | Fraction):
        return show(Fraction(value)).replace(".", "")
    return "" if value is None else str(value)


def _refused(path: Path, what: str, code: str) -> ProblemsFound:
    return ProblemsFound(
        [
            Problem(
                shown_path(path),
                1,
                what,
                "Bảng CSV (UTF-8) hoặc XLSX có cột Đơn vị, và: cột Mục với số phiếu từng mức; "
                "hoặc cột Mục, cột Trả lời; hoặc mỗi mục một cột.",
                "Sửa hàng đầu đề, hoặc lưu lại tệp dạng CSV UTF-8.",
                code,
            )
        ]
    )
