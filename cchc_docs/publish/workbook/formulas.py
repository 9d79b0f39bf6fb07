"""Rules as spreadsheet formulas: which cells a rule asks for, and how they become points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial, singledispatch

from cchc_docs.ground.numbers import SHOWN_PLACES, show
from cchc_docs.publish.workbook.expressions import (
    NO_DAY,
    constant,
    guarded,
    in_steps,
    percent,
    pick_range,
    quotient,
    read_day,
    text,
    within_range,
)
from cchc_docs.rules import Rule
from cchc_docs.rules.bands import Bands
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.combine import Combine
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.deduct import Deduct
from cchc_docs.rules.fixed import Fixed
from cchc_docs.rules.given import Given
from cchc_docs.rules.inputs import CASE
from cchc_docs.rules.intervals import Bounds, with_unit
from cchc_docs.rules.level import Level
from cchc_docs.rules.measure import Measure
from cchc_docs.rules.model import WhenNone
from cchc_docs.rules.part import Part
from cchc_docs.rules.per_item import PerItem
from cchc_docs.rules.share import Share
from cchc_docs.rules.steps import Steps
from cchc_docs.rules.survey import Survey

NOT_APPLICABLE = '"n/a"'
"""What a formula gives when there was nothing to measure and the rule then does not apply."""

LONGEST = 7_500
"""Letters of a rule's formula at most; Excel takes 8192, and more stands around it."""
TOO_LONG = "Quy tắc quá dài cho bảng tính: ghi thẳng số điểm, hoặc chấm trên trang"

MISSING = "Thiếu số liệu"
ABOVE, NEGATIVE = " lớn hơn ", " nhỏ hơn 0"
OF_NONE = " trong khi mẫu số bằng 0"
"""Said after the figure that somebody wrote."""
TWO_WAYS = "Chỉ ghi một cách"
NOT_WHOLE = "Số đếm là số nguyên, không âm"


@dataclass(frozen=True)
class Cells:
    """Where the inputs of one criterion stand in one column of the sheet, by key."""

    inputs: Mapping[str, str]
    """Addresses of the cells that people fill."""
    helpers: Mapping[str, str]
    """Addresses of the hidden cells beside them."""
    lists: Mapping[str, str]
    """Ranges that hold the options of inputs of kind ``list``."""
    steps: Mapping[str, str]
    """Addresses of hidden cells with figures on the way to the points."""

    def within(self, prefix: str) -> Cells:
        """The cells whose key begins with ``prefix``, under the rest of their key."""
        inside = (
            {
                key.removeprefix(prefix): cell
                for key, cell in table.items()
                if key.startswith(prefix)
            }
            for table in (self.inputs, self.helpers, self.lists, self.steps)
        )
        return Cells(*inside)


Formula = Callable[[Cells], str]
"""An expression without ``=``, of the cells of one column."""


@dataclass(frozen=True)
class Face:
    """A rule as a spreadsheet sees it.

    ``state`` gives points, NOT_APPLICABLE, or words that say what is wrong with the answer. It is
    only asked when at least one of the rule's inputs is filled. ``helpers`` stand in the hidden
    cell beside their input; a list has the number of the option there. ``steps`` stand in hidden
    cells of their own, each after those that it takes: no formula grows with the number of parts.
    """

    state: Formula
    helpers: Mapping[str, Formula] = field(default_factory=dict)
    steps: Mapping[str, Formula] = field(default_factory=dict)


@singledispatch
def face(rule: Rule, maximum: Fraction) -> Face:
    """The spreadsheet face of a rule; each kind says it below."""
    raise NotImplementedError(f"no formula for {type(rule).__name__}")


@face.register
def _(rule: Choice, maximum: Fraction) -> Face:
    return Face(lambda cells: _picked(cells.helpers["level"], rule.levels))


@face.register
def _(rule: Fixed, maximum: Fraction) -> Face:
    return Face(lambda cells: constant(rule.points))


def _picked(index: str, levels: Sequence[Level]) -> str:
    points = ",".join(constant(level.points) for level in levels)
    return f"IF({index}=0,{text('Chọn một mức trong danh sách')},CHOOSE({index},{points}))"


