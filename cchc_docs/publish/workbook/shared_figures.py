"""Figures that several items ask: the workbook asks them where they stand first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.criteria.same_facts import Figure, asked_before
from cchc_docs.rules.inputs import Input


@dataclass(frozen=True)
class AskedBefore:
    """Where an earlier item asks a figure."""

    item: str
    sheet: str
    row: int

    def cell(self, letter: str) -> str:
        """Its cell in this column."""
        return f"'{self.sheet}'!{letter}{self.row}"


class SharedFigures:
    """Where figures that several items ask were asked first, as the sheets of a set are written."""

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self._before = asked_before(criteria_set)
        self._places: dict[Figure, AskedBefore] = {}

    def of(self, item: str, asked: Sequence[Input]) -> dict[str, AskedBefore]:
        """Those of an item that stand on an earlier row, by key."""
        found = {one.key: self._before.get(Figure(item, one.key)) for one in asked}
        return {key: self._places[first] for key, first in found.items() if first}

    def keep(self, item: str, key: str, sheet: str, row: int) -> None:
        """Keeps where an item asks a figure."""
        self._places[Figure(item, key)] = AskedBefore(item, sheet, row)
