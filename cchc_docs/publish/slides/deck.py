"""What a deck is: slides in stacks, one stack a criterion or a part of a session.

First what is taught, then what is only at hand, reached by number or in the overview.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.publish.slides.contents import Content

ON_PAPER = frozenset(
    ("outline", "kinds", "head", "rule", "case", "mistakes", "dearest", "question", "ask")
)
"""The kinds of slides that trainees get on paper, without the answers on them."""


@dataclass(frozen=True)
class Slide:
    """One slide: what it says, and around it what every slide has."""

    id: str
    """Unique in its deck; also the address of the slide."""
    title: str
    content: Content
    notes: tuple[str, ...] = ()
    """What the trainer alone reads, a paragraph each."""
    node: Node | None = None
    """The part of the tree it is about: its number and the mark of its origin are shown."""
    set_title: str = ""
    """The set of ``node``."""
    place: str = ""
    """How ``node`` stands in it, where that is to be said."""
    page: str | None = None
    """The page for the phones in the room, from the top of the site."""

    @property
    def kind(self) -> str:
        """The way in which it is laid out."""
        return self.content.kind

    @property
    def is_on_paper(self) -> bool:
        """Whether the hand-out has it."""
        return self.kind in ON_PAPER


@dataclass(frozen=True)
class Stack:
    """Slides that belong together; ``activity`` is the part of the session, from 0.

    A ``backup`` is not taught, only at hand.
    """

    slides: tuple[Slide, ...]
    activity: int | None = None
    backup: bool = False


@dataclass(frozen=True)
class PlannedActivity:
    """A part of a session, as the trainer's clock needs it."""

    title: str
    minutes: int


@dataclass(frozen=True)
class Deck:
    """A deck with everything its document says around the slides."""

    path: str
    """Address in the site."""
    title: str
    edition: Edition
    sets: tuple[CriteriaSet, ...]
    """Whose calculators its slides have."""
    stacks: tuple[Stack, ...]
    start: str = ""
    """When the session begins, ``08:00``; empty where there is no plan."""
    plan: tuple[PlannedActivity, ...] = ()

    def taught(self) -> Iterator[Slide]:
        """The slides that are shown one after the other."""
        for stack in self.stacks:
            if not stack.backup:
                yield from stack.slides

    def slides(self) -> Iterator[Slide]:
        """Every slide in order."""
        for stack in self.stacks:
            yield from stack.slides
