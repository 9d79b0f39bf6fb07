"""Every rule kind column-wise; rows that no formula takes are left to the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce, singledispatch

import numpy as np

from cchc_docs.results.columns.cells import Answers, Cells
from cchc_docs.results.columns.exact import Exact, Mask, choose, listed, rows_of
from cchc_docs.rules import Rule
from cchc_docs.rules.bands import Bands
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.combine import Combine
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.deduct import Deduct
from cchc_docs.rules.fixed import Fixed
from cchc_docs.rules.given import Given
from cchc_docs.rules.inputs import CASE
from cchc_docs.rules.intervals import Bounds
from cchc_docs.rules.measure import Measure
from cchc_docs.rules.model import WhenNone
from cchc_docs.rules.per_item import PerItem
from cchc_docs.rules.share import Share
from cchc_docs.rules.steps import Steps
from cchc_docs.rules.survey import Survey

ZERO = Fraction(0)


@dataclass(frozen=True)
class Earned:
    """Points a row; ``lapsed``: nothing to score; ``left``: the engine has to look at the row."""

    points: Exact
    lapsed: Mask
    left: Mask


def earned_by(rule: Rule, answers: Answers, maximum: Fraction) -> Earned:
    """What each row earns; the engine also looks at rows with figures that nobody asks for."""
    asked = {one.key for one in rule.inputs(maximum)}
    rest = {key: column for key, column in answers.columns.items() if key not in asked}
    own = earned(rule, answers, maximum)
    return Earned(own.points, own.lapsed, own.left | Answers(rest, answers.rows).given())


@singledispatch
def earned(rule: Rule, answers: Answers, maximum: Fraction) -> Earned:
    """What each row earns by its answers; a kind without a formula leaves all to the engine."""
    rows = answers.rows
    return Earned(Exact.constant(ZERO, rows), _none(rows), np.ones(rows, dtype=bool))


def _none(rows: int) -> Mask:
    return np.zeros(rows, dtype=bool)


def _known(points: Exact, left: Mask) -> Earned:
    return Earned(points, _none(len(left)), left)


def _counts(answers: Answers, key: str) -> tuple[Exact, Mask]:
    """Whole numbers from 0, and the rows that hold something else or nothing."""
    cells = answers.numbers(key)
    wrong = ~cells.given | cells.odd | ~cells.whole | (cells.number.sign(ZERO) < 0)
    return cells.number.floor(), wrong


def _number_in(answers: Answers, key: str, last: int) -> tuple[Exact, Mask]:
    """Numbers of a list from 1 to ``last``, each less 1, and the rows that name none of it."""
    number, wrong = _counts(answers, key)
    wrong = wrong | (number.sign(Fraction(1)) < 0) | (number.sign(Fraction(last)) > 0)
    return Exact(np.where(wrong, 0, number.num - 1).astype(np.int64)), wrong


@earned.register
def _(rule: Choice, answers: Answers, maximum: Fraction) -> Earned:
    at, wrong = _number_in(answers, "level", len(rule.levels))
    return _known(listed([one.points for one in rule.levels], at.num), wrong)


@earned.register
def _(rule: Fixed, answers: Answers, maximum: Fraction) -> Earned:
    return _known(Exact.constant(rule.points, answers.rows), _none(answers.rows))


@dataclass(frozen=True)
class _Figure:
    value: Exact
    none: Mask
    """Rows in which there was nothing to measure."""
    left: Mask


def _figure(measure: Measure, answers: Answers) -> _Figure:
    value, part, whole = (answers.numbers(key) for key in ("value", "part", "whole"))
    odd = value.odd | part.odd | whole.odd
    if measure.of is None:
        left = odd | ~value.given | part.given | whole.given
        return _within(measure, value.number, _none(answers.rows), left)
    both = part.given & whole.given
    counted = both & ~value.given
    stated = value.given & ~part.given & ~whole.given
    below = (part.number.sign(ZERO) < 0) | (whole.number.sign(ZERO) < 0)
    empty = counted & (whole.number.sign(ZERO) == 0)
    left = odd | ~(counted | stated) | below & counted | empty & (part.number.sign(ZERO) != 0)
    if measure.is_share:
        left = left | counted & (part.number.sign(whole.number) > 0)
    times = Fraction(100 if measure.is_percent else 1)
    figure = value.number.where(counted, _quotient(part, whole, counted & ~empty).by(times))
    return _within(measure, figure, empty, left)


def _quotient(part: Cells, whole: Cells, usable: Mask) -> Exact:
    """part : whole where that can be, else 0."""
    usable = usable & (whole.number.sign(ZERO) > 0)
    top = Exact(np.where(usable, part.number.num, 0), part.number.den)
    bottom = np.where(usable, whole.number.num, 1)
    return top.multiply(Exact(rows_of(whole.number.den, len(bottom)), bottom))


def _within(measure: Measure, value: Exact, none: Mask, left: Mask) -> _Figure:
    outside = value.sign(measure.bottom) < 0
    if measure.top is not None:
        outside = outside | (value.sign(measure.top) > 0)
    return _Figure(value, none, left | outside & ~none)


def _settled(figure: _Figure, points: Exact, policy: WhenNone | None, maximum: Fraction) -> Earned:
    """Points by the figure, by the policy where there was nothing to measure."""
    full = Exact.constant(maximum if policy == "full" else ZERO, len(figure.left))
    left = figure.left | (figure.none if policy is None else _none(len(figure.left)))
    lapsed = figure.none & ~left if policy == "not_applicable" else _none(len(figure.left))
    return Earned(points.where(figure.none, full), lapsed, left)


def holds(bounds: Bounds, value: Exact) -> Mask:
    """Rows whose number lies in the range."""
    inside = np.ones(len(value.num), dtype=bool)
    if bounds.over is not None:
        inside &= value.sign(bounds.over) > 0
    if bounds.from_ is not None:
        inside &= value.sign(bounds.from_) >= 0
    if bounds.to is not None:
        inside &= value.sign(bounds.to) <= 0
    if bounds.below is not None:
        inside &= value.sign(bounds.below) < 0
    return inside


@earned.register
def _(rule: Bands, answers: Answers, maximum: Fraction) -> Earned:
    figure = _figure(rule.measure, answers)
    at, found = np.zeros(answers.rows, dtype=np.int64), _none(answers.rows)
    for number, band in enumerate(rule.bands):
        inside = holds(band, figure.value) & ~found
        at[inside] = number
        found |= inside
    points = listed([band.points for band in rule.bands], at)
    left = figure.left | ~found & ~figure.none
    return _settled(_Figure(figure.value, figure.none, left), points, rule.when_none, maximum)


@earned.register
def _(rule: Share, answers: Answers, maximum: Fraction) -> Earned:
    figure = _figure(rule.measure, answers)
    way = figure.value.minus(Exact.constant(rule.start, answers.rows))
    part = way.by(1 / (rule.top - rule.start)).at_least(ZERO).at_most(Fraction(1))
    points = part.by(maximum).to_step(rule.round_to)
    if rule.floor is not None:
        nothing = Exact.constant(ZERO, answers.rows)
        points = points.where(figure.value.sign(rule.floor) < 0, nothing)
    return _settled(figure, points, rule.when_none, maximum)


@earned.register
def _(rule: Steps, answers: Answers, maximum: Fraction) -> Earned:
    figure, mark = _figure(rule.measure, answers), Exact.constant(rule.threshold, answers.rows)
    over = rule.over is not None
    beyond = figure.value.minus(mark) if over else mark.minus(figure.value)
    parts = beyond.at_least(ZERO).by(1 / rule.every)
    count = parts.ceiling() if rule.begun else parts.floor()
    return _settled(figure, count.by(rule.each).at_most(maximum), rule.when_none, maximum)


@earned.register
def _(rule: Deadline, answers: Answers, maximum: Fraction) -> Earned:
    day, never = answers.days("date"), answers.ticks("never")
    left = day.odd | never.odd | (day.given == never.given)
    levels = [rule.on_time, *rule.late, rule.never]
    at = np.zeros(answers.rows, dtype=np.int64)
    late = day.number.minus(Exact.constant(Fraction(rule.due.toordinal()), answers.rows))
    before = _none(answers.rows) | (late.sign(ZERO) <= 0)
    for number, level in enumerate(rule.late, 1):
        within = level.days is None or (late.sign(Fraction(level.days)) <= 0)
        at[~before & within] = number
        before |= at == number
    at[never.given] = len(levels) - 1
    return _known(listed([one.points for one in levels], at), left)


@earned.register
def _(rule: PerItem, answers: Answers, maximum: Fraction) -> Earned:
    count, wrong = _counts(answers, "count")
    return _known(count.by(rule.each).at_most(maximum), wrong)


def _weighted(answers: Answers, weights: Sequence[Fraction]) -> tuple[Exact, Exact, Mask]:
    """Σ count × weight, Σ count, and the rows in which a count is missing or wrong."""
    counts = [_counts(answers, f"counts.{n}") for n in range(len(weights))]
    pairs = zip(counts, weights, strict=True)
    weighted = reduce(Exact.add, (count.by(weight) for (count, _), weight in pairs))
    total = reduce(Exact.add, (count for count, _ in counts))
    return weighted, total, np.logical_or.reduce([wrong for _, wrong in counts])


@earned.register
def _(rule: Deduct, answers: Answers, maximum: Fraction) -> Earned:
    taken, _, wrong = _weighted(answers, [fault.points for fault in rule.faults])
    return _known(Exact.constant(maximum, answers.rows).minus(taken).at_least(ZERO), wrong)


@earned.register
def _(rule: Survey, answers: Answers, maximum: Fraction) -> Earned:
    weighted, total, wrong = _weighted(answers, [level.weight for level in rule.levels])
    wrong = wrong | (total.sign(ZERO) == 0)
    ballots = np.where(wrong, 1, total.num)
    mean = weighted.multiply(Exact(np.ones(answers.rows, dtype=np.int64), ballots))
    return _known(mean.by(maximum / 100), wrong)


@earned.register
def _(rule: Given, answers: Answers, maximum: Fraction) -> Earned:
    scale, cells = rule.out_of or maximum, answers.numbers("value")
    value = cells.number
    wrong = ~cells.given | cells.odd | (value.sign(ZERO) < 0) | (value.sign(scale) > 0)
    points = value.by(maximum / scale)
    if rule.range is not None:
        nothing = (value.sign(ZERO) == 0) & (rule.none is not None)
        wrong = wrong | ~nothing & ~holds(rule.range, value)
        points = points.where(nothing, Exact.constant(ZERO, answers.rows))
    return _known(points, wrong)


@earned.register
def _(rule: Cases, answers: Answers, maximum: Fraction) -> Earned:
    at, left = _number_in(answers, CASE, len(rule.cases))
    lapsed, known = _none(answers.rows), []
    for number, case in enumerate(rule.cases):
        own, chosen = answers.below(f"{number + 1}."), (at.num == number) & ~left
        inner = earned(case.own, own, maximum)
        others = own.given() & ~chosen  # figures of a case that was not chosen: refused
        left = left | others | inner.left & chosen
        lapsed = lapsed | inner.lapsed & chosen
        known.append((chosen, inner.points))
    return Earned(choose(answers.rows, known), lapsed & ~left, left)


@earned.register
def _(rule: Combine, answers: Answers, maximum: Fraction) -> Earned:
    inner = [
        earned(part.rule, answers.below(f"{rule.key(n)}."), part.most(maximum))
        for n, part in enumerate(rule.parts_, 1)
    ]
    left = np.logical_or.reduce([one.left for one in inner])
    nothing = Exact.constant(ZERO, answers.rows)
    points = [one.points.where(one.lapsed, nothing) for one in inner]
    if rule.by == "highest":
        total = reduce(Exact.at_least, points)
    elif rule.by == "lowest":
        total = reduce(Exact.at_most, points)
    elif rule.by == "mean":
        total = reduce(Exact.add, points).by(Fraction(1, len(points)))
    else:
        total = _in_turn(rule, points, maximum)
    return _known(total.at_least(ZERO).at_most(maximum).to_step(rule.round_to), left)


def _in_turn(rule: Combine, points: Sequence[Exact], maximum: Fraction) -> Exact:
    """Parts added and taken off one after the other."""
    rows = len(points[0].num)
    full = rule.starts(maximum)
    total = Exact.constant(full, rows)
    for part, own in zip(rule.parts_, points, strict=True):
        after = {
            "add": total.add(own),
            "less": total.minus(own),
            "less_percent": total.multiply(Exact.constant(Fraction(100), rows).minus(own)).by(
                Fraction(1, 100)
            ),
        }[part.as_]
        passed = total.sign(full) == 0 if part.only_full else np.ones(rows, dtype=bool)
        total = total.where(passed, after)
        if part.as_ == "add":
            full += part.most(maximum)
    return total
