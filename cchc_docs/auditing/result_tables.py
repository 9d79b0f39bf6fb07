"""Tables of results: a row a unit, columns of points, total, index, rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.importing.amounts import figure, number
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.grid import Grid, GridRow

_UNIT = re.compile(
    r"^(tên |các )?(đơn vị|xã|phường|quận|huyện|sở|ban, ngành|cơ quan|tỉnh|thành phố|thị xã|"
    r"địa phương)",
    re.I,
)
_NO_UNIT = re.compile(r"thực hiện|chủ trì|theo dõi|phối hợp|chấm|đánh giá|tính|phụ trách", re.I)
_KINDS = (
    ("number", re.compile(r"^(s?tt|số tt|số thứ tự)$", re.I)),
    ("rank", re.compile(r"xếp (hạng|thứ)|thứ hạng|^hạng|vị trí|rank", re.I)),
    ("total", re.compile(r"tổng (số )?(điểm|cộng)|^tổng|^điểm (chung|tổng)", re.I)),
    ("index", re.compile(r"chỉ số|index|tỷ lệ|%|kết quả (chung|tổng hợp)|tổng hợp|điểm số", re.I)),
)
_MAX = re.compile(r"\(\s*(?:tối đa\s*)?(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?\s*\)")
_MEAN = re.compile(r"^(trung bình|bình quân|điểm trung bình)", re.I)
_SUM = re.compile(r"^(tổng|cộng)", re.I)
DEEPEST = 3


@dataclass(frozen=True)
class Column:
    """A column of figures."""

    index: int
    title: str
    kind: str
    max: Fraction | None


@dataclass(frozen=True)
class UnitRow:
    """A unit's figures by column; ``group``: the last line that heads a group of units."""

    place: str
    unit: str
    group: str
    figures: dict[int, Fraction]


@dataclass(frozen=True)
class Results:
    """A table of results."""

    grid: Grid
    unit: int
    columns: tuple[Column, ...]
    rows: tuple[UnitRow, ...]
    means: tuple[UnitRow, ...]

    def of(self, kind: str) -> list[Column]:
        """Its columns of a kind."""
        return [column for column in self.columns if column.kind == kind]


def find_results(grid: Grid) -> Results | None:
    """The table as one of results; None when it is none."""
    for first in range(min(15, len(grid.rows))):
        unit = _unit_column(grid.rows[first])
        if unit is None:
            continue
        end = first + 1
        while end < len(grid.rows) and end - first < DEEPEST and not _figures(grid.rows[end]):
            if not _is_below(grid.rows[end]):
                break
            end += 1
        return _results(grid, first, end, unit)
    return None


def _unit_column(row: GridRow) -> int | None:
    if len(row.texts()) < 3:
        return None
    for index, cell in enumerate(row.cells):
        text = one_line(cell.text)
        if (
            not cell.continued
            and _UNIT.match(text)
            and len(text) < 60
            and not _NO_UNIT.search(text)
        ):
            return index
    return None


def _is_below(row: GridRow) -> bool:
    """Whether a row goes on with the heading: a cell in it began above."""
    return any(cell.continued for cell in row.cells) and len(row.texts()) > 1


def _figures(row: GridRow) -> dict[int, Fraction]:
    found = {}
    for index, cell in enumerate(row.cells):
        value = figure(one_line(cell.text)) if cell.text and not cell.continued else None
        if value is not None:
            found[index] = value
    return found


def _results(grid: Grid, first: int, end: int, unit: int) -> Results | None:
    titles = _titles(grid.rows[first:end])
    rows: list[UnitRow] = []
    means: list[UnitRow] = []
    group = ""
    for row in grid.rows[end:]:
        figures = _figures(row)
        name = one_line(row.cells[unit].text) if unit < len(row.cells) else ""
        texts = row.texts()
        label = name or (one_line(texts[0]) if texts else "")
        if len(set(texts)) == 1 and not figures:
            group = texts[0]
        elif _MEAN.match(label):
            means.append(UnitRow(row.place, label, group, figures))
        elif name and figures and figure(name) is None and not _SUM.match(name):
            rows.append(UnitRow(row.place, name, group, figures))
    columns = tuple(
        _column(index, title, rows)
        for index, title in enumerate(titles)
        if index != unit and sum(index in row.figures for row in rows) * 2 > len(rows)
    )
    scored = [column for column in columns if column.kind != "number"]
    return Results(grid, unit, columns, tuple(rows), tuple(means)) if rows and scored else None


def _titles(rows: Sequence[GridRow]) -> list[str]:
    titles = []
    for index in range(max(len(row.cells) for row in rows)):
        parts: list[str] = []
        for row in rows:
            text = one_line(row.cells[index].text) if index < len(row.cells) else ""
            if text and text not in parts:
                parts.append(text)
        titles.append(" / ".join(parts))
    return titles


def _column(index: int, title: str, rows: Sequence[UnitRow]) -> Column:
    kind = next((name for name, shape in _KINDS if shape.search(title)), "part")
    found = _MAX.search(title)
    return Column(index, title, kind, number(found[1]) if found else None)
