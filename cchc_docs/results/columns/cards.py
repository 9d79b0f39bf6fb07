"""Whole cards column-wise: every line of every card, total, index, class; problems by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from cchc_docs.criteria.gates import Gate
from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition, Grades, Node
from cchc_docs.results.columns.exact import Exact, Mask, added
from cchc_docs.results.columns.frames import KIND, UNIT
from cchc_docs.results.columns.kinds import ZERO, holds
from cchc_docs.results.columns.leaves import Leaf, score_leaf
from cchc_docs.scoring.grading import best_first


@dataclass(frozen=True)
class Lines:
    """One node on every card: as a ``Line`` of a card, a number a row."""

    node: Node
    parts: tuple[Lines, ...]
    max: Exact
    answered: Exact
    points: Exact
    capped: bool

    @property
    def counted(self) -> Exact:
        """What counts of the points."""
        return self.points.at_most(self.node.max) if self.capped else self.points

    @property
    def highest(self) -> Exact:
        """The most that can count."""
        return self.max.at_most(self.node.max) if self.capped else self.max

    @property
    def index(self) -> tuple[Exact, Mask]:
        """Component index in percent, and the rows that have one."""
        return share(self.counted, self.answered.at_most(self.highest))

    def walk(self) -> Iterator[Lines]:
        """This and all below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True)
class Cards:
    """The cards of a table of answers. ``whole``: rows whose card is complete and sound."""

    units: Sequence[str]
    kinds: Sequence[str]
    lines: tuple[Lines, ...]
    max: Exact
    answered: Exact
    points: Exact
    index: Exact
    whole: Mask
    grades: Sequence[str | None]
    problems: tuple[tuple[int, str, str], ...]
    """Row, item and what is wrong."""


def share(points: Exact, most: Exact) -> tuple[Exact, Mask]:
    """points : most in percent, and the rows that have a most."""
    able = most.sign(ZERO) > 0
    safe = most.where(~able, Exact.constant(Fraction(1), len(able)))
    whole = points.where(~able, Exact.constant(ZERO, len(able)))
    return whole.over(safe).by(Fraction(100)), able


def score_frame(frame: pd.DataFrame, edition: Edition, criteria_set: CriteriaSet) -> Cards:
    """The cards of all rows; raises KeyError for a column that no input of the set has."""
    _check_names(frame, criteria_set)
    rows = len(frame)
    problems: list[tuple[int, str, str]] = []
    leaves: dict[str, Leaf] = {}
    for node in criteria_set.leaves():
        leaves[node.id], found = score_leaf(node, frame, edition)
        problems += found
    fields = [field for field in criteria_set.fields if not field.unwritten]
    lines = {field.id: _lines(field, leaves, rows, field.role != "score") for field in fields}
    of = {
        role: [lines[field.id] for field in fields if field.role == role]
        for role in ("score", "bonus", "penalty")
    }
    most = added([one.max for one in of["score"]], rows)
    answered = added([one.answered for one in of["score"]], rows)
    points = added([one.points for one in of["score"]], rows)
    points = points.add(added([one.counted for one in of["bonus"]], rows))
    points = points.minus(added([one.counted for one in of["penalty"]], rows)).at_least(ZERO)
    if not edition.scoring.bonus_above_max:
        points = points.at_most(answered)
    index, able = share(points, answered)
    kinds = [str(kind) for kind in frame[KIND]]
    problems += [
        (row, "", f"Bộ tiêu chí không dùng cho loại đơn vị «{kind}».")
        for row, kind in enumerate(kinds)
        if kind not in criteria_set.unit_kinds
    ]
    whole = able & (answered.sign(most) == 0)
    whole &= not any(field.unwritten for field in criteria_set.fields)
    whole[[row for row, _, _ in problems]] = False
    every = tuple(lines.values())
    return Cards(
        units=[str(unit) for unit in frame[UNIT]],
        kinds=kinds,
        lines=every,
        max=most,
        answered=answered,
        points=points,
        index=index,
        whole=whole,
        grades=_grades(index, whole, every, edition, kinds),
        problems=tuple(sorted(problems)),
    )


def _check_names(frame: pd.DataFrame, criteria_set: CriteriaSet) -> None:
    known = {node.id for node in criteria_set.leaves()}
    unknown = [
        str(name)
        for name in frame.columns
        if name not in (UNIT, KIND) and str(name).partition("/")[0] not in known
    ]
    if unknown:
        raise KeyError(*unknown)


def _lines(node: Node, leaves: Mapping[str, Leaf], rows: int, capped: bool) -> Lines:
    if node.rule is not None:
        leaf = leaves[node.id]
        full = Exact.constant(node.max, rows)
        nothing = Exact.constant(ZERO, rows)
        most = full.where(leaf.shrunk, nothing)
        answered = most.where(~leaf.answered, nothing)
        points = leaf.points.where(~leaf.answered, nothing)
        return Lines(node, (), most, answered, points, capped)
    parts = tuple(_lines(part, leaves, rows, capped) for part in node.parts)
    return Lines(
        node,
        parts,
        added([part.highest for part in parts], rows),
        added(
            [part.answered.at_most(part.highest) if capped else part.answered for part in parts],
            rows,
        ),
        added([part.counted for part in parts], rows),
        capped,
    )


def _grades(
    index: Exact, whole: Mask, lines: Sequence[Lines], edition: Edition, kinds: Sequence[str]
) -> list[str | None]:
    """The class of each row by the scale and the gates of its kind of unit."""
    out: list[str | None] = [None] * len(kinds)
    for kind in set(kinds):
        grades = edition.grades_for(kind)
        if grades is None:
            continue
        own = np.array([one == kind for one in kinds]) & whole
        at, classed = _graded(index, grades, lines)
        labels = [level.label for level in best_first(grades)]
        for row in np.flatnonzero(own & classed):
            out[row] = labels[at[row]]
    return out


def _graded(index: Exact, grades: Grades, lines: Sequence[Lines]) -> tuple[Any, Mask]:
    """For each row the place of its class from the best down, and whether it has one."""
    order = best_first(grades)
    within = index.at_most(Fraction(100))
    at = np.zeros(len(index.num), dtype=np.int64)
    classed = np.zeros(len(at), dtype=bool)
    for number, level in enumerate(order):
        inside = holds(level, within) & ~classed
        at[inside] = number
        classed |= inside
    labels = [level.label for level in order]
    for gate in grades.gates:
        met = _met(gate, lines, len(at))
        if gate.unclassed:
            classed = classed & ~met
            continue
        if gate.at_most is not None:
            lowered = np.maximum(at, labels.index(gate.at_most))
        else:
            lowered = np.minimum(at + (gate.lower_by or 0), len(order) - 1)
        at = np.where(met, lowered, at)
    return at, classed


def _met(gate: Gate, lines: Sequence[Lines], rows: int) -> Mask:
    met = np.zeros(rows, dtype=bool)
    for line in _looked_at(gate, lines):
        figure = line.counted if gate.by == "points" else line.index[0]
        met |= holds(gate, figure) & (line.answered.sign(ZERO) > 0)
    return met


def _looked_at(gate: Gate, lines: Sequence[Lines]) -> Iterator[Lines]:
    for field in lines:
        scored = isinstance(field.node, CriteriaField) and field.node.role == "score"
        for line in field.walk():
            if line.node.id == gate.item or (
                gate.item is None and line.node.rule is not None and scored
            ):
                yield line
