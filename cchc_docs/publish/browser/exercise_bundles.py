"""The scripts of the exercise pages: one for all sets, and for each set what its questions need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc_docs.assets import bundled
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.bundles import SHARED, as_script
from cchc_docs.publish.browser.exercise_data import set_data
from cchc_docs.publish.browser.exercise_links import LETTERS
from cchc_docs.publish.browser.exercise_words import words

EXERCISES = addresses.script("exercises")


def exercise_scripts(library: Library) -> Iterator[tuple[str, str]]:
    """Path and text of every script."""
    yield EXERCISES, words_script() + bundled("exercises")
    for own, criteria_set in library.sets:
        script = data_script(criteria_set.id, set_data(own, criteria_set))
        yield addresses.of(own.edition).exercise_script(criteria_set.id), script


def page_scripts(edition: Edition, criteria_set: CriteriaSet) -> list[str]:
    """What a page of exercises loads, in order; facts of its questions come when it is touched."""
    own, name = addresses.of(edition), criteria_set.id
    return [SHARED, own.set_script(name), EXERCISES]


def words_script() -> str:
    """The script that adds the sentences of exercises and the letters of their links."""
    return f"Object.assign(CCHC.exercises, {as_script({'words': words(), 'letters': LETTERS})});\n"


def data_script(set_id: str, data: Any) -> str:
    """The script that adds what the questions of a set need."""
    return f"CCHC.exercises.sets[{as_script(set_id)}] = {as_script(data)};\n"
