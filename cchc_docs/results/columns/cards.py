"""Whole cards column-wise: every line of every card, total, index, class; problems by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd

from cchc_docs.criteria.edition_parts import Scoring
from cchc_docs.criteria.gates import Gate
from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.results.columns.exact import Exact, Mask, added
from cchc_docs.results.columns.frames import KIND, UNIT
from cchc_docs.results.columns.kinds import ZERO, holds
from cchc_docs.results.columns.leaves import Leaf, other_kind, score_leaf
from cchc_docs.scoring.grading import Verdict, gated, looked_at


@dataclass(frozen=True)
class Lines:
    """One node on every card: as a ``Line`` of a card, a number a row."""

    node: Node
    parts: tuple[Lines, ...]
    max: Exact
    answered: Exact
    points: Exact
    capped: bool
    scoring: Scoring | None = None

    @property
    def counted(self) -> Exact:
        """What counts of the points: as of a line of one card."""
        if not self.has_outside and not self.capped:
            return self.points
        if self.scoring is not None and not self.capped:
            return _within(self.points, self.answered, self.scoring)
        ceiling = self.node.max if self.capped else self.answered
        return self.points.at_least(ZERO).at_most(ceiling)

    @property
    def has_outside(self) -> bool:
        """Whether bonuses or penalties within it can lead past its ends."""
        return any(part.node.role != "score" or part.has_outside for part in self.parts)

    @property
    def highest(self) -> Exact:
        """The most that can count."""
        return self.max.at_most(self.node.max) if self.capped else self.max

    @property
    def index(self) -> Exact:
        """Component index in percent; 0 where there is none."""
        return share(self.counted, self.answered.at_most(self.highest))[0]

    def walk(self) -> Iterator[Lines]:
        """This and all below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True)
class Cards:
    """The cards of the units of one kind. ``whole``: cards that are complete and sound."""

    kind: str
    rows: Sequence[int]
    """Where each stands in the table."""
    units: Sequence[str]
    lines: tuple[Lines, ...]
    max: Exact
    answered: Exact
    points: Exact
    index: Exact
    whole: Mask
    verdicts: Sequence[Verdict]
    problems: tuple[tuple[int, str, str], ...]
    """Number of the card, item and what is wrong."""


def share(points: Exact, most: Exact) -> tuple[Exact, Mask]:
    """points : most in percent, and the rows that have a most."""
    able = most.sign(ZERO) > 0
    safe = most.where(~able, Exact.constant(Fraction(1), len(able)))
    whole = points.where(~able, Exact.constant(ZERO, len(able)))
    return whole.over(safe).by(Fraction(100)), able


def _within(points: Exact, most: Exact, scoring: Scoring) -> Exact:
    """What counts of points after bonus and penalty, as ``Scoring.within`` says."""
    least = points if scoring.negative_total else points.at_least(ZERO)
    return least if scoring.bonus_above_max else least.at_most(most)


def score_frame(
    frame: pd.DataFrame, edition: Edition, criteria_set: CriteriaSet
) -> tuple[Cards, ...]:
    """The cards of all rows; raises KeyError for a column that no input of the set has."""
    check_names(frame, criteria_set)
    kinds = frame[KIND].astype(str)
    return tuple(
        _score_kind(frame, np.flatnonzero(kinds == kind), str(kind), edition, criteria_set)
        for kind in kinds.unique()
    )


def _score_kind(
    table: pd.DataFrame, places: Any, kind: str, edition: Edition, criteria_set: CriteriaSet
) -> Cards:
    frame, rows = table.iloc[places].reset_index(drop=True), len(places)
    own = {node.id for node in criteria_set.walk_for(kind)}
    problems: list[tuple[int, str, str]] = []
    leaves: dict[str, Leaf] = {}
    for node in criteria_set.leaves():
        if node.id in own:
            leaves[node.id], found = score_leaf(node, frame, edition)
        else:
            found = other_kind(node, frame, kind)
        problems += found
    if kind not in criteria_set.unit_kinds:
        words = f"Bộ tiêu chí không dùng cho loại đơn vị «{kind}»."
        problems += [(row, "", words) for row in range(rows)]
    build = _Builder(leaves, rows, kind, edition.scoring)
    lines = tuple(
        build.line(field, field.role != "score")
        for field in criteria_set.fields
        if not field.unwritten and field.is_for(kind)
    )
    of = {
        role: [line for line in lines if line.node.role == role]
        for role in ("score", "bonus", "penalty")
    }
    most = added([one.max for one in of["score"]], rows)
    answered = added([one.answered for one in of["score"]], rows)
    points = added([one.counted for one in (*of["score"], *of["bonus"])], rows)
    points = points.minus(added([one.counted for one in of["penalty"]], rows))
    points = _within(points, answered, edition.scoring)
    index, able = share(points, answered)
    whole = able & (answered.sign(most) == 0)
    whole &= not any(field.unwritten for field in criteria_set.fields)
    for node in (one for field in criteria_set.fields for one in field.extras()):
        if node.id in own:
            whole &= leaves[node.id].answered | leaves[node.id].shrunk
    whole[[row for row, _, _ in problems]] = False
    return Cards(
        kind=kind,
        rows=[int(one) for one in places],
        units=[str(unit) for unit in frame[UNIT]],
        lines=lines,
        max=most,
        answered=answered,
        points=points,
        index=index,
        whole=whole,
        verdicts=_verdicts(index, whole, lines, edition, kind),
        problems=tuple(sorted(problems)),
    )


