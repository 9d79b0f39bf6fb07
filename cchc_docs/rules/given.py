"""Kind ``given``: a value that somebody else decides (another index, a leader's mark)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal

from cchc_docs.ground.findings import Telling
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Points, Positive, equals, show
from cchc_docs.ground.text import lower_first
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step, points_step


class GivenAnswer(Model):
    """The value that was given."""

    value: Points
    """Giá trị được cho."""


class Given(Rule):
    """The value itself, or ``value : out_of × maximum``."""

    kind: Literal["given"]
    """Kiểu quy tắc."""
    by: Text
    """Ai cho, cho theo thang nào."""
    out_of: Positive | None = None
    """Thang của giá trị; không ghi thì giá trị là điểm."""

    title = "Điểm do nơi khác cho"
    Answer = GivenAnswer
    words: ClassVar = {
        "input": "{by}: {value}",
        "compute": "{value} : {scale} × {maximum} {points} điểm",
    }
    refusals: ClassVar[Mapping[str, Telling]] = {
        "above": (
            "Giá trị {value} vượt mức cao nhất {scale}.",
            "Từ 0 đến {scale}.",
            "Kiểm tra lại giá trị và thang điểm.",
        ),
    }

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """The value."""
        return (Input("value", self.by, "number", top=self.out_of or maximum),)

    def possible_points(self, maximum: Fraction) -> None:
        """Any part of the maximum."""

    def marks(self) -> frozenset[Fraction]:
        """None: the points grow evenly."""
        return frozenset()

    def evaluate(self, answer: GivenAnswer, maximum: Fraction) -> Outcome:
        """The value scaled to the maximum; refused above its scale."""
        scale = self.out_of or maximum
        if answer.value > scale:
            raise self.refuse("above", ("value",), value=show(answer.value), scale=show(scale))
        points = answer.value / scale * maximum
        steps = [Step("input", self.say("input", by=self.by, value=show(answer.value)))]
        if self.out_of is not None:
            text = self.say(
                "compute",
                value=show(answer.value),
                scale=show(scale),
                maximum=show(maximum),
                points=equals(points),
            )
            steps.append(Step("compute", text))
        return Outcome(points, (*steps, points_step(points, maximum)))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """Who gives the value and how it becomes points."""
        if self.out_of is None:
            return (Row(self.by, f"từ 0 đến {show(maximum)}"),)
        return (Row(self.by, f"Giá trị : {show(self.out_of)} × {show(maximum)}"),)

    def brief(self, due: str = DUE) -> str:
        """Somebody else decides."""
        return f"Theo {lower_first(self.by)}"
