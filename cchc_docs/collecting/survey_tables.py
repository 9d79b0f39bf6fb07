"""Files with the outcome of a survey, row by row: CSV of any mark, sheets of a workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain, islice, zip_longest
from pathlib import Path

from cchc_docs.collecting.opening import MAX_FILE, NotAWorkbook, opened, rows_of
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.ground.reading import look
from cchc_docs.ground.text import folded
from cchc_docs.scoring.workbook_files import is_workbook
from cchc_docs.scoring.workbook_values import cell_value

MARKS = ";\t,"
MOST_COLUMNS = 300
Row = tuple[int, list[str]]
"""A line of a file and its cells."""
AT_ONCE = 50_000
"""So many rows are counted together."""
LONGEST = 60
"""Longer words are no head of a column that is known."""
SAMPLE = 20
"""So many lines tell which sign parts the columns."""
KNOWN = {
    "number": ("stt", "tt", "số tt", "số thứ tự"),
    "year": ("năm",),
    "unit": ("đơn vị", "tên đơn vị", "cơ quan", "tên cơ quan", "đơn vị được đánh giá"),
    "item": ("mục", "mã", "mã mục", "mã tiêu chí", "tiêu chí", "câu hỏi", "mã câu hỏi"),
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
    """Rows below the same heads, each with its line, as they stand in the file."""

    table: SurveyTable
    sheet: str
    """What stands before the line where a place is told."""
    rows: Sequence[Row]

    def place(self, number: int) -> str:
        """Where a row stands."""
        return f"{self.sheet}dòng {self.rows[number][0]}"

    def row(self, number: int) -> tuple[str, ...]:
        """The cells of a row by column, without space around their words."""
        cells = self.rows[number][1]
        missing = ("",) * (len(self.table.heads) - len(cells))
        return (*(cell.strip() for cell in cells), *missing)

    @cached_property
    def columns(self) -> list[tuple[str, ...]]:
        """The cells by column; where a row ends too soon they are empty."""
        found = zip_longest(*(cells for _, cells in self.rows), fillvalue="")
        held = list(islice(found, len(self.table.heads)))
        empty = ("",) * len(self.rows)
        return held + [empty] * (len(self.table.heads) - len(held))


def survey_blocks(path: Path) -> Iterator[Block]:
    """All rows below a row of heads that names the unit; raises ProblemsFound without one."""
    table = None
    look(path, MAX_FILE)
    for sheet, rows in _workbook(path) if is_workbook(path) else _csv(path):
        begin = 0
        for at in _named(rows):
            found = _heads([cell.strip() for cell in rows[at][1]])
            if found is None:
                continue
            if table is not None and at > begin:
                yield Block(table, sheet, rows[begin:at])
            table, begin = found, at + 1
        if table is not None and begin < len(rows):
            yield Block(table, sheet, rows[begin:])
    if table is None:
        raise _refused(path, "Không thấy hàng đầu đề có cột «Đơn vị».", "W013")


def _named(rows: Sequence[Row]) -> list[int]:
    """The rows with a cell that is called as the column of units is; each word is read once."""
    found: set[int] = set()
    for column in zip_longest(*(cells for _, cells in rows), fillvalue=""):
        heads = {
            cell for cell in set(column) if not cell.isdecimal() and _head(cell) in KNOWN["unit"]
        }
        if heads:
            found.update(number for number, cell in enumerate(column) if cell in heads)
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


def _csv(path: Path) -> Iterator[tuple[str, list[Row]]]:
    try:
        with path.open("rb") as file:
            wide = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
        with path.open(encoding="utf-16" if wide else "utf-8-sig", newline="") as file:
            first = list(islice(file, SAMPLE))
            mark = max(MARKS, key=lambda sign: sum(line.count(sign) for line in first))
            reader = csv.reader(chain(first, file), delimiter=mark)
            numbered = ((reader.line_num, cells) for cells in reader)
            while rows := list(islice(numbered, AT_ONCE)):
                yield "", rows
    except UnicodeError as error:
        raise _refused(path, "Tệp không phải chữ Unicode UTF-8.", "W014") from error
    except csv.Error as error:
        raise _refused(path, "Tệp không phải bảng CSV.", "W015") from error


def _workbook(path: Path) -> Iterator[tuple[str, list[Row]]]:
    try:
        with opened(path) as book:
            for sheet in book.worksheets:
                numbered = (
                    (number, [_words(cell.value) for cell in row])
                    for number, row in enumerate(rows_of(sheet, MOST_COLUMNS), 1)
                )
                while rows := list(islice(numbered, AT_ONCE)):
                    yield f"trang «{sheet.title}», ", rows
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
