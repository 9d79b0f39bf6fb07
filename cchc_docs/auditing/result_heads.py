"""Headings of tables of results, and lists side by side or over several tables as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_docs.auditing.result_columns import NO_UNIT, REGION, UNIT, kind_of
from cchc_docs.auditing.result_values import rank_of, value_of
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.grid import Cell, Grid, GridRow

FIRST_ROWS = 15
"""Rows among which the first heading stands."""
DEEPEST = 3
_TELLING = ("number", "total", "index", "rank", "class", "max")
"""Kinds of column that rows of units do not name."""


def unit_columns(row: GridRow) -> list[int]:
    """Where a heading of a table of results names units; nothing where the row is none."""
    texts = [one_line(text) for text in row.texts()]
    scored = any(kind_of(text) in ("total", "index", "rank") for text in texts)
    if len(texts) < (2 if scored else 3) or any(value_of(text) for text in texts):
        return []
    own = [(n, one_line(cell.text)) for n, cell in enumerate(row.cells) if not cell.continued]
    units = [n for n, text in own if UNIT.match(text) and _can_name_units(text)]
    return units or [n for n, text in own if REGION.match(text) and _can_name_units(text)][:1]


def _can_name_units(text: str) -> bool:
    return len(text) < 60 and not NO_UNIT.search(text)


def first_heading(rows: Sequence[GridRow]) -> int | None:
    """The row of the first heading."""
    return next((n for n, row in enumerate(rows[:FIRST_ROWS]) if unit_columns(row)), None)


def is_later_heading(row: GridRow) -> bool:
    """Whether a row below a heading is one more, and no unit without figures."""
    if not unit_columns(row):
        return False
    return len({kind_of(one_line(text)) for text in row.texts()} & set(_TELLING)) > 1


def kinds_of(row: GridRow) -> list[str]:
    """What each filled cell of a heading names, units apart."""
    units = unit_columns(row)
    return [
        "unit" if index in units else kind_of(one_line(cell.text))
        for index, cell in enumerate(row.cells)
        if cell.text
    ]


def end_of_heading(rows: Sequence[GridRow], first: int) -> int:
    """The row after those of a heading."""
    end = first + 1
    while end < len(rows) and end - first < DEEPEST and _is_below(rows[end]):
        end += 1
    return end


def _is_below(row: GridRow) -> bool:
    """Whether a row goes on with the heading: a cell in it began above, and none is a figure."""
    own = [one_line(cell.text) for cell in row.cells if cell.text and not cell.continued]
    if any(value_of(text) is not None for text in own):
        return False
    return any(cell.continued for cell in row.cells) and len(row.texts()) > 1


def whole_tables(grids: Sequence[Grid]) -> Iterator[tuple[Grid, tuple[Grid, ...]]]:
    """Each table with all that goes on with it, and the grids that it is made of."""
    held: list[Grid] = []
    for grid in grids:
        if held and _goes_on(held[0], held[-1], grid):
            held.append(grid)
            continue
        if held:
            yield _joined(held), tuple(held)
        held = [grid]
    if held:
        yield _joined(held), tuple(held)


def _goes_on(begun: Grid, before: Grid, grid: Grid) -> bool:
    """Whether a table of a text goes on with those before: the same columns, and nothing between
    or ranks that count on."""
    if not grid.rows or not before.rows or not grid.name.startswith("bảng"):
        return False
    above, first = first_heading(begun.rows), first_heading(grid.rows)
    if above is None or len(begun.rows[above].cells) != len(grid.rows[0].cells):
        return False
    if first is not None and grid.rows[first].texts() != begun.rows[above].texts():
        return False
    return not grid.caption or _counts_on(begun.rows[above], before, grid)


def _counts_on(heading: GridRow, before: Grid, grid: Grid) -> bool:
    """Whether ranks go on where those of the table before ended."""
    kinds = [kind_of(one_line(cell.text)) for cell in heading.cells]
    if "rank" not in kinds:
        return False
    index = kinds.index("rank")
    ended, begins = _ranks(before, index), _ranks(grid, index)
    if not ended or not begins or min(begins) == 1:
        return False
    last = max(ended)
    return last <= min(begins) <= last + ended.count(last)


def _ranks(grid: Grid, index: int) -> list[int]:
    found = (rank_of(row.cells[index].text) for row in grid.rows if index < len(row.cells))
    return [rank for rank in found if rank is not None]


def _joined(grids: Sequence[Grid]) -> Grid:
    rows = [*grids[0].rows]
    for grid in grids[1:]:
        rows += [replace(row, place=f"tiếp ở {grid.name}, {row.place}") for row in grid.rows]
    return stacked(replace(grids[0], rows=tuple(rows)))


def stacked(grid: Grid) -> Grid:
    """Lists side by side, each with the same heading, one below the other."""
    first = first_heading(grid.rows)
    parts = _lists(grid.rows[first]) if first is not None else []
    if first is None or len(parts) < 2:
        return grid
    begin, end = parts[0]
    rows = [replace(row, cells=row.cells[:end]) for row in grid.rows]
    for start, stop in parts[1:]:
        shift = start - begin
        rows += [
            GridRow(row.place, (Cell(),) * begin + row.cells[start:stop], row.hidden, shift)
            for row in grid.rows[max(first - 1, 0) :]
        ]
    return replace(grid, rows=tuple(rows))


def _lists(heading: GridRow) -> list[tuple[int, int]]:
    """From which to which column each of several lists goes."""
    filled = [index for index, cell in enumerate(heading.cells) if cell.text]
    count, kinds = len(unit_columns(heading)), kinds_of(heading)
    size = len(filled) // max(count, 1)
    if count < 2 or size < 2 or size * count != len(filled):
        return []
    if any(kinds[n : n + size] != kinds[:size] for n in range(0, len(kinds), size)):
        return []
    return [(filled[n], filled[n + size - 1] + 1) for n in range(0, len(filled), size)]
