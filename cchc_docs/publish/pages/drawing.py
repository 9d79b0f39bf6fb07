"""Pictures of rules as HTML.

Scalable drawings with sizes in percent and text in page units, so that words stay readable on a
phone; colours come from the style sheet by class. The table beside a drawing says the same.
"""

from __future__ import annotations

from fractions import Fraction

from markupsafe import escape

from cchc_docs.criteria.model import Role
from cchc_docs.ground.numbers import show
from cchc_docs.publish.pages.number_line import (
    Area,
    Boundary,
    for_paper,
    level,
    number_line,
    signed,
)
from cchc_docs.publish.pages.pictures import POINTS, Line, Picture, Ramp, Several, Stairs, picture
from cchc_docs.rules import Rule
from cchc_docs.rules.intervals import with_unit


def drawing(rule: Rule, maximum: Fraction, role: Role = "score") -> str:
    """The picture of a rule as HTML; that of a penalty shows what is taken off."""
    return _drawn(picture(rule, maximum), maximum, taken=role == "penalty")


def _drawn(shown: Picture, best: Fraction, unit: str = POINTS, taken: bool = False) -> str:
    match shown:
        case Line():
            return _line(shown, best, taken)
        case Stairs():
            return _stairs(shown, best, unit, taken)
        case Ramp():
            return _ramp(shown, best, unit, taken)
        case Several(parts):
            inside = "".join(
                f"<li><strong>{escape(one.label)}</strong>"
                f"{_drawn(one.picture, one.best, one.unit, taken != one.taken)}</li>"
                for one in parts
            )
            return f'<ul class="rule-cases">{inside}</ul>'


def per_cent(part: Fraction, whole: Fraction) -> str:
    """A part as a width, ``12.5%``; of nothing it is nothing."""
    return _percent(part / whole if whole else Fraction(0))


def _percent(value: Fraction) -> str:
    return f"{float(round(value * 100, 2)):g}%"


def _place(value: float) -> str:
    return f"{round(value, 2):g}%"


def _line(shown: Line, best: Fraction, taken: bool) -> str:
    drawn = number_line(shown.segments, shown.marks, best, taken)
    inside = "".join((*map(_area, drawn.areas), *map(_mark, drawn.marks)))  # marks lie on top
    inside = f'<svg class="rule-line" height="70">{inside}</svg>'
    return _figure(shown.caption, inside, for_paper(drawn))


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


def _stairs(shown: Stairs, best: Fraction, unit: str, taken: bool) -> str:
    sign = "" if unit == POINTS else with_unit("", unit)
    rows = "".join(
        f'<li><span class="rule-step-label">{escape(label)}</span>'
        f'<svg class="rule-bar" height="16"><rect class="rule-rest" width="100%" height="16"/>'
        f'<rect class="rule-area rule-area--{level(points, best, taken)}" '
        f'width="{per_cent(points, best)}" height="16"/></svg>'
        f'<span class="rule-step-points">{signed(points, taken)}{sign}</span></li>'
        for label, points in shown.steps
    )
    tail = "" if shown.most is None else f'<p class="rule-more">{_up_to(shown.most, unit)}</p>'
    return _figure(shown.caption, f'<ul class="rule-stairs">{rows}</ul>{tail}')


def _up_to(most: Fraction, unit: str) -> str:
    return f"… đến mức trần {with_unit(show(most), unit)}"


def _ramp(shown: Ramp, best: Fraction, unit: str, taken: bool) -> str:
    x, y = _percent(shown.jump), _percent(1 - shown.jump)
    flat = (
        f'<line class="rule-ramp rule-ramp--none" x1="0%" y1="100%" x2="{x}" y2="100%"/>'
        f'<line class="rule-tick" x1="{x}" y1="0%" x2="{x}" y2="100%"/>'
        if shown.floor
        else ""
    )
    floor = f"<span>{escape(shown.floor)}</span>" if shown.floor else ""
    top = with_unit(signed(best, taken), unit)
    lost = " rule-ramp--none" if taken else ""
    inside = (
        f'<div class="rule-ramp-box"><span class="rule-ramp-top">{top}</span>'
        f'<svg class="rule-ramp-svg" height="90">{flat}'
        f'<line class="rule-ramp{lost}" x1="{x}" y1="{y}" x2="100%" y2="0%"/></svg>'
        f'<p class="rule-ramp-ends"><span>{escape(shown.bottom)}</span>{floor}'
        f"<span>{escape(shown.top)}</span></p></div>"
    )
    return _figure(shown.caption, inside)


def _figure(caption: str, inside: str, paper: str = 'data-paper="skip"') -> str:
    """``paper``: what the PDF guides make of it; the table beside it says the same."""
    inside = inside.replace("<svg ", '<svg aria-hidden="true" width="100%" ')
    return (
        f'<figure class="rule-drawing" {paper}>{inside}'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )
