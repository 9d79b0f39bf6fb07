"""Exact numbers: read from YAML, shown the Vietnamese way (1.500,25). Never binary floats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

SHOWN_PLACES = 4
"""Decimals shown in a trace; a longer figure is shown rounded, after the sign ≈."""
MAX_DIGITS = 20
"""A longer number is a slip of the keyboard: files, forms and both engines refuse it."""


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


_MOST: int = 10**MAX_DIGITS
Meant = TypeVar("Meant", int, Fraction)


def is_too_long(value: int | Fraction) -> bool:
    """Whether a number has more digits than anybody means, before or after its decimal point."""
    return abs(value.numerator) >= _MOST or value.denominator > _MOST


def _short(value: Meant) -> Meant:
    if is_too_long(value):
        raise PydanticCustomError("too_many_digits", "a shorter number is needed")
    return value


_QUOTIENT = re.compile(r"[0-9]{1,2000}/[1-9][0-9]{0,2000}")


def _quotient(value: Any) -> Fraction:
    if isinstance(value, str) and _QUOTIENT.fullmatch(value):
        return Fraction(value)
    return _not_negative(value)


_plain = PlainSerializer(lambda value: show(value))
_meant = AfterValidator(_short)

Number = Annotated[
    Fraction, PlainValidator(exact), _meant, _plain, WithJsonSchema({"type": "number"})
]
"""Any exact number."""
Points = Annotated[
    Fraction,
    PlainValidator(_not_negative),
    _meant,
    _plain,
    WithJsonSchema({"type": "number", "minimum": 0}),
]
"""Points, 0 or more."""
Positive = Annotated[
    Fraction,
    PlainValidator(_positive),
    _meant,
    _plain,
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
"""A number above 0: a maximum, a step, a scale."""
Count = Annotated[int, Field(ge=0), _meant]
"""How many: a whole number, 0 or more."""

Quotient = Annotated[
    Fraction,
    PlainValidator(_quotient),
    _plain,
    WithJsonSchema({"type": ["number", "string"]}),
]
"""Points that may have no end as a decimal, then written ``11/15``."""


def rounded(value: Fraction, places: int) -> Fraction:
    """``value`` to ``places`` decimals, halves away from zero (làm tròn số học)."""
    return Fraction(_scaled(value, places), 10**places)


def _scaled(value: Fraction, places: int) -> int:
    """``value`` × 10**places to a whole, halves away from zero."""
    above, below = value.numerator * 10**places, value.denominator
    whole: int = (2 * abs(above) + below) // (2 * below)
    return whole if above >= 0 else -whole


def clear_places(value: Fraction, marks: Iterable[Fraction]) -> int:
    """Decimals that keep ``value``, once shown, on its own side of every mark.

    90,00001 beside the mark 90 must not be shown as 90.
    """
    places = SHOWN_PLACES
    above, below = value.numerator, value.denominator
    ratios = [(mark.numerator, mark.denominator) for mark in marks]
    sides = [(n, d, above * d - n * below) for n, d in ratios if (n, d) != (above, below)]
    while True:
        shown, scale = _scaled(value, places), 10**places
        if all((shown * d - n * scale) * side > 0 for n, d, side in sides):
            return places
        places += 1


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum, brought to its least terms once."""
    above, below = 0, 1
    for one in values:
        if one.denominator == below:
            above += one.numerator
        else:
            shared = gcd(below, one.denominator)
            above = above * (one.denominator // shared) + one.numerator * (below // shared)
            below *= one.denominator // shared
    return Fraction(above, below)


def multiple(value: Fraction, step: Fraction) -> Fraction:
    """``value`` rounded to a multiple of ``step``, halves away from zero."""
    return rounded(value / step, 0) * step


def show(value: Fraction, places: int = SHOWN_PLACES) -> str:
    """``value`` with a decimal comma and dots between thousands, at most ``places`` decimals."""
    return _shown(value.numerator, value.denominator, places)


@lru_cache(maxsize=10_000)  # every card and page shows the same few figures over and over
def _shown(above: int, below: int, places: int) -> str:
    near = _scaled(Fraction(above, below), places)
    digits = str(abs(near)).rjust(places + 1, "0")
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
    return f"{'=' if has_places(value, places) else '≈'} {show(value, places)}"


def has_places(value: Fraction, places: int = SHOWN_PLACES) -> bool:
    """Whether ``places`` decimals say ``value`` exactly."""
    return not 10**places % value.denominator
