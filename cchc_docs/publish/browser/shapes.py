"""What Python hands to the browser, as models: sets and sentences, beside rules and saved sheets.

Only their shape is used: ``publish/browser/typescript.py`` declares it to the browser half.
"""

from __future__ import annotations

from typing import Any, Literal

from cchc_docs.criteria.model import NotApplicable, NotApplicablePolicy
from cchc_docs.ground.findings import Telling
from cchc_docs.ground.model import Model
from cchc_docs.ground.numbers import Positive
from cchc_docs.rules import KINDS, AnyRule
from cchc_docs.rules.columns import Column
from cchc_docs.rules.intervals import Bounds
from cchc_docs.rules.model import StepKind, WhenNone
from cchc_docs.rules.simple import SimpleRule
from cchc_docs.scoring.answers import Stated
from cchc_docs.scoring.saved_sheet import SavedSheet


class NodeData(Model):
    """A field, criterion or sub-criterion: with a rule and its source, or with parts."""

    id: str
    title: str
    max: Positive
    rule: AnyRule | None = None
    source: str | None = None
    not_applicable: NotApplicable | None = None
    criteria: tuple[NodeData, ...] | None = None
    sub_criteria: tuple[NodeData, ...] | None = None


class FieldData(NodeData):
    """A field; ``unwritten`` says why it has no criteria yet."""

    role: Literal["score", "bonus", "penalty"]
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


class ScoringData(Model):
    """How the edition scores."""

    decimals: int
    not_applicable: NotApplicablePolicy
    bonus_above_max: bool


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
    """A criteria set: ``set_data`` in publish/browser/data.py."""

    id: str
    title: str
    max: Positive
    unit_kinds: tuple[str, ...]
    edition: EditionData
    guide: GuideData
    fields: tuple[FieldData, ...]


Sentences = dict[str, str]
Tellings = dict[str, Telling]


class KindWords(Model):
    """The sentences of a rule kind."""

    title: str
    columns: tuple[Column, ...]
    words: Sentences
    refusals: Tellings


class AnswersWords(Model):
    """The sentences about entries and sheets."""

    words: Sentences
    refusals: Tellings


class Words(Model):
    """The sentences that both engines tell: ``words`` in publish/browser/words.py."""

    rules: dict[str, KindWords]
    points: Sentences
    range: Sentences
    shapes: Tellings
    given: Sentences
    answers: AnswersWords
    entry: Sentences
    card: Sentences
    columns: dict[Column, str]
    steps: dict[StepKind, str]


SHAPES: tuple[Any, ...] = (
    SetData,
    Words,
    SavedSheet,
    Stated,
    *dict.fromkeys(kind.Answer for kind in KINDS.values()),
)
"""What goes over, with all that it holds."""

NAMES: dict[str, Any] = {
    "Rule": AnyRule,
    "SimpleRule": SimpleRule,
    "Column": Column,
    "StepKind": StepKind,
    "Telling": Telling,
    "WhenNone": WhenNone,
    "NotApplicablePolicy": NotApplicablePolicy,
}
"""Shapes that are no models, by the names they have in the browser half."""
