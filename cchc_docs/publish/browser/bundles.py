"""The scripts that pages load: the engine, and the data of each set. Classic, also from a disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.data import set_data
from cchc_docs.publish.browser.words import words
from cchc_docs.rules import KINDS

SOURCES = Path(__file__).parents[3] / "browser"
FOLDER = addresses.SCRIPTS
ENGINE = f"{FOLDER}/scoring.js"
CALCULATOR = f"{FOLDER}/calculator.js"
SHEET = f"{FOLDER}/sheet.js"

GROUND = ("numbers", "trace", "days", "nearest", "shapes", "intervals", "measure", "counts")
"""What every rule kind stands on, in order."""
SCORING = ("sets", "answers", "points", "scorecard", "typed")
"""What stands on the rule kinds, in order."""
INPUTS = ("form/fields", "form/faces")
"""The inputs of every rule kind."""
CODE = "form/code"
"""The QR code of a link."""
SHEET_DATA = ("check", "changes", "file", "link", "record", "store", "journal", "desk", "raising")
"""What a sheet is and how it is kept, in order; knows no page."""
SHEET_PARTS = (
    *(
        "scheme",
        "controls",
        "shelf",
        "typing",
        "item",
        "exempting",
        "charts",
        "results",
        "compare",
        "report",
        "export",
    ),
    *("carry", "passing", "head", "page"),
)
"""The page that shows it, in order."""


def scripts(library: Library) -> Iterator[tuple[str, str]]:
    """Path and text of every script."""
    yield ENGINE, engine()
    yield CALCULATOR, joined(*INPUTS, "form/calculator")
    yield SHEET, joined(*INPUTS, CODE, *(f"sheet/{name}" for name in (*SHEET_DATA, *SHEET_PARTS)))
    for edition, criteria_set in library.sets():
        data = set_data(edition, criteria_set, library.sources)
        yield data_path(criteria_set), data_script(data)


def page_scripts(*criteria_sets: CriteriaSet) -> list[str]:
    """What a page with calculators of these sets loads, in order."""
    return [ENGINE, *map(data_path, criteria_sets), CALCULATOR]


def sheet_scripts(criteria_set: CriteriaSet) -> list[str]:
    """What the page of a whole sheet loads, in order."""
    return [ENGINE, data_path(criteria_set), SHEET]


def data_path(criteria_set: CriteriaSet) -> str:
    """Where the data of a set lies."""
    return f"{FOLDER}/data/{criteria_set.id}.js"


def engine() -> str:
    """The engine: one frozen global ``CCHC``; sets are added to ``CCHC.sets``."""
    names = (f"engine/{name}" for name in (*GROUND, *KINDS, *SCORING))
    lists = "rules: {}, forms: {}, sets: {}, sheets: {}, exercises: {}"  # other scripts add to them
    head = f"const CCHC = {{{lists}, words: {_json(words())}}};\n"
    return head + joined(*names) + "Object.freeze(CCHC);\n"


def data_script(data: Mapping[str, Any]) -> str:
    """The script that adds a set to the engine."""
    return f"CCHC.sets[{_json(data['id'])}] = {_json(data)};\n"


def joined(*names: str) -> str:
    """Scripts of this package one after the other."""
    return "".join((SOURCES / f"{name}.js").read_text("utf-8") for name in names)


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
