"""The sections of a page as entries: each heading with an address, and the text below it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from cchc_docs.publish.search.entries import Entry, Kind

_HEADINGS = ("h1", "h2", "h3", "h4")
_BLOCKS = ("p", "li", "dt", "dd", "td", "th", "figcaption", "summary")
_SKIPPED = ("script", "style", "svg", "noscript", "button")
_EXCLUDED = "data-search-exclude"
_LONGEST = 400
"""Letters of a section before the rest is apart: a longer text says first what it is about."""


def sections(content: str, address: str, title: str) -> Iterator[Entry]:
    """The entries of a page's HTML: the page itself, then its sections."""
    heading, place, also, parts = title, address, "", list[str]()
    kind: Kind = "page"
    for element in _elements(html.fragment_fromstring(content, create_parent=True)):
        text = _text(element)
        if element.tag not in _HEADINGS:
            parts.append(text)
        elif element.tag == "h1":
            also = text if text != title else ""
        elif element.get("id"):
            yield from _entries(heading, place, kind, parts, also)
            heading, place, also, parts = text, f"{address}#{element.get('id')}", "", []
            kind = "part"
    yield from _entries(heading, place, kind, parts, also)


def _entries(title: str, address: str, kind: Kind, parts: list[str], also: str) -> Iterator[Entry]:
    first, more, length = list[str](), list[str](), 0
    for part in filter(None, parts):
        (first if length < _LONGEST else more).append(part)
        length += len(part)
    yield Entry(title, address, kind, tuple(first), also)
    if more:
        yield Entry("", address, "more", tuple(more))


def _elements(parent: HtmlElement) -> Iterator[HtmlElement]:
    """Headings and the innermost blocks of text, in order."""
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED or _EXCLUDED in child.attrib:
            continue
        if child.tag in _HEADINGS or (child.tag in _BLOCKS and not _has_blocks(child)):
            yield child
        else:
            yield from _elements(child)


def _has_blocks(element: HtmlElement) -> bool:
    return any(one is not element for one in element.iter(*_BLOCKS))


def _text(element: HtmlElement) -> str:
    for link in element.xpath(".//a[@class='headerlink']"):
        link.drop_tree()
    for line_end in element.iter("br"):
        line_end.tail = f" {line_end.tail or ''}"
    return " ".join("".join(element.itertext()).split())
