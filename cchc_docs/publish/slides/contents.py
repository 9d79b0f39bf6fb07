"""What a slide says: a class for each way of laying one out, a macro of ``bodies.html.jinja``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from cchc_docs.criteria.model import CriteriaSet, Edition, Evidence, Mistake, Node, Role
from cchc_docs.criteria.origins import Origin
from cchc_docs.lessons.course import Activity, Session
from cchc_docs.lessons.examples import Example
from cchc_docs.rules import Rule
from cchc_docs.rules.model import Row, Step


@dataclass(frozen=True)
class Content:
    """``kind`` names the macro, the class of the slide and what the deck's scripts call it."""

    kind: ClassVar[str]


@dataclass(frozen=True)
class Opening(Content):
    """The first slide on a set or field."""

    kind = "opening"
    lead: str
    points: Fraction
    edition: Edition


@dataclass(frozen=True)
class SessionOpening(Content):
    """The first slide of a session."""

    kind = "session"
    lead: str
    times: str
    goal: str
    origin: Origin
    edition: Edition


@dataclass(frozen=True)
class Agenda(Content):
    """The parts of a session: from when to when, title, minutes."""

    kind = "agenda"
    rows: Sequence[tuple[str, str, int]]


@dataclass(frozen=True)
class ActivityOpening(Content):
    """The first slide of a part of a session: points to show, and the items that it works on."""

    kind = "activity"
    times: str
    activity: Activity
    shows: Sequence[str]
    used: Sequence[tuple[CriteriaSet, Node]]


@dataclass(frozen=True)
class Ask(Content):
    """Something to ask the room."""

    kind = "ask"
    question: str


@dataclass(frozen=True)
class Closing(Content):
    """The end of a session; ``deck`` is that of the next one."""

    kind = "closing"
    goal: str
    next: Session | None
    deck: str | None


@dataclass(frozen=True)
class Head(Content):
    """What an item is worth, what earns all of it and which documents prove it."""

    kind = "head"
    most_title: str
    documents: str


@dataclass(frozen=True)
class Drawing:
    """A rule to be drawn, with the maximum of its item and how that stands in its set."""

    rule: Rule
    maximum: Fraction
    role: Role = "score"


@dataclass(frozen=True)
class RuleTold(Content):
    """A rule: its drawing, its cases in a table, its levels as cards; what there is no room for
    stands on the next slide."""

    kind = "rule"
    drawn: Drawing | None = None
    rows: Sequence[Row] = ()
    cards: Sequence[Row] = ()


@dataclass(frozen=True)
class Story(Content):
    """What happened in a worked example, before anybody knows the points."""

    kind = "story"
    example: Example


@dataclass(frozen=True)
class Case(Content):
    """A worked example on one slide: what happened, then, at a click, the points and why."""

    kind = "case"
    example: Example
    answer: str


@dataclass(frozen=True)
class Steps(Content):
    """A trace, a step at a time; ``why`` ends the last one."""

    kind = "steps"
    steps: Sequence[Step]
    why: str | None


@dataclass(frozen=True)
class Mistakes(Content):
    """What goes wrong with an item."""

    kind = "mistakes"
    mistakes: Sequence[Mistake]


@dataclass(frozen=True)
class Proof(Content):
    """An invented paper, drawn, and where on it stands what proves an item: number, day, who
    signed, seal, the passage. ``word`` is what the paper calls itself."""

    kind = "proof"
    word: str
    evidence: Evidence
    year: int


@dataclass(frozen=True)
class Dearest(Content):
    """The mistakes of a field that cost most, with their items; ``deck`` is that of the field."""

    kind = "dearest"
    mistakes: Sequence[tuple[Mistake, Node]]
    deck: str | None


@dataclass(frozen=True)
class ExerciseCall(Content):
    """A set of questions, opened for the class."""

    kind = "exercise"
    count: int
    link: str


@dataclass(frozen=True)
class QuestionTold(Content):
    """A question with its answer, a paragraph at a time."""

    kind = "question"
    question: str
    answer: Sequence[str]


@dataclass(frozen=True)
class Outline(Content):
    """What something is made of, each part with what is said of its place.

    ``links``: the deck that has the parts, with ``#``, or empty.
    """

    kind = "outline"
    rows: Sequence[tuple[Node, str]]
    links: str


@dataclass(frozen=True)
class Backups(Content):
    """What a deck has beside its course: the number of the slide, its address, what it is on."""

    kind = "backups"
    rows: Sequence[tuple[int, str, str]]


@dataclass(frozen=True)
class Kinds(Content):
    """The rule kinds of a set: title, how many items they score, how many points they decide."""

    kind = "kinds"
    kinds: Sequence[tuple[str, int, Fraction]]


@dataclass(frozen=True)
class Calculator(Content):
    """The calculator of an item; ``filling``: the answers of its worked examples."""

    kind = "calculator"
    set_id: str
    filling: str
