"""The built pages of the site as blocks, each read once; whole, or in short."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from html import unescape
from pathlib import Path
from typing import TypeAlias

from lxml import html

from cchc_docs.ground.digests import digest
from cchc_docs.publish.pdf.blocks import (
    Block,
    Definitions,
    DefinitionsStyle,
    Heading,
    ListBlock,
    ListStyle,
    Mark,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TableStyle,
)
from cchc_docs.publish.pdf.holding import holding
from cchc_docs.publish.pdf.marks import UnknownMark
from cchc_docs.publish.pdf.reading import Reader

Style: TypeAlias = ParagraphStyle | ListStyle | DefinitionsStyle | TableStyle


@dataclass(frozen=True)
class PageTree:
    """A page of the site: its address there, what it says, the page that is read after it."""

    path: str
    blocks: tuple[Block, ...]
    next: str | None = None


def page_tree(path: str, text: str) -> PageTree:
    """The article of a built page; ``path`` is its address in the site. Raises UnknownMark."""
    document, reader = html.fromstring(text), Reader(path)
    article, after = document.find(".//article"), document.find(".//link[@rel='next']")
    if article is None:
        raise ValueError(f"no article in {path}")
    following = None if after is None else reader.address(after.get("href") or "")
    try:
        return PageTree(path, holding(reader.article(article)), following)
    except UnknownMark as found:
        raise UnknownMark(f"Trang {path}: {found}") from None


def coded(page: PageTree, *styles: Style) -> PageTree:
    """Of a page only what is numbered and, below it, the blocks of these styles.

    A heading gets the mark of the origin told below it; one with nothing below is left out.
    """
    kept: list[Block] = []
    mark: Runs = ()
    for block in reversed(page.blocks):
        match block:
            case Paragraph(style=ParagraphStyle.ORIGIN | ParagraphStyle.POINTS):
                mark = tuple(run for run in block.runs if run.mark == Mark.ORIGIN) or mark
            case Paragraph() | ListBlock() | Definitions() | Table() if block.style in styles:
                kept.append(block)
            case Heading(listed=True):
                if kept and not _is_beside(kept[-1], block):
                    kept.append(replace(block, runs=(*block.runs, Run(" "), *mark)))
                mark = ()
    return replace(page, blocks=tuple(reversed(kept)))


def _is_beside(below: Block, heading: Heading) -> bool:
    return isinstance(below, Heading) and below.level <= heading.level


class SitePage:
    """A built page that nobody reads before its blocks are asked for: a book that is known by what
    it is made of need not be made to know that. ``styles``: it is ``coded`` with these.
    """

    def __init__(self, path: str, text: str, styles: tuple[Style, ...] = ()) -> None:
        self.path = path
        self._text = text
        self._styles = styles

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What it says. Raises UnknownMark."""
        read = page_tree(self.path, self._text)
        return (coded(read, *self._styles) if self._styles else read).blocks

    @cached_property
    def next(self) -> str | None:
        """The page that is read after it."""
        found = _NEXT.search(self._text)
        return Reader(self.path).address(unescape(found[1])) if found else None

    def coded(self, *styles: Style) -> SitePage:
        """Of it only what is numbered, and the blocks of these styles."""
        return SitePage(self.path, self._text, styles)

    def __getstate__(self) -> tuple[object, ...]:
        """All that its blocks come of."""
        return self.path, self._styles, self._digest

    @cached_property
    def _digest(self) -> str:
        begins, ends = self._text.find("<article"), self._text.rfind("</article>")
        return digest(self._text[begins:ends])


_NEXT = re.compile(r'<link rel="next" href="([^"]*)"')


class Pages:
    """The built pages of a site, each read once."""

    def __init__(self, site: Path, marked: Mapping[str, Callable[[], str]] | None = None) -> None:
        """``marked``: what gives pages, by address, whose marks for paper ``site`` has no more."""
        self._site = site
        self._marked = marked or {}
        self._read: dict[str, SitePage] = {}

    def page(self, path: str) -> SitePage:
        """The page at an address in the site."""
        if path not in self._read:
            give = self._marked.get(path) or partial((self._site / path).read_text, "utf-8")
            self._read[path] = SitePage(path, give())
        return self._read[path]

    def matching(self, patterns: Iterable[str]) -> tuple[SitePage, ...]:
        """Pages by pattern in the order in which the site has them."""
        paths = {
            path.relative_to(self._site).as_posix()
            for pattern in patterns
            for path in self._site.glob(pattern)
            if path.suffix == ".html"
        }
        ordered: dict[str, SitePage] = {}
        followers = {self.page(path).next for path in paths}
        for path in sorted(paths, key=lambda path: (path in followers, path)):
            following: str | None = path
            while following in paths and following not in ordered:
                ordered[following] = self.page(following)
                following = ordered[following].next
        return tuple(ordered.values())
