"""Ranges with open and closed ends, as bands and grades write them (over, from, to, below)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pydantic import Field

from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model
from cchc_docs.ground.numbers import SHOWN_PLACES, Number, show

RANGE_WORDS = {
    "over": "trên {value}",
    "from": "từ {value}",
    "to": "đến {value}",
    "below": "đến dưới {value}",
    "only_to": "không quá {value}",
    "only_below": "dưới {value}",
    "only_from": "từ {value} trở lên",
    "any": "mọi giá trị",
}
"""A range in words; ``only_`` when it has no other end."""

Cut = tuple[int, Fraction, int]
"""A place on the number line: (-1/0/1 for minus infinity, finite, infinity), value, 0 before it
or 1 after it."""

_LOWEST: Cut = (-1, Fraction(0), 0)
_HIGHEST: Cut = (1, Fraction(0), 0)


class Bounds(Model):
    """The ends of a range: above ``over`` or from ``from``; up to ``to`` or below ``below``."""

    over: Number | None = None
    """Lớn hơn số này."""
    from_: Number | None = Field(default=None, alias="from")
    """Từ số này, kể cả."""
    to: Number | None = None
    """Đến số này, kể cả."""
    below: Number | None = None
    """Nhỏ hơn số này."""

    @property
    def lower(self) -> Cut:
        """Where the range begins."""
        if self.over is not None:
            return (0, self.over, 1)
        return _LOWEST if self.from_ is None else (0, self.from_, 0)

    @property
    def upper(self) -> Cut:
        """Where the range ends."""
        if self.below is not None:
            return (0, self.below, 0)
        return _HIGHEST if self.to is None else (0, self.to, 1)

    @property
    def ends(self) -> tuple[Fraction, ...]:
        """The values at which the range begins or ends."""
        ends = (self.over, self.from_, self.to, self.below)
        return tuple(end for end in ends if end is not None)

    def contains(self, value: Fraction) -> bool:
        """Whether ``value`` lies in the range."""
        return (
            (self.over is None or self.over < value)
            and (self.from_ is None or self.from_ <= value)
            and (self.to is None or value <= self.to)
            and (self.below is None or value < self.below)
        )

    def say(self, unit: str) -> str:
        """``từ 70% đến dưới 90%``, ``trên 90%``…"""
        only_from = "only_" if self.upper == _HIGHEST else ""
        only_to = "only_" if self.lower == _LOWEST else ""
        parts = [
            RANGE_WORDS[key].format(value=measured(value, unit))
            for key, value in (
                ("over", self.over),
                (f"{only_from}from", self.from_),
                (f"{only_to}to", self.to),
                (f"{only_to}below", self.below),
            )
            if value is not None
        ]
        return " ".join(parts) or RANGE_WORDS["any"]

    def title(self, unit: str) -> str:
        """The same standing alone: ``Từ 70% đến dưới 90%``."""
        said = self.say(unit)
        return said[0].upper() + said[1:]


def measured(value: Fraction, unit: str, places: int = SHOWN_PLACES) -> str:
    """A figure with its unit: ``92,5%``, ``30 ngày``."""
    return with_unit(show(value, places), unit)


def with_unit(shown: str, unit: str) -> str:
    """A shown figure and its unit; the per cent sign stands at the figure, as officials write."""
    return f"{shown}%" if unit == "%" else f"{shown} {unit}".rstrip()


def coverage(
    ranges: Sequence[Bounds], bottom: Fraction, top: Fraction | None, unit: str, key: str
) -> Iterator[Finding]:
    """Gaps and overlaps of ``ranges`` between ``bottom`` and ``top`` (None: without end).

    Findings point at ``(key, position)``.
    """
    usable = True
    for position, bounds in enumerate(ranges):
        if bounds.over is not None and bounds.from_ is not None:
            usable = False
            yield _ends(key, position, "over", "from")
        if bounds.to is not None and bounds.below is not None:
            usable = False
            yield _ends(key, position, "to", "below")
        if bounds.lower >= bounds.upper:
            usable = False
            yield Finding(
                (key, position),
                f"Khoảng «{bounds.say(unit)}» không chứa giá trị nào.",
                "Đầu dưới nhỏ hơn đầu trên.",
                "Sửa lại over/from và to/below của mức này.",
                "S051",
            )
    if usable and ranges:
        yield from _gaps_and_overlaps(ranges, bottom, top, unit, key)


def _gaps_and_overlaps(
    ranges: Sequence[Bounds], bottom: Fraction, top: Fraction | None, unit: str, key: str
) -> Iterator[Finding]:
    order = sorted(range(len(ranges)), key=lambda index: ranges[index].lower)
    reached: Cut = (0, bottom, 0)
    reached_by: int | None = None
    for index in order:
        bounds = ranges[index]
        if bounds.lower > reached:
            yield _gap((key, index), reached, bounds.lower, unit)
        elif reached_by is not None and bounds.lower < reached:
            other = ranges[reached_by]
            yield Finding(
                (key, index),
                f"Mức «{bounds.say(unit)}» trùng một phần với mức «{other.say(unit)}».",
                "Mỗi giá trị chỉ thuộc một mức; hai mức liền nhau chung một mốc thì một mức lấy "
                "mốc đó (from/to), mức kia không lấy (over/below).",
                "Sửa đầu mút để hai mức không cùng nhận một giá trị.",
                "S052",
            )
        if bounds.upper >= reached:
            reached, reached_by = bounds.upper, index
    end: Cut = _HIGHEST if top is None else (0, top, 1)
    if reached < end:
        yield _gap((key, reached_by if reached_by is not None else 0), reached, end, unit)


def _gap(path: tuple[str | int, ...], start: Cut, end: Cut, unit: str) -> Finding:
    lower = f"{'trên' if start[2] else 'từ'} {measured(start[1], unit)}"
    upper = "" if end[0] else f" {'đến' if end[2] else 'đến dưới'} {measured(end[1], unit)}"
    same = start[:2] == end[:2]
    hole = f"đúng {measured(start[1], unit)}" if same else lower + upper
    return Finding(
        path,
        f"Các mức để hở: giá trị {hole} không thuộc mức nào.",
        "Các mức phủ kín miền giá trị, không hở, không trùng.",
        "Thêm một mức cho khoảng này, hoặc đổi over thành from, below thành to ở mức bên cạnh.",
        "S053",
    )


def _ends(key: str, position: int, one: str, other: str) -> Finding:
    return Finding(
        (key, position),
        f"Một mức không ghi cả {one} và {other}.",
        "over (lớn hơn) hoặc from (từ, kể cả mốc); below (nhỏ hơn) hoặc to (đến, kể cả mốc).",
        f"Bỏ {one} hoặc bỏ {other}.",
        "S054",
    )
