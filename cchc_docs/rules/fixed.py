"""Points that follow from the case alone: no kind of its own, what a case without a rule gives."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, ClassVar

from cchc_docs.ground.findings import Telling
from cchc_docs.ground.model import Model
from cchc_docs.ground.numbers import Points, show
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step, points_step


class NoAnswer(Model):
    """Nothing is asked."""


class Fixed(Rule):
    """Always the same points; nobody is asked anything."""

    kind: str = "fixed"
    points: Points

    title = "Điểm định sẵn"
    Answer = NoAnswer
    words: ClassVar = {"fixed": "Trường hợp này được {points} điểm"}
    refusals: ClassVar[Mapping[str, Telling]] = {
        "nothing_asked": (
            "Trường hợp này không hỏi gì thêm mà câu trả lời còn ghi số liệu.",
            "Chỉ ghi case.",
            "Xoá các khoá khác; hoặc sửa số thứ tự của trường hợp.",
            "A032",
        ),
    }

    def read_answer(self, data: Any) -> NoAnswer:
        """Nothing; figures belong to another case."""
        if data:
            raise self.refuse("nothing_asked", ())
        return NoAnswer()

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """None."""
        return ()

    def highest(self, maximum: Fraction) -> Fraction:
        """The points."""
        return self.points

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction]:
        """The points."""
        return frozenset({self.points})

    def marks(self) -> frozenset[Fraction]:
        """None: there is no figure."""
        return frozenset()

    def evaluate(self, answer: NoAnswer, maximum: Fraction) -> Outcome:
        """The points, whatever else is so."""
        text = self.say("fixed", points=show(self.points))
        return Outcome(self.points, (Step("rule", text), points_step(self.points, maximum)))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """One line."""
        return (Row("Được ngay", show(self.points)),)

    def brief(self, due: str = DUE) -> str:
        """The points."""
        return f"{show(self.points)} điểm"
