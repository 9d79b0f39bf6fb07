"""The scripts that pages load: the engine, and the data of each set. Classic, also from a disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.library import Library
from cchc_docs.publish.calculator.set_data import set_data
from cchc_docs.publish.calculator.words import words
from cchc_docs.rules import KINDS

FOLDER = "assets/javascripts"
ENGINE = f"{FOLDER}/scoring.js"

GROUND = ("numbers", "trace", "days", "nearest", "shapes", "intervals", "measure", "counts")
"""What every rule kind stands on, in order."""
SCORING = ("sets", "answers", "points", "scorecard", "typed")
"""What stands on the rule kinds, in order."""


def scripts(library: Library) -> Iterator[tuple[str, str]]:
    """Path and text of every script."""
    yield ENGINE, engine()
    for edition in library.editions:
        for criteria_set in edition.sets:
            data = set_data(edition, criteria_set, library.sources)
            yield data_path(criteria_set), data_script(data)


def data_path(criteria_set: CriteriaSet) -> str:
    """Where the data of a set lies."""
    return f"{FOLDER}/data/{criteria_set.id}.js"


def engine() -> str:
    """The engine: one frozen global ``CCHC``; sets are added to ``CCHC.sets``."""
    names = (*GROUND, *KINDS, *SCORING)
    parts = (source(f"engine/{name}.js") for name in names)
    head = f"const CCHC = {{rules: {{}}, sets: {{}}, words: {_json(words())}}};\n"
    return head + "".join(parts) + "Object.freeze(CCHC);\n"


def data_script(data: Mapping[str, Any]) -> str:
    """The script that adds a set to the engine."""
    return f"CCHC.sets[{_json(data['id'])}] = {_json(data)};\n"


def source(name: str) -> str:
    """A script of this package."""
    return files("cchc_docs.publish.calculator").joinpath(name).read_text("utf-8")


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