def check_names(frame: pd.DataFrame, criteria_set: CriteriaSet) -> None:
    """Raises KeyError with the columns that belong to no item of the set."""
    known = {node.id for node in criteria_set.leaves()}
    unknown = [
        str(name)
        for name in frame.columns
        if name not in (UNIT, KIND) and str(name).partition("/")[0] not in known
    ]
    if unknown:
        raise KeyError(*unknown)


@dataclass(frozen=True)
class _Builder:
    """Puts the lines of all cards together, as those of one card are."""

    leaves: Mapping[str, Leaf]
    rows: int
    kind: str
    scoring: Scoring

    def line(self, node: Node, capped: bool) -> Lines:
        """The line of a node that the units are scored by."""
        if node.rule is not None:
            return self._leaf(node, capped)
        parts = tuple(
            self.line(part, capped or part.role != "score") for part in node.parts_for(self.kind)
        )
        scored = [part for part in parts if part.node.role == "score"]
        answered = [
            part.answered.at_most(part.highest) if part.capped else part.answered for part in scored
        ]
        bonus, penalty = (
            added([part.counted for part in parts if part.node.role == role], self.rows)
            for role in ("bonus", "penalty")
        )
        points = self._together(node, [part.counted for part in scored])
        return Lines(
            node,
            parts,
            self._together(node, [part.highest for part in scored]),
            self._together(node, answered),
            points.add(bonus).minus(penalty),
            capped,
            self.scoring,
        )

    def _leaf(self, node: Node, capped: bool) -> Lines:
        leaf, nothing = self.leaves[node.id], Exact.constant(ZERO, self.rows)
        most = Exact.constant(node.max, self.rows).where(leaf.shrunk, nothing)
        return Lines(
            node,
            (),
            most,
            most.where(~leaf.answered, nothing),
            leaf.points.where(~leaf.answered | leaf.shrunk, nothing),
            capped,
        )

    def _together(self, node: Node, figures: list[Exact]) -> Exact:
        if node.take == "highest":
            return reduce(Exact.at_least, figures, Exact.constant(ZERO, self.rows))
        return added(figures, self.rows)


NO_CLASS = Verdict(None, None)


def _verdicts(
    index: Exact, whole: Mask, lines: Sequence[Lines], edition: Edition, kind: str
) -> list[Verdict]:
    """The class of each card by the scale and the gates of its kind of unit."""
    out = [NO_CLASS] * len(whole)
    grades = edition.grades_for(kind)
    if grades is None:
        return out
    within = index.at_most(Fraction(100)).at_least(ZERO)
    for level in grades.levels:
        as_is = Verdict(level, level)
        for row in np.flatnonzero(whole & holds(level, within)):
            out[row] = as_is
    met = [(gate, _met(gate, lines, len(whole))) for gate in grades.gates]
    for row in np.flatnonzero(whole & reduce(np.logical_or, (rows for _, rows in met), ~whole)):
        plain = out[row].plain
        if plain is not None:
            out[row] = gated(plain, grades, [gate for gate, rows in met if rows[row]])
    return out


def _met(gate: Gate, lines: Sequence[Lines], rows: int) -> Mask:
    met = np.zeros(rows, dtype=int)
    for line in looked_at(gate, lines):
        figure = line.counted if gate.by == "points" else line.index
        met += holds(gate, figure) & (line.answered.sign(ZERO) > 0)
    is_met: Mask = met >= (gate.least or 1)
    return is_met
