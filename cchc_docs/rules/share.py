"""Kind ``share``: points in proportion, part : whole × maximum, nothing below a floor."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from cchc_docs.ground.findings import Finding
from cchc_docs.ground.numbers import Number, equals, show
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.intervals import measured
from cchc_docs.rules.measure import (
    REFUSALS,
    WHEN_NONE_ROWS,
    WORDS,
    Measure,
    MeasureAnswer,
    figure,
    when_none,
)
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step, WhenNone, points_step


class Share(Rule):
    """Full points at the top of the measure, in proportion below it."""

    kind: Literal["share"]
    """Kiểu quy tắc."""
    measure: Measure
    """Đại lượng được đo."""
    floor: Number | None = None
    """Dưới mức này thì 0 điểm."""
    when_none: WhenNone | None = None
    """Mẫu số bằng 0 thì: full, zero hay not_applicable."""

    title = "Tính theo tỷ lệ"
    Answer = MeasureAnswer
    refusals: ClassVar = REFUSALS
    words: ClassVar = {
        **WORDS,
        "below": "{value} dưới mức sàn {floor}: 0 điểm",
        "above": "{value} đạt mức sàn {floor}: tính điểm theo tỷ lệ",
        "points": "{value} : {top} × {maximum} {points} điểm",
    }

    @property
    def top(self) -> Fraction:
        """The figure that earns the maximum."""
        return self.measure.top or Fraction(0)

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """The figure."""
        return self.measure.inputs()

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """The proportion needs an end, begins at 0, and the floor lies within."""
        if self.measure.bottom != 0:
            yield Finding(
                ("measure", "from"),
                "Tính theo tỷ lệ phải bắt đầu từ 0.",
                "measure không ghi from, hoặc from: 0.",
                "Bỏ from; nếu cần mức sàn thì dùng floor.",
            )
        if self.top <= 0:
            yield Finding(
                ("measure",),
                "Không biết số liệu nào thì được điểm tối đa.",
                "Đơn vị %, hoặc measure có to lớn hơn 0.",
                "Thêm to: giá trị được điểm tối đa.",
            )
        elif self.floor is not None and not 0 < self.floor <= self.top:
            yield Finding(
                ("floor",),
                f"Mức sàn {show(self.floor)} nằm ngoài miền giá trị.",
                f"Lớn hơn 0, không quá {show(self.top)}.",
                "Sửa floor, hoặc bỏ đi nếu không có mức sàn.",
            )

    def possible_points(self, maximum: Fraction) -> None:
        """Any part of the maximum."""

    def marks(self) -> frozenset[Fraction]:
        """The floor."""
        return frozenset() if self.floor is None else frozenset({self.floor})

    def lapses(self) -> bool:
        """As the rule says of nothing to measure."""
        return self.when_none == "not_applicable"

    def evaluate(self, answer: MeasureAnswer, maximum: Fraction) -> Outcome:
        """value : top × maximum, exactly; 0 below the floor."""
        reached = figure(self.measure, answer, self.marks())
        if reached.value is None:
            return when_none(self.when_none, reached, maximum)
        value = reached.shown
        steps = list(reached.steps)
        if self.floor is not None:
            below = reached.value < self.floor
            floor = measured(self.floor, self.measure.unit)
            text = self.say("below" if below else "above", value=value, floor=floor)
            steps.append(Step("rule", text))
            if below:
                return Outcome(Fraction(0), (*steps, points_step(Fraction(0), maximum)))
        points = reached.value / self.top * maximum
        text = self.say(
            "points",
            value=value,
            top=measured(self.top, self.measure.unit),
            maximum=show(maximum),
            points=equals(points),
        )
        return Outcome(points, (*steps, Step("compute", text), points_step(points, maximum)))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """The formula, the floor, and the case without anything to measure."""
        unit = self.measure.unit
        rows = [Row(f"Đạt {measured(self.top, unit)}", show(maximum))]
        below = f"Dưới {measured(self.top, unit)}"
        if self.floor is not None:
            below = f"Từ {measured(self.floor, unit)} đến dưới {measured(self.top, unit)}"
        if self.floor != self.top:
            rows.append(Row(below, f"Tỷ lệ : {measured(self.top, unit)} × {show(maximum)}"))
        if self.floor is not None:
            rows.append(Row(f"Dưới {measured(self.floor, unit)}", "0"))
        if self.when_none and self.measure.of:
            rows.append(Row(f"{self.measure.of[1]} bằng 0", WHEN_NONE_ROWS[self.when_none]))
        return tuple(rows)

    def figures(self, due: str = DUE) -> tuple[str, ...]:
        """The quotient that is measured."""
        return (self.measure.formula(),) if self.measure.of else ()

    def brief(self, due: str = DUE) -> str:
        """The top of the measure; below it in proportion."""
        top = measured(self.top, self.measure.unit)
        return f"{self.measure.label} đạt {top}; thấp hơn thì tính theo tỷ lệ"
