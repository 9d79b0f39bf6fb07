"""The scripts that pages load: words, the data of each set, bundles. Classic, also from a disk.

A page loads ``scoring.js`` first, which makes the only global ``CCHC``; data scripts fill it, and a
bundle, made at set-up out of ``browser/``, finds everything there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_docs.assets import bundled
from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.data import set_data
from cchc_docs.publish.browser.words import words

FOLDER = addresses.SCRIPTS
SHARED = f"{FOLDER}/scoring.js"
CALCULATOR = f"{FOLDER}/calculator.js"
SHEET = f"{FOLDER}/sheet.js"
SEARCH = f"{FOLDER}/lunr/min/lunr.vi.min.js"
"""In place of the theme's file of this name, which the search worker loads by itself."""


def scripts(library: Library) -> Iterator[tuple[str, str]]:
    yield SHARED, shared()
    yield CALCULATOR, bundled("calculator")
    yield SHEET, bundled("sheet")
    yield SEARCH, bundled("search")
    for edition, criteria_set in library.sets():
        data = set_data(edition, criteria_set, library.sources)
        yield data_path(criteria_set), data_script(data)


def page_scripts(*criteria_sets: CriteriaSet) -> list[str]:
    """What a page with calculators of these sets loads, in order."""
    return [SHARED, *map(data_path, criteria_sets), CALCULATOR]


def sheet_scripts(criteria_set: CriteriaSet) -> list[str]:
    """What the page of a whole sheet loads, in order."""
    return [SHARED, data_path(criteria_set), SHEET]


def data_path(criteria_set: CriteriaSet) -> str:
    """Where the data of a set lies."""
    return f"{FOLDER}/data/{criteria_set.id}.js"


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
