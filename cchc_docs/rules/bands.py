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
from cchc_docs.ground.text import lower_first
from cchc_docs.rules.intervals import Bounds, coverage, measured
from cchc_docs.rules.measure import REFUSALS, WORDS, MeasuredRule, Reached
from cchc_docs.rules.model import DUE, Outcome, Row, Step, points_step


class Band(Bounds):
    """A range of the figure and the points it gives."""

    points: Points
    """Số điểm."""
    label: Text | None = None
    """Lời của mức, khi lời ấy nói nhiều hơn khoảng giá trị; không ghi thì lấy chính khoảng ấy."""


class Bands(MeasuredRule):
    """Bands with explicit open and closed ends, covering the whole range of the measure."""

    kind: Literal["bands"]
    """Kiểu quy tắc."""
    bands: Annotated[tuple[Band, ...], Field(min_length=2)]
    """Các mức, phủ kín miền giá trị."""
    holes: tuple[Bounds, ...] = ()
    """Các khoảng mà văn bản không nói được mấy điểm: số liệu rơi vào đó không chấm được."""

    title = "Thang tỷ lệ"
    refusals: ClassVar[Mapping[str, Telling]] = {
        **REFUSALS,
        "hole": (
            "«{label}» là {value}: văn bản không nói mức này được mấy điểm.",
            "Các mức: {ranges}.",
            "Kiểm tra lại số liệu; nếu đúng, hỏi cơ quan ban hành rồi ghi thẳng số điểm.",
            "A015",
        ),
    }
    words: ClassVar = {
        **WORDS,
        "rule": "{value} thuộc mức {range}",
        "labelled": "{value} thuộc mức {range}: {label}",
    }

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

    def worth(self, reached: Reached, maximum: Fraction) -> Outcome:
        """Points of the band that holds the exact, unrounded figure."""
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
        rows += [Row(hole.title(unit), "văn bản không nói", is_remark=True) for hole in self.holes]
        return (*rows, *self.none_rows())

    def brief(self, due: str = DUE) -> str:
        """The best band; of what is counted, in the words that the band has."""
        best = max(self.bands, key=lambda band: band.points)
        if best.label and self.measure.unit != "%":
            return f"{self.measure.label}: {lower_first(best.label)}"
        top = self.measure.top
        if top is not None and best.from_ == top:
            return f"{self.measure.label} đạt {measured(top, self.measure.unit)}"
        return f"{self.measure.label} {best.say(self.measure.unit)}"
