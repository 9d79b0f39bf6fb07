"""Tables of results: a row a unit, columns of points, total, index, rank, class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from cchc_docs.auditing.result_columns import Column
from cchc_docs.importing.grid import Grid

BESIDE = 1000
"""Added to the key of a column for the second figure in its cells."""

NOWHERE = -1
"""Key and index of a column that the file does not have: what lines between rows say."""


@dataclass(frozen=True)
class UnitRow:
    """A unit's figures and words by key of column, and the maxima that its own cells name.

    ``group``: the last line that heads a group of units; ``covered``: columns whose cell is
    merged with that of the row above; ``mark``: the sign of a footnote at the unit's name;
    ``shift``: columns between where a cell stands in the table and where in the file.
    """

    place: str
    unit: str
    group: str
    figures: dict[int, Fraction]
    texts: dict[int, str]
    maxima: dict[int, Fraction]
    covered: frozenset[int] = frozenset()
    mark: str = ""
    shift: int = 0


@dataclass(frozen=True)
class Results:
    """A table of results; ``sums``, ``means`` and ``others`` are its rows that are no unit,
    ``nameless`` those with figures that name none.

    ``title``: what stands above it, else what its units are called; ``notes``: its footnotes by
    their sign; ``assumed``: what was understood that it does not say.
    """

    grid: Grid
    unit: int
    columns: tuple[Column, ...]
    rows: tuple[UnitRow, ...]
    means: tuple[UnitRow, ...]
    sums: tuple[UnitRow, ...] = ()
    others: tuple[UnitRow, ...] = ()
    nameless: tuple[UnitRow, ...] = ()
    title: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    assumed: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    """Lines of text beside it."""

    def of(self, kind: str) -> list[Column]:
        """Its columns of a kind."""
        return [column for column in self.columns if column.kind == kind]

    def max_of(self, row: UnitRow, column: Column) -> Fraction | None:
        """The most that a row can have in a column, where the table says so."""
        if column.key in row.maxima:
            return row.maxima[column.key]
        own = [row.figures[one.key] for one in self.of("max") if one.key in row.figures]
        return own[0] if own and column.kind in ("total", "self") else column.max

    @cached_property
    def maxima(self) -> Mapping[int, frozenset[Fraction | None]]:
        """The maxima of each column's figures, by its key."""
        return {
            one.key: frozenset(self.max_of(row, one) for row in self.rows) for one in self.columns
        }
