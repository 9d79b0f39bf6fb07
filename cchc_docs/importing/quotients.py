"""Levels of a quotient of two letters, «b/a = 1», «0,7 ≤ b/a < 1», told in per cent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import upper_first
from cchc_docs.importing.amounts import NUMBER, number

_QUOTIENT = re.compile(r"(?:(?:tỷ|tỉ) lệ\s+)?(?<!\w)([a-z])\s*/\s*([a-z])(?!\w)", re.I)
_COMPARED = re.compile(r"(?<!\w)([a-z])\s*([<>≤≥]=?|=)\s*([a-z])(?!\w)", re.I)
"""Two letters compared: their quotient with 1."""
_FIGURE = re.compile(rf"(?P<figure>{NUMBER})\s*(?P<sign>%?)")


def in_percent(labels: Sequence[str]) -> list[str] | None:
    """The same levels with the quotient as a rate; None: they are not of one quotient."""
    labels = [_COMPARED.sub(r"\1/\3 \2 1", label) for label in labels]
    letters = {found.groups() for label in labels for found in _QUOTIENT.finditer(label)}
    told = [_told(label) for label in labels if _QUOTIENT.search(label)]
    known = [one for one in told if one is not None]
    return known if len(letters) == 1 and len(known) == len(labels) else None


def parts_of(labels: Sequence[str], names: Mapping[str, str]) -> list[str] | None:
    """What the two letters stand for, by the definitions beside the levels."""
    found = _QUOTIENT.search(labels[0])
    letters = [letter.lower() for letter in found.groups()] if found else []
    known = [upper_first(names[letter]) for letter in letters if letter in names]
    return known if len(known) == len(letters) == 2 else None


def _told(label: str) -> str | None:
    text = re.sub(r"\s=\s?|=(?=\s?\d)", " bằng ", _QUOTIENT.sub(" tỷ lệ ", label))
    figures = [(one["figure"], one["sign"]) for one in _FIGURE.finditer(text)]
    if any(not sign and number(figure) > 1 for figure, sign in figures):
        return None

    def percent(one: re.Match[str]) -> str:
        value = number(one["figure"])
        return f"{show(value if one['sign'] else value * 100)}%"

    return _FIGURE.sub(percent, text).strip(" ()[]")
