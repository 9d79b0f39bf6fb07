"""Five thousand questions: nothing but knowing the rules leads to the right option."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from cchc_docs.lessons.exercises import KINDS
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.exercise_words import words
from cchc_docs.rules.bands import Bands
from tests.browser.exercises.conftest import SETS, Question, order
from tests.browser.parity import Run

SEEDS = ("a1", "b2", "c3", "d4", "e5", "f6", "g7")


@pytest.fixture(scope="module")
def many(exercises: Run) -> dict[str, list[Question]]:
    """Questions by their kind, each with its set and level."""
    asked = [
        order(set=name, level=level, kinds=[kind], count=30, seed=seed)
        for name, level, kind, seed in product(SETS, (1, 2, 3), KINDS, SEEDS)
    ]
    found: dict[str, list[Question]] = {kind: [] for kind in KINDS}
    for told, questions in zip(asked, exercises("questions", asked), strict=True):
        for question in questions:
            found[question["kind"]].append({**question, **told, "kind": question["kind"]})
    assert sum(len(of_kind) for of_kind in found.values()) > 5000
    return found


def place_of_the_right(question: Question) -> int:
    return [option["right"] for option in question["options"]].index(True)


def shares(found: Counter[Any]) -> dict[Any, float]:
    return {key: count / found.total() for key, count in found.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_the_place_of_the_right_option_says_nothing(
    kind: str, many: dict[str, list[Question]]
) -> None:
    for count in (3, 4):
        asked = [one for one in many[kind] if len(one["options"]) == count]
        if len(asked) < 250:
            continue
        found = shares(Counter(map(place_of_the_right, asked)))
        assert all(abs(found[place] - 1 / count) < 0.09 for place in range(count)), (count, found)


def test_the_size_of_a_figure_says_nothing(many: dict[str, list[Question]]) -> None:
    ranks: Counter[int] = Counter()
    for question in many["raise"]:
        if len(question["options"]) == 4:
            figures = sorted((option["figure"] for option in question["options"]), key=Fraction)
            right = question["options"][place_of_the_right(question)]["figure"]
            ranks[figures.index(right)] += 1
    assert all(0.15 < shares(ranks)[rank] < 0.35 for rank in range(4)), ranks


def test_a_claim_is_too_much_too_little_or_right_as_it_happens(
    many: dict[str, list[Question]],
) -> None:
    verdicts: Counter[str] = Counter()
    starts = {key: words()["options"][key].partition(" {")[0] for key in words()["options"]}
    for question in many["claim"]:
        text = question["options"][place_of_the_right(question)]["text"]
        for key in ("claim_over", "claim_under", "claim_right"):
            if text.startswith(starts[key].removesuffix(":")):
                verdicts[key] += 1
    assert all(0.2 < share < 0.5 for share in shares(verdicts).values()), verdicts
    assert len(verdicts) == 3


def test_matching_words_does_not_find_the_document(many: dict[str, list[Question]]) -> None:
    hits = 0.0
    for question in many["evidence"]:
        title = wordy(" ".join([question["about"]["title"], *question["lines"]]))
        shared = [len(title & wordy(option["text"])) for option in question["options"]]
        best = [at for at, count in enumerate(shared) if count == max(shared)]
        if place_of_the_right(question) in best:
            hits += 1 / len(best)
    assert hits / len(many["evidence"]) < 0.4


def test_there_are_questions_for_years(many: dict[str, list[Question]], exercises: Run) -> None:
    def distinct(questions: list[Question]) -> int:
        told = (
            (one["prompt"], *one["lines"], str(one["items"]), right_text(one)) for one in questions
        )
        return len(set(told))

    asked = [
        order(set=name, level=level, kinds=["evidence"], count=30, seed=f"{seed}x")
        for name, level, seed in product(SETS, (1, 2, 3), SEEDS)
    ]
    more = [question for questions in exercises("questions", asked) for question in questions]
    assert distinct([*many["evidence"], *more]) >= 500
    assert distinct(many["unit"]) >= 200


def test_figures_are_those_of_an_office(
    many: dict[str, list[Question]], shipped: EditionLibrary
) -> None:
    asked = 0
    for question in many["points"]:
        entry = (question["entry"] or {}).get("self") or {}
        rule = shipped.find_set(question["set"]).node(question["subject"]).rule
        if question["level"] > 1 or not entry.get("whole") or not isinstance(rule, Bands):
            continue
        marks = [end for band in rule.bands for end in band.ends if end > 0]
        if rule.measure.unit == "%" and marks:
            rate = Fraction(entry["part"]) / Fraction(entry["whole"]) * 100
            assert min(marks) - 30 <= rate <= max(marks) + 30, question
            asked += 1
    assert asked > 30


def wordy(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def right_text(question: Question) -> str:
    return str(question["options"][place_of_the_right(question)]["text"])