def _figure(measure: Measure) -> Formula:
    """The figure as it was given, or part : whole; empty while it is not known."""
    times = "100*" if measure.is_percent else ""

    def figure(cells: Cells) -> str:
        value = cells.inputs["value"]
        read = percent(value) if measure.is_percent else value
        if measure.of is None:
            return f'IF({value}="","",{read})'
        part, whole = cells.inputs["part"], cells.inputs["whole"]
        found = quotient(f"{times}{part}/{whole}")
        none = f'IF(COUNT({part},{whole})<2,"",IF({whole}=0,"",{found}))'
        return f'IF({value}<>"",{read},{none})'

    return figure


def _measured(
    measure: Measure, policy: WhenNone | None, maximum: Fraction, points: Callable[[str], str]
) -> Face:
    """A rule with a measure; ``points`` is asked for a figure within its range."""

    def state(cells: Cells) -> str:
        figure = cells.helpers["value"]
        outside = f"{figure}<{constant(measure.bottom)}"
        if measure.top is not None:
            outside = f"OR({outside},{figure}>{constant(measure.top)})"
        told = _outside(figure, measure.bottom, measure.top, measure.unit)
        found = f"IF({outside},{told},{points(figure)})"
        if measure.of is None:
            return f"IF(ISNUMBER({figure}),{found},{text(MISSING)})"
        value, part, whole = (cells.inputs[key] for key in ("value", "part", "whole"))
        none = f"IF({part}<>0,{part}&{text(OF_NONE)},{_none(policy, maximum)})"
        empty = f"IF(COUNT({part},{whole})=2,{none},{text(MISSING)})"
        if measure.is_share:
            above = f"AND(COUNT({part},{whole})=2,{part}>{whole},{whole}<>0)"
            found = f"IF({above},{part}&{text(ABOVE)}&{whole},{found})"
        return (
            f'IF(AND({value}<>"",COUNTA({part},{whole})>0),{text(TWO_WAYS)},'
            f"IF(MIN({part},{whole})<0,MIN({part},{whole})&{text(NEGATIVE)},"
            f"IF(ISNUMBER({figure}),{found},{empty})))"
        )

    return Face(state, {"value": _figure(measure)})


def _outside(figure: str, bottom: Fraction, top: Fraction | None, unit: str) -> str:
    """Words that name the figure and where it can lie."""
    ends = f"từ {show(bottom)} trở lên" if top is None else f"từ {show(bottom)} đến {show(top)}"
    told = text(f"{with_unit('', unit)}: chỉ có thể {ends}")
    return f"ROUND({figure},{SHOWN_PLACES})&{told}"


def _none(policy: WhenNone | None, maximum: Fraction) -> str:
    if policy is None:
        return text("Mẫu số bằng 0")
    return {"full": constant(maximum), "zero": "0", "not_applicable": NOT_APPLICABLE}[policy]


@face.register
def _(rule: Bands, maximum: Fraction) -> Face:
    ranges: list[tuple[Bounds, str]] = [(band, constant(band.points)) for band in rule.bands]
    ranges += [(hole, text("Văn bản không nói mức này được mấy điểm")) for hole in rule.holes]
    return _measured(
        rule.measure, rule.when_none, maximum, lambda figure: pick_range(figure, ranges)
    )


@face.register
def _(rule: Share, maximum: Fraction) -> Face:
    def points(figure: str) -> str:
        reached = figure if rule.target is None else f"MIN({figure},{constant(rule.top)})"
        earned = f"{reached}/{constant(rule.top)}*{constant(maximum)}"
        if rule.zero is not None:
            way = f"({figure}-{constant(rule.start)})/{constant(rule.top - rule.start)}"
            earned = f"MAX(0,MIN(1,{way}))*{constant(maximum)}"
        earned = guarded(_to_step(earned, rule.round_to))
        if rule.floor is None:
            return earned
        return f"IF({figure}<{constant(rule.floor)},0,{earned})"

    return _measured(rule.measure, rule.when_none, maximum, points)


@face.register
def _(rule: Steps, maximum: Fraction) -> Face:
    def points(figure: str) -> str:
        ends = (figure, constant(rule.threshold))
        beyond = "-".join(ends if rule.over is not None else reversed(ends))
        steps = in_steps(f"MAX(0,{beyond})", rule.every, rule.furthest(maximum))
        count = f"-INT(-{steps})" if rule.begun else f"INT({steps})"
        return f"MIN({constant(maximum)},{guarded(f'{count}*{constant(rule.each)}')})"

    return _measured(rule.measure, rule.when_none, maximum, points)


