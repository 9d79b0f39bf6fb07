"""Ranks: unrounded, shared when equal."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.scoring.ranking import rank


def test_units_a_hair_apart_are_ranked_apart() -> None:
    ranked = rank([("Sở A", Fraction("89.4571")), ("Sở B", Fraction("89.4609"))])
    assert [(one.unit, one.rank) for one in ranked] == [("Sở B", 1), ("Sở A", 2)]


def test_equal_units_share_a_rank_and_the_next_is_skipped() -> None:
    ranked = rank([("C", Fraction(70)), ("B", Fraction(80)), ("A", Fraction(80))])
    assert [(one.unit, one.rank) for one in ranked] == [("A", 1), ("B", 1), ("C", 3)]


@given(st.lists(st.fractions(0, 100)))
def test_a_rank_counts_who_is_better(indexes: list[Fraction]) -> None:
    for one in rank((str(number), index) for number, index in enumerate(indexes)):
        assert one.rank == 1 + sum(other > one.index for other in indexes)
