"""Another reading of the rules: an answer that earns so many points, found by solving for it, and
then scored by the Python engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

from cchc_docs.ground.days import show_day
from cchc_docs.ground.numbers import show
from cchc_docs.rules.model import AnswerRefused

Answers = Iterator[dict[str, Any]]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?")


def exact(raw: Any) -> Any:
    """Raw data of the browser as Python has it: figures written as text are numbers."""
    if isinstance(raw, dict):
        return {key: exact(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return tuple(exact(value) for value in raw)
    if isinstance(raw, str) and NUMBER.fullmatch(raw):
        number = Fraction(raw)
        return number.numerator if number.denominator == 1 else number
    return raw


def points_of(rule: Any, maximum: Fraction, raw: dict[str, Any]) -> Fraction | None:
    """The points of an answer; None when it is refused or not applicable."""
    try:
        found: Fraction | None = rule.evaluate(rule.read_answer(exact(raw)), maximum).points
    except AnswerRefused:
        return None
    return found


def can_earn(rule: Any, maximum: Fraction, points: Fraction) -> bool:
    """Whether some answer earns exactly so many points."""
    if points < 0 or points > maximum:
        return False
    return any(
        points_of(rule, maximum, raw) == points for raw in SOLVED[rule.kind](rule, maximum, points)
    )


def _bands(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    bottom, top = rule.measure.bottom, rule.measure.top
    ends = sorted({end for band in rule.bands for end in band.ends} | {bottom})
    between = [(one + other) / 2 for one, other in pairwise(ends)]
    for value in (*ends, *between, top if top is not None else ends[-1] + 1):
        yield {"value": value}
    yield {"part": 0, "whole": 0}


def _share(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"value": points / maximum * rule.top}
    yield {"part": 0, "whole": 0}


def _deadline(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"never": True}
    last = max((late.days or 0) for late in rule.late)
    for days in range(last + 2):
        yield {"date": show_day(rule.due + timedelta(days=days))}


def _per_item(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"count": -int(-points // rule.each)}


def _deduct(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    most = [int(maximum / fault.points) + 2 for fault in rule.faults]
    yield from ({"counts": list(counts)} for counts in product(*(range(n) for n in most)))


def _survey(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    share = points / maximum * 100
    weights = [level.weight for level in rule.levels]
    for one, high in enumerate(weights):
        for other, low in enumerate(weights):
            if low < high and low <= share <= high:
                size = Fraction(share).denominator * 1000
                counts = [0] * len(weights)
                counts[one] = int((share - low) * size)
                counts[other] = int((high - share) * size)
                yield {"counts": counts}


def _given(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"value": points / maximum * (rule.out_of or maximum)}


def _cases(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    for number, case in enumerate(rule.cases, 1):
        for raw in SOLVED[case.rule.kind](case.rule, maximum, points):
            yield {"case": number, **raw}


SOLVED: dict[str, Callable[[Any, Fraction, Fraction], Answers]] = {
    "choice": lambda rule, *_: ({"level": n} for n in range(1, len(rule.levels) + 1)),
    "bands": _bands,
    "share": _share,
    "deadline": _deadline,
    "per_item": _per_item,
    "deduct": _deduct,
    "survey": _survey,
    "given": _given,
    "cases": _cases,
}


def inner(rule: Any, raw: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """The rule that scores an answer, and the answer to it."""
    if rule.kind != "cases":
        return rule, raw
    rest = {key: value for key, value in raw.items() if key != "case"}
    return rule.cases[raw["case"] - 1].rule, rest


def without_limit(rule: Any, maximum: Fraction, raw: dict[str, Any], key: str) -> Fraction | None:
    """What comes out when somebody forgets the limit that ``key`` names."""
    rule, raw = inner(rule, raw)
    if key == "floor_forgotten":
        return points_of(rule.model_copy(update={"floor": None}), maximum, raw)
    far = maximum * 1000
    reached = points_of(rule, far, raw)
    assert reached is not None
    return reached if key == "cap" else maximum - (far - reached)


def shown(points: Fraction | None) -> str | None:
    """How points look on paper."""
    return None if points is None else show(points)
