"""Kind ``per_item``: points for each thing, up to the maximum."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Count, Positive, show
from cchc_docs.ground.text import lower_first
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.model import DUE, MOST_FINE, Outcome, Row, Rule, Step, points_step


class CountAnswer(Model):
    """How many."""

    count: Count
    """Số lượng."""


class PerItem(Rule):
    """``each`` points for every ``item``, capped at the maximum."""

    kind: Literal["per_item"]
    """Kiểu quy tắc."""
    item: Text
    """Việc được tính điểm."""
    each: Positive
    """Điểm cho mỗi việc."""

    title = "Điểm cho mỗi việc"
    Answer = CountAnswer
    words: ClassVar = {
        "input": "{item}: {count}",
        "compute": "{count} × {each} = {product} điểm",
        "rule": "Không vượt quá điểm tối đa {maximum} điểm",
    }

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """The count."""
        return (Input("count", self.item, "count"),)

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """One item alone must not go beyond the maximum."""
        if self.each > maximum:
            yield Finding(
                ("each",),
                f"Mỗi việc {show(self.each)} điểm, vượt điểm tối đa {show(maximum)}.",
                f"each lớn hơn 0, không quá {show(maximum)}.",
                "Sửa each hoặc điểm tối đa của tiêu chí.",
                "S065",
            )

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction] | None:
        """Those of each number of items up to the cap; None when those are too many."""
        most = -(-maximum // self.each)
        if most > MOST_FINE:
            return None
        return frozenset(min(n * self.each, maximum) for n in range(most + 1))

    def marks(self) -> frozenset[Fraction]:
        """None: every item counts alike."""
        return frozenset()

    def evaluate(self, answer: CountAnswer, maximum: Fraction) -> Outcome:
        """count × each, capped."""
        product = answer.count * self.each
        count, each = show(Fraction(answer.count)), show(self.each)
        steps = [
            Step("input", self.say("input", item=self.item, count=count)),
            Step("compute", self.say("compute", count=count, each=each, product=show(product))),
        ]
        if product > maximum:
            steps.append(Step("rule", self.say("rule", maximum=show(maximum))))
        points = min(product, maximum)
        return Outcome(points, (*steps, points_step(points, maximum)))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """The step and the cap."""
        return (
            Row(f"Mỗi {lower_first(self.item)}", show(self.each)),
            Row("Tổng cộng không quá", show(maximum)),
        )

    def brief(self, due: str = DUE) -> str:
        """What one item earns."""
        return f"Mỗi {lower_first(self.item)}: {show(self.each)} điểm"
