"""Kind ``bands``: the measured figure falls into a band, the band gives the points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cchc_docs.ground.findings import Finding, Telling
from cchc_docs.ground.model import Text
from cchc_docs.ground.numbers import Points, show
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.intervals import Bounds, coverage, measured
from cchc_docs.rules.measure import (
    REFUSALS,
    WHEN_NONE_ROWS,
    WORDS,
    Measure,
    MeasureAnswer,
    figure,
    when_none,
)
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step, WhenNone, points_step


class Band(Bounds):
    """A range of the figure and the points it gives."""

    points: Points
    """Số điểm."""
    label: Text | None = None
    """Lời của mức, khi lời ấy nói nhiều hơn khoảng giá trị; không ghi thì lấy chính khoảng ấy."""


class Bands(Rule):
    """Bands with explicit open and closed ends, covering the whole range of the measure."""

    kind: Literal["bands"]
    """Kiểu quy tắc."""
    measure: Measure
    """Đại lượng được đo."""
    bands: Annotated[tuple[Band, ...], Field(min_length=2)]
    """Các mức, phủ kín miền giá trị."""
    holes: tuple[Bounds, ...] = ()
    """Các khoảng mà văn bản không nói được mấy điểm: số liệu rơi vào đó không chấm được."""
    when_none: WhenNone | None = None
    """Mẫu số bằng 0 thì: full, zero hay not_applicable."""

    title = "Thang tỷ lệ"
    Answer = MeasureAnswer
    refusals: ClassVar[Mapping[str, Telling]] = {
        **REFUSALS,
        "hole": (
            "«{label}» là {value}: văn bản không nói mức này được mấy điểm.",
            "Các mức: {ranges}.",
            "Kiểm tra lại số liệu; nếu đúng, hỏi cơ quan ban hành rồi ghi thẳng số điểm.",
        ),
    }
    words: ClassVar = {
        **WORDS,
        "rule": "{value} thuộc mức {range}",
        "labelled": "{value} thuộc mức {range}: {label}",
    }

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """The figure."""
        return self.measure.inputs()

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """Gaps and overlaps between the bands, stated holes among them."""
        measure, many = self.measure, len(self.bands)
        ranges = (*self.bands, *self.holes)
        for one in coverage(ranges, measure.bottom, measure.top, measure.unit, "bands"):
            place = one.path[1]
            in_hole = isinstance(place, int) and place >= many
            path = ("holes", int(place) - many, *one.path[2:]) if in_hole else one.path
            yield replace(one, path=path)

    def highest(self, maximum: Fraction) -> Fraction:
        """Points of the best band."""
        return max(band.points for band in self.bands)

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction]:
        """Those of the bands."""
        return frozenset(band.points for band in self.bands)

    def marks(self) -> frozenset[Fraction]:
        """The ends of the bands."""
        return frozenset(end for band in (*self.bands, *self.holes) for end in band.ends)

    def lapses(self) -> bool:
        """As the rule says of nothing to measure."""
        return self.when_none == "not_applicable"

    def evaluate(self, answer: MeasureAnswer, maximum: Fraction) -> Outcome:
        """Points of the band that holds the exact, unrounded figure."""
        reached = figure(self.measure, answer, self.marks())
        if reached.value is None:
            return when_none(self.when_none, reached, maximum)
        band = next((band for band in self.bands if band.contains(reached.value)), None)
        if band is None:
            ranges = (one.say(self.measure.unit) for one in self.bands)
            raise self.refuse(
                "hole",
                (),
                label=self.measure.label,
                value=reached.shown,
                ranges="; ".join(ranges),
            )
        values = {"value": reached.shown, "range": band.say(self.measure.unit)}
        if band.label:
            text = self.say("labelled", **values, label=band.label)
        else:
            text = self.say("rule", **values)
        steps = (*reached.steps, Step("rule", text), points_step(band.points, maximum))
        return Outcome(band.points, steps)

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """A line per band, and one for the case without anything to measure."""
        unit = self.measure.unit
        rows = [Row(band.label or band.title(unit), show(band.points)) for band in self.bands]
        rows += [Row(hole.title(unit), "văn bản không nói") for hole in self.holes]
        if self.when_none and self.measure.of:
            rows.append(Row(f"{self.measure.of[1]} bằng 0", WHEN_NONE_ROWS[self.when_none]))
        return tuple(rows)

    def figures(self, due: str = DUE) -> tuple[str, ...]:
        """The quotient that is measured."""
        return (self.measure.formula(),) if self.measure.of else ()

    def brief(self, due: str = DUE) -> str:
        """The best band."""
        best = max(self.bands, key=lambda band: band.points)
        top = self.measure.top
        if top is not None and best.from_ == top:
            return f"{self.measure.label} đạt {measured(top, self.measure.unit)}"
        return f"{self.measure.label} {best.say(self.measure.unit)}"
