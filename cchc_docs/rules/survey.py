"""Kind ``survey``: the weighted share of the answers (điều tra xã hội học)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cchc_docs.ground.findings import Finding, Telling
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Points, equals, show
from cchc_docs.rules.columns import BY_SURVEY
from cchc_docs.rules.counts import (
    LENGTH_REFUSALS,
    LENGTH_WORDS,
    CountsAnswer,
    check_length,
    count_inputs,
)
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step, points_step


class Reply(Model):
    """An answer that people can tick, and its weight in percent."""

    label: Text
    """Câu trả lời."""
    weight: Points
    """Trọng số, %."""


class Survey(Rule):
    """Σ (count × weight) : Σ count × maximum."""

    kind: Literal["survey"]
    """Kiểu quy tắc."""
    question: Text
    """Câu hỏi."""
    levels: Annotated[tuple[Reply, ...], Field(min_length=2)]
    """Các câu trả lời, có một câu trọng số 100."""

    title = "Điều tra xã hội học"
    answered_in = BY_SURVEY
    Answer = CountsAnswer
    words: ClassVar = {
        **LENGTH_WORDS,
        "term": "{count} × {weight}%",
        "input": "{label}: {count} phiếu",
        "weighted": "({terms}) : {total} phiếu {mean}%",
        "points": "{mean}% × {maximum} {points} điểm",
    }
    refusals: ClassVar[Mapping[str, Telling]] = {
        **LENGTH_REFUSALS,
        "none": (
            "Chưa có phiếu trả lời nào.",
            "Tổng số phiếu lớn hơn 0.",
            "Nhập số phiếu của từng mức, hoặc để trống nếu chưa có kết quả điều tra.",
            "A030",
        ),
    }

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """How many gave each reply."""
        return count_inputs([level.label for level in self.levels], "phiếu")

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """Weights are percentages."""
        for position, level in enumerate(self.levels):
            if level.weight > 100:
                yield Finding(
                    ("levels", position, "weight"),
                    f"Trọng số {show(level.weight)}% vượt 100%.",
                    "Trọng số từ 0 đến 100.",
                    "Sửa trọng số; mức tốt nhất là 100.",
                    "S074",
                )

    def highest(self, maximum: Fraction) -> Fraction:
        """When every reply is the one with the greatest weight."""
        return maximum * max(level.weight for level in self.levels) / 100

    def possible_points(self, maximum: Fraction) -> None:
        """Any part of the maximum."""

    def marks(self) -> frozenset[Fraction]:
        """None: the points grow evenly."""
        return frozenset()

    def evaluate(self, answer: CountsAnswer, maximum: Fraction) -> Outcome:
        """Weighted mean of the replies, exactly; refused without any reply."""
        check_length(answer.counts, tuple(level.label for level in self.levels))
        total = sum(answer.counts)
        if total == 0:
            raise self.refuse("none", ("counts",))
        pairs = tuple(zip(answer.counts, self.levels, strict=True))
        terms = " + ".join(
            self.say("term", count=show(Fraction(n)), weight=show(level.weight))
            for n, level in pairs
        )
        mean = sum((n * level.weight for n, level in pairs), Fraction(0)) / total
        points = mean * maximum / 100
        inputs = (
            Step("input", self.say("input", label=level.label, count=show(Fraction(n))))
            for n, level in pairs
        )
        weighted = self.say("weighted", terms=terms, total=show(Fraction(total)), mean=equals(mean))
        earned = self.say("points", mean=show(mean), maximum=show(maximum), points=equals(points))
        steps = (
            *inputs,
            Step("compute", weighted),
            Step("compute", earned),
            points_step(points, maximum),
        )
        return Outcome(points, steps)

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """What a ballot of each kind is worth."""
        return tuple(
            Row(f"Phiếu trả lời “{level.label}”", f"{show(level.weight)}% điểm tối đa")
            for level in self.levels
        )

    def figures(self, due: str = DUE) -> tuple[str, ...]:
        """How ballots become points."""
        return (
            "Nhân số phiếu của từng mức với trọng số, cộng lại, chia cho tổng số phiếu có trả lời, "
            "rồi nhân với điểm tối đa.",
        )

    def brief(self, due: str = DUE) -> str:
        """The survey decides."""
        return "Tính từ phiếu điều tra, đơn vị không tự chấm"
