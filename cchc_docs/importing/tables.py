"""A table as it is read: without columns that are hidden, two that stand side by side apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.grid import Cell, Grid, GridRow
from cchc_docs.importing.headings import SEARCHED

_LEAST = 3
"""Columns of a table of criteria, of those that stand side by side."""


def tables_of(grid: Grid) -> Iterator[Grid]:
    """The tables that people see in a grid; each keeps its columns at their place."""
    shown = _without(grid, grid.hidden)
    second = next((one for row in grid.rows[:SEARCHED] if (one := _begins_again(row))), None)
    if second is None:
        yield shown
        return
    width = max(len(row.cells) for row in grid.rows)
    yield _without(shown, range(second, width))
    yield replace(_without(shown, range(second)), caption=())


def _begins_again(row: GridRow) -> int | None:
    """The column where a heading stands in its row for the second time."""
    filled = [
        (place, one_line(cell.text).lower())
        for place, cell in enumerate(row.cells)
        if cell.text and not cell.continued
    ]
    half = len(filled) // 2
    texts = [text for _, text in filled]
    twice = half >= _LEAST and len(filled) == 2 * half and texts[:half] == texts[half:]
    return filled[half][0] if twice and len(set(texts)) == half else None


def _without(grid: Grid, columns: Collection[int]) -> Grid:
    """The grid with nothing in these columns; a merged cell shows in its first that is left."""
    if not columns:
        return grid
    rows = tuple(replace(row, cells=tuple(_cells(row.cells, columns))) for row in grid.rows)
    return replace(grid, rows=rows)


def _cells(cells: Sequence[Cell], columns: Collection[int]) -> Iterator[Cell]:
    lost: Cell | None = None
    for place, cell in enumerate(cells):
        if place in columns:
            lost = cell if not cell.continued else lost
            yield Cell()
        elif lost is not None and cell.continued and cell.text == lost.text:
            yield Cell(cell.text)
            lost = None
        else:
            lost = None
            yield cell