def _to_step(points: str, step: Fraction | None) -> str:
    """Rounded to multiples of ``step``, where there is one."""
    if step is None:
        return points
    return f"ROUND({guarded(f'{points}/{constant(step)}')},0)*{constant(step)}"


@face.register
def _(rule: Deadline, maximum: Fraction) -> Face:
    due = f"DATE({rule.due.year},{rule.due.month},{rule.due.day})"

    def state(cells: Cells) -> str:
        written, never, picked = cells.inputs["date"], cells.inputs["never"], cells.helpers["never"]
        day = cells.helpers["date"]
        late = constant(rule.late[-1].points)
        for level in reversed(rule.late[:-1]):
            late = f"IF({day}-{due}<={level.days},{constant(level.points)},{late})"
        done = f"IF({day}<={due},{constant(rule.on_time.points)},{late})"
        missed = f"IF({picked}=0,{text(MISSING)},{constant(rule.never.points)})"
        return (
            f'IF(AND({written}<>"",{never}<>""),{text(TWO_WAYS)},'
            f'IF({never}<>"",{missed},IF(ISNUMBER({day}),{done},{text(NO_DAY)})))'
        )

    return Face(state, {"date": lambda cells: read_day(cells.inputs["date"])})


@face.register
def _(rule: PerItem, maximum: Fraction) -> Face:
    def state(cells: Cells) -> str:
        count = cells.inputs["count"]
        earned = f"MIN({guarded(f'{count}*{constant(rule.each)}')},{constant(maximum)})"
        return _counted([count], earned)

    return Face(state)


def _counted(counts: Sequence[str], points: str) -> str:
    """``points`` when every count is there and a whole number."""
    wrong = ",".join(f"{count}<0,{count}<>INT({count})" for count in counts)
    whole = f"IF(OR({wrong}),{text(NOT_WHOLE)},{points})"
    missing = text("Ghi đủ các số đếm; không có thì ghi 0")
    return f"IF(COUNT({','.join(counts)})<{len(counts)},{missing},{whole})"


def _weighted(counts: Sequence[str], weights: Sequence[Fraction]) -> str:
    terms = zip(counts, weights, strict=True)
    return "+".join(f"{count}*{constant(weight)}" for count, weight in terms)


@face.register
def _(rule: Deduct, maximum: Fraction) -> Face:
    def state(cells: Cells) -> str:
        counts = [cells.inputs[f"counts.{n}"] for n in range(len(rule.faults))]
        lost = _weighted(counts, [fault.points for fault in rule.faults])
        return _counted(counts, f"MAX(0,{guarded(f'{constant(maximum)}-({lost})')})")

    return Face(state)


@face.register
def _(rule: Survey, maximum: Fraction) -> Face:
    def state(cells: Cells) -> str:
        counts = [cells.inputs[f"counts.{n}"] for n in range(len(rule.levels))]
        weighted = _weighted(counts, [level.weight for level in rule.levels])
        total = f"SUM({','.join(counts)})"
        points = guarded(f"({weighted})/{total}*{constant(maximum)}/100")
        return _counted(counts, f"IF({total}=0,{text('Chưa có phiếu trả lời')},{points})")

    return Face(state)


@face.register
def _(rule: Given, maximum: Fraction) -> Face:
    scale = rule.out_of or maximum

    def state(cells: Cells) -> str:
        value = cells.inputs["value"]
        points = guarded(f"{value}/{constant(scale)}*{constant(maximum)}")
        outside = f"OR({value}<0,{value}>{constant(scale)})"
        if rule.range is not None:
            outside = f"NOT({within_range(value, rule.range)})"
            if rule.none is not None:
                outside = f"AND({value}<>0,{outside})"
        ends = rule.range.say("") if rule.range is not None else f"từ 0 đến {show(scale)}"
        told = f"{value}&{text(f': chỉ có thể {ends.strip()}')}"
        return f"IF(ISNUMBER({value}),IF({outside},{told},{points}),{text(MISSING)})"

    return Face(state)


