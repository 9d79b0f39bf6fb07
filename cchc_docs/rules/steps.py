"""Kind ``steps``: points for each step beyond a threshold, up to the maximum."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor, lcm
from typing import ClassVar, Literal

from cchc_docs.ground.findings import Finding
from cchc_docs.ground.numbers import Number, Positive, show
from cchc_docs.rules.intervals import Bounds, measured
from cchc_docs.rules.measure import WORDS, MeasuredRule, Reached
from cchc_docs.rules.model import DUE, Outcome, Row, Step, points_step

MOST_STEPS = 100
"""A rule of more steps is no rule of steps."""


class Steps(MeasuredRule):
    """``each`` points for every ``every`` of the figure above ``over``, or short of ``below``."""

    kind: Literal["steps"]
    """Kiểu quy tắc."""
    over: Number | None = None
    """Mốc: tính phần vượt trên số này."""
    below: Number | None = None
    """Mốc: tính phần thiếu dưới số này; ghi over hoặc below, không ghi cả hai."""
    every: Positive
    """Mỗi bậc là chừng này của đại lượng."""
    each: Positive
    """Điểm cho mỗi bậc."""
    begun: bool = False
    """true: bậc chưa đủ cũng tính; không ghi thì chỉ tính bậc đủ."""

    title = "Theo bậc ngoài mốc"
    words: ClassVar = {
        **WORDS,
        "within": "{value} không {range}: 0 điểm",
        "whole": "{value} {range}: chênh {beyond}, đủ {count} bậc {every}",
        "begun": "{value} {range}: chênh {beyond}, tính {count} bậc {every}",
        "compute": "{count} × {each} = {product} điểm",
        "cap": "Không vượt quá điểm tối đa {maximum} điểm",
    }

    @property
    def threshold(self) -> Fraction:
        """Where the steps begin."""
        return self.over if self.over is not None else self.below or Fraction(0)

    @property
    def beyond(self) -> Bounds:
        """The figures that earn something."""
        if self.over is not None:
            return Bounds.model_validate({"over": self.over})
        return Bounds.model_validate({"below": self.threshold})

    def needed(self, maximum: Fraction) -> int:
        """How many steps earn the maximum."""
        return -(-maximum // self.each)

    def furthest(self, maximum: Fraction) -> Fraction:
        """The size up to which a figure matters: beyond it all points are earned, or none."""
        earning = self.every * self.needed(maximum)
        if self.over is not None:
            earning = -earning
        end = max(self.threshold - earning, self.measure.bottom)
        return max(abs(self.threshold), abs(end))

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """One threshold, which figures can go beyond; not too many steps."""
        if (self.over is None) == (self.below is None):
            yield Finding(
                ("over",) if self.over is not None else (),
                "Cần đúng một mốc: vượt trên số nào, hoặc thiếu dưới số nào.",
                "over hoặc below.",
                "Chỉ giữ một trong hai.",
                "S071",
            )
        elif self._most() <= 0:
            yield Finding(
                ("over" if self.over is not None else "below",),
                f"Không số liệu nào {self.beyond.say(self.measure.unit)}.",
                "Mốc nằm trong miền giá trị của measure.",
                "Sửa mốc; nếu số liệu có thể lớn hơn thì ghi to trong measure.",
                "S072",
            )
        if self.each > maximum:
            yield Finding(
                ("each",),
                f"Mỗi bậc {show(self.each)} điểm, vượt mức cao nhất {show(maximum)}.",
                f"Không quá {show(maximum)}.",
                "Sửa each, hoặc mức cao nhất (max).",
                "S083",
            )
        if self.needed(maximum) > MOST_STEPS:
            yield Finding(
                ("each",),
                f"Phải {self.needed(maximum)} bậc mới tới điểm tối đa {show(maximum)}.",
                f"Không quá {MOST_STEPS} bậc.",
                "Sửa each, every; điểm tăng đều thì dùng share.",
                "S073",
            )

    def _most(self) -> Fraction:
        """How far the figure can go beyond the threshold; 0 or less: not at all."""
        if self.over is None:
            return self.threshold - self.measure.bottom
        return Fraction(10**9) if self.measure.top is None else self.measure.top - self.threshold

    def _count(self, beyond: Fraction) -> int:
        parts = max(beyond, Fraction(0)) / self.every
        return -(-parts // 1) if self.begun else parts // 1

    def highest(self, maximum: Fraction) -> Fraction:
        """With the figure as far beyond as it can be."""
        return min(self._count(self._most()) * self.each, maximum)

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction]:
        """Those of each number of steps up to the cap."""
        most = min(self.needed(maximum), self._count(self._most()))
        return frozenset(min(n * self.each, maximum) for n in range(most + 1))

    def marks(self) -> frozenset[Fraction]:
        """The threshold and the ends of the steps."""
        first, bottom, top = self.threshold, self.measure.bottom, self.measure.top
        scale = lcm(first.denominator, self.every.denominator)  # whole numbers: this is asked often
        step = int(self.every * scale) * (1 if self.over is not None else -1)
        start = int(first * scale)
        ends = range(start, start + (MOST_STEPS + 1) * step, step)
        low, high = ceil(bottom * scale), None if top is None else floor(top * scale)
        inside = (one for one in ends if low <= one and (high is None or one <= high))
        return frozenset(Fraction(one, scale) for one in inside)

    def worth(self, reached: Reached, maximum: Fraction) -> Outcome:
        """Steps beyond the threshold × each, capped."""
        unit = self.measure.unit
        beyond = abs(reached.value - self.threshold)
        told = {"value": reached.shown, "range": self.beyond.say(unit), "each": show(self.each)}
        if not self.beyond.contains(reached.value):
            steps = (*reached.steps, Step("rule", self.say("within", **told)))
            return Outcome(Fraction(0), (*steps, points_step(Fraction(0), maximum)))
        count = self._count(beyond)
        product = count * self.each
        told |= {
            "beyond": measured(beyond, unit),
            "every": measured(self.every, unit),
            "count": show(Fraction(count)),
            "product": show(product),
            "maximum": show(maximum),
        }
        steps = (
            *reached.steps,
            Step("rule", self.say("begun" if self.begun else "whole", **told)),
            Step("compute", self.say("compute", **told)),
        )
        if product > maximum:
            steps = (*steps, Step("rule", self.say("cap", **told)))
        points = min(product, maximum)
        return Outcome(points, (*steps, points_step(points, maximum)))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """The step, what counts as one, and the cap."""
        unit = self.measure.unit
        whole = "kể cả bậc chưa đủ" if self.begun else "chỉ tính bậc đủ"
        rows = [
            Row(f"Mỗi {measured(self.every, unit)} {self.beyond.say(unit)}", show(self.each)),
            Row("Cách đếm bậc", whole, is_remark=True),
            Row("Tổng cộng không quá", show(maximum)),
        ]
        return (*rows, *self.none_rows())

    def brief(self, due: str = DUE) -> str:
        """What one step earns."""
        unit = self.measure.unit
        step = f"mỗi {measured(self.every, unit)} được {show(self.each)} điểm"
        return f"{self.measure.label} {self.beyond.say(unit)}: {step}"
