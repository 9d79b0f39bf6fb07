"""Kind ``share``: points in proportion, from what earns nothing to what earns all."""

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
    """Full points from the target on, else at the top of the measure; in proportion below it.

    With ``zero`` the proportion is counted from there; a zero above the target: less is better.
    """

    kind: Literal["share"]
    """Kiểu quy tắc."""
    zero: Number | None = None
    """Mức được 0 điểm, không ghi là 0; lớn hơn target thì càng thấp càng nhiều điểm."""
    target: Number | None = None
    """Chỉ tiêu: đạt mức này thì được điểm tối đa; không ghi thì là giá trị lớn nhất có thể."""
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
        "not_above": "{value} không vượt {zero}: 0 điểm",
        "not_below": "{value} không thấp hơn {zero}: 0 điểm",
        "rise": "({value} − {zero}) : ({top} − {zero}) × {maximum} {points} điểm",
        "fall": "({zero} − {value}) : ({zero} − {top}) × {maximum} {points} điểm",
        **ROUND_WORDS,
    }

    @property
    def top(self) -> Fraction:
        """The figure that earns the maximum."""
        return self.target if self.target is not None else self.measure.top or Fraction(0)

    @property
    def start(self) -> Fraction:
        """The figure that earns nothing."""
        return self.zero or Fraction(0)

    @property
    def falls(self) -> bool:
        """Whether less is better."""
        return self.top < self.start

    def part(self, value: Fraction) -> Fraction:
        """Which part of the maximum a figure earns, before floor and rounding."""
        return min(max((value - self.start) / (self.top - self.start), Fraction(0)), Fraction(1))

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """The proportion has two ends that can occur, and the floor lies between them."""
        bottom, most = self.measure.bottom, self.measure.top
        if self.zero is None and bottom != 0:
            yield Finding(
                ("measure", "from"),
                "Tính theo tỷ lệ phải bắt đầu từ 0.",
                "measure không ghi from, hoặc from: 0; hoặc có zero.",
                "Bỏ from; nếu điểm tính từ mức khác 0 thì ghi zero: mức được 0 điểm.",
                "S067",
            )
        if self.zero is None and self.top <= 0:
            yield Finding(
                ("measure",) if self.target is None else ("target",),
                "Không biết số liệu nào thì được điểm tối đa."
                if self.target is None
                else f"Không chia được cho chỉ tiêu {show(self.target)}.",
                "Đơn vị %, hoặc có target, hoặc measure có to lớn hơn 0."
                if self.target is None
                else "target lớn hơn 0.",
                "Thêm target: giá trị được điểm tối đa."
                if self.target is None
                else "Sửa target; càng thấp càng nhiều điểm thì ghi thêm zero: mức được 0 điểm.",
                "S068",
            )
        elif self.top == self.start:
            yield Finding(
                ("zero",),
                f"Mức {show(self.top)} vừa được điểm tối đa vừa được 0 điểm.",
                "zero khác target.",
                "Sửa zero hoặc target.",
                "S075",
            )
        elif most is not None and self.top > most:
            yield Finding(
                ("target",),
                f"Chỉ tiêu {show(self.top)} vượt giá trị lớn nhất có thể {show(most)}.",
                f"Lớn hơn 0, không quá {show(most)}.",
                "Sửa target; nếu số liệu có thể lớn hơn thì ghi to trong measure.",
                "S069",
            )
        elif self.top < bottom or self.start < bottom or (most is not None and self.start > most):
            yield Finding(
                ("target",) if self.top < bottom else ("zero",),
                f"Mức {show(self.top if self.top < bottom else self.start)} ngoài miền giá trị.",
                f"Từ {show(bottom)}{'' if most is None else f' đến {show(most)}'}.",
                "Sửa mức ấy; nếu số liệu có thể như thế thì ghi from, to trong measure.",
                "S076",
            )
        elif self.floor is not None and not self.start < self.floor <= self.top:
            yield Finding(
                ("floor",),
                f"Mức sàn {show(self.floor)} nằm ngoài miền giá trị.",
                "Không dùng khi càng thấp càng tốt."
                if self.falls
                else f"Lớn hơn {show(self.start)}, không quá {show(self.top)}.",
                "Sửa floor, hoặc bỏ đi nếu không có mức sàn.",
                "S070",
            )
        yield from round_findings(self.round_to, maximum)

    def possible_points(self, maximum: Fraction) -> None:
        """Any part of the maximum."""

    def marks(self) -> frozenset[Fraction]:
        """Zero, floor and target."""
        ends = (self.zero, self.floor, self.target)
        return frozenset(one for one in ends if one is not None)

    def worth(self, reached: Reached, maximum: Fraction) -> Outcome:
        """Its part of the way from zero to the target, exactly; 0 below the floor."""
        unit = self.measure.unit
        told = {
            "value": reached.shown,
            "top": measured(self.top, unit),
            "zero": measured(self.start, unit),
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
        exact = self.part(reached.value) * maximum
        steps.append(self._earned(reached.value, exact, told))
        points = to_step(exact, self.round_to)
        steps += round_steps(self.round_to, points)
        return Outcome(points, (*steps, points_step(points, maximum)))

    def _earned(self, value: Fraction, exact: Fraction, told: dict[str, str]) -> Step:
        if self.target is not None and self.part(value) == 1:
            return Step("rule", self.say("reached", **told))
        if self.zero is None:
            return Step("compute", self.say("points", **told, points=equals(exact)))
        if not self.part(value):
            return Step("rule", self.say("not_below" if self.falls else "not_above", **told))
        way = "fall" if self.falls else "rise"
        return Step("compute", self.say(way, **told, points=equals(exact)))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """The formula, zero and floor, and the case without anything to measure."""
        rows = self._from_zero(maximum) if self.zero is not None else self._from_nothing(maximum)
        return (*rows, *self.none_rows(), *round_rows(self.round_to))

    def _from_nothing(self, maximum: Fraction) -> list[Row]:
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
        return rows

    def _from_zero(self, maximum: Fraction) -> list[Row]:
        unit = self.measure.unit
        top, zero = measured(self.top, unit), measured(self.start, unit)
        if self.falls:
            formula = f"({zero} − số liệu) : ({zero} − {top}) × {show(maximum)}"
            return [
                Row(f"Không quá {top}", show(maximum)),
                Row(f"Trên {top} đến dưới {zero}", formula),
                Row(f"Từ {zero} trở lên", "0"),
            ]
        more = " trở lên" if self.target is not None else ""
        formula = f"(số liệu − {zero}) : ({top} − {zero}) × {show(maximum)}"
        rows = [Row(f"Đạt {top}{more}", show(maximum))]
        if self.floor is None:
            return [
                *rows,
                Row(f"Trên {zero} đến dưới {top}", formula),
                Row(f"Không quá {zero}", "0"),
            ]
        floor = measured(self.floor, unit)
        if self.floor != self.top:
            rows.append(Row(f"Từ {floor} đến dưới {top}", formula))
        return [*rows, Row(f"Dưới {floor}", "0")]

    def brief(self, due: str = DUE) -> str:
        """The top of the measure; short of it in proportion."""
        top = measured(self.top, self.measure.unit)
        if self.falls:
            return f"{self.measure.label} không quá {top}; cao hơn thì tính theo tỷ lệ"
        return f"{self.measure.label} đạt {top}; thấp hơn thì tính theo tỷ lệ"
