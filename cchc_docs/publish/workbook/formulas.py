"""Rules as spreadsheet formulas: which cells a rule asks for, and how they become points.

Spreadsheets calculate in binary floating point. Figures that are compared with a bound are rounded
to 11 decimals first, which takes away what the binary form added and nothing of the figure itself
as long as its denominator has up to ten digits; points are rounded in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from cchc_docs.rules import Rule
from cchc_docs.rules.bands import Bands
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.deduct import Deduct
from cchc_docs.rules.given import Given
from cchc_docs.rules.intervals import Bounds
from cchc_docs.rules.level import Level
from cchc_docs.rules.measure import Measure
from cchc_docs.rules.model import WhenNone
from cchc_docs.rules.per_item import PerItem
from cchc_docs.rules.share import Share
from cchc_docs.rules.survey import Survey

GUARD = 11
"""Decimals to which a figure is rounded before it is compared."""
NOT_APPLICABLE = '"n/a"'
"""What a formula gives when there was nothing to measure and the rule then does not apply."""

MISSING = "Thiếu số liệu"
OUTSIDE = "Số liệu ngoài miền giá trị"
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

    def within(self, prefix: str) -> Cells:
        """The cells whose key begins with ``prefix``, under the rest of their key."""
        inside = (
            {
                key.removeprefix(prefix): cell
                for key, cell in table.items()
                if key.startswith(prefix)
            }
            for table in (self.inputs, self.helpers, self.lists)
        )
        return Cells(*inside)


Formula = Callable[[Cells], str]
"""An expression without ``=``, of the cells of one column."""


@dataclass(frozen=True)
class Input:
    """A cell that people fill: its place in an answer (``counts.0``), label, and what it takes."""

    key: str
    label: str
    kind: Literal["number", "count", "day", "list", "text"]
    unit: str = ""
    top: Fraction | None = None
    """Highest number that can be; None: without end."""
    options: tuple[tuple[str, Any], ...] = ()
    """For a list: the words shown, and the value each stands for in an answer."""
    helper: Formula | None = None
    """What stands in the hidden cell beside it; a list has the number of the option there."""


@dataclass(frozen=True)
class Face:
    """A rule as a spreadsheet sees it.

    ``state`` gives points, NOT_APPLICABLE, or words that say what is wrong with the answer. It is
    only asked when at least one of ``inputs`` is filled.
    """

    inputs: tuple[Input, ...]
    state: Formula


def face(rule: Rule, maximum: Fraction) -> Face:
    """The spreadsheet face of a rule."""
    return FACES[rule.kind](rule, maximum)


def constant(value: Fraction) -> str:
    """A constant of a formula: ``2.5``, or ``(11/15)`` where a decimal has no end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"({value.numerator}/{value.denominator})"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def text(words: str) -> str:
    """A constant text of a formula."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def numbered(labels: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Options ``1. …``, each standing for its number."""
    return tuple((f"{n}. {label}", n) for n, label in enumerate(labels, 1))


def guarded(expression: str) -> str:
    """``expression`` freed from what the binary form adds."""
    return f"ROUND({expression},{GUARD})"


def _choice(rule: Choice, maximum: Fraction) -> Face:
    options = numbered([level.label for level in rule.levels])
    taken = Input("level", rule.title, "list", options=options)
    return Face((taken,), lambda cells: _picked(cells.helpers["level"], rule.levels))


def _picked(index: str, levels: Sequence[Level]) -> str:
    points = ",".join(constant(level.points) for level in levels)
    return f"IF({index}=0,{text('Chọn một mức trong danh sách')},CHOOSE({index},{points}))"


def _measure_inputs(measure: Measure) -> tuple[Input, ...]:
    whole = Input("value", measure.label, "number", unit=measure.unit, top=measure.top)
    if measure.of is None:
        return (
            replace(
                whole,
                helper=lambda cells: f'IF({cells.inputs["value"]}="","",{cells.inputs["value"]})',
            ),
        )
    times = "100*" if measure.is_percent else ""

    def figure(cells: Cells) -> str:
        value, part, of = (cells.inputs[key] for key in ("value", "part", "whole"))
        quotient = guarded(f"{times}{part}/{of}")
        none = f'IF(COUNT({part},{of})<2,"",IF({of}=0,"",{quotient}))'
        return f'IF({value}<>"",{value},{none})'

    return (
        Input("part", measure.of[0], "number"),
        Input("whole", measure.of[1], "number"),
        replace(whole, label=f"Hoặc ghi thẳng: {measure.label}", helper=figure),
    )


