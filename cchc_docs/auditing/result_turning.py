"""Tables of results with a column a unit, turned over into a row a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cchc_docs.auditing.result_columns import UNIT, kind_of
from cchc_docs.auditing.result_heads import FIRST_ROWS, unit_columns
from cchc_docs.auditing.result_values import rank_of, value_of
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.grid import Cell, Grid, GridRow

HEAD, GROUP = "Đơn vị", "Khối"
"""Headings of the columns that the names of units, and what stands above these, become."""
_NO_NAME = re.compile(r"điểm|thẩm định|lần|năm|quý|kỳ|tài liệu|tiêu chí|nội dung|lĩnh vực", re.I)
_SETTLING = ("total", "index", "rank")


@dataclass(frozen=True)
class _Shape:
    """Where names stand: their row, their columns; the column of what each row tells."""

    names: int
    units: tuple[int, ...]
    labels: int


def turned(grid: Grid) -> Grid:
    """The table with a row a unit where it has a column a unit; any other as it is.

    It has one where a row of names stands above rows of figures of which one is called rank,
    or total or index and most names are those of units; headings that officials give to columns
    of one unit's sheet (maximum, self score, reason) are no names.
    """
    shape = next(_shapes(grid), None)
    return grid if shape is None else _over(grid, shape)


def _shapes(grid: Grid) -> Iterator[_Shape]:
    for number, row in enumerate(grid.rows[:FIRST_ROWS]):
        units = tuple(
            index
            for index, cell in enumerate(row.cells)
            if not cell.continued and _is_name(one_line(cell.text))
        )
        heads = [kind_of(one_line(text)) for text in row.texts()]
        if len(set(row.texts())) < len(row.texts()) or any(one in _SETTLING for one in heads):
            continue
        is_heading, below = bool(unit_columns(row)), grid.rows[number + 1 :]
        for labels in range(min(units, default=0)):
            told = [(kind_of(_text(one, labels)), one) for one in below if _text(one, labels)]
            held = [kind for kind, one in told if kind in _SETTLING and _is_full(one, units)]
            own = tuple(index for index in units if index > labels)
            known = sum(bool(UNIT.match(_text(row, index))) for index in own)
            are_units = known * 2 > len(own) or ("rank" in held and not is_heading)
            if len(own) > 1 and held and are_units:
                yield _Shape(number, own, labels)
                break


def _is_name(text: str) -> bool:
    plain = bool(text) and value_of(text) is None and kind_of(text) == "part"
    return plain and not _NO_NAME.search(text)


def _is_full(row: GridRow, units: tuple[int, ...]) -> bool:
    """Whether a row has a figure, or a rank, for most units."""
    texts = [_text(row, index) for index in units]
    told = [text for text in texts if text and (value_of(text) or rank_of(text)) is not None]
    return len(told) * 2 > len(units)


def _over(grid: Grid, shape: _Shape) -> Grid:
    names = grid.rows[shape.names]
    above = grid.rows[shape.names - 1] if shape.names else None
    groups = [_text(above, index) for index in shape.units] if above else []
    is_grouped = len(set(filter(None, groups))) > 1
    told = [row for row in grid.rows[shape.names + 1 :] if _text(row, shape.labels)]
    heads = [HEAD, *([GROUP] if is_grouped else []), *(_text(row, shape.labels) for row in told)]
    lines = [names, *([above] if is_grouped and above else []), *told]
    tops = [
        index
        for index, cell in enumerate(names.cells)
        if kind_of(one_line(cell.text)) == "max" and index not in shape.units
    ]
    rows = [GridRow(names.place, tuple(Cell(head) for head in heads), shift=shape.labels)]
    rows += [
        GridRow(
            f"{names.place}, «{_text(names, index)}»",
            tuple(Cell(_text(line, index)) for line in lines),
            shift=index,
        )
        for index in (*tops, *shape.units)
    ]
    return replace(grid, rows=tuple(rows), lines=tuple(line.place for line in lines))


def _text(row: GridRow, index: int) -> str:
    return one_line(row.cells[index].text) if index < len(row.cells) else ""
