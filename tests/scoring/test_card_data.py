"""A card as data for other programs, against one written down whole."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from cchc_docs.library import EditionLibrary
from cchc_docs.scoring.card_data import card_data
from cchc_docs.scoring.scorecard import Card
from tests.scoring.test_scorecard import ANSWERS, card_of

WHOLE = Path(__file__).with_name("card-small.json")


@pytest.fixture
def card(small: EditionLibrary) -> Card:
    return card_of(small, ANSWERS.read_text("utf-8"))


def test_everything_on_the_card_is_data(card: Card) -> None:
    assert card_data(card) == json.loads(WHOLE.read_text("utf-8"))


def test_what_is_not_known_yet_is_null(small: EditionLibrary) -> None:
    text = ANSWERS.read_text("utf-8")
    head = text[: text.index("answers:")]
    data = card_data(card_of(small, head + "answers: {}\n"))
    assert (data["index"], data["grade"], data["plain_grade"]) == (None, None, None)
    assert (data["points"], data["answered_max"], data["columns"]) == ("0", "0", {})
    assert all("steps" not in line for line in data["lines"])


def test_a_number_that_no_decimal_writes_stays_exact(card: Card) -> None:
    third = replace(card, bonus=Fraction(1, 3))
    assert card_data(third)["bonus"] == "1/3"
