"""Rules as pictures: bands on a line, levels as steps, proportions as a ramp.

Scalable drawings with sizes in percent and text in page units, so that words stay readable on a
phone; colours come from the style sheet by class. The table beside a drawing says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

from markupsafe import escape

from cchc_docs.ground.days import show_day
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first
from cchc_docs.publish.pages.number_line import (
    Area,
    Boundary,
    Mark,
    Segment,
    for_paper,
    level,
    number_line,
)
from cchc_docs.rules import Rule
from cchc_docs.rules.bands import Bands
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.deduct import Deduct
from cchc_docs.rules.given import Given
from cchc_docs.rules.intervals import Bounds, measured
from cchc_docs.rules.level import Level
from cchc_docs.rules.per_item import PerItem
from cchc_docs.rules.share import Share
from cchc_docs.rules.survey import Survey

STEPS_SHOWN = 6
"""A staircase of counts is cut after this many steps."""


def drawing(rule: Rule, maximum: Fraction) -> str:
    """The picture of a rule as HTML."""
    return DRAWINGS[rule.kind](rule, maximum)


def _percent(value: Fraction) -> str:
    return f"{float(round(value * 100, 2)):g}%"


def _place(value: float) -> str:
    return f"{round(value, 2):g}%"


def line(caption: str, segments: Sequence[Segment], marks: Sequence[Mark], best: Fraction) -> str:
    """A number line: segments with their points, marks between them with closed ends."""
    drawn = number_line(segments, marks, best)
    inside = "".join((*map(_area, drawn.areas), *map(_mark, drawn.marks)))  # marks lie on top
    return _figure(caption, f'<svg class="rule-line" height="70">{inside}</svg>', for_paper(drawn))


def _area(area: Area) -> str:
    return (
        f'<rect class="rule-area rule-area--{area.kind}" x="{_place(area.at)}" y="8" '
        f'width="{_place(area.width)}" height="34"/>'
        f'<text class="rule-points" x="{_place(area.at + area.width / 2)}" y="30">'
        f"{area.points}</text>"
    )


def _mark(mark: Boundary) -> str:
    x = _place(mark.at)
    ends = "".join(
        f'<circle class="rule-end rule-end--{"closed" if closed else "open"}" '
        f'cx="{x}" cy="25" r="5" transform="translate({shift} 0)"/>'
        for closed, shift in ((mark.left, -7), (mark.right, 7))
        if closed is not None
    )
    return (
        f'<line class="rule-tick" x1="{x}" x2="{x}" y1="2" y2="48"/>{ends}'
        f'<text class="rule-mark" x="{x}" y="64">{escape(mark.text)}</text>'
    )


def stairs(
    caption: str, steps: Iterable[tuple[str, Fraction]], best: Fraction, more: str = ""
) -> str:
    """One bar a step, as long as its points."""
    rows = "".join(
        f'<li><span class="rule-step-label">{escape(label)}</span>'
        f'<svg class="rule-bar" height="16"><rect class="rule-rest" width="100%" height="16"/>'
        f'<rect class="rule-area rule-area--{level(points, best)}" '
        f'width="{_percent(points / best if best else Fraction(0))}" height="16"/></svg>'
        f'<span class="rule-step-points">{show(points)}</span></li>'
        for label, points in steps
    )
    tail = f'<p class="rule-more">{escape(more)}</p>' if more else ""
    return _figure(caption, f'<ul class="rule-stairs">{rows}</ul>{tail}')


def _figure(caption: str, inside: str, paper: str = 'data-paper="skip"') -> str:
    """``paper``: what the PDF guides make of it; the table beside it says the same."""
    inside = inside.replace("<svg ", '<svg aria-hidden="true" width="100%" ')
    return (
        f'<figure class="rule-drawing" {paper}>{inside}'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _choice(rule: Choice, maximum: Fraction) -> str:
    return stairs("Mỗi mức và số điểm", _levels(rule.levels), maximum)


def _levels(levels: Iterable[Level]) -> list[tuple[str, Fraction]]:
    return [(level.label, level.points) for level in levels]


def _bands(rule: Bands, maximum: Fraction) -> str:
    unit = rule.measure.unit
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
        + ". Chấm đặc: mốc thuộc về phía đó; chấm rỗng: không thuộc."
    )
    return line(caption, segments, marks, maximum)


def _end(bounds: Bounds) -> Fraction:
    return bounds.lower[1]


def _share(rule: Share, maximum: Fraction) -> str:
    unit, top = rule.measure.unit, rule.top
    floor = (rule.floor or Fraction(0)) / top
    x, y = _percent(floor), _percent(1 - floor)
    flat = (
        f'<line class="rule-ramp rule-ramp--none" x1="0%" y1="100%" x2="{x}" y2="100%"/>'
        f'<line class="rule-tick" x1="{x}" y1="0%" x2="{x}" y2="100%"/>'
        if rule.floor
        else ""
    )
    inside = (
        f'<div class="rule-ramp-box"><span class="rule-ramp-top">{show(maximum)} điểm</span>'
        f'<svg class="rule-ramp-svg" height="90">{flat}'
        f'<line class="rule-ramp" x1="{x}" y1="{y}" x2="100%" y2="0%"/></svg>'
        f'<p class="rule-ramp-ends"><span>{measured(rule.measure.bottom, unit)}</span>'
        + (f"<span>sàn {measured(rule.floor, unit)}</span>" if rule.floor else "")
        + f"<span>{measured(top, unit)}</span></p></div>"
    )
    below = f" Dưới mức sàn {measured(rule.floor, unit)} thì 0 điểm." if rule.floor else ""
    return _figure(f"Điểm tăng đều theo {lower_first(rule.measure.label)}.{below}", inside)


def _deadline(rule: Deadline, maximum: Fraction) -> str:
    levels = [rule.on_time, *rule.late]
    segments = [Segment(level.points, Fraction(1)) for level in levels]
    marks = [Mark(show_day(rule.due), -1)]
    marks += [Mark(f"+{late.days} ngày", -1) for late in rule.late if late.days is not None]
    never = f"{rule.never.label}: {show(rule.never.points)} điểm."
    return line(f"{rule.event}, theo ngày thực hiện. {never}", segments, marks, maximum)


def _per_item(rule: PerItem, maximum: Fraction) -> str:
    needed = -(-maximum // rule.each)
    shown = min(int(needed), STEPS_SHOWN)
    steps = [(str(n), min(n * rule.each, maximum)) for n in range(shown + 1)]
    more = f"… đến mức trần {show(maximum)} điểm" if needed > shown else ""
    return stairs(f"{rule.item}: số lượng và số điểm", steps, maximum, more)


def _deduct(rule: Deduct, maximum: Fraction) -> str:
    steps = [("Không có lỗi", maximum)]
    steps += [
        (f"1 lỗi: {fault.label}", max(maximum - fault.points, Fraction(0))) for fault in rule.faults
    ]
    return stairs("Điểm còn lại sau một lỗi mỗi loại", steps, maximum)


def _survey(rule: Survey, maximum: Fraction) -> str:
    steps = [(level.label, level.weight * maximum / 100) for level in rule.levels]
    return stairs(f"{rule.question} Điểm nếu mọi phiếu trả lời như nhau", steps, maximum)


def _given(rule: Given, maximum: Fraction) -> str:
    scale = rule.out_of or maximum
    steps = [(show(scale * part / 2), maximum * part / 2) for part in (0, 1, 2)]
    return stairs(f"{rule.by}: giá trị và số điểm", steps, maximum)


def _cases(rule: Cases, maximum: Fraction) -> str:
    parts = "".join(
        f"<li><strong>{escape(case.label)}</strong>{drawing(case.rule, maximum)}</li>"
        for case in rule.cases
    )
    return f'<ul class="rule-cases">{parts}</ul>'


DRAWINGS: dict[str, Callable[[Any, Fraction], str]] = {
    "choice": _choice,
    "bands": _bands,
    "share": _share,
    "deadline": _deadline,
    "per_item": _per_item,
    "deduct": _deduct,
    "survey": _survey,
    "given": _given,
    "cases": _cases,
}
"""How each kind is drawn; the same names as in ``rules.KINDS``."""
