"""Kind ``deduct``: the maximum less points for each fault, never below 0."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cchc_docs.ground.findings import Telling
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Positive, show
from cchc_docs.rules.counts import (
    LENGTH_REFUSALS,
    LENGTH_WORDS,
    CountsAnswer,
    check_length,
    count_inputs,
)
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.model import DUE, MOST_FINE, Outcome, Row, Rule, Step, points_step


class Fault(Model):
    """A kind of fault and what one of them costs."""

    label: Text
    """Lỗi."""
    points: Positive
    """Điểm trừ mỗi lần."""


class Deduct(Rule):
    """Starts from the maximum."""

    kind: Literal["deduct"]
    """Kiểu quy tắc."""
    faults: Annotated[tuple[Fault, ...], Field(min_length=1)]
    """Các lỗi bị trừ; không có lỗi nào thì được điểm tối đa."""

    title = "Trừ điểm theo lỗi"
    Answer = CountsAnswer
    words: ClassVar = {
        **LENGTH_WORDS,
        "input": "{label}: {count}",
        "none": "Không có lỗi bị trừ",
        "fault": "Trừ {count} × {each} = {product} điểm: {label}",
        "compute": "{maximum} − {total} = {left} điểm",
        "rule": "Không trừ quá 0: còn 0 điểm",
    }
    refusals: ClassVar[Mapping[str, Telling]] = LENGTH_REFUSALS

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """A count of each fault."""
        return count_inputs([fault.label for fault in self.faults], "lần")

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction] | None:
        """What any numbers of faults leave; None when that is nearly any part of the maximum."""
        scale = lcm(maximum.denominator, *(one.points.denominator for one in self.faults))
        most = int(maximum * scale)
        if most > MOST_FINE:
            return None
        reached = bytearray([1]) + bytearray(most)  # by what is lost, in units of the scale
        for fault in self.faults:
            cost = int(fault.points * scale)
            for lost in range(cost, most + cost):
                if reached[lost - cost]:
                    reached[min(lost, most)] = 1
        return frozenset(
            maximum - Fraction(lost, scale) for lost in range(most + 1) if reached[lost]
        )

    def lowest(self, maximum: Fraction) -> Fraction:
        """Enough faults leave nothing."""
        return Fraction(0)

    def marks(self) -> frozenset[Fraction]:
        """None: the points grow evenly."""
        return frozenset()

    def evaluate(self, answer: CountsAnswer, maximum: Fraction) -> Outcome:
        """maximum − Σ count × points, at least 0."""
        check_length(answer.counts, tuple(fault.label for fault in self.faults))
        found = [(n, fault) for n, fault in zip(answer.counts, self.faults, strict=True) if n]
        steps = [
            Step("input", self.say("input", label=fault.label, count=show(Fraction(n))))
            for n, fault in zip(answer.counts, self.faults, strict=True)
        ]
        total = sum((n * fault.points for n, fault in found), Fraction(0))
        for n, fault in found:
            text = self.say(
                "fault",
                label=fault.label,
                count=show(Fraction(n)),
                each=show(fault.points),
                product=show(n * fault.points),
            )
            steps.append(Step("compute", text))
        left = maximum - total
        text = self.say("none")
        if found:
            text = self.say("compute", maximum=show(maximum), total=show(total), left=show(left))
        steps.append(Step("compute", text))
        if left < 0:
            steps.append(Step("rule", self.say("rule")))
        points = max(left, Fraction(0))
        return Outcome(points, (*steps, points_step(points, maximum)))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """What a unit without faults gets, then each fault."""
        return (
            Row("Không có lỗi", show(maximum)),
            *(Row(fault.label, _taken(fault.points, maximum)) for fault in self.faults),
            Row("Thấp nhất", "0"),
        )

    def brief(self, due: str = DUE) -> str:
        """No faults."""
        return "Không có lỗi nào; mỗi lỗi bị trừ điểm"


def _taken(points: Fraction, maximum: Fraction) -> str:
    """What a fault costs; one that leaves nothing is not counted twice."""
    return f"− {show(points)}" + (" mỗi lỗi" if points < maximum else "")
