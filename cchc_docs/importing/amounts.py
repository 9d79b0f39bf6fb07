"""Points as annexes print them: «2», «0,25 đ», «½», «(2 điểm)», «- 0,25»."""

from __future__ import annotations

import re
from fractions import Fraction

NUMBER = r"(?:\d+(?:[.,]\d+)?\s?[½¼¾]?|[½¼¾])"
_PARTS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_UNIT = r"(?:điểm|đ(?:iểm)?\b|Đ\b)"
_CELL = re.compile(rf"\(?\s*([-–−+]?)\s*({NUMBER})\s*{_UNIT}?\s*\)?\.?", re.I)
IN_TITLE = re.compile(
    rf"\s*[(\[]\s*(?:tối đa|điểm tối đa|điểm chuẩn|tổng điểm)?\s*:?\s*({NUMBER})\s*{_UNIT}"
    r"(?:\s*tối đa)?\s*[)\]]",
    re.I,
)
"""A maximum in brackets within a title."""
_AFTER_TITLE = re.compile(rf"\s*[:–-]\s*(?:tối đa\s+)?({NUMBER})\s*điểm\s*\.?$", re.I)


def number(text: str) -> Fraction:
    """The exact value of a number that ``NUMBER`` matches."""
    part = next((value for sign, value in _PARTS.items() if sign in text), Fraction(0))
    digits = text.strip("½¼¾ ").replace(",", ".")
    return (Fraction(digits) if digits else Fraction(0)) + part


def points(text: str) -> Fraction | None:
    """The points in a cell that holds nothing else; below 0 with a minus sign."""
    found = _CELL.fullmatch(text.strip())
    if not found:
        return None
    value = number(found[2])
    return -value if found[1] in ("-", "–", "−") else value


def figure(text: str) -> Fraction | None:
    """A number in a cell that somebody filled in: points, or a figure with a per cent sign."""
    return points(text.strip().removesuffix("%"))


def title_points(title: str) -> tuple[str, Fraction | None]:
    """A title without the maximum that stands in it, and that maximum."""
    for shape in (IN_TITLE, _AFTER_TITLE):
        found = list(shape.finditer(title))
        if len(found) == 1:
            one = found[0]
            left = (title[: one.start()] + title[one.end() :]).strip(" :;–-")
            return left, number(one[1])
    return title, None
