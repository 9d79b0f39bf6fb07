"""The scripts of the exercise pages: one for all sets, and for each set what its questions need."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.lessons.exercises import KINDS
from cchc_docs.library import Library
from cchc_docs.publish.browser.bundles import ENGINE, FOLDER, data_path, joined
from cchc_docs.publish.browser.exercise_data import set_data
from cchc_docs.publish.browser.exercise_links import LETTERS
from cchc_docs.publish.browser.exercise_words import words
from cchc_docs.rules import KINDS as RULE_KINDS

EXERCISES = f"{FOLDER}/exercises.js"

RAISING = "sheet/raising"
"""The nearest better answer, as the page of a whole sheet has it."""
GROUND = ("random", "slips", "workings", "reachable", "figures/measured")
"""What figures and questions stand on, in order."""
QUESTIONS = ("situation", *(f"questions/{kind}" for kind in KINDS), "set", "link", "memory")
"""Questions out of figures, sets out of questions."""
PAGE_GROUND = ("form/fields", "form/code", "sheet/store")
"""Fields, the QR code and the browser's storage, as the page of a whole sheet has them."""
PAGE = ("dom", "question", "chart", "setup", "practice", "lesson", "paper", "start")
"""What a person sees, in order."""


def exercise_scripts(library: Library) -> Iterator[tuple[str, str]]:
    """Path and text of every script."""
    page = joined(*PAGE_GROUND) + _joined(*(f"page/{name}" for name in PAGE))
    yield EXERCISES, makers() + page
    for edition, criteria_set in library.sets():
        data = set_data(library, edition, criteria_set)
        yield exercise_data_path(criteria_set), data_script(criteria_set.id, data)


def page_scripts(criteria_set: CriteriaSet) -> list[str]:
    """What a page of exercises loads, in order."""
    return [ENGINE, data_path(criteria_set), EXERCISES, exercise_data_path(criteria_set)]


def exercise_data_path(criteria_set: CriteriaSet) -> str:
    """Where what the questions of a set need lies."""
    return f"{FOLDER}/data/{criteria_set.id}-luyen-tap.js"


def makers() -> str:
    """Everything that makes questions; it knows no page."""
    figures = (f"figures/{kind}" for kind in RULE_KINDS)
    given = f"words: {_json(words())}, letters: {_json(LETTERS)}"
    head = f"Object.assign(CCHC.exercises, {{sets: {{}}, kinds: {{}}, {given}}});\n"
    return joined(RAISING) + head + _joined(*GROUND, *figures, *QUESTIONS)


def data_script(set_id: str, data: Any) -> str:
    """The script that adds what the questions of a set need, then starts the page, if any."""
    start = "if (CCHC.exercises.start) CCHC.exercises.start();\n"
    return f"CCHC.exercises.sets[{_json(set_id)}] = {_json(data)};\n{start}"


def _joined(*names: str) -> str:
    return joined(*(f"exercises/{name}" for name in names))


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
