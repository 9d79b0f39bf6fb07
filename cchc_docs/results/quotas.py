"""Ties and quotas as the edition states them, and who came to stand elsewhere by which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from cchc_docs.auditing.result_ranks import Ties
from cchc_docs.criteria.model import Edition
from cchc_docs.criteria.ranking import Quota, TieBreak
from cchc_docs.ground.numbers import show
from cchc_docs.results.standings import Ranking, Standing, placed

WORDS = {
    "tie": "bằng điểm với đơn vị khác nên xét lần lượt: {figures}",
    "figure": "{label}: {points} điểm",
    "full": "{label}: {places} chỗ cho {units} đơn vị{of}, đã hết; xếp loại {grade}",
    "of": " từ loại {grade} trở lên",
    "undecided": "{label}: còn {left} chỗ cho {tied} đơn vị vẫn bằng nhau, văn bản không nói chọn "
    "đơn vị nào; người có thẩm quyền quyết định loại",
}


def ranked(units: Sequence[Standing], edition: Edition, ties: Ties) -> Ranking:
    """Units of an edition by index and what breaks a tie, their classes within its quotas."""
    reached = found = list(_ties_told(placed(units, ties), edition))
    for quota in _in_order(edition):
        for group in dict.fromkeys(one.group for one in found):
            own = [one for one in found if one.group == group and quota.is_for(one.kind)]
            rivals = [one for one in reached if one.group == group and quota.is_for(one.kind)]
            counted = sum(_counts(quota, one, edition) for one in rivals)
            fallen = {one.place: one for one in _fallen(quota, own, counted, edition)}
            found = [fallen.get(one.place, one) for one in found]
    told = tuple(f"{one.unit}: {why}." for one in found for why in one.why)
    return Ranking(tuple(found), told=told)


def breaks(edition: Edition, kind: str, points: Mapping[str, Fraction]) -> tuple[Fraction, ...]:
    """What breaks a tie of a unit with these points by item: the higher the better."""
    return tuple(one.sign * points.get(one.item, Fraction(0)) for one in tie_breaks(edition, kind))


def tie_breaks(edition: Edition, kind: str) -> tuple[TieBreak, ...]:
    """What is looked at where units of this kind are equal."""
    found = edition.ranking.tie_breaks if edition.ranking else ()
    return tuple(one for one in found if one.is_for(kind))


def _in_order(edition: Edition) -> list[Quota]:
    """The quotas, those of the best class first: who falls counts in the next one."""
    places = {
        level.label: at for grades in edition.grades for at, level in enumerate(grades.best_first)
    }
    quotas = edition.ranking.quotas if edition.ranking else ()
    return sorted(quotas, key=lambda one: places.get(one.grade, 0))


def _ties_told(units: Sequence[Standing], edition: Edition) -> Iterator[Standing]:
    for _, held in groupby(units, key=lambda one: (one.group, one.rank and one.figure)):
        equal = list(held)
        if len({one.breaks for one in equal}) == 1 or equal[0].rank is None:
            yield from equal
            continue
        for one in equal:
            figures = "; ".join(
                WORDS["figure"].format(label=tie.label, points=show(tie.sign * points))
                for tie, points in zip(tie_breaks(edition, one.kind), one.breaks, strict=True)
            )
            yield replace(one, why=(*one.why, WORDS["tie"].format(figures=figures)))


def _counts(quota: Quota, one: Standing, edition: Edition) -> bool:
    """Whether a unit is among those of whom the quota takes its share, by what it reached."""
    if one.rank is None or quota.of is None:
        return one.rank is not None
    order = _classes(one.grade or "", one, edition)
    return {one.grade, quota.of} <= {*order} and one.grade in order[: order.index(quota.of) + 1]


def _fallen(
    quota: Quota, units: Sequence[Standing], counted: int, edition: Edition
) -> Iterator[Standing]:
    """Those whom a quota does not leave in its class, in a group that is ranked together."""
    places, kept = quota.places(counted), 0
    held = [one for one in units if one.rank is not None and one.grade == quota.grade]
    ordered = sorted(held, key=lambda one: one.standing, reverse=True)
    for _, same in groupby(ordered, key=lambda one: one.standing):
        equal = list(same)
        left = places - kept
        kept += len(equal)
        if len(equal) <= left:
            continue
        of = WORDS["of"].format(grade=quota.of) if quota.of else ""
        values = {"label": quota.label, "places": str(places), "units": str(counted), "of": of}
        for one in equal:
            if left > 0:
                why = WORDS["undecided"].format(left=str(left), tied=str(len(equal)), **values)
                yield replace(one, grade=None, why=(*one.why, why))
            else:
                below = _below(quota.grade, one, edition)
                why = WORDS["full"].format(grade=below, **values)
                yield replace(one, grade=below, why=(*one.why, why))


def _below(grade: str, one: Standing, edition: Edition) -> str:
    order = _classes(grade, one, edition)
    return order[min(order.index(grade) + 1, len(order) - 1)]


def _classes(grade: str, one: Standing, edition: Edition) -> list[str]:
    """The classes that there are for a unit, the best first; that one where none are stated."""
    grades = edition.grades_for(one.kind)
    return [level.label for level in grades.best_first] if grades else [grade]
