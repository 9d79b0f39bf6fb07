"""Kind ``given``: a value that somebody else decides (another index, a leader's mark)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, Literal

from cchc_docs.ground.findings import Finding, Telling
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Points, Positive, equals, show
from cchc_docs.ground.text import lower_first
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.intervals import Bounds
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step, points_step


class GivenAnswer(Model):
    """The value that was given."""

    value: Points
    """Giá trị được cho."""


class Given(Rule):
    """The value itself, or ``value : out_of × maximum``; within ``range`` where one is left."""

    kind: Literal["given"]
    """Kiểu quy tắc."""
    by: Text
    """Ai cho, cho theo thang nào."""
    out_of: Positive | None = None
    """Thang của giá trị; không ghi thì giá trị là điểm."""
    range: Bounds | None = None
    """Chỉ được cho trong khoảng này, ví dụ {from: 2, to: 5}."""
    none: Text | None = None
    """Khi không có việc ấy thì 0 điểm dù range bắt đầu từ số lớn hơn: lời của trường hợp đó."""
    reason: bool = False
    """true: điểm theo cân nhắc của người chấm, phải ghi lý do vào giải trình."""

    title = "Điểm do nơi khác cho"
    Answer = GivenAnswer
    words: ClassVar = {
        "input": "{by}: {value}",
        "none": "{by}: {none}, 0 điểm",
        "range": "{value} nằm trong khoảng được cho, {range}",
        "compute": "{value} : {scale} × {maximum} {points} điểm",
    }
    refusals: ClassVar[Mapping[str, Telling]] = {
        "above": (
            "Giá trị {value} vượt mức cao nhất {scale}.",
            "Từ 0 đến {scale}.",
            "Kiểm tra lại giá trị và thang điểm.",
            "A019",
        ),
        "outside": (
            "Giá trị {value} ngoài khoảng được cho.",
            "Giá trị {range}.",
            "Sửa giá trị cho nằm trong khoảng.",
            "A020",
        ),
        "outside_none": (
            "Giá trị {value} ngoài khoảng được cho.",
            "Giá trị {range}; hoặc 0: {none}.",
            "Sửa giá trị cho nằm trong khoảng.",
            "A021",
        ),
    }

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """The value."""
        return (Input("value", self.by, "number", top=self.out_of or maximum),)

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """A range holds some value, has both ends, and lies on the scale."""
        if self.range is None:
            return
        (low, bottom, _), (high, top, _) = self.range.lower, self.range.upper
        scale = self.out_of or maximum
        if low or high or self.range.lower >= self.range.upper or bottom < 0 or top > scale:
            yield Finding(
                ("range",),
                f"Khoảng được cho «{self.range.say('')}» không dùng được với thang {show(scale)}.",
                f"Có đầu dưới (from, over) và đầu trên (to, below), từ 0 đến {show(scale)}.",
                "Sửa range, out_of hoặc điểm tối đa của tiêu chí.",
                "S063",
            )
        elif self.none is not None and self.range.contains(Fraction(0)):
            yield Finding(
                ("none",),
                "Khoảng được cho đã có 0 điểm.",
                "none chỉ ghi khi range bắt đầu từ số lớn hơn 0.",
                "Bỏ none, hoặc sửa range.",
                "S064",
            )

    def highest(self, maximum: Fraction) -> Fraction:
        """The upper end of the range, also where it is not reached itself."""
        if self.range is None:
            return maximum
        return self.range.upper[1] * maximum / (self.out_of or maximum)

    def lowest(self, maximum: Fraction) -> Fraction:
        """The lower end of the range, unless nothing at all may be given."""
        if self.range is None or self.none is not None:
            return Fraction(0)
        return self.range.lower[1] * maximum / (self.out_of or maximum)

    def possible_points(self, maximum: Fraction) -> None:
        """Any part of the maximum."""

    def marks(self) -> frozenset[Fraction]:
        """The ends of the range."""
        return frozenset() if self.range is None else frozenset(self.range.ends)

    def judged(self) -> bool:
        """As the rule says."""
        return self.reason

    def evaluate(self, answer: GivenAnswer, maximum: Fraction) -> Outcome:
        """The value scaled to the maximum; refused beyond its range or scale."""
        scale = self.out_of or maximum
        told = {"by": self.by, "value": show(answer.value), "scale": show(scale)}
        if answer.value > scale:
            raise self.refuse("above", ("value",), **told)
        if self.range is not None:
            told |= {"range": self.range.say(""), "none": self.none or ""}
            if not answer.value and self.none is not None:
                steps = (Step("input", self.say("none", **told)),)
                return Outcome(Fraction(0), (*steps, points_step(Fraction(0), maximum)))
            if not self.range.contains(answer.value):
                key = "outside" if self.none is None else "outside_none"
                raise self.refuse(key, ("value",), **told)
        points = answer.value / scale * maximum
        lines = [Step("input", self.say("input", **told))]
        if self.range is not None:
            lines.append(Step("rule", self.say("range", **told)))
        if self.out_of is not None:
            text = self.say("compute", **told, maximum=show(maximum), points=equals(points))
            lines.append(Step("compute", text))
        return Outcome(points, (*lines, points_step(points, maximum)))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """Who gives the value and how it becomes points."""
        said = f"từ 0 đến {show(maximum)}" if self.range is None else self.range.say("")
        if self.out_of is not None:
            said = f"Giá trị : {show(self.out_of)} × {show(maximum)}"
        rows = [Row(self.by, said)]
        if self.range is not None and self.out_of is not None:
            rows.append(Row("Giá trị được cho", self.range.say("")))
        if self.none is not None:
            rows.append(Row(self.none, "0"))
        if self.reason:
            rows.append(Row("Người chấm cân nhắc", "phải ghi lý do", is_remark=True))
        return tuple(rows)

    def brief(self, due: str = DUE) -> str:
        """Somebody else decides."""
        return f"Theo {lower_first(self.by)}"
