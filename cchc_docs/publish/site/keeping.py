"""Pages that stay as they were: what Markdown and templates made of the same is not made again.

A page is kept in two steps, as MkDocs makes it: its content, and the whole of it in its frame. The
key of each is everything that it is made of, so that what has a known key is no other page.
"""

from __future__ import annotations

import hashlib
import json
import logging
import posixpath
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils import CountHandler

from cchc_docs.criteria.documents import Known
from cchc_docs.ground.kept import Kept
from cchc_docs.publish.artefacts.artefact import code_digest
from cchc_docs.publish.pages.keys import Digests
from cchc_docs.publish.search.entries import Entry
from cchc_docs.publish.site.certain import installed, is_plain
from cchc_docs.publish.site.standing import Standing

STORE = Path("build", "kept.db")
"""What builds keep, below the project's folder."""
TEMPLATE = "kept.html"
_LEADS = re.compile(r'\s(?:href|src)="([^"#?:]+)')
"""Where something on a page leads within the site."""


class Content(TypedDict):
    """What came of a page's Markdown."""

    html: str
    title: str
    toc: list[dict[str, Any]]
    """Headings, as Markdown tells MkDocs of them."""
    anchors: list[str]
    links: dict[str, dict[str, str]]
    """By the source of the page that they lead to: its anchors, as they were written."""
    leads: dict[str, bool]
    """Addresses that the page leads to, and whether the site had them."""
    entries: list[Entry]
    """What the search finds."""


@dataclass(frozen=True)
class Read:
    """A page as it was read last."""

    source: str
    made_of: tuple[str, ...]
    """What its content is made of besides."""
    meta: dict[str, Any]
    key: str
    content: Content


@dataclass
class Memory:
    """What stays in the process from one build of a preview to the next."""

    documents: Known = field(default_factory=dict)
    pages: dict[str, Read] = field(default_factory=dict)
    digests: Digests = field(default_factory=Digests)
    addresses: frozenset[str] | None = None
    """Of the site in which all that these pages lead to was looked up; None in doubt."""


@dataclass
class _OfPage:
    """What is known of a page in this build."""

    address: str
    key: str
    meta: dict[str, Any]
    """What its head says, before anything is escaped."""
    made_of: tuple[str, ...] = ()
    """What its content is made of besides."""
    content: Content | None = None
    whole_key: str = ""
    whole: str | None = None
    digest: str = ""
    """Of what its readers get."""
    held: bytes = b""
    """The whole of it, packed, where it is new and books read it."""
    is_standing: bool = False
    """Whether the whole of it stands in the last good site."""
    is_sound: bool = True
    """Whether MkDocs has complained of nothing while it was read."""


