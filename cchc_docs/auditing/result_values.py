"""What stands in a cell of a table of results: «97,685», «83.05/85», «17 (0,633)», «Hạng 3»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.ground.numbers import rounded
from cchc_docs.importing.amounts import figure

DEEPEST = 10
"""Decimals beyond which a figure is only what binary sums of an office program left over."""
_NUMBER = r"[-–−]?\d[\d.,]*"
_PAIR = re.compile(rf"(\d+)\s*\(\s*({_NUMBER})\s*%?\s*\)")
_OUT_OF = re.compile(rf"({_NUMBER})\s*(?:điểm|đ|%)?\s*/\s*({_NUMBER})\s*(?:điểm|đ|%)?", re.I)
_PLACE = re.compile(r"(?:xếp )?(?:(?:thứ|hạng|vị trí|số) ?){0,2}0*(\d+)(?: ?/ ?\d+)?", re.I)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+")
_FOOTNOTE = re.compile(r"\s*\*+$")


@dataclass(frozen=True)
class Value:
    """A figure with its own maximum, where the cell holds one, or with a second figure."""

    figure: Fraction
    max: Fraction | None = None
    beside: Fraction | None = None


def value_of(text: str) -> Value | None:
    """The figure in a cell that holds nothing else."""
    text = _FOOTNOTE.sub("", text.strip())
    if found := _PAIR.fullmatch(text):
        beside = _exact(found[2])
        return Value(Fraction(found[1]), beside=beside) if beside is not None else None
    if found := _OUT_OF.fullmatch(text):
        points, most = _exact(found[1]), _exact(found[2])
        return None if points is None or not most else Value(points, max=most)
    value = _exact(text)
    return None if value is None else Value(value)


def place_of(text: str) -> int | None:
    """A rank as it is written: «01», «Hạng 3», «3/63»."""
    found = _PLACE.fullmatch(_FOOTNOTE.sub("", text.strip()))
    return int(found[1]) if found else None


def decimal_mark(text: str) -> str:
    """The sign before the decimals of a figure, if it has any."""
    found = re.match(r"\D*\d+([.,])\d+(?![.,\d])", text.strip())
    return found[1] if found else ""


def _exact(text: str) -> Fraction | None:
    if _GROUPED.fullmatch(text):
        text = text.replace("." if text.find(".") < text.find(",") else ",", "")
    value = figure(text)
    return None if value is None else rounded(value, DEEPEST)
