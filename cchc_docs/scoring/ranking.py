"""Rank units on their unrounded index (xếp hạng, vị thứ)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.scoring.scorecard import Card


@dataclass(frozen=True)
class Ranked:
    """A unit with its unrounded index in percent and its rank from 1."""

    unit: str
    index: Fraction
    rank: int


@dataclass(frozen=True)
class KindRanking:
    """The units of one kind; ``unranked`` have no index yet."""

    unit_kind: str
    ranked: tuple[Ranked, ...]
    unranked: tuple[Card, ...]


def rank_cards(cards: Iterable[Card]) -> tuple[KindRanking, ...]:
    """Cards of one set, the kinds of unit apart, in the order in which they come."""
    by_kind: dict[str, list[Card]] = {}
    for card in cards:
        by_kind.setdefault(card.sheet.unit_kind, []).append(card)
    return tuple(
        KindRanking(
            kind,
            rank((one.sheet.unit, one.index) for one in found if one.index is not None),
            tuple(one for one in found if one.index is None),
        )
        for kind, found in by_kind.items()
    )


def rank(indexes: Iterable[tuple[str, Fraction]]) -> tuple[Ranked, ...]:
    """Units from the highest index down; equal indexes share a rank, the next one is skipped.

    Units of equal index stand in order of name.
    """
    ordered = sorted(indexes, key=lambda pair: (-pair[1], pair[0]))
    ranked: list[Ranked] = []
    for position, (unit, index) in enumerate(ordered, 1):
        same = ranked and ranked[-1].index == index
        ranked.append(Ranked(unit, index, ranked[-1].rank if same else position))
    return tuple(ranked)
