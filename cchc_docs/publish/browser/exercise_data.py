"""What the questions of a set need beside its rules: evidence, mistakes, tables, whole units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.data import to_browser
from cchc_docs.publish.browser.exercise_links import DIGEST


def set_data(library: EditionLibrary, criteria_set: CriteriaSet) -> dict[str, Any]:
    """By item: its table, evidence, mistakes, page, and the wholes its worked examples divide by;
    the whole-unit examples of the set with their sheets."""
    wholes = _wholes(library, criteria_set)
    return {
        "digest": library.digest[:DIGEST],
        "notice": library.edition.notice,
        "items": {leaf.id: _item(leaf, wholes) for leaf in criteria_set.leaves()},
        "units": [
            {
                "id": unit.example.id,
                "title": unit.example.title,
                "story": list(unit.example.story),
                "sheet": to_browser(unit.example.sheet),
            }
            for unit in library.units
            if unit.criteria_set.id == criteria_set.id
        ],
    }


def _item(leaf: Node, wholes: Mapping[str, list[Any]]) -> dict[str, Any]:
    assert leaf.rule is not None
    return {
        "evidence": to_browser(leaf.evidence),
        "mistakes": to_browser(leaf.mistakes),
        "table": [[row.when, row.points] for row in leaf.rule.table(leaf.max)],
        "wholes": wholes.get(leaf.id, []),
    }


def _wholes(library: EditionLibrary, criteria_set: CriteriaSet) -> dict[str, list[Any]]:
    """Denominators of worked examples and whole units by item, smallest first."""
    found: dict[str, set[int]] = {}
    entries = [
        (one.node.id, one.example.entry)
        for one in library.examples
        if one.criteria_set.id == criteria_set.id
    ]
    for unit in library.units:
        if unit.criteria_set.id == criteria_set.id:
            entries.extend(unit.example.sheet.answers.items())
    for code, entry in entries:
        for answer in entry.columns().values():
            whole = to_browser(answer).get("whole")
            if isinstance(whole, int) and whole > 0:
                found.setdefault(code, set()).add(whole)
    return {code: sorted(numbers) for code, numbers in found.items()}
