"""What a deck is: slides in stacks, one stack a criterion or a part of a session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.publish.slides.contents import Content


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
    page: str | None = None
    """The page for the phones in the room, from the top of the site."""
    is_on_paper: bool = True
    """Whether the hand-out has it."""

    @property
    def kind(self) -> str:
        """The way in which it is laid out."""
        return self.content.kind


@dataclass(frozen=True)
class Stack:
    """Slides that belong together; ``activity`` is the part of the session, from 0."""

    slides: tuple[Slide, ...]
    activity: int | None = None


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

    def slides(self) -> Iterator[Slide]:
        """Every slide in order."""
        for stack in self.stacks:
            yield from stack.slides
