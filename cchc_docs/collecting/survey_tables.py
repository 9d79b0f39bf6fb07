"""Files with the outcome of a survey, row by row: CSV of any mark, sheets of a workbook."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from cchc_docs.collecting.opening import MAX_FILE, NotAWorkbook, opened, rows_of
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.ground.reading import look
from cchc_docs.ground.text import folded
from cchc_docs.scoring.workbook_files import is_workbook
from cchc_docs.scoring.workbook_values import plain

MARKS = ";\t,"
MOST_COLUMNS = 300
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
class SurveyRow:
    """A row below the heads: where it stands, and its cells by column."""

    place: str
    cells: tuple[str, ...]


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


def survey_rows(path: Path) -> Iterator[tuple[SurveyTable, SurveyRow]]:
    """Every row below a row of heads that names the unit; raises ProblemsFound without one."""
    table = None
    look(path, MAX_FILE)
    for place, cells in _workbook(path) if is_workbook(path) else _csv(path):
        if not any(cells):
            continue
        found = _heads(cells)
        if found is not None:
            table = found
        elif table is not None:
            padded = cells + ("",) * (len(table.heads) - len(cells))
            yield table, SurveyRow(place, padded)
    if table is None:
        raise _refused(path, "Không thấy hàng đầu đề có cột «Đơn vị».")


def _heads(cells: tuple[str, ...]) -> SurveyTable | None:
    names = {name: kind for kind, names in KNOWN.items() for name in names}
    columns: dict[str, int] = {}
    for number, cell in enumerate(cells):
        kind = names.get(folded(cell).rstrip(" .:"))
        if kind is not None:
            columns.setdefault(kind, number)
    is_head = "unit" in columns and sum(1 for cell in cells if cell) > 1
    return SurveyTable(tuple(cells), columns) if is_head else None


def _csv(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        with path.open("rb") as file:
            wide = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
        with path.open(encoding="utf-16" if wide else "utf-8-sig", newline="") as file:
            first = list(itertools.islice(file, SAMPLE))
            mark = max(MARKS, key=lambda sign: sum(line.count(sign) for line in first))
            rows = csv.reader(itertools.chain(first, file), delimiter=mark)
            for row in rows:
                yield f"dòng {rows.line_num}", tuple(cell.strip() for cell in row)
    except UnicodeError as error:
        raise _refused(path, "Tệp không phải chữ Unicode UTF-8.") from error
    except csv.Error as error:
        raise _refused(path, "Tệp không phải bảng CSV.") from error


def _workbook(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        with opened(path) as book:
            for sheet in book.worksheets:
                for number, row in enumerate(rows_of(sheet, MOST_COLUMNS), 1):
                    cells = tuple(_words(cell.value) for cell in row)
                    yield f"trang «{sheet.title}», dòng {number}", cells
    except NotAWorkbook as error:
        raise _refused(path, "Tệp không phải bảng tính XLSX.") from error


def _words(cell: object) -> str:
    value = plain(cell)
    if isinstance(value, int | Fraction):
        return show(Fraction(value)).replace(".", "")
    return "" if value is None else str(value)


def _refused(path: Path, what: str) -> ProblemsFound:
    return ProblemsFound(
        [
            Problem(
                shown_path(path),
                1,
                what,
                "Bảng CSV (UTF-8) hoặc XLSX có cột Đơn vị, và: cột Mục với số phiếu từng mức; "
                "hoặc cột Mục, cột Trả lời; hoặc mỗi mục một cột.",
                "Sửa hàng đầu đề, hoặc lưu lại tệp dạng CSV UTF-8.",
            )
        ]
    )
