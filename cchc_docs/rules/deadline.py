"""Kind ``deadline``: points by how late something was done."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cchc_docs.ground.days import Day, show_day
from cchc_docs.ground.findings import Finding, Telling
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import upper_first
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.level import Level
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step, points_step


class LateLevel(Level):
    """Points up to ``days`` days after the due day; without ``days``: however late."""

    days: Annotated[int, Field(ge=1)] | None = None
    """Chậm không quá số ngày này; mức cuối không ghi."""


class DeadlineAnswer(Model):
    """The day it was done, or ``never: true``."""

    date: Day | None = None
    """Ngày thực hiện."""
    never: Literal[True] | None = None
    """true khi không thực hiện."""


class Deadline(Rule):
    """On time, late by steps, or never."""

    kind: Literal["deadline"]
    """Kiểu quy tắc."""
    event: Text
    """Việc phải làm."""
    due: Day
    """Hạn; đúng ngày này vẫn là đúng hạn."""
    on_time: Level
    """Mức đúng hạn."""
    late: Annotated[tuple[LateLevel, ...], Field(min_length=1)]
    """Các mức chậm, số ngày tăng dần."""
    never: Level
    """Mức không thực hiện."""

    title = "Theo thời hạn"
    Answer = DeadlineAnswer
    words: ClassVar = {
        "date": "{event}: ngày {date}",
        "never": "{event}: không thực hiện",
        "on_time": "Hạn là ngày {due}, đúng hạn: {label}",
        "late": "Hạn là ngày {due}, chậm {days} ngày: {label}",
        "missed": "Hạn là ngày {due}: {label}",
    }
    refusals: ClassVar[Mapping[str, Telling]] = {
        "either": (
            "Cần đúng một trong hai: ngày thực hiện, hoặc không thực hiện.",
            "date: dd/mm/yyyy, hoặc never: true.",
            "Ghi ngày của việc «{event}».",
            "A018",
        ),
    }

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """The day, or that it was never done."""
        never = ((self.never.label, True),)
        return (
            Input("date", f"{self.event}: ngày", "day"),
            Input("never", "Hoặc: không thực hiện", "list", options=never, way=1),
        )

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """Late levels go by growing number of days and the last has no end."""
        last = 0
        for position, level in enumerate(self.late):
            path = ("late", position)
            final = position == len(self.late) - 1
            if final != (level.days is None):
                yield Finding(
                    path,
                    "Chậm hơn nữa thì chưa biết tính mấy điểm."
                    if final
                    else "Mức chậm không ghi days phải đứng cuối.",
                    "Các mức chậm ghi days tăng dần; riêng mức cuối không ghi days.",
                    "Bỏ days ở mức cuối, hoặc thêm một mức cuối không có days."
                    if final
                    else "Thêm days cho mức này hoặc chuyển nó xuống cuối.",
                    "S061",
                )
            elif level.days is not None:
                if level.days <= last:
                    yield Finding(
                        (*path, "days"),
                        f"Số ngày {level.days} không lớn hơn mức trước ({last}).",
                        "days tăng dần từ trên xuống.",
                        "Sắp lại các mức chậm hoặc sửa số ngày.",
                        "S062",
                    )
                last = level.days

    def highest(self, maximum: Fraction) -> Fraction:
        """The best of all levels."""
        return max(level.points for level in (self.on_time, *self.late, self.never))

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction]:
        """Those of the levels."""
        return frozenset(level.points for level in (self.on_time, *self.late, self.never))

    def marks(self) -> frozenset[datetime.date]:
        """The due day, and the last days of the late levels."""
        late = (level.days for level in self.late if level.days is not None)
        return frozenset(self.due + datetime.timedelta(days=days) for days in (0, *late))

    def evaluate(self, answer: DeadlineAnswer, maximum: Fraction) -> Outcome:
        """Points by days after the due day; the due day itself is on time."""
        if (answer.date is None) == (answer.never is None):
            raise self.refuse("either", (), event=self.event)
        due = show_day(self.due)
        if answer.date is None:
            level = self.never
            done = self.say("never", event=self.event)
            text = self.say("missed", due=due, label=level.label)
        else:
            done = self.say("date", event=self.event, date=show_day(answer.date))
            days = (answer.date - self.due).days
            level = self.on_time
            if days > 0:
                level = next(late for late in self.late if late.days is None or days <= late.days)
            key = "late" if days > 0 else "on_time"
            text = self.say(key, due=due, days=str(days), label=level.label)
        steps = (Step("input", done), Step("rule", text), points_step(level.points, maximum))
        return Outcome(level.points, steps)

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """A line per level."""
        levels = (self.on_time, *self.late, self.never)
        return tuple(Row(level.label, show(level.points)) for level in levels)

    def figures(self, due: str = DUE) -> tuple[str, ...]:
        """The due day, and how days late are counted."""
        return (
            f"{upper_first(due)} là ngày {show_day(self.due)}; đúng ngày ấy vẫn kịp. "
            "Ngày chậm đếm theo lịch, kể từ hôm sau ngày hạn.",
        )

    def brief(self, due: str = DUE) -> str:
        """The best level and the day."""
        best = max((self.on_time, *self.late, self.never), key=lambda level: level.points)
        return f"{best.label} ({due} {show_day(self.due)})"
