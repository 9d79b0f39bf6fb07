"""One item on every card: which column settles it, what it earns, who is exempt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
from pydantic import ValidationError

from cchc_docs.criteria.model import Edition, Node
from cchc_docs.ground.findings import tell
from cchc_docs.results.columns.cells import Answers
from cchc_docs.results.columns.exact import Exact, Mask
from cchc_docs.results.columns.frames import EXEMPT, STATED, answers_in
from cchc_docs.results.columns.kinds import ZERO, Earned, earned_by
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.model import AnswerRefused
from cchc_docs.scoring.answers import (
    REFUSALS,
    Entry,
    entry_findings,
    evaluate,
    policy_of,
    read_answer,
)

Problem = tuple[int, str, str]
UNREADABLE = "Câu trả lời không đọc được."


@dataclass(frozen=True)
class Leaf:
    """What an item comes to on every card; ``shrunk``: it leaves the maximum of the unit."""

    points: Exact
    answered: Mask
    shrunk: Mask


def score_leaf(node: Node, frame: pd.DataFrame, edition: Edition) -> tuple[Leaf, list[Problem]]:
    """The item on every card, and the rows whose answers are refused."""
    own_names = [name for name in frame.columns if str(name).startswith(f"{node.id}/")]
    frame = frame[own_names]
    rows, policy = len(frame), policy_of(node, edition)
    points = Exact.constant(ZERO, rows)
    answered, exempt, wrong = (np.zeros(rows, dtype=bool) for _ in range(3))
    for column in COLUMNS:
        answers = answers_in(frame, node, column)
        given = answers.given()
        if not given.any():
            continue
        answered |= given
        if node.rule is None or column not in node.rule.columns:
            wrong |= given
            continue
        own = _through_engine(node, answers, column, _stated(node, answers), given)
        wrong |= own.left & given
        points = points.where(given, own.points)
        exempt = np.where(given, own.lapsed, exempt)
    named = _circumstances(node, frame)
    if named is not None:
        reason = named.notna().to_numpy(dtype=bool)
        allowed = node.not_applicable.for_ if node.not_applicable else ()
        wrong |= reason & (answered | ~named.isin(allowed).to_numpy(dtype=bool))
        answered, exempt = answered | reason, exempt | reason
    if policy == "refuse":
        wrong |= exempt
    if policy == "full":
        points = points.where(exempt, Exact.constant(node.max, rows))
    shrunk = exempt & (policy == "shrink")
    told = _refusals(node, frame, edition, np.flatnonzero(wrong).tolist())
    return Leaf(points, answered, shrunk), told


def other_kind(node: Node, frame: pd.DataFrame, kind: str) -> list[Problem]:
    """Rows that answer an item which units of this kind are not scored by."""
    names = [name for name in frame.columns if str(name).startswith(f"{node.id}/")]
    given = frame[names].notna().any(axis=1).to_numpy(dtype=bool)
    words = tell((), REFUSALS["other_kind"], code=node.id, kind=kind).what
    return [(int(row), node.id, words) for row in np.flatnonzero(given)]


def _circumstances(node: Node, frame: pd.DataFrame) -> pd.Series[Any] | None:
    name = f"{node.id}/{EXEMPT}"
    return frame[name] if name in frame.columns else None


def _stated(node: Node, answers: Answers) -> Earned:
    """By the rule, or as said without figures."""
    rest = {key: column for key, column in answers.columns.items() if key != STATED}
    figures = replace(answers, columns=rest)
    assert node.rule is not None
    own = earned_by(node.rule, figures, node.max)
    stated = answers.numbers(STATED)
    if not stated.given.any():
        return own
    value = stated.number
    wrong = stated.odd | figures.given() | (value.sign(ZERO) < 0) | (value.sign(node.max) > 0)
    left = np.where(stated.given, wrong, own.left)
    return Earned(own.points.where(stated.given, value), own.lapsed & ~stated.given, left)


def _through_engine(node: Node, answers: Answers, column: Any, own: Earned, given: Mask) -> Earned:
    """Rows that no formula takes, answered by the exact engine; refused ones stay left."""
    rows = np.flatnonzero(own.left & given)
    if not rows.size or node.rule is None:
        return own
    left, lapsed = own.left.copy(), own.lapsed.copy()
    found = [Fraction(0)] * answers.rows
    raws = answers.raw(node.rule, node.max, rows.tolist())
    for row, raw in zip(rows.tolist(), raws, strict=True):
        try:
            outcome = evaluate(read_answer(node, column, raw), node.max)
        except (AnswerRefused, ValidationError):
            continue
        left[row], lapsed[row] = False, outcome.points is None
        found[row] = outcome.points or ZERO
    known = Exact(
        np.array([one.numerator for one in found], dtype=object),
        np.array([one.denominator for one in found], dtype=object),
    )
    return Earned(own.points.where(own.left & ~left, known), lapsed, left)


def _refusals(
    node: Node, frame: pd.DataFrame, edition: Edition, rows: Sequence[int]
) -> list[Problem]:
    """What is wrong with the answers of rows to an item, in words."""
    told: list[Problem] = []
    for row, entry in zip(rows, entries_in(frame, node, rows), strict=True):
        if entry is None:
            told.append((row, node.id, UNREADABLE))
        else:
            told += [(row, node.id, one.what) for one in entry_findings(node, entry, edition)]
    return told


def entries_in(frame: pd.DataFrame, node: Node, rows: Sequence[int]) -> list[Entry | None]:
    """All that rows say of an item; None where it cannot be an entry at all."""
    named = _circumstances(node, frame)
    raws = {
        column: answers_in(frame, node, column).raw(node.rule, node.max, rows)
        for column in COLUMNS
        if node.rule is not None
    }
    found: list[Entry | None] = []
    for at, row in enumerate(rows):
        data: dict[str, Any] = {column: raw[at] for column, raw in raws.items() if raw[at]}
        if named is not None and pd.notna(named.iloc[row]):
            data[EXEMPT] = named.iloc[row]
        try:
            found.append(Entry.model_validate(data))
        except ValidationError:
            found.append(None)
    return found
