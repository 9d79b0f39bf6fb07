"""The shape of the library: editions, sets, fields, criteria, sources, terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Shape
from pydantic import StringConstraints

from cchc_docs.rules import AnyRule
from cchc_docs.rules.days import Day
from cchc_docs.rules.intervals import Bounds
from cchc_docs.rules.model import Model, Text
from cchc_docs.rules.numbers import Points, Positive

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")]
"""An address-safe name: lower-case letters without accents, digits, hyphens."""
Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*$")]
"""The number of a field or criterion: ``1.10``, ``IV``."""

NotApplicablePolicy = Literal["shrink", "full", "refuse"]
"""Shrink the maximum; give full marks; not allowed."""
Status = Literal["official", "cited", "rebuilt"]


class Origin(Model):
    """Where title, maximum and rule come from.

    ``official``: text of the decision in force. ``cited``: taken from a named public document.
    ``rebuilt``: written for training after a public frame; ``note`` says after which.
    """

    status: Status
    source: Slug | None = None
    at: Text | None = None
    note: Text | None = None


class Source(Model):
    """A document that the library cites, and how much of it was read."""

    id: Slug
    title: Text
    number: Text | None = None
    issuer: Text
    date: Day | None = None
    url: Annotated[str, StringConstraints(pattern=r"^(https?://\S+|not public)$")]
    read: Text
    confirmed: bool


class Term(Model):
    """An entry of the glossary."""

    term: Text
    definition: Text
    abbreviation: Text | None = None
    synonyms: tuple[Text, ...] = ()


class Evidence(Model):
    """A document that proves the points: what, issued by whom, which part to point at."""

    document: Text
    issuer: Text
    point_at: Text


class Mistake(Model):
    """What goes wrong in practice, and the points it costs."""

    mistake: Text
    costs: Points


class NotApplicable(Model):
    """For whom a criterion is not applicable (ids of circumstances), and what then follows."""

    for_: Annotated[tuple[Slug, ...], Shape(alias="for", min_length=1)]
    policy: NotApplicablePolicy | None = None


class Node(Model):
    """A part of the tree that has points: a field, a criterion, a sub-criterion.

    It either has parts or a rule of its own.
    """

    id: Code
    title: Text
    max: Positive
    origin: Origin
    meaning: Text | None = None
    doing: tuple[Text, ...] = ()
    rule: AnyRule | None = None
    evidence: tuple[Evidence, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    teaching: tuple[Text, ...] = ()
    not_applicable: NotApplicable | None = None

    @property
    def parts(self) -> tuple[Criterion, ...]:
        """The parts whose points add up to this one's."""
        return ()

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def leaves(self) -> Iterator[Node]:
        """What is scored by a rule of its own, in order."""
        return (node for node in self.walk() if node.rule is not None)


class Criterion(Node):
    """A criterion (tiêu chí) or, below one, a sub-criterion (tiêu chí thành phần)."""

    sub_criteria: tuple[Criterion, ...] = ()

    @property
    def parts(self) -> tuple[Criterion, ...]:
        """Its sub-criteria."""
        return self.sub_criteria


class Field(Node):
    """A field (lĩnh vực). Bonus and penalty fields stand outside the set's maximum.

    ``unwritten`` says why a declared field has no criteria yet.
    """

    role: Literal["score", "bonus", "penalty"] = "score"
    unwritten: Text | None = None
    criteria: tuple[Criterion, ...] = ()

    @property
    def parts(self) -> tuple[Criterion, ...]:
        """Its criteria."""
        return self.criteria


class SetDeclaration(Model):
    """What the edition says of a criteria set; its fields are files in a folder of its name."""

    id: Slug
    title: Text
    unit_kinds: Annotated[tuple[Slug, ...], Shape(min_length=1)]
    max: Positive
    survey_max: Points | None = None
    origin: Origin


class CriteriaSet(SetDeclaration):
    """A criteria set with its fields."""

    fields: tuple[Field, ...]

    def find(self, code: str) -> Node | None:
        """The node with this number."""
        return next((n for field in self.fields for n in field.walk() if n.id == code), None)

    def leaves(self) -> Iterator[Node]:
        """Everything scored by a rule of its own, in order."""
        for field in self.fields:
            yield from field.leaves()


class LegalBasis(Model):
    """A document the edition rests on, and what it contributes."""

    source: Slug
    role: Text


class UnitKind(Model):
    """A kind of unit that is scored, and when there were such units."""

    id: Slug
    title: Text
    valid_from: Day | None = None
    valid_to: Day | None = None
    note: Text | None = None
    origin: Origin


class Circumstance(Model):
    """A reason for which a criterion is not applicable to some units."""

    id: Slug
    title: Text
    origin: Origin


class Scoring(Model):
    """How the edition scores: decimals shown, not-applicable policy, bonus."""

    decimals: Annotated[int, Shape(ge=0, le=6)]
    not_applicable: NotApplicablePolicy
    bonus_above_max: bool = False
    origin: Origin


class Grade(Bounds):
    """A class (xếp loại) for a range of the index in percent."""

    label: Text


class Grades(Model):
    """The classes of some kinds of unit."""

    unit_kinds: Annotated[tuple[Slug, ...], Shape(min_length=1)]
    levels: Annotated[tuple[Grade, ...], Shape(min_length=1)]
    origin: Origin


class CalendarEntry(Model):
    """A step of the yearly round."""

    id: Slug
    title: Text
    from_: Day | None = Shape(default=None, alias="from")
    to: Day | None = None
    who: Text
    result: Text | None = None
    origin: Origin


class EditionDeclaration(Model):
    """``edition.yaml``: one edition of the index, without the fields of its sets."""

    id: Slug
    title: Text
    year: Annotated[int, Shape(ge=2000, le=2100)]
    status: Literal["training", "official"]
    notice: Text
    legal_basis: tuple[LegalBasis, ...] = ()
    sets: Annotated[tuple[SetDeclaration, ...], Shape(min_length=1)]
    unit_kinds: Annotated[tuple[UnitKind, ...], Shape(min_length=1)]
    circumstances: tuple[Circumstance, ...] = ()
    scoring: Scoring
    grades: Annotated[tuple[Grades, ...], Shape(min_length=1)]
    calendar: tuple[CalendarEntry, ...] = ()


class Edition(EditionDeclaration):
    """One edition with its criteria sets."""

    sets: tuple[CriteriaSet, ...]

    def grades_for(self, unit_kind: str) -> Grades | None:
        """The classes of a kind of unit."""
        return next((g for g in self.grades if unit_kind in g.unit_kinds), None)
