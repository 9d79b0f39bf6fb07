"""Pages bound to a book: headings on their levels, what links can point to, volumes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cchc_docs.publish.pdf.blocks import Block, Heading, text_of
from cchc_docs.publish.pdf.page_tree import PageTree, SitePage

VOLUME = 150
"""Pages of the site in one book: the time for one document grows faster than its length."""
DEEPEST = 6
"""Heading levels that a PDF knows."""


@dataclass(frozen=True)
class Placed:
    """A page in a book; ``level`` is that of its first heading."""

    page: PageTree | SitePage
    level: int


@dataclass(frozen=True)
class Part:
    """A part of a book: pages under a title of its own (None: they have their own).

    A part that ``flows`` begins no page.
    """

    title: str | None
    pages: tuple[Placed, ...]
    flows: bool = False


@dataclass(frozen=True)
class Book:
    """A document: where it stands, what it says of itself, how deep its contents go.

    A ``booklet`` has small letters, and its contents on the cover.
    """

    name: str
    group: str
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    contents: int
    booklet: bool = False


def volumes(book: Book, most: int = VOLUME) -> list[Book]:
    """The book, or the same parts in order in volumes of about ``most`` pages of the site."""
    shares: list[list[Part]] = [[]]
    for part in book.parts:
        if shares[-1] and sum(len(one.pages) for one in (*shares[-1], part)) > most:
            shares.append([])
        shares[-1].append(part)
    if len(shares) == 1:
        return [book]
    return [
        replace(
            book,
            name=f"{book.name}-{number}",
            title=f"{book.title}, tập {number}",
            parts=tuple(share),
        )
        for number, share in enumerate(shares, 1)
    ]


@dataclass(frozen=True)
class BoundPart:
    """A part of a bound book: its title, where it has one of its own, and its blocks."""

    title: str | None
    blocks: tuple[Block, ...]
    flows: bool


@dataclass(frozen=True)
class Bound:
    """A book for the typesetter; of ``places`` see ``bound``."""

    contents: int
    booklet: bool
    parts: tuple[BoundPart, ...]
    places: dict[str, str]


def bound(book: Book) -> Bound:
    """The book with its headings on their levels.

    ``places``: by address in the site ``#label title`` of each heading in the book.
    """
    binding = _Binding()
    return Bound(
        book.contents,
        book.booklet,
        tuple(BoundPart(part.title, binding.part(part), part.flows) for part in book.parts),
        binding.places,
    )


@dataclass
class _Binding:
    """What is known of a book up to a page of it."""

    places: dict[str, str] = field(default_factory=dict)
    level: int = 0
    """Of the last heading."""

    def part(self, part: Part) -> tuple[Block, ...]:
        """The blocks of a part, which begins a page; within it pages of the site follow on."""
        blocks: list[Block] = []
        self.level = 1 if part.title else 0
        for placed in part.pages:
            blocks += self._page(placed, starts=not blocks and not part.title)
        return tuple(blocks)

    def _page(self, placed: Placed, starts: bool) -> list[Block]:
        blocks: list[Block] = []
        is_first = True
        for block in placed.page.blocks:
            if isinstance(block, Heading):
                block = self._heading(block, placed, is_first, starts)
                is_first = False
            blocks.append(block)
        return blocks

    def _heading(self, heading: Heading, placed: Placed, is_first: bool, starts: bool) -> Heading:
        """The heading in its place; no level is skipped."""
        self.level = min(placed.level + heading.level - 1, self.level + 1, DEEPEST)
        path, label = placed.page.path, f"m{len(self.places)}"
        names = [f"{path}#{heading.anchor}"] if heading.anchor else []
        names += [path] if is_first else []
        text = text_of(run for run in heading.runs if run.mark is None)
        self.places.update((name, f"#{label} {text}") for name in names or [f"#{label}"])
        return replace(
            heading,
            level=self.level,
            label=label,
            told=text,
            starts=is_first and starts,
        )
