"""Where units stand: score, index, rank, class, each within its group."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import groupby

from cchc_docs.auditing.found import Found
from cchc_docs.auditing.result_ranks import Ties
from cchc_docs.ground.numbers import rounded
from cchc_docs.results.scales import Scale


@dataclass(frozen=True)
class Wishes:
    """What the tables do not say and the person does."""

    scales: Mapping[str, Scale] = field(default_factory=dict)
    ties: Ties | None = None
    unranked: frozenset[str] = frozenset()
    max: Fraction | None = None


@dataclass(frozen=True)
class Standing:
    """A unit; what is not known is None. ``figure``: what it is ranked by.

    ``before``: the rank that its table prints, which parts units whose printed scores are equal.
    ``unranked``: why it has no rank although it may have a score.
    ``shown``: decimals by which it is ranked; None: exactly.
    ``kind``: its kind of unit, by the edition's id.
    ``breaks``: what parts it from units of the same figure, the higher the better.
    ``why``: what beside its figure decided where it stands.
    """

    unit: str
    group: str
    place: str
    score: Fraction | None = None
    max: Fraction | None = None
    index: Fraction | None = None
    rank: int | None = None
    grade: str | None = None
    before: int | None = None
    unranked: str = ""
    shown: int | None = None
    kind: str = ""
    breaks: tuple[Fraction, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[Fraction, tuple[Fraction, ...]]:
        """What it is ordered by: the figure, then what breaks a tie."""
        return self.figure or Fraction(0), self.breaks

    @property
    def figure(self) -> Fraction | None:
        """The index, else the score; rounded where units are ranked by what is shown."""
        exact = self.score if self.index is None else self.index
        return exact if exact is None or self.shown is None else rounded(exact, self.shown)


@dataclass(frozen=True)
class Ranking:
    """Units in the order in which they stand, group by group, and what is to be told of them."""

    standings: tuple[Standing, ...]
    found: tuple[Found, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups in their order."""
        return tuple(dict.fromkeys(one.group for one in self.standings))

    def of(self, group: str) -> tuple[Standing, ...]:
        """The units of a group."""
        return tuple(one for one in self.standings if one.group == group)


def placed(units: Iterable[Standing], ties: Ties, apart: bool = True) -> tuple[Standing, ...]:
    """The units with their ranks, best first; those without one follow in the order they came."""
    units = list(units)
    by_group: dict[str, list[Standing]] = {}
    for one in units:
        by_group.setdefault(one.group if apart else "", []).append(one)
    out: list[Standing] = []
    for group in by_group.values():
        ranked = [one for one in group if _is_ranked(one)]
        out.extend(_ranked(ranked, ties))
        out.extend(replace(one, rank=None) for one in group if not _is_ranked(one))
    return tuple(out)


def _is_ranked(one: Standing) -> bool:
    return one.figure is not None and not one.unranked


def _ranked(units: Sequence[Standing], ties: Ties) -> list[Standing]:
    out: list[Standing] = []
    ordered = sorted(units, key=_order, reverse=True)
    for number, (_, held) in enumerate(groupby(ordered, key=_order), 1):
        equal = list(held)
        first = number if ties == "dense" else len(out) + 1
        out.extend(sorted(_tied(equal, first), key=lambda one: (one.rank or 0, one.unit)))
    return out


def _tied(equal: Sequence[Standing], first: int) -> list[Standing]:
    """Equal units: of one rank, or apart as their table says where hidden decimals can do so."""
    before = sorted(one.before or 0 for one in equal)
    fits = all(rank == first + bisect_left(before, rank) for rank in before)
    return [replace(one, rank=(one.before or first) if fits else first) for one in equal]


def _order(one: Standing) -> tuple[Fraction, tuple[Fraction, ...]]:
    return one.standing
