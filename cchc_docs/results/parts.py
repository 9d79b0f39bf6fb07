"""A report of results as parts, which every face shows alike: a table each, some with charts."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

HUNDRED = Fraction(100)
SHADES = 5
"""Shades of a table of component indexes: the lower the figure, the darker."""

MOST_LINES = 40
"""A chart of more would be longer than a page; its table says it."""
POINTS = 2
"""Decimals of points."""

Key = Literal[
    "table",
    "spread",
    "summary",
    "why",
    "fields",
    "items",
    "self",
    "reasons",
    "before",
    "unit",
    "card",
    "raise",
    "place",
]
"""What a part is about."""


@dataclass(frozen=True)
class Chart:
    """A drawing of figures that also stand in the table of its part.

    ``bars`` lie, one a label; ``columns`` stand; ``dots`` put each series on the line of its label.
    """

    kind: Literal["bars", "columns", "dots"]
    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[Fraction | None, ...]], ...]
    least: Fraction = Fraction(0)
    most: Fraction = HUNDRED


@dataclass(frozen=True)
class Part:
    """A table with its title; ``note`` stands above it.

    ``right``: columns of figures; ``shades``: how dark each cell is, where it is a heat map;
    ``codes``: the first column holds codes of items; ``also``: what it tells beside its key.
    """

    key: Key
    anchor: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    right: frozenset[int] = frozenset()
    charts: tuple[Chart, ...] = ()
    shades: tuple[tuple[int, ...], ...] = field(default=())
    codes: bool = False
    also: frozenset[str] = frozenset()

    @property
    def tells(self) -> frozenset[str]:
        """What must not be withheld where it stands."""
        return self.also | {self.key}


def drawable(chart: Chart) -> tuple[Chart, ...]:
    """The chart, unless it holds nothing or more lines than a page has room for."""
    return (chart,) if 0 < len(chart.labels) <= MOST_LINES else ()


def shade(index: Fraction | None) -> int:
    """How dark a cell with this share in percent is: 0, the lightest, for all of it or none."""
    if index is None:
        return 0
    return SHADES - 1 - max(0, min(int(index * SHADES / HUNDRED), SHADES - 1))


def mean(values: list[Fraction]) -> Fraction:
    """The mean of some figures."""
    return sum(values, Fraction(0)) / len(values)


def median(values: list[Fraction]) -> Fraction:
    """The figure in the middle; between two of them their mean."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def signed(value: Fraction, told: str) -> str:
    """A difference that says where it goes."""
    return f"+{told}" if value > 0 else told


def down(value: Fraction) -> Fraction:
    """The ten below, where an axis begins."""
    return Fraction(int(value // 10) * 10)


def up(value: Fraction) -> Fraction:
    """The ten above, where it ends."""
    return -down(-value)
