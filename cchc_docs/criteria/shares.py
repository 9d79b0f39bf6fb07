"""How much of a maximum is scored by whom: by the unit and its appraiser, by the survey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.rules.columns import Column


def maxima(criteria_set: CriteriaSet, unit_kind: str) -> Mapping[Column, Fraction]:
    """The set's maximum for such units, by the column in which it is scored first."""
    found: dict[Column, Fraction] = {}
    for field in criteria_set.fields:
        if field.role == "score" and field.is_for(unit_kind):
            for column, most in _maxima(field, unit_kind):
                found[column] = found.get(column, Fraction(0)) + most
    return found


def _maxima(node: Node, unit_kind: str) -> Iterator[tuple[Column, Fraction]]:
    if node.rule is not None:
        yield node.rule.columns[0], node.max
    parts = [part for part in node.parts_for(unit_kind) if part.role == "score"]
    if node.take == "highest" and parts:
        parts = [max(parts, key=lambda part: part.max)]
    for part in parts:
        yield from _maxima(part, unit_kind)
