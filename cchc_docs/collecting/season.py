"""A season: what the units of an edition have answered in a year, and what appraisers found."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.ground.text import folded, slug
from cchc_docs.library import EditionLibrary
from cchc_docs.scoring.answers import Entry, Sheet
from cchc_docs.scoring.scorecard import Card, score_sheet

UnitKey = tuple[str, str]
"""Set and name of a unit: what makes two sheets those of one unit."""


@dataclass(frozen=True)
class Unit:
    """A unit with all columns of its answers, and why the appraisers decided as they did."""

    sheet: Sheet
    file: str
    """Where its self scores come from, as people type it."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """The appraisers' reasons, by code."""
    overruled: Mapping[str, str] = field(default_factory=dict)
    """Circumstances that the unit claims and that do not count, since the item was scored all the
    same; by code."""

    def claimed(self, code: str) -> Entry:
        """The columns of an item, with what the unit claims of its not being applicable."""
        entry = self.sheet.answers.get(code, Entry())
        claim = self.overruled.get(code, entry.not_applicable)
        return entry.model_copy(update={"not_applicable": claim})

    @property
    def key(self) -> UnitKey:
        """What tells it from others."""
        return key_of(self.sheet)


@dataclass(frozen=True)
class Season:
    """The units of an edition in a year, in the order of their sets and names."""

    library: EditionLibrary
    year: int
    units: tuple[Unit, ...]
    doubts: tuple[str, ...] = ()
    """What can be and is worth a second look, in words."""

    def cards(self) -> tuple[Card, ...]:
        """The card of every unit; the last column that is filled settles an item."""
        return tuple(self.card(one) for one in self.units)

    def card(self, unit: Unit) -> Card:
        """The card of one unit."""
        return score_sheet(
            unit.sheet, self.library.edition, self.set_of(unit), self.library.sources
        )

    def set_of(self, unit: Unit) -> CriteriaSet:
        """The criteria that it is scored by."""
        return self.library.find_set(unit.sheet.set)


def key_of(sheet: Sheet) -> UnitKey:
    """Letters, spaces and accents that are typed in another way name the same unit."""
    return sheet.set, folded(sheet.unit)


def asked_of(criteria_set: CriteriaSet, unit_kind: str) -> Iterator[Node]:
    """The items that such a unit is scored by."""
    for one in criteria_set.fields:
        yield from (node for node in one.walk_for(unit_kind) if node.rule is not None)


def penalties_of(criteria_set: CriteriaSet) -> frozenset[str]:
    """The items whose points are taken off, by code."""
    return frozenset(
        leaf.id for node in criteria_set.walk() if node.role == "penalty" for leaf in node.leaves()
    )


def file_names(season: Season) -> dict[UnitKey, str]:
    """A name for a file of each unit, without its ending, each once."""
    names: dict[UnitKey, str] = {}
    for unit in season.units:
        name = slug(unit.sheet.unit) or "don-vi"
        numbered = (f"{name}-{number}" for number in itertools.count(2))
        free = (one for one in itertools.chain((name,), numbered) if one not in names.values())
        names[unit.key] = next(free)
    return names


def in_order(library: EditionLibrary, units: Mapping[UnitKey, Unit]) -> tuple[Unit, ...]:
    """The units as a season lists them."""
    sets = [one.id for one in library.sets]
    return tuple(units[key] for key in sorted(units, key=lambda key: (sets.index(key[0]), key[1])))