def _measured(
    measure: Measure, policy: WhenNone | None, maximum: Fraction, points: Callable[[str], str]
) -> Formula:
    """The state of a rule with a measure; ``points`` is asked for a figure within its range."""

    def state(cells: Cells) -> str:
        figure = cells.helpers["value"]
        outside = f"{figure}<{constant(measure.bottom)}"
        if measure.top is not None:
            outside = f"OR({outside},{figure}>{constant(measure.top)})"
        found = f"IF({outside},{text(OUTSIDE)},{points(figure)})"
        if measure.of is None:
            return f"IF(ISNUMBER({figure}),{found},{text(MISSING)})"
        value, part, whole = (cells.inputs[key] for key in ("value", "part", "whole"))
        none = f"IF({part}<>0,{text(OUTSIDE)},{_none(policy, maximum)})"
        empty = f"IF(COUNT({part},{whole})=2,{none},{text(MISSING)})"
        return (
            f'IF(AND({value}<>"",COUNTA({part},{whole})>0),{text(TWO_WAYS)},'
            f"IF(MIN({part},{whole})<0,{text(OUTSIDE)},"
            f"IF(ISNUMBER({figure}),{found},{empty})))"
        )

    return state


def _none(policy: WhenNone | None, maximum: Fraction) -> str:
    if policy is None:
        return text("Mẫu số bằng 0")
    return {"full": constant(maximum), "zero": "0", "not_applicable": NOT_APPLICABLE}[policy]


def pick_range(figure: str, ranges: Sequence[tuple[Bounds, str]]) -> str:
    """The expression beside the range that holds ``figure``; the ranges leave no gap."""
    ordered = sorted(ranges, key=lambda one: one[0].lower)
    formula = ordered[-1][1]
    for bounds, value in reversed(ordered[:-1]):
        sign, end = ("<", bounds.below) if bounds.below is not None else ("<=", bounds.to)
        formula = f"IF({figure}{sign}{constant(end or Fraction(0))},{value},{formula})"
    return formula


def _bands(rule: Bands, maximum: Fraction) -> Face:
    ranges = [(band, constant(band.points)) for band in rule.bands]
    state = _measured(
        rule.measure, rule.when_none, maximum, lambda figure: pick_range(figure, ranges)
    )
    return Face(_measure_inputs(rule.measure), state)


def _share(rule: Share, maximum: Fraction) -> Face:
    def points(figure: str) -> str:
        earned = guarded(f"{figure}/{constant(rule.top)}*{constant(maximum)}")
        if rule.floor is None:
            return earned
        return f"IF({figure}<{constant(rule.floor)},0,{earned})"

    state = _measured(rule.measure, rule.when_none, maximum, points)
    return Face(_measure_inputs(rule.measure), state)


def _deadline(rule: Deadline, maximum: Fraction) -> Face:
    due = f"DATE({rule.due.year},{rule.due.month},{rule.due.day})"

    def state(cells: Cells) -> str:
        day, never, picked = cells.inputs["date"], cells.inputs["never"], cells.helpers["never"]
        late = constant(rule.late[-1].points)
        for level in reversed(rule.late[:-1]):
            late = f"IF(INT({day})-{due}<={level.days},{constant(level.points)},{late})"
        done = f"IF(INT({day})<={due},{constant(rule.on_time.points)},{late})"
        missed = f"IF({picked}=0,{text(MISSING)},{constant(rule.never.points)})"
        return (
            f'IF(AND({day}<>"",{never}<>""),{text(TWO_WAYS)},'
            f'IF({never}<>"",{missed},IF(ISNUMBER({day}),{done},{text("Không phải ngày")})))'
        )

    never = Input("never", "Hoặc: không thực hiện", "list", options=((rule.never.label, True),))
    return Face((Input("date", f"{rule.event}: ngày", "day"), never), state)


def _per_item(rule: PerItem, maximum: Fraction) -> Face:
    def state(cells: Cells) -> str:
        count = cells.inputs["count"]
        earned = f"MIN({guarded(f'{count}*{constant(rule.each)}')},{constant(maximum)})"
        return _counted([count], earned)

    return Face((Input("count", rule.item, "count"),), state)


