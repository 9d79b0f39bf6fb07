"""Sentences of real decisions that speak of a whole card: points and class are those by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from cchc_docs.criteria.sum_checks import check_sum
from cchc_docs.ground.text import slug
from cchc_docs.library import EditionLibrary
from cchc_docs.scoring.answers import Sheet
from cchc_docs.scoring.scorecard import score_sheet
from tests.card_phrases import PHRASES, edition_of, sheet_of


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda one: slug(one["phrase"])[:40])
def test_a_phrase_is_held(phrase: dict[str, Any], small: EditionLibrary) -> None:
    edition, criteria_set = edition_of(phrase, small)
    for points, wanted in phrase["cards"]:
        kind = wanted.get("kind", criteria_set.unit_kinds[0])
        sheet = Sheet.model_validate(sheet_of(edition, points, kind))
        card = score_sheet(sheet, edition, criteria_set, small.sources)
        assert card.points == Fraction(wanted["points"])
        assert card.max == wanted.get("max", 100)
        assert wanted.get("open", 0) == card.open_max
        assert wanted.get("extras", ()) == tuple(line.node.id for line in card.open_extras)
        assert (card.index is None) == ("open" in wanted or "extras" in wanted)
        assert wanted.get("doubt", "") in "".join(card.remarks)
        assert wanted.get("told", "") in "\n".join(step.text for step in card.steps)
        assert bool(card.remarks) == ("doubt" in wanted)
        if "grade" in wanted:
            assert (card.grade.label if card.grade else None) == wanted["grade"]
            assert card.plain_grade
            assert card.plain_grade.label == wanted["plain"]
            assert wanted.get("says", "") in "\n".join(step.text for step in card.grade_steps)
            assert bool(card.grade_steps) == (wanted["grade"] != wanted["plain"])


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda one: slug(one["phrase"])[:30])
def test_its_tree_is_sound(phrase: dict[str, Any], small: EditionLibrary) -> None:
    _, criteria_set = edition_of(phrase, small)
    for top in criteria_set.fields:
        outside = {node.id for node in top.outside()}
        for node in top.walk():
            assert not list(check_sum(node, node.id in outside, criteria_set.unit_kinds))
