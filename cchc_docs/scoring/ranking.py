"""Rank units on their unrounded index (xếp hạng, vị thứ)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Ranked:
    """A unit with its unrounded index in percent and its rank from 1."""

    unit: str
    index: Fraction
    rank: int


def rank(indexes: Iterable[tuple[str, Fraction]]) -> tuple[Ranked, ...]:
    """Units from the highest index down; equal indexes share a rank, the next one is skipped.

    Kinds of unit that are ranked apart are ranked in separate calls. Units of equal index stand
    in order of name.
    """
    ordered = sorted(indexes, key=lambda pair: (-pair[1], pair[0]))
    ranked: list[Ranked] = []
    for position, (unit, index) in enumerate(ordered, 1):
        same = ranked and ranked[-1].index == index
        ranked.append(Ranked(unit, index, ranked[-1].rank if same else position))
    return tuple(ranked)
