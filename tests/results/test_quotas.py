"""Ties and quotas of an edition: ranks and classes are those by hand, by card and by column."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

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
from cchc_docs.results.season_parts import Results, season_parts
from cchc_docs.results.standings import Ranking, Wishes
from cchc_docs.results.written import ranking_csv, ranking_xlsx
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
    by_column = rank_frame(in_columns, edition, "bang.csv")
    assert places(by_column) == places(found)
    assert sorted(by_column.told) == sorted(found.told)


def test_a_gate_that_lowered_a_class_is_named(small: EditionLibrary) -> None:
    gate = {"label": "Có vi phạm", "item": "9.1", "over": 0, "at_most": "Tốt"}
    units = [["Sở A", {"1.1": 60, "2.1": 40, "9.1": 1}], ["Sở B", {"1.1": 60, "2.1": 38, "9.1": 0}]]
    edition, sheets = season({"phrase": "", "gates": (gate,), "units": units}, small)
    why = "Theo chỉ số thì đạt loại Xuất sắc; Có vi phạm: xếp loại không quá Tốt; Xếp loại: Tốt"
    in_columns = score_frame(frame_of(sheets), edition, edition.sets[0])
    by_card = rank_cards(cards(edition, sheets, small), Wishes())
    for found in (by_card, rank_frame(in_columns, edition, "bang.csv")):
        assert {one.unit: one.why for one in found.standings} == {"Sở A": (why,), "Sở B": ()}
        assert found.told == (f"Sở A: {why}.",)
        assert ranking_csv(found, 2).decode("utf-8-sig").splitlines()[1].endswith(f'"{why}"')
        page = load_workbook(io.BytesIO(ranking_xlsx(found, 2)))["Kết quả"]
        assert [row[-1].value for row in page.iter_rows(max_row=3)] == ["Vì sao", why, None]
    (told,) = (one for one in season_parts(Results(by_card, 2)) if one.key == "why")
    assert told.rows == (("Sở A", "Tốt", why),)
    hidden = Results(by_card, 2, withheld=frozenset(("items",)))
    assert "why" not in {one.key for one in season_parts(hidden)}
    own = rank_cards(cards(edition, sheets, small), Wishes(scales=read_scales(["Đạt:90,Yếu:0"])))
    assert [one.why for one in own.standings] == [(), ()]


def test_classes_of_somebody_s_own_have_no_quota(small: EditionLibrary) -> None:
    edition, sheets = season(PHRASES[1], small)
    wishes = Wishes(scales=read_scales(["Đạt:90,Chưa đạt:0"]))
    found = rank_cards(cards(edition, sheets, small), wishes)
    assert [one.grade for one in found.standings] == ["Đạt", "Đạt", "Đạt", "Chưa đạt"]
    assert found.told == ()
