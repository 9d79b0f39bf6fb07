"""Last days that no calendar has are read as no deadline."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_docs.importing.deadlines import deadline_rule
from cchc_docs.importing.told import Understood

LEVELS = ("Trước ngày {}", Fraction(3)), ("Muộn hơn hoặc không ban hành", Fraction(0))


@pytest.mark.parametrize(
    ("day", "year", "is_read"),
    [
        ("31/12/2024", 2024, True),
        ("15/01", 2024, True),
        ("01/01/0001", 2024, False),
        ("31/12/9999", 2024, False),
        ("31/02/2024", 2024, False),
        ("15/01", 10**20, False),
        ("15/01", -1, False),
    ],
)
def test_only_days_of_a_calendar(day: str, year: int, *, is_read: bool) -> None:
    levels = [(words.format(day), points) for words, points in LEVELS]
    assert (deadline_rule("Ban hành", levels, year, Understood()) is not None) == is_read
