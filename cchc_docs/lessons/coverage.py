"""Which criteria have which kinds of worked example."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.lessons.examples import KIND_TITLES, Example, ExampleKind

Coverage = dict[str, dict[ExampleKind, int]]
"""Number of examples by criterion id, then by kind."""


def coverage_of(criteria_set: CriteriaSet, examples: Iterable[Example]) -> Coverage:
    """How many examples of each kind there are for everything that is scored in the set."""
    table: Coverage = {leaf.id: dict.fromkeys(KIND_TITLES, 0) for leaf in criteria_set.leaves()}
    for example in examples:
        if example.set == criteria_set.id and example.criterion in table:
            table[example.criterion][example.kind] += 1
    return table
