"""Kind ``share``: points in proportion to a target, part : whole × maximum, none below a floor."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from cchc_docs.ground.findings import Finding
from cchc_docs.ground.numbers import Number, Positive, equals, show
from cchc_docs.rules.intervals import measured
from cchc_docs.rules.measure import WORDS, MeasuredRule, Reached
from cchc_docs.rules.model import DUE, Outcome, Row, Step, points_step
from cchc_docs.rules.rounding import ROUND_WORDS, round_findings, round_rows, round_steps, to_step


class Share(MeasuredRule):
    """Full points from the target on, else at the top of the measure; in proportion below it."""

    kind: Literal["share"]
    """Kiểu quy tắc."""
    target: Positive | None = None
    """Chỉ tiêu: đạt từ mức này thì được điểm tối đa; không ghi thì là giá trị lớn nhất có thể."""
    floor: Number | None = None
    """Dưới mức này thì 0 điểm."""

    round_to: Positive | None = None
    """Làm tròn điểm đến bội của số này, ví dụ 0.25."""

    title = "Tính theo tỷ lệ"
    words: ClassVar = {
        **WORDS,
        "below": "{value} dưới mức sàn {floor}: 0 điểm",
        "above": "{value} đạt mức sàn {floor}: tính điểm theo tỷ lệ",
        "reached": "{value} đạt chỉ tiêu {top}: được điểm tối đa {maximum} điểm",
        "points": "{value} : {top} × {maximum} {points} điểm",
        **ROUND_WORDS,
    }

    @property
    def top(self) -> Fraction:
        """The figure that earns the maximum."""
        return self.target or self.measure.top or Fraction(0)

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """The proportion needs an end, begins at 0, and the floor lies within."""
        if self.measure.bottom != 0:
            yield Finding(
                ("measure", "from"),
                "Tính theo tỷ lệ phải bắt đầu từ 0.",
                "measure không ghi from, hoặc from: 0.",
                "Bỏ from; nếu cần mức sàn thì dùng floor.",
                "S067",
            )
        if self.top <= 0:
            yield Finding(
                ("measure",),
                "Không biết số liệu nào thì được điểm tối đa.",
                "Đơn vị %, hoặc có target, hoặc measure có to lớn hơn 0.",
                "Thêm target: giá trị được điểm tối đa.",
                "S068",
            )
        elif self.measure.top is not None and self.top > self.measure.top:
            yield Finding(
                ("target",),
                f"Chỉ tiêu {show(self.top)} vượt giá trị lớn nhất có thể {show(self.measure.top)}.",
                f"Lớn hơn 0, không quá {show(self.measure.top)}.",
                "Sửa target; nếu số liệu có thể lớn hơn thì ghi to trong measure.",
                "S069",
            )
        elif self.floor is not None and not 0 < self.floor <= self.top:
            yield Finding(
                ("floor",),
                f"Mức sàn {show(self.floor)} nằm ngoài miền giá trị.",
                f"Lớn hơn 0, không quá {show(self.top)}.",
                "Sửa floor, hoặc bỏ đi nếu không có mức sàn.",
                "S070",
            )
        yield from round_findings(self.round_to, maximum)

    def possible_points(self, maximum: Fraction) -> None:
        """Any part of the maximum."""

    def marks(self) -> frozenset[Fraction]:
        """The floor and the target."""
        return frozenset(one for one in (self.floor, self.target) if one is not None)

    def worth(self, reached: Reached, maximum: Fraction) -> Outcome:
        """value : target × maximum, exactly, no more than the maximum; 0 below the floor."""
        unit = self.measure.unit
        told = {
            "value": reached.shown,
            "top": measured(self.top, unit),
            "maximum": show(maximum),
        }
        steps = list(reached.steps)
        if self.floor is not None:
            below = reached.value < self.floor
            key = "below" if below else "above"
            text = self.say(key, **told, floor=measured(self.floor, unit))
            steps.append(Step("rule", text))
            if below:
                return Outcome(Fraction(0), (*steps, points_step(Fraction(0), maximum)))
        exact = min(reached.value / self.top, Fraction(1)) * maximum
        if self.target is not None and reached.value >= self.target:
            steps.append(Step("rule", self.say("reached", **told)))
        else:
            steps.append(Step("compute", self.say("points", **told, points=equals(exact))))
        points = to_step(exact, self.round_to)
        steps += round_steps(self.round_to, points)
        return Outcome(points, (*steps, points_step(points, maximum)))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """The formula, the floor, and the case without anything to measure."""
        unit = self.measure.unit
        more = " trở lên" if self.target is not None else ""
        rows = [Row(f"Đạt {measured(self.top, unit)}{more}", show(maximum))]
        below = f"Dưới {measured(self.top, unit)}"
        if self.floor is not None:
            below = f"Từ {measured(self.floor, unit)} đến dưới {measured(self.top, unit)}"
        if self.floor != self.top:
            rows.append(Row(below, f"Tỷ lệ : {measured(self.top, unit)} × {show(maximum)}"))
        if self.floor is not None:
            rows.append(Row(f"Dưới {measured(self.floor, unit)}", "0"))
        return (*rows, *self.none_rows(), *round_rows(self.round_to))

    def brief(self, due: str = DUE) -> str:
        """The top of the measure; below it in proportion."""
        top = measured(self.top, self.measure.unit)
        return f"{self.measure.label} đạt {top}; thấp hơn thì tính theo tỷ lệ"
