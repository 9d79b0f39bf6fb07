"""Kind ``choice``: one of several labelled levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cchc_docs.ground.findings import Finding, Telling
from cchc_docs.ground.model import Model
from cchc_docs.ground.numbers import show
from cchc_docs.rules.inputs import Input, numbered
from cchc_docs.rules.level import Level
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step, points_step


class ChoiceAnswer(Model):
    """Number of the level that fits, counted from 1."""

    level: int
    """Số thứ tự của mức, đếm từ 1."""


class Choice(Rule):
    """The unit (then the appraiser) says which level fits."""

    kind: Literal["choice"]
    """Kiểu quy tắc."""
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]
    """Các mức."""

    title = "Chọn mức"
    Answer = ChoiceAnswer
    words: ClassVar = {
        "input": "Mức được chọn: mức {number} – {label}",
        "rule": "Mức {number} được {points} điểm",
        "listed": "mức {number}: {label}",
    }
    refusals: ClassVar[Mapping[str, Telling]] = {
        "level": ("Không có mức {number}.", "{levels}", "Ghi level từ 1 đến {last}.", "A001"),
    }

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """The level."""
        options = numbered([level.label for level in self.levels])
        return (Input("level", self.title, "list", options=options),)

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """Two levels with the same words cannot be told apart."""
        seen: dict[str, int] = {}
        for position, level in enumerate(self.levels):
            if level.label in seen:
                yield Finding(
                    ("levels", position, "label"),
                    f"Mức {position + 1} trùng lời với mức {seen[level.label] + 1}.",
                    "Mỗi mức có lời mô tả riêng.",
                    "Viết lại lời của một trong hai mức.",
                    "S050",
                )
            seen.setdefault(level.label, position)

    def highest(self, maximum: Fraction) -> Fraction:
        """Points of the best level."""
        return max(level.points for level in self.levels)

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction]:
        """Those of the levels."""
        return frozenset(level.points for level in self.levels)

    def marks(self) -> frozenset[Fraction]:
        """None: there is no figure."""
        return frozenset()

    def evaluate(self, answer: ChoiceAnswer, maximum: Fraction) -> Outcome:
        """Points of the chosen level."""
        if not 1 <= answer.level <= len(self.levels):
            listed = (
                self.say("listed", number=str(n), label=level.label)
                for n, level in enumerate(self.levels, 1)
            )
            raise self.refuse(
                "level",
                ("level",),
                number=str(answer.level),
                levels="; ".join(listed),
                last=str(len(self.levels)),
            )
        level = self.levels[answer.level - 1]
        number = str(answer.level)
        return Outcome(
            level.points,
            (
                Step("input", self.say("input", number=number, label=level.label)),
                Step("rule", self.say("rule", number=number, points=show(level.points))),
                points_step(level.points, maximum),
            ),
        )

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """A line per level."""
        return tuple(Row(level.label, show(level.points)) for level in self.levels)

    def brief(self, due: str = DUE) -> str:
        """The best level."""
        return max(self.levels, key=lambda level: level.points).label
