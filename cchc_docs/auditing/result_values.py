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
_MARK = r"(?:\*+|\(\*+\)|\[\d+\]|[¹²³⁴⁵⁶⁷⁸⁹]+)"
_FOOTNOTE = re.compile(rf"(?:\s*{_MARK})+$")
_NOTE = re.compile(rf"(?:ghi chú\s*:?\s*)?({_MARK})\s*:?\s*(\S.*)", re.I)
_SHARED = re.compile(
    r"(?:đồng )?(?:xếp |đứng )*(?:thứ |hạng )*=?t?0*(\d+)(?:\s*[-–=]\s*(?:\d+)?|\s*\(đồng hạng\))?"
    r"(?: ?/ ?\d+)?",
    re.I,
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_WORDS = {"nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5} | {
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}


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


def rank_of(text: str) -> int | None:
    """A rank, also shared or in words: «2-3», «Đồng hạng 3», «IV», «Thứ nhì»."""
    plain = _FOOTNOTE.sub("", text.strip())
    place = place_of(plain)
    if place is not None:
        return place
    if found := _SHARED.fullmatch(plain):
        return int(found[1])
    word = re.sub(r"^(?:(?:đồng|xếp|đứng|giải|thứ|hạng|vị trí)\s*)+", "", plain.casefold())
    return _WORDS.get(word) or _roman(word)


def _roman(word: str) -> int | None:
    if not re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,3})", word) or not word:
        return None
    values = [_ROMAN[sign] for sign in word]
    after = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, after, strict=True))


def named(text: str) -> tuple[str, str]:
    """A name without the sign of its footnote, and that sign."""
    found = _FOOTNOTE.search(text)
    return (text[: found.start()].strip(), _bare(found[0])) if found else (text, "")


def footnote(text: str) -> tuple[str, str] | None:
    """The sign of a footnote, and what it says."""
    found = _NOTE.fullmatch(text)
    return (_bare(found[1]), found[2]) if found else None


def _bare(mark: str) -> str:
    return mark.strip(" ()[]")


def decimal_mark(text: str) -> str:
    """The sign before the decimals of a figure, if it has any."""
    found = re.match(r"\D*\d+([.,])\d+(?![.,\d])", text.strip())
    return found[1] if found else ""


def _exact(text: str) -> Fraction | None:
    if _GROUPED.fullmatch(text):
        text = text.replace("." if text.find(".") < text.find(",") else ",", "")
    value = figure(text)
    return None if value is None else rounded(value, DEEPEST)
