"""Whole cards column-wise are the cards of the exact engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any

import pandas as pd
import pytest

from cchc_docs.ground.text import slug
from cchc_docs.library import EditionLibrary
from cchc_docs.results.columns.cards import Cards, score_frame
from cchc_docs.results.columns.frames import frame_of
from cchc_docs.scoring.answers import Sheet, sheet_findings
from cchc_docs.scoring.scorecard import Card, score_sheet
from tests.browser.test_parity import random_sheets, variants
from tests.card_phrases import PHRASES, edition_of, sheet_of


def column_cards(library: EditionLibrary, sheets: Sequence[Sheet]) -> Cards:
    """The cards of sheets of one kind of unit, of the first set."""
    (cards,) = score_frame(frame_of(sheets), library.edition, library.edition.sets[0])
    return cards


def assert_same(cards: Cards, row: int, card: Card) -> None:
    """Every line and every total of the card stands in the row."""
    lines = {line.node.id: line for field in cards.lines for line in field.walk()}
    assert set(lines) == {line.node.id for line in card.all_lines()}
    for line in card.all_lines():
        mine = lines[line.node.id]
        found = [one.fractions()[row] for one in (mine.max, mine.answered, mine.points)]
        assert found == [line.max, line.answered_max, line.points], line.node.id
    totals = [one.fractions()[row] for one in (cards.max, cards.answered, cards.points)]
    assert totals == [card.max, card.answered_max, card.points]
    assert bool(cards.whole[row]) == (card.index is not None)
    if card.index is not None:
        assert cards.index.fractions()[row] == card.index
    own = cards.verdicts[row]
    assert (own.grade, own.plain, own.steps) == (card.grade, card.plain_grade, card.grade_steps)


def test_cards_by_chance(small: EditionLibrary) -> None:
    compared = refused = 0
    for library, edition in variants(small):
        sheets = [Sheet.model_validate(raw) for raw in random_sheets(edition, 16)]
        cards = column_cards(library, sheets)
        wrong = {row for row, _, _ in cards.problems}
        for row, sheet in enumerate(sheets):
            found = list(sheet_findings(sheet, edition, edition.sets[0]))
            assert (row in wrong) == bool(found)
            refused += bool(found)
            if not found:
                assert_same(
                    cards, row, score_sheet(sheet, edition, edition.sets[0], library.sources)
                )
                compared += 1
    assert compared > 20
    assert refused > 5


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda one: slug(one["phrase"])[:30])
def test_trees_of_real_decisions(phrase: dict[str, Any], small: EditionLibrary) -> None:
    """The cards of the phrase, and as many by chance, of every kind of unit."""
    edition, criteria_set = edition_of(phrase, small)
    chance, raws = Random(7), []
    for points, wanted in phrase["cards"]:
        kind = wanted.get("kind", criteria_set.unit_kinds[0])
        raws.append(sheet_of(edition, points, kind))
        own = [node for node in criteria_set.walk_for(kind) if node.rule]
        drawn = {
            leaf.id: points[leaf.id]
            if isinstance(points.get(leaf.id), Mapping)
            else chance.choice((None, Fraction(0), leaf.max, leaf.max / 3))
            for leaf in own
        }
        raws.append(sheet_of(edition, drawn, kind))
    sheets = [Sheet.model_validate(raw) for raw in raws]
    for cards in score_frame(frame_of(sheets), edition, criteria_set):
        assert cards.problems == ()
        for number, row in enumerate(cards.rows):
            card = score_sheet(sheets[row], edition, criteria_set, small.sources)
            assert_same(cards, number, card)


def test_what_is_refused_is_told_by_row_and_item(small: EditionLibrary) -> None:
    frame = pd.DataFrame(
        {"unit": ["A", "B"], "unit_kind": ["phong", "la"], "1.1/self/level": [1, 8]}
    )
    known, other = score_frame(frame, small.edition, small.edition.sets[0])
    assert (known.rows, known.problems) == ([0], ())
    assert [(row, code) for row, code, _ in other.problems] == [(0, ""), (0, "1.1")]
    assert (other.rows, other.problems[1][2]) == ([1], "Không có mức 8.")
    with pytest.raises(KeyError, match=r"9\.9"):
        score_frame(frame.assign(**{"9.9/self/level": 1}), small.edition, small.edition.sets[0])


def test_binary_figures_are_read_by_their_shortest_decimals(small: EditionLibrary) -> None:
    """0,1 + 0,2 is no 0,3: three tenths of a per cent too much decides nothing."""
    (criteria_set,) = small.edition.sets
    values = [81.0, 90.1, 0.1 + 0.2]
    frame = pd.DataFrame({"unit": list("ABC"), "unit_kind": "phong", "2/self/value": values})
    (cards,) = score_frame(frame, small.edition, criteria_set)
    (points,) = (line.points.fractions() for line in cards.lines if line.node.id == "2")
    exact = [Fraction(81), Fraction("90.1"), Fraction("0.30000000000000004")]
    assert points == [value * 20 / 100 for value in exact]
