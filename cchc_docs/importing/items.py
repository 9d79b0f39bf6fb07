"""What an annex holds as it was printed: items with their lines, totals, what became of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from cchc_docs.importing.codes import Code


@dataclass
class Line:
    """Words below an item that say how it is scored, with the points printed beside them."""

    text: str
    points: Fraction | None
    place: str


@dataclass
class Item:
    """A row that has points of its own, and what lies below it."""

    code: Code | None
    title: str
    max: Fraction | None
    place: str
    grid: str
    file: str
    words: list[str]
    lines: list[Line] = field(default_factory=list)
    parts: list[Item] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    surveyed: bool = False
    column: str = "max"
    style: str = ""
    scores: dict[str, Fraction] = field(default_factory=dict)
    """What the row says was reached, by the role of the column."""
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def walk(self) -> Iterable[Item]:
        """This item and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True)
class Account:
    """What became of a row."""

    file: str
    grid: str
    place: str
    text: str
    became: str
    item: Item | None = None


@dataclass(frozen=True)
class Total:
    """A row that states a sum."""

    label: str
    max: Fraction | None
    scores: Mapping[str, Fraction]
    file: str
    grid: str
    place: str
    columns: Mapping[str, tuple[int, ...]]
    after: int
    """How many fields stand before it."""


@dataclass
class Outline:
    """The tree of a file's tables, the totals it states, and what became of every row."""

    items: list[Item] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Tables that are none of criteria."""
    hidden: list[str] = field(default_factory=list)
    """Columns and sheets that the file does not show."""

    def walk(self) -> Iterable[Item]:
        """Every item, in order."""
        for item in self.items:
            yield from item.walk()