def _counted(counts: Sequence[str], points: str) -> str:
    """``points`` when every count is there and a whole number."""
    wrong = ",".join(f"{count}<0,{count}<>INT({count})" for count in counts)
    whole = f"IF(OR({wrong}),{text(NOT_WHOLE)},{points})"
    missing = text("Ghi đủ các số đếm; không có thì ghi 0")
    return f"IF(COUNT({','.join(counts)})<{len(counts)},{missing},{whole})"


def _counts(labels: Sequence[str], unit: str) -> tuple[Input, ...]:
    return tuple(Input(f"counts.{n}", label, "count", unit) for n, label in enumerate(labels))


def _weighted(counts: Sequence[str], weights: Sequence[Fraction]) -> str:
    terms = zip(counts, weights, strict=True)
    return "+".join(f"{count}*{constant(weight)}" for count, weight in terms)


def _deduct(rule: Deduct, maximum: Fraction) -> Face:
    def state(cells: Cells) -> str:
        counts = [cells.inputs[f"counts.{n}"] for n in range(len(rule.faults))]
        lost = _weighted(counts, [fault.points for fault in rule.faults])
        return _counted(counts, f"MAX(0,{guarded(f'{constant(maximum)}-({lost})')})")

    return Face(_counts([fault.label for fault in rule.faults], "lần"), state)


def _survey(rule: Survey, maximum: Fraction) -> Face:
    def state(cells: Cells) -> str:
        counts = [cells.inputs[f"counts.{n}"] for n in range(len(rule.levels))]
        weighted = _weighted(counts, [level.weight for level in rule.levels])
        total = f"SUM({','.join(counts)})"
        points = guarded(f"({weighted})/{total}*{constant(maximum)}/100")
        return _counted(counts, f"IF({total}=0,{text('Chưa có phiếu trả lời')},{points})")

    return Face(_counts([level.label for level in rule.levels], "phiếu"), state)


def _given(rule: Given, maximum: Fraction) -> Face:
    scale = rule.out_of or maximum

    def state(cells: Cells) -> str:
        value = cells.inputs["value"]
        points = guarded(f"{value}/{constant(scale)}*{constant(maximum)}")
        outside = f"OR({value}<0,{value}>{constant(scale)})"
        return f"IF(ISNUMBER({value}),IF({outside},{text(OUTSIDE)},{points}),{text(MISSING)})"

    return Face((Input("value", rule.by, "number", top=scale),), state)


def _cases(rule: Cases, maximum: Fraction) -> Face:
    faces = [face(case.rule, maximum) for case in rule.cases]
    options = numbered([case.label for case in rule.cases])
    inputs = [Input("case", rule.title, "list", options=options)]
    for position, inner in enumerate(faces, 1):
        inputs.extend(_of_case(one, position) for one in inner.inputs)

    def state(cells: Cells) -> str:
        chosen = cells.helpers["case"]
        states = ",".join(
            _case_state(inner, cells, position) for position, inner in enumerate(faces, 1)
        )
        pick = text("Chọn một trường hợp trong danh sách")
        return f"IF({chosen}=0,{pick},CHOOSE({chosen},{states}))"

    return Face(tuple(inputs), state)


def _of_case(one: Input, position: int) -> Input:
    prefix, inner = f"{position}.", one.helper
    helper: Formula | None = None
    if inner is not None:

        def helper(cells: Cells) -> str:
            return inner(cells.within(prefix))

    return replace(one, key=prefix + one.key, label=f"{position}. {one.label}", helper=helper)


def _case_state(inner: Face, cells: Cells, position: int) -> str:
    prefix = f"{position}."
    own = cells.within(prefix)
    others = [
        cell for key, cell in cells.inputs.items() if key != "case" and not key.startswith(prefix)
    ]
    state = f"IF(COUNTA({','.join(own.inputs.values())})=0,{text(MISSING)},{inner.state(own)})"
    wrong = text("Chỉ ghi số liệu của trường hợp đã chọn")
    return f"IF(COUNTA({','.join(others)})>0,{wrong},{state})"


FACES: dict[str, Callable[[Any, Fraction], Face]] = {
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
"""The face of every rule kind."""
