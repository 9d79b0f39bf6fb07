"""Another reading of the rules: an answer that earns so many points, found by solving for it, and
then scored by the Python engine."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from cchc_docs.ground.numbers import show
from cchc_docs.rules.model import AnswerRefused
from tests.kinds import answers_earning

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
        points_of(rule, maximum, raw) == points for raw in answers_earning(rule, maximum, points)
    )


def inner(rule: Any, raw: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """The rule that scores an answer, and the answer to it."""
    if rule.kind != "cases":
        return rule, raw
    rest = {key: value for key, value in raw.items() if key != "case"}
    return rule.cases[raw["case"] - 1].own, rest


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