@face.register
def _(rule: Combine, maximum: Fraction) -> Face:
    parts = [(f"{rule.key(n)}.", part) for n, part in enumerate(rule.parts_, 1)]
    faces = [(prefix, face(part.rule, part.most(maximum))) for prefix, part in parts]
    helpers = {
        f"{prefix}{key}": _within(helper, prefix)
        for prefix, inner in faces
        for key, helper in inner.helpers.items()
    }

    steps: dict[str, Formula] = {
        _state(n): partial(_part_state, inner, prefix) for n, (prefix, inner) in enumerate(faces, 1)
    }
    if rule.by == "sum":
        steps |= _totals(rule, maximum)

    def state(cells: Cells) -> str:
        states = [cells.steps[_state(n)] for n in range(1, len(parts) + 1)]
        total = cells.steps.get(_total(len(parts)), "")
        together = total or f"{TOGETHER[rule.by]}({','.join(states)})"
        points = f"MAX(0,MIN({constant(maximum)},{together}))"
        found = guarded(_to_step(points, rule.round_to))
        for one in reversed(states):
            found = f"IF(ISTEXT({one}),{one},{found})"
        return found

    return Face(state, helpers, steps)


TOGETHER = {"highest": "MAX", "lowest": "MIN", "mean": "AVERAGE"}


def _state(number: int) -> str:
    return f"state_{number}"


def _total(number: int) -> str:
    return f"total_{number}"


def _part_state(inner: Face, prefix: str, cells: Cells) -> str:
    own = cells.within(prefix)
    filled = f"COUNTA({','.join(own.inputs.values())})"
    return f"IF({filled}=0,{text('Ghi đủ mọi phần; không có thì ghi 0')},{inner.state(own)})"


def _totals(rule: Combine, maximum: Fraction) -> Iterator[tuple[str, Formula]]:
    """What the parts come to after each of them; one that is wrong counts as nothing."""
    full = rule.starts(maximum)
    for n, part in enumerate(rule.parts_, 1):
        before = full if n == 1 else None
        yield _total(n), partial(_after, n, part, before, full if part.only_full else None)
        if part.as_ == "add":
            full += part.most(maximum)


def _after(n: int, part: Part, begun: Fraction | None, full: Fraction | None, cells: Cells) -> str:
    before = constant(begun) if begun is not None else cells.steps[_total(n - 1)]
    points = f"N({cells.steps[_state(n)]})"
    after = {
        "add": f"{before}+{points}",
        "less": f"{before}-{points}",
        "less_percent": f"{before}*(100-{points})/100",
    }[part.as_]
    return after if full is None else f"IF({guarded(before)}={constant(full)},{after},{before})"


@face.register
def _(rule: Cases, maximum: Fraction) -> Face:
    faces = [face(case.own, maximum) for case in rule.cases]
    helpers = {
        f"{n}.{key}": _within(helper, f"{n}.")
        for n, inner in enumerate(faces, 1)
        for key, helper in inner.helpers.items()
    }
    steps = {
        f"{n}.{key}": _within(step, f"{n}.")
        for n, inner in enumerate(faces, 1)
        for key, step in inner.steps.items()
    }

    def state(cells: Cells) -> str:
        chosen = cells.helpers[CASE]
        states = ",".join(_case_state(inner, cells, n) for n, inner in enumerate(faces, 1))
        pick = text("Chọn một trường hợp trong danh sách")
        return f"IF({chosen}=0,{pick},CHOOSE({chosen},{states}))"

    return Face(state, helpers, steps)


def _within(helper: Formula, prefix: str) -> Formula:
    return lambda cells: helper(cells.within(prefix))


def _case_state(inner: Face, cells: Cells, position: int) -> str:
    prefix = f"{position}."
    own = cells.within(prefix)
    others = [
        cell for key, cell in cells.inputs.items() if key != CASE and not key.startswith(prefix)
    ]
    state = inner.state(own)
    if own.inputs:
        state = f"IF(COUNTA({','.join(own.inputs.values())})=0,{text(MISSING)},{state})"
    if not others:
        return state
    wrong = text("Chỉ ghi số liệu của trường hợp đã chọn")
    return f"IF(COUNTA({','.join(others)})>0,{wrong},{state})"
