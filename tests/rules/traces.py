"""What holds of every trace, whatever the rule."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

from cchc_docs.rules.model import Outcome, StepKind, points_step


def assert_sound(outcome: Outcome, maximum: Fraction) -> None:
    """Each line has a kind and words; the line of points, told once, says the points given."""
    assert {step.kind for step in outcome.steps} <= set(get_args(StepKind))
    assert all(step.text.strip() for step in outcome.steps)
    told = [step for step in outcome.steps if step.kind == "points"]
    if outcome.points is None:
        assert told == []
    else:  # where nothing was to measure, the rule says itself what that gives
        assert told in ([], [points_step(outcome.points, maximum)])
