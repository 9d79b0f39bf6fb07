"""Units ranked as their edition says: together or apart, by which figure, some of them not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from cchc_docs.criteria.ranking import RankingRules
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.results.pages import report_pages
from cchc_docs.publish.results.report import season_report
from cchc_docs.results.card_ranking import rank_cards
from cchc_docs.results.season_parts import Results
from cchc_docs.results.standings import Wishes
from cchc_docs.scoring.scorecard import Card

ORIGIN = {"status": "rebuilt", "note": "Để kiểm thử."}


def under(cards: Sequence[Card], **rules: Any) -> tuple[Card, ...]:
    """The cards of an edition with these rules of ranking."""
    ranking = RankingRules.model_validate({"origin": ORIGIN, **rules})
    edition = cards[0].edition.model_copy(update={"ranking": ranking})
    return tuple(replace(card, edition=edition) for card in cards)


@pytest.fixture(scope="module")
def districts(shipped: EditionLibrary) -> tuple[Card, ...]:
    """Invented units of two kinds."""
    found = shipped.season["ubnd-cap-huyen"]
    towns = (
        replace(card, sheet=card.sheet.model_copy(update={"unit_kind": "thi-xa"}))
        for card in found[:3]
    )
    return (*towns, *found[3:])


def test_kinds_of_unit_may_be_ranked_together(districts: tuple[Card, ...]) -> None:
    apart = rank_cards(districts, Wishes())
    assert apart.groups == tuple(dict.fromkeys(one.group for one in apart.standings))
    assert set(apart.groups) == {"UBND thị xã", "UBND huyện"}
    group = {"title": "Cấp huyện", "unit_kinds": ("thanh-pho", "thi-xa", "huyen")}
    together = rank_cards(under(districts, groups=(group,)), Wishes())
    assert together.groups == ("Cấp huyện",)
    assert [one.rank for one in together.standings] == list(range(1, len(districts) + 1))


def test_some_are_scored_and_not_ranked(districts: tuple[Card, ...]) -> None:
    name = districts[-1].sheet.unit
    ranking = rank_cards(
        under(districts, unranked=(name.upper(),), unranked_kinds=("thi-xa",)), Wishes()
    )
    left = {one.unit: one.unranked for one in ranking.standings if one.rank is None}
    towns = {card.sheet.unit for card in districts if card.sheet.unit_kind == "thi-xa"}
    assert set(left) == {name} | towns
    assert set(left.values()) == {"chấm điểm, không xếp hạng"}
    assert all(one.index is not None for one in ranking.standings)


@pytest.mark.parametrize(
    ("rules", "ranks"),
    [
        ({}, [1, 2, 3]),
        ({"by": "shown"}, [1, 1, 3]),
        ({"by": "shown", "ties": "dense"}, [1, 1, 2]),
    ],
)
def test_what_is_shown_alike_may_be_equal(
    districts: tuple[Card, ...], rules: dict[str, str], ranks: list[int]
) -> None:
    """80,001 and 80,004 are both shown as 80,00."""
    of_kind = [card for card in districts if card.sheet.unit_kind == "huyen"][:3]
    figures = (Fraction(80004, 1000), Fraction(80001, 1000), Fraction(70))
    pairs = zip(under(of_kind, **rules), figures, strict=True)
    ranking = rank_cards([replace(card, index=figure) for card, figure in pairs], Wishes())
    assert [one.rank for one in ranking.standings] == ranks


def test_a_page_names_others_only_where_the_edition_says_so(
    districts: tuple[Card, ...], shipped: EditionLibrary
) -> None:
    for named in (False, True):
        cards = under(districts, name_others=named, withheld=("self",))
        results = Results(rank_cards(cards, Wishes()), 2, cards)
        report = season_report(results, cards[0].edition, shipped.sources, 2013)
        pages = dict(report_pages(report))
        assert "Tự chấm" not in pages["index.html"]
        one = next(each for each in report.units if each.standing.rank == 2)
        other = next(
            each
            for each in report.units
            if each.standing.group == one.standing.group and each.standing.rank == 1
        )
        told = pages[f"don-vi/{one.name}.html"]
        assert (f"1. {other.standing.unit}<" in told) is named


def test_no_page_of_a_unit_where_they_are_withheld(
    districts: tuple[Card, ...], shipped: EditionLibrary
) -> None:
    cards = under(districts, withheld=("units", "fields"))
    results = Results(rank_cards(cards, Wishes()), 2, cards)
    report = season_report(results, cards[0].edition, shipped.sources, 2013)
    assert report.units == ()
    assert not [one for one in report.parts if one.key == "fields"]
