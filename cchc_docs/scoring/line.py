"""A line of a card: a field, a criterion or a part of one, with what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.criteria.edition_parts import Scoring
from cchc_docs.criteria.model import Node
from cchc_docs.ground.numbers import total
from cchc_docs.rules.columns import Column
from cchc_docs.scoring.points import EntryScore

ZERO = Fraction(0)


@dataclass(frozen=True)
class Line:
    """A node on the card. All figures are exact points.

    ``max``: what counts for this unit; ``answered_max``: the part of it that has an answer;
    ``points``: what the settled columns come to; ``columns``: the sum of each column;
    ``entry``: for a node with a rule of its own, its score (None: not answered);
    ``capped``: of bonus and penalty, where a maximum is a ceiling over more than it;
    ``scoring``: for one with parts, how far bonuses and penalties within it may lead.
    """

    node: Node
    parts: tuple[Line, ...]
    entry: EntryScore | None
    max: Fraction
    answered_max: Fraction
    points: Fraction
    columns: Mapping[Column, Fraction]
    capped: bool = False
    scoring: Scoring | None = None

    @property
    def open_max(self) -> Fraction:
        """Points that are still open."""
        return self.max - self.answered_max

    @property
    def counted(self) -> Fraction:
        """What counts of the points: no more than the ceiling there is, below 0 where it may be."""
        return self.within(self.points)

    def within(self, points: Fraction) -> Fraction:
        """What would count of so many points."""
        if self.scoring is not None and not self.capped:
            return self.scoring.within(points, self.answered_max)
        ceiling = self.node.max if self.capped else self.answered_max
        return min(points if points > 0 else ZERO, ceiling)

    @property
    def highest(self) -> Fraction:
        """The most that can count."""
        return min(self.max, self.node.max) if self.capped else self.max

    @property
    def index(self) -> Fraction | None:
        """Component index in percent (unrounded): what counts : maximum of what is answered."""
        most = min(self.answered_max, self.highest)
        return self.counted / most * 100 if most else None

    def walk_deep(self, depth: int = 0) -> Iterator[tuple[Line, int]]:
        """This line and all below it, in order, each with its depth from here."""
        yield self, depth
        for part in self.parts:
            yield from part.walk_deep(depth + 1)

    def extras(self) -> Iterator[Line]:
        """The items of bonus and penalty, at this line and below it."""
        if self.node.role == "condition":
            return
        if self.capped and self.node.rule is not None:
            yield self
        for part in self.parts:
            yield from part.extras()

    def walk(self) -> tuple[Line, ...]:
        """This line and all below it, in order."""
        return tuple(line for line, _ in self.walk_deep())


def together(node: Node, parts: Sequence[Line], figure: Callable[[Line], Fraction]) -> Fraction:
    """What the parts within the maximum of ``node`` come to: their sum, or the highest (or 0)."""
    found = [figure(part) for part in parts if part.node.role == "score"]
    return max((ZERO, *found)) if node.take == "highest" else total(found)


def beside(parts: Sequence[Line], figure: Callable[[Line], Fraction]) -> Fraction:
    """Bonuses less penalties, which stand outside the maximum."""
    signs = {"bonus": 1, "penalty": -1}
    return total(signs[part.node.role] * figure(part) for part in parts if part.node.role in signs)
