"""A set of 100 sub-criteria, made of the shipped ones under other numbers and words."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import cycle, islice
from random import Random
from typing import Any

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.data import set_data
from cchc_docs.rules import Rule

SIZE = 100
LABELS = ("title", "label", "event", "item", "question", "by")


def large_rules(library: EditionLibrary) -> list[tuple[Rule, Fraction]]:
    """The rules of the large set with their maxima, by the places of its sub-criteria."""
    leaves = [leaf for one in library.sets for leaf in one.leaves()]
    return [(leaf.rule, leaf.max) for leaf in islice(cycle(leaves), SIZE) if leaf.rule]


def large_set(library: EditionLibrary) -> dict[str, Any]:
    """The data of the first shipped set with one field of ``SIZE`` sub-criteria."""
    edition = library.edition
    parts = [set_data(edition, one, library.sources) for one in edition.sets]
    leaves = [leaf for part in parts for leaf in _leaves(part["fields"])]
    words = sorted(set(re.findall(r"\w+", str(leaves))))
    chance = Random(2013)
    rules = [
        {**_reworded(leaf, words, chance), "id": f"1.{number}"}
        for number, leaf in enumerate(islice(cycle(leaves), SIZE), 1)
    ]
    total = sum(float(leaf["max"]) for leaf in rules)
    field = {"id": "1", "title": "Lớn", "max": str(total), "role": "score", "criteria": rules}
    return {**parts[0], "id": "lon", "fields": [field]}


def _leaves(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for node in nodes:
        found += [node] if "rule" in node else []
        found += _leaves(node.get("criteria", node.get("sub_criteria", [])))
    return found


def _reworded(value: Any, words: list[str], chance: Random) -> Any:
    """Every label in other words, so that the set does not pack for nothing."""
    if isinstance(value, dict):
        return {
            key: re.sub(r"\w+", lambda _: chance.choice(words), part)
            if key in LABELS
            else _reworded(part, words, chance)
            for key, part in value.items()
        }
    return [_reworded(part, words, chance) for part in value] if isinstance(value, list) else value
