"""What Python hands to the browser, as models: sets and what questions need, beside rules.

Only their shape is used: ``publish/browser/typescript.py`` declares it to the browser half.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel

from cchc_docs.criteria.edition_parts import NotApplicablePolicy
from cchc_docs.criteria.gates import Gate
from cchc_docs.criteria.model import Evidence, Mistake, NotApplicable, Role, SameFact
from cchc_docs.ground.findings import Telling
from cchc_docs.ground.model import Model
from cchc_docs.ground.numbers import Positive
from cchc_docs.lessons.exercises import QuestionKind
from cchc_docs.rules import KINDS, AnyRule
from cchc_docs.rules.columns import Column
from cchc_docs.rules.intervals import Bounds
from cchc_docs.rules.model import StepKind, WhenNone
from cchc_docs.rules.simple import SimpleRule
from cchc_docs.scoring.answers import Sheet, Stated


class NodeData(Model):
    """A field, criterion or sub-criterion: with a rule and its source, or with parts."""

    id: str
    title: str
    max: Positive
    rule: AnyRule | None = None
    source: str | None = None
    status: str | None = None
    """The mark of its origin, in words."""
    meaning: str | None = None
    judged: Literal[True] | None = None
    """Whether points are left to judgement, so that somebody has to say why."""
    role: Role | None = None
    take: Literal["sum", "highest"] | None = None
    unit_kinds: tuple[str, ...] | None = None
    same_fact: tuple[SameFact, ...] | None = None
    not_applicable: NotApplicable | None = None
    criteria: tuple[NodeData, ...] | None = None
    sub_criteria: tuple[NodeData, ...] | None = None


class FieldData(NodeData):
    """A field; ``unwritten`` says why it has no criteria yet."""

    unwritten: str | None = None


class Titled(Model):
    """What has a name for people: a kind of unit, a circumstance."""

    id: str
    title: str


class GradeData(Bounds):
    """A class (xếp loại) for a range of the index in percent."""

    label: str


class GradesData(Model):
    """The classes of some kinds of unit."""

    unit_kinds: tuple[str, ...]
    levels: tuple[GradeData, ...]
    gates: tuple[Gate, ...]


class ScoringData(Model):
    """How the edition scores."""

    decimals: int
    not_applicable: NotApplicablePolicy
    bonus_above_max: bool
    negative_total: bool


class EditionData(Model):
    """The edition of a set, with the kinds of unit that use the set."""

    id: str
    title: str
    year: int
    notice: str
    scoring: ScoringData
    grades: tuple[GradesData, ...]
    circumstances: tuple[Titled, ...]
    unit_kinds: tuple[Titled, ...]


class GuideData(Model):
    """Where a set is explained: patterns with {page} and {code}."""

    home: str
    page: str
    part: str


class SetData(Model):
    """A criteria set: ``set_data`` in publish/browser/data.py. ``status`` is that of most items."""

    id: str
    title: str
    max: Positive
    unit_kinds: tuple[str, ...]
    edition: EditionData
    guide: GuideData
    status: str
    fields: tuple[FieldData, ...]


class ItemFacts(Model):
    """What questions on an item need beside its rule."""

    evidence: tuple[Evidence, ...]
    mistakes: tuple[Mistake, ...]
    table: tuple[tuple[str, ...], ...]
    wholes: tuple[int, ...]


class UnitFacts(Titled):
    """A whole unit with its story."""

    story: tuple[str, ...]
    sheet: Sheet


class SetFacts(Model):
    """What questions on a set need: ``set_data`` in publish/browser/exercise_data.py."""

    digest: str
    notice: str
    items: dict[str, ItemFacts]
    units: tuple[UnitFacts, ...]


ANSWERS: tuple[type[BaseModel], ...] = (
    *dict.fromkeys(kind.Answer for kind in KINDS.values()),
    Stated,
)
"""What answers look like once they are read."""
SHAPES: tuple[Any, ...] = (SetData, SetFacts, *ANSWERS)
"""What goes over, with all that it holds."""

NAMES: dict[str, Any] = {
    "Rule": AnyRule,
    "SimpleRule": SimpleRule,
    "Column": Column,
    "StepKind": StepKind,
    "QuestionKind": QuestionKind,
    "Telling": Telling,
    "WhenNone": WhenNone,
    "NotApplicablePolicy": NotApplicablePolicy,
}
"""Shapes that are no models, by the names they have in the browser half."""
