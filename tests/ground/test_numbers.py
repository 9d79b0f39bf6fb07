"""Numbers: exact inside, Vietnamese outside."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.ground.numbers import clear_places, equals, fixed, rounded, show, total


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("0.5", "0,5"),
        ("1234567.25", "1.234.567,25"),
        ("-0.125", "−0,125"),
        ("-0.00001", "0"),
        ("0.00005", "0,0001"),
        ("89.916", "89,916"),
    ],
)
def test_show(value: str, text: str) -> None:
    assert show(Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("2.5", 0, "3"), ("-2.5", 0, "−3"), ("89.4571", 2, "89,46"), ("90", 2, "90,00")],
)
def test_halves_go_away_from_zero(value: str, places: int, text: str) -> None:
    assert fixed(Fraction(value), places) == text


def test_a_rounded_figure_says_so() -> None:
    assert equals(Fraction(1, 3)) == "≈ 0,3333"
    assert equals(Fraction(1, 4)) == "= 0,25"


@given(st.fractions(), st.integers(0, 8))
def test_rounding_is_within_half_a_place(value: Fraction, places: int) -> None:
    assert abs(rounded(value, places) - value) * 2 <= Fraction(1, 10**places)


@given(st.fractions(0, 100, max_denominator=10**9), st.integers(0, 100))
def test_a_figure_shown_keeps_its_side_of_a_mark(value: Fraction, mark: int) -> None:
    shown = rounded(value, clear_places(value, [Fraction(mark)]))
    assert (shown > mark) == (value > mark)
    assert (shown < mark) == (value < mark)


@given(st.lists(st.fractions()))
def test_a_total_is_the_sum(values: list[Fraction]) -> None:
    assert total(values) == sum(values, Fraction(0))
