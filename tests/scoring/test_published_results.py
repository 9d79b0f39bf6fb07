"""Arithmetic of results that were really published."""

from __future__ import annotations

from fractions import Fraction

from cchc_docs.ground.numbers import fixed


def test_binh_dinh_2019_adds_up() -> None:
    """Bình Định's self score of 2019: the eight fields come to 59,69 of 65 points.

    Source: binhdinh.dcs.vn, "Chỉ số cải cách hành chính năm 2019".
    """
    rows = ["7/7", "5/5", "13.65/14", "7.04/7.5", "7/8", "8/8.5", "9/9", "3/6"]
    points = sum((Fraction(row.split("/")[0]) for row in rows), Fraction(0))
    maximum = sum((Fraction(row.split("/")[1]) for row in rows), Fraction(0))
    assert (fixed(points, 2), fixed(maximum, 0)) == ("59,69", "65")
    assert fixed(points / maximum * 100, 2) == "91,83"


def test_nam_dinh_2020_rounds_half_up() -> None:
    """Nam Định 2020: 61,46 of 70 is 87,80%; 62,62 of 70 rounds to 89,46 (89,45 was printed)."""
    assert fixed(Fraction("61.46") / 70 * 100, 2) == "87,80"
    assert fixed(Fraction("62.62") / 70 * 100, 2) == "89,46"
