"""What rules on a figure share: the figure itself, a value or part : whole, and what it answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from pydantic import Field

from cchc_docs.ground.findings import Telling
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Number, Points, clear_places, equals, show
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.intervals import measured, with_unit
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step, WhenNone, refuse

WORDS = {
    "given": "{label}: {value}",
    "counted": "{part_label}: {part}; {whole_label}: {whole}",
    "percent": "{part} : {whole} × 100% {value}",
    "quotient": "{part} : {whole} {value}",
    "missing_one": "{key} ({label})",
    "missing_two": "{one} và {other}",
    "none": "{whole_label} bằng 0: không phát sinh việc để tính {label}",
    "full": "Không phát sinh thì được điểm tối đa: {maximum} điểm",
    "zero": "Không phát sinh thì được 0 điểm",
    "not_applicable": "Không phát sinh thì tiêu chí không áp dụng",
}
"""Sentences of the trace that every rule with a measure shares."""

REFUSALS: dict[str, Telling] = {
    "both": (
        "Vừa ghi value vừa ghi part, whole.",
        "value, hoặc cả part và whole.",
        "Chỉ giữ một cách.",
        "A022",
    ),
    "no_value": (
        "Thiếu số liệu: {label}.",
        "value: một số, đơn vị {unit}.",
        "Ghi value: …; tiêu chí này không nhận part, whole.",
        "A023",
    ),
    "missing": (
        "Thiếu số liệu: {missing}.",
        "value, hoặc cả part và whole.",
        "Ghi đủ part là «{part_label}», whole là «{whole_label}».",
        "A024",
    ),
    "part_of_none": (
        "«{part_label}» là {part} trong khi «{whole_label}» bằng 0.",
        "whole bằng 0 thì part cũng bằng 0.",
        "Kiểm tra lại hai số liệu.",
        "A025",
    ),
    "above_whole": (
        "{part} lớn hơn {whole}: «{part_label}» không thể nhiều hơn «{whole_label}».",
        "part không lớn hơn whole.",
        "Kiểm tra lại hai số liệu (có đổi chỗ không).",
        "A026",
    ),
    "between": (
        "«{label}» là {value}: chỉ có thể từ {bottom} đến {top}.",
        "Giá trị từ {bottom} đến {top}.",
        "Kiểm tra lại số liệu (có đổi chỗ part và whole không).",
        "A027",
    ),
    "too_low": (
        "«{label}» là {value}: không thể nhỏ hơn {bottom}.",
        "Giá trị từ {bottom}.",
        "Kiểm tra lại số liệu (có đổi chỗ part và whole không).",
        "A028",
    ),
    "no_policy": (
        "Mẫu số bằng 0: không phát sinh việc nào, mà bảng điểm của mục không nói khi ấy được mấy "
        "điểm.",
        "whole lớn hơn 0, hoặc not_applicable kèm lý do nếu tiêu chí cho phép.",
        "Kiểm tra số liệu; nếu đúng là không phát sinh, bổ sung when_none vào quy tắc.",
        "A029",
    ),
}
"""What is refused by every rule with a measure."""

WHEN_NONE_ROWS: dict[WhenNone, str] = {
    "full": "điểm tối đa",
    "zero": "0",
    "not_applicable": "không áp dụng",
}


class MeasureAnswer(Model):
    """Either ``value`` itself or ``part`` and ``whole``."""

    value: Number | None = None
    """Giá trị đã tính."""
    part: Points | None = None
    """Tử số."""
    whole: Points | None = None
    """Mẫu số."""


class Measure(Model):
    """What is measured. ``of`` names part and whole when the figure is their quotient."""

    label: Text
    """Tên đại lượng."""
    unit: Text = "%"
    """Đơn vị tính."""
    of: tuple[Text, Text] | None = None
    """Tên tử số và tên mẫu số, khi đại lượng là thương của chúng."""
    from_: Number | None = Field(default=None, alias="from")
    """Giá trị nhỏ nhất có thể."""
    to: Number | None = None
    """Giá trị lớn nhất có thể."""

    @property
    def is_percent(self) -> bool:
        """Whether the quotient is shown as a percentage."""
        return self.unit == "%"

    @property
    def is_share(self) -> bool:
        """Whether the part can be no more than the whole."""
        return self.of is not None and self.top == (100 if self.is_percent else 1)

    @property
    def bottom(self) -> Fraction:
        """Lowest value that can occur; 0 unless ``from`` says otherwise."""
        return Fraction(0) if self.from_ is None else self.from_

    @property
    def top(self) -> Fraction | None:
        """Highest value that can occur: ``to``, else 100 for percentages, else without end."""
        if self.to is not None:
            return self.to
        return Fraction(100) if self.is_percent else None

    def inputs(self) -> tuple[Input, ...]:
        """Part and whole, or the figure itself."""
        if self.of is None:
            return (Input("value", self.label, "number", self.unit, self.top),)
        part, whole = self.of
        label = f"Hoặc ghi thẳng: {self.label}"
        return (
            Input("part", part, "number"),
            Input("whole", whole, "number"),
            Input("value", label, "number", self.unit, self.top, way=1),
        )

    def formula(self) -> str:
        """How the figure comes about, in words."""
        if self.of is None:
            return self.label
        times = " × 100%" if self.is_percent else ""
        return f"{self.label} = {self.of[0]} : {self.of[1]}{times}"


@dataclass(frozen=True)
class Reached:
    """The measured value, as shown, with the steps that led to it."""

    value: Fraction
    shown: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Nothing:
    """The whole is 0: no value, and the steps that say so."""

    steps: tuple[Step, ...]


def figure(
    measure: Measure, answer: MeasureAnswer, marks: Collection[Fraction] = ()
) -> Reached | Nothing:
    """The exact value of ``measure`` in ``answer``; raises AnswerRefused.

    ``marks`` are the values at which the points change: the figure shown keeps its side of them.
    """
    if answer.value is not None:
        if answer.part is not None or answer.whole is not None:
            raise refuse((), REFUSALS["both"])
        _within(measure, answer.value, "value")
        shown = measured(answer.value, measure.unit, clear_places(answer.value, marks))
        text = WORDS["given"].format(label=measure.label, value=shown)
        return Reached(answer.value, shown, (Step("input", text),))
    return _quotient(measure, answer, marks)


def _quotient(
    measure: Measure, answer: MeasureAnswer, marks: Collection[Fraction]
) -> Reached | Nothing:
    if measure.of is None:
        raise refuse((), REFUSALS["no_value"], label=measure.label, unit=measure.unit)
    if answer.part is None or answer.whole is None:
        missing = [
            WORDS["missing_one"].format(key=key, label=label)
            for key, label, given in (
                ("part", measure.of[0], answer.part),
                ("whole", measure.of[1], answer.whole),
            )
            if given is None
        ]
        two = len(missing) == 2
        raise refuse(
            (),
            REFUSALS["missing"],
            missing=WORDS["missing_two"].format(one=missing[0], other=missing[1])
            if two
            else missing[0],
            part_label=measure.of[0],
            whole_label=measure.of[1],
        )
    counted = WORDS["counted"].format(
        part_label=measure.of[0],
        part=show(answer.part),
        whole_label=measure.of[1],
        whole=show(answer.whole),
    )
    steps = (Step("input", counted),)
    if answer.whole == 0:
        if answer.part:
            raise refuse(
                ("part",),
                REFUSALS["part_of_none"],
                part_label=measure.of[0],
                part=show(answer.part),
                whole_label=measure.of[1],
            )
        none = WORDS["none"].format(whole_label=measure.of[1], label=measure.label)
        return Nothing((*steps, Step("compute", none)))
    value = answer.part / answer.whole * (100 if measure.is_percent else 1)
    if measure.is_share and answer.part > answer.whole:
        raise refuse(
            ("part",),
            REFUSALS["above_whole"],
            part_label=measure.of[0],
            part=show(answer.part),
            whole_label=measure.of[1],
            whole=show(answer.whole),
        )
    _within(measure, value, "part")
    places = clear_places(value, marks)
    text = WORDS["percent" if measure.is_percent else "quotient"].format(
        part=show(answer.part),
        whole=show(answer.whole),
        value=with_unit(equals(value, places), measure.unit),
    )
    shown = measured(value, measure.unit, places)
    return Reached(value, shown, (*steps, Step("compute", text)))


def _within(measure: Measure, value: Fraction, key: str) -> None:
    top = measure.top
    if value < measure.bottom or (top is not None and value > top):
        raise refuse(
            (key,),
            REFUSALS["too_low" if top is None else "between"],
            label=measure.label,
            value=measured(value, measure.unit),
            bottom=measured(measure.bottom, measure.unit),
            top="" if top is None else measured(top, measure.unit),
        )


class MeasuredRule(Rule):
    """A rule whose points come from one figure; a kind says what a figure is worth."""

    measure: Measure
    """Đại lượng được đo."""
    when_none: WhenNone | None = None
    """Mẫu số bằng 0 thì: full, zero hay not_applicable."""

    Answer = MeasureAnswer
    refusals: ClassVar[Mapping[str, Telling]] = REFUSALS

    def worth(self, reached: Reached, maximum: Fraction) -> Outcome:
        """Points of the exact, unrounded figure."""
        raise NotImplementedError

    def evaluate(self, answer: MeasureAnswer, maximum: Fraction) -> Outcome:
        """Points of the figure, or what the rule says of nothing to measure."""
        reached = figure(self.measure, answer, self.marks())
        if isinstance(reached, Reached):
            return self.worth(reached, maximum)
        if self.when_none is None:
            raise refuse(("whole",), REFUSALS["no_policy"])
        points = {"full": maximum, "zero": Fraction(0), "not_applicable": None}[self.when_none]
        text = WORDS[self.when_none].format(maximum=show(maximum))
        return Outcome(points, (*reached.steps, Step("rule", text)))

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """The figure."""
        return self.measure.inputs()

    def lapses(self) -> bool:
        """As the rule says of nothing to measure."""
        return self.when_none == "not_applicable"

    def none_rows(self) -> tuple[Row, ...]:
        """The line of its table for nothing to measure."""
        if self.when_none is None or self.measure.of is None:
            return ()
        return (Row(f"{self.measure.of[1]} bằng 0", WHEN_NONE_ROWS[self.when_none]),)

    def figures(self, due: str = DUE) -> tuple[str, ...]:
        """The quotient that is measured."""
        return (self.measure.formula(),) if self.measure.of else ()
