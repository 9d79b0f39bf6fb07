"""The scripts that pages load: words, the data of each set, bundles. Classic, also from a disk.

A page loads ``scoring.js`` first, which makes the only global ``CCHC``; data scripts fill it, and a
bundle, made at set-up out of ``browser/``, finds everything there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_docs.assets import bundled
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.data import set_data
from cchc_docs.publish.browser.words import words

FOLDER = addresses.SCRIPTS
SHARED = addresses.script("scoring")
CALCULATOR = addresses.script("calculator")
NEARING = addresses.script("nearing")
FINDING = addresses.script("finding")
SHEET, SHARING = addresses.script("sheet"), addresses.script("sharing")
"""Of a set without and with items that look at one fact."""
SEARCH = addresses.script("search")
LISTS = addresses.script("lists")
START = addresses.script("home")
LEARNING = addresses.script("learning")
PATH = addresses.script("path")
SAVING = addresses.script("saving")
BESIDE = addresses.script("beside")


def scripts(library: Library) -> Iterator[tuple[str, str]]:
    yield SHARED, shared()
    yield CALCULATOR, bundled("calculator")
    yield SHEET, bundled("sheet")
    yield SHARING, bundled("sharing")
    yield NEARING, bundled("nearing")
    yield SEARCH, bundled("search")
    yield FINDING, bundled("finding")
    yield LISTS, bundled("lists")
    yield START, bundled("home")
    yield LEARNING, bundled("learning")
    yield PATH, bundled("path")
    yield SAVING, bundled("saving")
    yield BESIDE, bundled("beside")
    for own, criteria_set in library.sets:
        data = set_data(own.edition, criteria_set, own.sources)
        yield addresses.of(own.edition).set_script(criteria_set.id), data_script(data)


def calculator_scripts(edition: Edition, *criteria_sets: CriteriaSet) -> list[str]:
    """What calculators of these sets are made of, in order; ``NEARING`` brings it."""
    own = addresses.of(edition)
    return [SHARED, *(own.set_script(one.id) for one in criteria_sets), CALCULATOR]


def sheet_scripts(edition: Edition, criteria_set: CriteriaSet) -> list[str]:
    """What the page of a whole sheet loads, in order."""
    own = SHARING if any(node.same_fact for node in criteria_set.walk()) else SHEET
    return [SHARED, addresses.of(edition).set_script(criteria_set.id), own]


def shared() -> str:
    """``CCHC``: the sentences of the engine, and room for what other scripts add."""
    return f"var CCHC = {{words: {as_script(words())}, sets: {{}}, exercises: {{sets: {{}}}}}};\n"


def data_script(data: Mapping[str, Any]) -> str:
    """The script that adds a set."""
    return f"CCHC.sets[{as_script(data['id'])}] = {as_script(data)};\n"


def as_script(value: Any) -> str:
    """A value as a script may hold it, also inside a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
