"""Ties and quotas of an edition: ranks and classes are those by hand, by card and by column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.model import Edition
from cchc_docs.criteria.ranking import RankingRules
from cchc_docs.ground.text import slug
from cchc_docs.library import EditionLibrary
from cchc_docs.results.card_ranking import rank_cards
from cchc_docs.results.columns.cards import score_frame
from cchc_docs.results.columns.frames import frame_of
from cchc_docs.results.columns.ranking import rank_frame
from cchc_docs.results.scales import read_scales
from cchc_docs.results.standings import Ranking
from cchc_docs.results.table_ranking import Wishes
from cchc_docs.scoring.answers import Sheet
from cchc_docs.scoring.scorecard import Card, score_sheet
from tests.card_phrases import ORIGIN, edition_of, sheet_of

PHRASES: Any = read_document(Path(__file__).with_name("quotas.yaml")).data


def season(phrase: dict[str, Any], small: EditionLibrary) -> tuple[Edition, list[Sheet]]:
    """The edition of a phrase and the sheets of its units."""
    edition, only = edition_of(phrase, small)
    rules = {key: phrase[key] for key in ("tie_breaks", "quotas") if key in phrase}
    ranking = RankingRules.model_validate({"origin": ORIGIN, **rules})
    edition = edition.model_copy(update={"ranking": ranking})
    sheets = [
        {**sheet_of(edition, points, only.unit_kinds[0]), "unit": name}
        for name, points, *_ in phrase["units"]
    ]
    return edition, [Sheet.model_validate(sheet) for sheet in sheets]


def cards(edition: Edition, sheets: Sequence[Sheet], small: EditionLibrary) -> list[Card]:
    return [score_sheet(sheet, edition, edition.sets[0], small.sources) for sheet in sheets]


def places(ranking: Ranking) -> dict[str, tuple[int | None, str | None]]:
    return {one.unit: (one.rank, one.grade) for one in ranking.standings}


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda one: slug(one["phrase"])[:40])
def test_a_phrase_is_held(phrase: dict[str, Any], small: EditionLibrary) -> None:
    edition, sheets = season(phrase, small)
    found = rank_cards(cards(edition, sheets, small), Wishes())
    wanted = {name: (rank, grade) for name, _, rank, grade in phrase["units"]}
    assert places(found) == wanted
    assert sorted(found.told) == sorted(phrase["says"])
    in_columns = score_frame(frame_of(sheets), edition, edition.sets[0])
    assert places(rank_frame(in_columns, edition, "bang.csv")) == places(found)


def test_classes_of_somebody_s_own_have_no_quota(small: EditionLibrary) -> None:
    edition, sheets = season(PHRASES[1], small)
    wishes = Wishes(scales=read_scales(["Đạt:90,Chưa đạt:0"]))
    found = rank_cards(cards(edition, sheets, small), wishes)
    assert [one.grade for one in found.standings] == ["Đạt", "Đạt", "Đạt", "Chưa đạt"]
    assert found.told == ()
