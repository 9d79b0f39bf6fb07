"""Exact numbers: read from YAML, shown the Vietnamese way (1.500,25). Never binary floats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

SHOWN_PLACES = 4
"""Decimals shown in a trace; a longer figure is shown rounded, after the sign ≈."""


def exact(value: Any) -> Fraction:
    """The exact number behind a YAML scalar (an integer, or a decimal read as a Fraction).

    Raises a pydantic error of type ``number_type`` for anything else, floats included.
    """
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise PydanticCustomError("number_type", "a number is needed")
    return Fraction(value)


def _not_negative(value: Any) -> Fraction:
    number = exact(value)
    if number < 0:
        raise PydanticCustomError("negative_number", "not below 0")
    return number


def _positive(value: Any) -> Fraction:
    number = exact(value)
    if number <= 0:
        raise PydanticCustomError("not_positive", "above 0")
    return number


def _quotient(value: Any) -> Fraction:
    if isinstance(value, str) and re.fullmatch(r"\d+/[1-9]\d*", value):
        return Fraction(value)
    return _not_negative(value)


_plain = PlainSerializer(lambda value: show(value))

Number = Annotated[Fraction, PlainValidator(exact), _plain, WithJsonSchema({"type": "number"})]
"""Any exact number."""
Points = Annotated[
    Fraction,
    PlainValidator(_not_negative),
    _plain,
    WithJsonSchema({"type": "number", "minimum": 0}),
]
"""Points, 0 or more."""
Positive = Annotated[
    Fraction,
    PlainValidator(_positive),
    _plain,
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
"""A number above 0: a maximum, a step, a scale."""

Quotient = Annotated[
    Fraction,
    PlainValidator(_quotient),
    _plain,
    WithJsonSchema({"type": ["number", "string"]}),
]
"""Points that may have no end as a decimal, then written ``11/15``."""


def rounded(value: Fraction, places: int) -> Fraction:
    """``value`` to ``places`` decimals, halves away from zero (làm tròn số học)."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**places)


def clear_places(value: Fraction, marks: Iterable[Fraction]) -> int:
    """Decimals that keep ``value``, once shown, on its own side of every mark.

    90,00001 beside the mark 90 must not be shown as 90.
    """
    places = SHOWN_PLACES
    wrong = [mark for mark in marks if mark != value]
    while any((rounded(value, places) - mark) * (value - mark) <= 0 for mark in wrong):
        places += 1
    return places


def multiple(value: Fraction, step: Fraction) -> Fraction:
    """``value`` rounded to a multiple of ``step``, halves away from zero."""
    return rounded(value / step, 0) * step


def show(value: Fraction, places: int = SHOWN_PLACES) -> str:
    """``value`` with a decimal comma and dots between thousands, at most ``places`` decimals."""
    near = rounded(value, places)
    digits = str(abs(near.numerator) * 10**places // near.denominator).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    decimals = decimals.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "−" if near < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def fixed(value: Fraction, places: int) -> str:
    """``value`` rounded half up and shown with exactly ``places`` decimals: ``85,50``."""
    text = show(value, places)
    if not places:
        return text
    whole, _, decimals = text.partition(",")
    return f"{whole},{decimals.ljust(places, '0')}"


def equals(value: Fraction, places: int = SHOWN_PLACES) -> str:
    """``= 92,5`` when the figure shown is exact, ``≈ 33,3333`` when it is rounded."""
    sign = "=" if rounded(value, places) == value else "≈"
    return f"{sign} {show(value, places)}"
