"""Rules as pictures: bands on a line, levels as stairs, proportions as a ramp.

A picture is data; ``drawing`` writes it for pages, slides leave room for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch

from cchc_docs.ground.days import show_day
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first, upper_first
from cchc_docs.publish.pages.number_line import Mark, Segment
from cchc_docs.rules import Rule
from cchc_docs.rules.bands import Bands
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.combine import Combine
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.deduct import Deduct
from cchc_docs.rules.fixed import Fixed
from cchc_docs.rules.given import Given
from cchc_docs.rules.intervals import Bounds, measured
from cchc_docs.rules.part import SIGNS
from cchc_docs.rules.per_item import PerItem
from cchc_docs.rules.share import Share
from cchc_docs.rules.steps import Steps
from cchc_docs.rules.survey import Survey

POINTS = "điểm"
STEPS_SHOWN = 6
"""A staircase of counts is cut after this many steps."""


@dataclass(frozen=True)
class Line:
    """A number line: segments with their points, marks between them with closed ends."""

    caption: str
    segments: Sequence[Segment]
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Stairs:
    """One bar a step, as long as its points; ``most``: what further steps go up to."""

    caption: str
    steps: Sequence[tuple[str, Fraction]]
    most: Fraction | None = None


@dataclass(frozen=True)
class Ramp:
    """Points that grow evenly up to ``top``, from ``floor`` on where there is one."""

    caption: str
    bottom: str
    top: str
    floor: str = ""
    jump: Fraction = Fraction(0)
    """The floor as a part of the top."""


@dataclass(frozen=True)
class Within:
    """A picture under its name, drawn against a best of its own, in points or per cent."""

    label: str
    picture: Picture
    best: Fraction
    unit: str = POINTS
    taken: bool = False
    """What it gives is taken off."""


@dataclass(frozen=True)
class Several:
    """A picture for each case or part."""

    parts: Sequence[Within]


Picture = Line | Stairs | Ramp | Several


@singledispatch
def picture(rule: Rule, maximum: Fraction) -> Picture:
    """What a rule looks like; each kind says it below."""
    raise NotImplementedError(f"no picture of {type(rule).__name__}")


@picture.register
def _(rule: Choice, maximum: Fraction) -> Picture:
    return Stairs("Mỗi mức và số điểm", [(level.label, level.points) for level in rule.levels])


@picture.register
def _(rule: Fixed, maximum: Fraction) -> Picture:
    return Stairs("Được ngay số điểm này", [("Mọi đơn vị thuộc trường hợp này", rule.points)])


@picture.register
def _(rule: Bands, maximum: Fraction) -> Picture:
    unit = rule.measure.unit
    if rule.holes:  # a line would fill them
        steps = [(band.title(unit), band.points) for band in rule.bands]
        return Stairs(f"{rule.measure.label}: các mức mà văn bản nói", steps)
    ordered = sorted(rule.bands, key=lambda band: band.lower)
    bottom = rule.measure.bottom
    marks, segments = [], []
    for position, band in enumerate(ordered):
        low = bottom if position == 0 else _end(band)
        high = _end(ordered[position + 1]) if position + 1 < len(ordered) else rule.measure.top
        weight = (high - low) if high is not None else max(low - bottom, Fraction(1))
        segments.append(Segment(band.points, max(weight, Fraction(0)) or Fraction(1, 1000)))
        if position:
            owner = 1 if band.from_ is not None else -1
            marks.append(Mark(measured(low, unit), owner))
    caption = (
        f"{rule.measure.label}, từ {measured(bottom, unit)}"
        + (f" đến {measured(rule.measure.top, unit)}" if rule.measure.top is not None else "")
        + ". Dấu tròn đặc: lấy cả mốc; dấu tròn rỗng: không lấy mốc."
    )
    return Line(caption, segments, marks)


def _end(bounds: Bounds) -> Fraction:
    return bounds.lower[1]


@picture.register
def _(rule: Share, maximum: Fraction) -> Picture:
    unit = rule.measure.unit
    caption = f"Điểm tăng đều theo {lower_first(rule.measure.label)}."
    if rule.falls:
        caption = f"Điểm tăng đều khi {lower_first(rule.measure.label)} giảm."
    if rule.target is not None:
        side = "trở xuống" if rule.falls else "trở lên"
        caption += f" Từ chỉ tiêu {measured(rule.target, unit)} {side} thì được điểm tối đa."
    bottom, top = measured(rule.start, unit), measured(rule.top, unit)
    if not rule.floor:
        return Ramp(caption, bottom, top)
    floor = measured(rule.floor, unit)
    below = f"{caption} Dưới mức sàn {floor} thì 0 điểm."
    return Ramp(below, bottom, top, f"sàn {floor}", rule.part(rule.floor))


@picture.register
def _(rule: Steps, maximum: Fraction) -> Picture:
    needed = rule.needed(maximum)
    shown = min(needed, STEPS_SHOWN)
    unit = rule.measure.unit
    sign = "−" if rule.over is None else "+"
    steps = [(f"{sign}{measured(n * rule.every, unit)}", n * rule.each) for n in range(shown + 1)]
    capped = [(name, min(points, maximum)) for name, points in steps]
    capped[0] = (measured(rule.threshold, unit), Fraction(0))
    most = maximum if needed > shown else None
    return Stairs(f"{rule.measure.label}, tính từ mốc {capped[0][0]}", capped, most)


@picture.register
def _(rule: Deadline, maximum: Fraction) -> Picture:
    levels = [rule.on_time, *rule.late]
    segments = [Segment(level.points, Fraction(1)) for level in levels]
    marks = [Mark(show_day(rule.due), -1)]
    marks += [Mark(f"+{late.days} ngày", -1) for late in rule.late if late.days is not None]
    never = f"{upper_first(rule.never.label)}: {show(rule.never.points)} điểm."
    return Line(f"{rule.event}: điểm theo ngày. {never}", segments, marks)


@picture.register
def _(rule: PerItem, maximum: Fraction) -> Picture:
    needed = -(-maximum // rule.each)
    shown = min(int(needed), STEPS_SHOWN)
    steps = [(str(n), min(n * rule.each, maximum)) for n in range(shown + 1)]
    most = maximum if needed > shown else None
    return Stairs(f"{rule.item}: số lượng và số điểm", steps, most)


@picture.register
def _(rule: Deduct, maximum: Fraction) -> Picture:
    steps = [("Không có lỗi", maximum)]
    steps += [
        (f"1 lỗi: {fault.label}", max(maximum - fault.points, Fraction(0))) for fault in rule.faults
    ]
    return Stairs("Điểm còn lại nếu chỉ có một lỗi ấy", steps)


@picture.register
def _(rule: Survey, maximum: Fraction) -> Picture:
    steps = [(level.label, level.weight * maximum / 100) for level in rule.levels]
    return Stairs(f"{rule.question} Điểm nếu mọi phiếu trả lời như nhau", steps)


@picture.register
def _(rule: Given, maximum: Fraction) -> Picture:
    scale = rule.out_of or maximum
    values = [scale * part / 2 for part in range(3)]
    if rule.range is not None:
        values = sorted({*rule.range.ends, *([Fraction(0)] if rule.none else [])})
    steps = [(show(value), value * maximum / scale) for value in values]
    return Stairs(f"{rule.by}: giá trị và số điểm", steps)


@picture.register
def _(rule: Cases, maximum: Fraction) -> Picture:
    return Several(
        [Within(label, picture(inner, maximum), maximum) for label, inner in rule.parts()]
    )


@picture.register
def _(rule: Combine, maximum: Fraction) -> Picture:
    return Several(
        [
            Within(
                f"{n}. {part.label}" + (f" ({SIGNS[part.as_].strip()})" if SIGNS[part.as_] else ""),
                picture(part.rule, part.most(maximum)),
                part.most(maximum),
                "%" if part.as_ == "less_percent" else POINTS,
                part.as_ != "add",
            )
            for n, part in enumerate(rule.parts_, 1)
        ]
    )
