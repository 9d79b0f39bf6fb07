"""HTML in generated pages, kept from Markdown: it would parse every tag twice to leave it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_OPENS = re.compile(r"(?:\A|(?<=\n\n))<(div|section|p|h[1-6]|ul|ol|dl|figure|blockquote|nav)\b")
"""Where Markdown begins a block of HTML, in pages that templates have made."""
_ENDS = re.compile(r"\n\n|\n?\Z")
_PLACE = "\ue000{}\ue001"
"""What stands for a block: letters for private use, which no text has and Markdown leaves alone."""
_PLACES = re.compile(r"<p>\ue000(\d+)\ue001</p>")
_ANCHORS = re.compile(r'<[^>]*?\sid="([^"]*)"')


def kept_apart(markdown: str) -> tuple[str, list[str]]:
    """``markdown`` with a place for each block of HTML in it, and the blocks."""
    if "\ue000" in markdown:
        return markdown, []
    blocks: list[str] = []
    told: list[str] = []
    done = 0
    for start, end in _blocks(markdown):
        told += [markdown[done:start], _PLACE.format(len(blocks))]
        is_followed = markdown.startswith("\n\n", end)
        blocks.append(markdown[start:end] + ("\n" if is_followed else ""))
        done = end
    return "".join([*told, markdown[done:]]), blocks


def put_back(html: str, blocks: list[str]) -> str:
    """What Markdown has made of the rest, with the blocks in their places."""
    return _PLACES.sub(lambda place: blocks[int(place[1])], html).strip()


def anchors(blocks: list[str]) -> set[str]:
    """What links may lead to in the blocks."""
    return {unescape(name) for block in blocks for name in _ANCHORS.findall(block)}


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where blocks begin and end; none that holds Markdown, or is not followed by a blank line."""
    found = _OPENS.search(text)
    while found:
        end = _end(text, found)
        if end is not None and "markdown=" not in text[found.start() : end]:
            yield found.start(), end
        found = _OPENS.search(text, end or found.end())


def _end(text: str, opened: re.Match[str]) -> int | None:
    """Where the element that is opened ends, if a blank line follows or nothing more."""
    depth = 0
    for tag in re.compile(rf"<(/?){opened[1]}\b[^>]*>").finditer(text, opened.start()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end() if _ENDS.match(text, tag.end()) else None
    return None
