"""The class of a unit: what its index reaches, and what the gates of the edition leave of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, Self, TypeVar

from cchc_docs.criteria.edition_parts import Grade, Grades
from cchc_docs.criteria.gates import Gate
from cchc_docs.criteria.model import Edition, Node
from cchc_docs.rules.model import Step
from cchc_docs.scoring.line import Line

WORDS = {
    "plain": "Theo chỉ số thì đạt loại {grade}",
    "at_most": "{label}: xếp loại không quá {grade}",
    "lower_by": "{label}: hạ {count} mức xếp loại",
    "unclassed": "{label}: không xếp loại",
    "so": "Xếp loại: {grade}",
    "none": "Không xếp loại",
}


class Placed(Protocol):
    """A line, of one card or of many at once."""

    @property
    def node(self) -> Node:
        """What it is the line of."""

    @property
    def parts(self) -> Sequence[Self]:
        """The lines below it."""

    @property
    def capped(self) -> bool:
        """Whether its maximum is a ceiling over more than it."""

    def walk(self) -> Iterable[Self]:
        """This line and all below it, in order."""


AnyLine = TypeVar("AnyLine", bound=Placed)


@dataclass(frozen=True)
class Verdict:
    """The class that counts; ``plain`` is that of the index alone.

    ``steps`` tell which gates decided; none when the index did.
    """

    grade: Grade | None
    plain: Grade | None
    steps: tuple[Step, ...] = ()


def grade_of(index: Fraction | None, edition: Edition, unit_kind: str) -> Grade | None:
    """The class of an unrounded index in percent, for this kind of unit."""
    grades = edition.grades_for(unit_kind)
    if index is None or grades is None:
        return None
    within = max(Fraction(0), min(index, Fraction(100)))
    return next((level for level in grades.levels if level.contains(within)), None)


def verdict(
    index: Fraction | None, lines: Sequence[Line], edition: Edition, unit_kind: str
) -> Verdict:
    """The class of a unit with this index and these lines of its fields."""
    plain = grade_of(index, edition, unit_kind)
    grades = edition.grades_for(unit_kind)
    if plain is None or grades is None:
        return Verdict(plain, plain)
    return gated(plain, grades, [gate for gate in grades.gates if is_met(gate, lines)])


def gated(plain: Grade, grades: Grades, met: Sequence[Gate]) -> Verdict:
    """The class that those gates leave which a unit has run into, in their order."""
    order = grades.best_first
    at, told = order.index(plain), [WORDS["plain"].format(grade=plain.label)]
    labels = [level.label for level in order]
    for gate in met:
        if gate.unclassed:
            told += [WORDS["unclassed"].format(label=gate.label), WORDS["none"]]
            return Verdict(None, plain, _steps(told))
        if gate.at_most is not None:
            lowered, key = max(at, labels.index(gate.at_most)), "at_most"
        else:
            lowered, key = min(at + (gate.lower_by or 0), len(order) - 1), "lower_by"
        if lowered != at:
            values = {"grade": gate.at_most or "", "count": str(gate.lower_by)}
            told.append(WORDS[key].format(label=gate.label, **values))
            at = lowered
    if len(told) == 1:
        return Verdict(plain, plain)
    told.append(WORDS["so"].format(grade=labels[at]))
    return Verdict(order[at], plain, _steps(told))


def _steps(told: Sequence[str]) -> tuple[Step, ...]:
    return tuple(Step("rule", text) for text in told)


def is_met(gate: Gate, lines: Sequence[Line]) -> bool:
    """Whether so many lines that count for the unit stand in the range of the gate."""
    met = sum(
        gate.contains(line.counted if gate.by == "points" else line.index or Fraction(0))
        for line in looked_at(gate, lines)
        if line.answered_max
    )
    return met >= (gate.least or 1)


def looked_at(gate: Gate, lines: Sequence[AnyLine]) -> Iterator[AnyLine]:
    """The lines whose figures a gate looks at: one item, or all that count within a maximum."""
    for field in lines:
        if gate.item is not None:
            yield from (line for line in field.walk() if line.node.id == gate.item)
        else:
            each = (field,) if gate.among == "fields" else _items(field)
            yield from (line for line in each if not line.capped)


def _items(line: AnyLine) -> Iterator[AnyLine]:
    if line.node.is_item:
        yield line
        return
    for part in line.parts:
        yield from _items(part)