class Keeping:
    """The pages of one build, and those of earlier ones."""

    def __init__(
        self,
        kept: Kept,
        standing: Standing | None = None,
        memory: Memory | None = None,
        is_for_books: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """``standing``: pages that need not be written again; ``memory``: or read again;
        ``is_for_books``: at which addresses are those that ``marked`` will be asked for."""
        self._kept = kept
        self._is_for_books = is_for_books
        self._memory = memory
        self._standing = standing
        self._pages: dict[str, _OfPage] = {}
        self._addresses: frozenset[str] = frozenset()
        self._told = CountHandler(level=logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._told)

    def recall(
        self, files: Files, made_of: Callable[[File, Mapping[str, Any]], tuple[str, ...]]
    ) -> None:
        """Before pages are read: those that are remembered, and are made of the same, are not.

        ``made_of``: what the content of a page with this head is made of besides.
        """
        self._addresses = frozenset(file.dest_uri for file in files)
        if self._memory is None:
            return
        are_there = self._memory.addresses == self._addresses
        self._memory.addresses = None
        for file in files.documentation_pages():
            one, page = self._memory.pages.get(file.src_uri), file.page
            if one is None or page is None or one.source != file.content_string:
                continue
            named = repr(vars(page).get("title"))
            if one.made_of != (self._kept.key(), named, *made_of(file, one.meta)):
                continue
            if not are_there and one.content["leads"] != self._leads(one.content["leads"]):
                continue
            if self._give(page, one.content, files):
                self._recalled(page, one)

    def _recalled(self, page: Page, one: Read) -> None:
        def read_source(config: MkDocsConfig) -> None:
            page.markdown, page.meta = "", dict(one.meta)

        page.read_source = read_source  # type: ignore[method-assign]
        self._kept.still(one.key)
        here = page.file
        told = _OfPage(here.dest_uri, one.key, one.meta, content=one.content)
        self._pages[here.src_uri] = told

    def is_recalled(self, page: Page) -> bool:
        """Whether a page is remembered, and need not be read."""
        return page.file.src_uri in self._pages

    def begin(self, page: Page, markdown: str, files: Files, *made_of: str) -> None:
        """Before Markdown reads a page; ``made_of``: what its content is made of besides."""
        here = page.file
        said = (repr(vars(page).get("title")), repr(page.meta), markdown)
        key = self._kept.key(here.src_uri, here.dest_uri, *said, *made_of)
        is_sound = not self._told.get_counts()
        one = self._pages[here.src_uri] = _OfPage(
            here.dest_uri, key, dict(page.meta), made_of, is_sound=is_sound
        )
        found = self._kept.find(key)
        if found is None:
            return
        content: Content = json.loads(found)
        if content["leads"] == self._leads(content["leads"]) and self._give(page, content, files):
            one.content = content
            self._remember(page, content)

    def _give(self, page: Page, content: Content, files: Files) -> bool:
        """Gives the page its content; False where what it leads to is no page any more."""
        targets = {name: files.get_file_from_path(name) for name in content["links"]}
        if None in targets.values():
            return False

        def render(config: MkDocsConfig, files: Files) -> None:
            page.content = content["html"]
            page.toc = get_toc(content["toc"])  # type: ignore[arg-type]
            page.present_anchor_ids = set(content["anchors"])
            page.links_to_anchors = {
                target: content["links"][name] for name, target in targets.items() if target
            }

        page.render = render  # type: ignore[method-assign]
        return True

    def _remember(self, page: Page, content: Content) -> None:
        one = self._pages[page.file.src_uri]
        if self._memory is None or "render_macros" in one.meta:
            return
        named = repr(vars(page).get("title"))
        known = (self._kept.key(), named, *one.made_of)
        source = page.file.content_string
        self._memory.pages[page.file.src_uri] = Read(source, known, one.meta, one.key, content)

    def found(self, page: Page) -> Content | None:
        """The content that is kept of a page, which gets its title back."""
        content = self._pages[page.file.src_uri].content
        if content and "title" not in page.meta and "title" not in vars(page):
            page.title = content["title"]
        return content

    def read(self, page: Page, html: str, entries: Iterable[Entry]) -> None:
        """What has come of a page's Markdown."""
        one = self._pages[page.file.src_uri]
        one.is_sound = not self._told.get_counts()
        if not one.is_sound:
            return
        around = posixpath.dirname(page.file.dest_uri)
        paths = (unquote(unescape(way)) for way in _LEADS.findall(html))
        content = Content(
            html=html,
            title=str(page.title),
            toc=[_token(item) for item in page.toc],
            anchors=sorted(page.present_anchor_ids or ()),
            links={to.src_uri: names for to, names in (page.links_to_anchors or {}).items()},
            leads=self._leads(posixpath.normpath(posixpath.join(around, one)) for one in paths),
            entries=list(entries),
        )
        self._kept.keep(one.key, json.dumps(content, ensure_ascii=False))
        self._remember(page, content)

    def frame(self, page: Page, *made_of: str) -> None:
        """Before a template fills a page in; ``made_of``: what stands around its content."""
        one = self._pages[page.file.src_uri]
        own = (page.title, page.is_homepage, page.edit_url, page.canonical_url)
        one.whole_key = self._kept.key(one.key, repr(own), *made_of)
        stands = self._standing and self._standing.has(one.address, one.whole_key)
        if not stands or self._is_for_books(one.address):
            one.whole = self._kept.find(one.whole_key)
        if self._standing and stands and (one.whole or not self._is_for_books(one.address)):
            one.is_standing, one.digest = True, self._standing.digest(one.address)
            self._kept.still(one.whole_key)
        if self.has(page):
            page.meta["template"] = TEMPLATE

    def has(self, page: Page) -> bool:
        """Whether the whole of a page is there."""
        one = self._pages[page.file.src_uri]
        return one.is_standing or one.whole is not None

    def is_standing(self, page: Page) -> bool:
        """Whether a page stands in the last good site, from which the new one takes it."""
        return self._pages[page.file.src_uri].is_standing

    def whole(self, page: Page) -> str | None:
        """The page as it is kept."""
        return self._pages[page.file.src_uri].whole

    def made(self, page: Page, html: str) -> None:
        """A whole page is new."""
        one = self._pages[page.file.src_uri]
        if one.is_sound:
            self._kept.keep(one.whole_key, html)
        if self._is_for_books(one.address):
            one.held = zlib.compress(html.encode(), 1)

    def written(self, page: Page, told: bytes) -> None:
        """A page as its readers get it goes into the site."""
        self._pages[page.file.src_uri].digest = hashlib.sha256(told).hexdigest()

    def marked(self) -> Mapping[str, Callable[[], str]]:
        """By address what gives a page with all that is for paper alone."""
        return {one.address: partial(_marked, one) for one in self._pages.values()}

    def keys(self) -> dict[str, tuple[str, str]]:
        """What each page was made from, and the digest of what it says, by its address."""
        return {one.address: (one.whole_key, one.digest) for one in self._pages.values()}

    def finish(self) -> None:
        """All pages are made; those that were not among them are no longer remembered."""
        if self._memory is not None:
            self._memory.addresses = self._addresses
            gone = self._memory.pages.keys() - self._pages.keys()
            for name in gone:
                del self._memory.pages[name]
        self.leave()

    def leave(self) -> None:
        """No page comes any more."""
        logging.getLogger("mkdocs").removeHandler(self._told)

    def _leads(self, addresses: Iterable[str]) -> dict[str, bool]:
        return {one: one in self._addresses for one in sorted(set(addresses))}


def _marked(one: _OfPage) -> str:
    if one.held:
        return zlib.decompress(one.held).decode()
    if one.whole is None:
        raise KeyError(one.address)
    return one.whole


def kept_of(config: MkDocsConfig, *made_of: str) -> Kept:
    """What earlier builds of a project have kept; ``made_of``: what else everything is made of."""
    project = Path(config.config_file_path)
    if not is_plain(project):  # in doubt nothing is kept
        return Kept()
    said = project.read_text("utf-8")
    return Kept(
        project.parent / STORE, sys.version, code_digest(), *sorted(installed()), said, *made_of
    )


def outline(items: Iterable[StructureItem]) -> str:
    """All that pages show of a menu, but which of its pages is open."""
    return json.dumps([_outlined(item) for item in items], ensure_ascii=False, default=str)


def _outlined(item: StructureItem) -> list[Any]:
    below = [_outlined(child) for child in item.children] if isinstance(item, Section) else []
    of_page = [item.url, item.meta] if isinstance(item, Page) else [repr(item)]
    return [str(item.title), *of_page, below]


def _token(item: AnchorLink) -> dict[str, Any]:
    below = [_token(child) for child in item.children]
    return {"name": item.title, "id": item.id, "level": item.level, "children": below}
