"""A rule on a number line as data: drawn on pages as a picture, on paper by the typesetter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from markupsafe import Markup
from pydantic import PlainSerializer, TypeAdapter

from cchc_docs.ground.numbers import show

ON_PAPER = "data-paper-line"
"""The attribute in which a figure hands its line to the PDF guides."""

Level = Literal["none", "part", "full"]
"""How good: all that can be earned, or nothing lost; some of it; nothing earned, or all lost."""


@dataclass(frozen=True)
class Segment:
    """A part of the line: points earned there, and its weight in width."""

    points: Fraction
    weight: Fraction


@dataclass(frozen=True)
class Mark:
    """A value between two segments; ``owner``: -1 it belongs to the left one, 1 to the right."""

    text: str
    owner: int


PerCent = Annotated[float, PlainSerializer(lambda value: round(value, 2))]
"""A place or a width in per cent of the whole: for drawing, not for counting."""


@dataclass(frozen=True)
class Area:
    """A segment in its place."""

    at: PerCent
    width: PerCent
    kind: Level
    points: str


@dataclass(frozen=True)
class Boundary:
    """A mark in its place; of each side whether its end is closed, None where none is drawn."""

    at: PerCent
    text: str
    left: bool | None
    right: bool | None


@dataclass(frozen=True)
class NumberLine:
    """Areas from left to right, and what divides them."""

    areas: tuple[Area, ...]
    marks: tuple[Boundary, ...]


def number_line(
    segments: Sequence[Segment], marks: Sequence[Mark], best: Fraction, taken: bool = False
) -> NumberLine:
    """The line: a segment is as wide as the mean of its share of weight and an equal share.

    ``taken``: the points are taken off.
    """
    total = sum((segment.weight for segment in segments), Fraction(0))
    equal = Fraction(1, len(segments))
    areas: list[Area] = []
    ends: list[Fraction] = [Fraction(0)]
    for segment in segments:
        width = (segment.weight / total + equal) / 2
        colour, points = level(segment.points, best, taken), signed(segment.points, taken)
        areas.append(Area(_per_cent(ends[-1]), _per_cent(width), colour, points))
        ends.append(ends[-1] + width)
    boundaries = (_boundary(mark, end) for mark, end in zip(marks, ends[1:], strict=False))
    return NumberLine(tuple(areas), tuple(boundaries))


def _boundary(mark: Mark, at: Fraction) -> Boundary:
    left, right = (mark.owner == -1, mark.owner == 1) if mark.owner else (None, None)
    return Boundary(_per_cent(at), mark.text, left, right)


def level(points: Fraction, best: Fraction, taken: bool = False) -> Level:
    """How points are coloured: the most that is taken off is no success."""
    if 0 < points < best:
        return "part"
    return "none" if (points <= 0) != taken else "full"


def signed(points: Fraction, taken: bool = False) -> str:
    """The points, with a minus where they are taken off."""
    return show(-points if taken else points)


def _per_cent(share: Fraction) -> float:
    return float(share * 100)


_JSON = TypeAdapter(NumberLine)


def for_paper(line: NumberLine) -> Markup:
    """The attribute that hands the line over."""
    return Markup('{}="{}"').format(Markup(ON_PAPER), _JSON.dump_json(line).decode())


def from_paper(value: str) -> NumberLine:
    """The line in such an attribute. Raises ValueError."""
    return _JSON.validate_json(value)
