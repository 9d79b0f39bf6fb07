"""A rendered page as blocks: by what its elements are, and by what they say for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from cchc_docs.publish.pages.number_line import ON_PAPER, from_paper
from cchc_docs.publish.pdf import marks
from cchc_docs.publish.pdf.blocks import (
    Block,
    Box,
    Cell,
    Definitions,
    DefinitionsStyle,
    Drawing,
    Heading,
    ListBlock,
    ListStyle,
    Mark,
    Paragraph,
    ParagraphStyle,
    Row,
    Run,
    Runs,
    Table,
    TableStyle,
    Trace,
)
from cchc_docs.publish.pdf.holding import holding_example
from cchc_docs.publish.pdf.marks import (
    Inline,
    OnBox,
    OnCell,
    OnHeading,
    OnList,
    OnRow,
    OnTable,
    take,
)
from cchc_docs.publish.pdf.runs import LEADS, tidy, words
from cchc_docs.publish.pdf.tables import is_small, widths

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
INLINE = {"a", "strong", "em", "b", "i", "code", "span", "br", "abbr", "output", "small", "sup"}
LEFT_OUT = {"script", "style", "noscript", "svg", "button", "form"}
BOLD = {"strong", "b", "th"}
LINES = {"p": "\n", "div": "\n", "ul": "", "ol": "", "li": "\n– "}
"""What begins a block within a cell of a table, where there are only runs."""


class Reader:
    """Reads the page at an address in the site. Raises UnknownMark."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._folder = PurePosixPath(path).parent

    def article(self, element: Any) -> tuple[Block, ...]:
        """All that the page says."""
        blocks = tuple(self._blocks(element))
        marks.check(element)
        return blocks

    def address(self, href: str) -> str:
        """A link as address in the site, ``tieu-chi/x/1.1.html#tc-1.1.1``, or as it is."""
        if re.match(r"[a-z]+:", href):
            return href
        if href.startswith("#"):
            return f"{self._path}{href}"
        place, mark, anchor = href.partition("#")
        parts: list[str] = []
        for part in (self._folder / place).parts:
            if part == "..":
                parts = parts[:-1]
            else:
                parts.append(part)
        return "/".join(parts) + mark + anchor

    def _blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks below an element; inline pieces between them become paragraphs."""
        loose = list(words(parent.text))
        for child in parent:
            if not _is_left_out(child):
                if child.tag in INLINE:
                    loose += self._runs(child)
                else:
                    yield from _paragraph(tidy(loose))
                    loose = []
                    yield from self._block(child)
            loose += words(child.tail)
        yield from _paragraph(tidy(loose))

    def _block(self, element: Any) -> Iterator[Block]:
        tag = element.tag
        if tag in HEADINGS:
            yield self._heading(element)
        elif tag == "p":
            yield from _paragraph(self._inside(element), take(element, ParagraphStyle))
        elif tag in ("ul", "ol"):
            yield self._list(element)
        elif tag == "dl":
            yield self._definitions(element)
        elif tag == "table":
            yield self._table(element)
        elif tag == "details":
            yield self._box(element)
        elif tag == "figure":
            yield self._figure(element)
        else:
            yield from self._blocks(element)

    def _heading(self, element: Any) -> Heading:
        runs = tidy(replace(run, link=None) for run in self._inside(element))
        listed = take(element, OnHeading) != OnHeading.UNLISTED
        return Heading(HEADINGS[element.tag], runs, element.get("id"), listed)

    def _list(self, element: Any) -> ListBlock | Trace:
        word = take(element, OnList)
        items = [li for li in element.findall("li") if not _is_left_out(li)]
        if word == OnList.STEPS:
            parts = ([self._inside(part) for part in item] for item in items)
            return Trace(tuple((title, told) for title, told in parts))
        style = ListStyle(word) if word else None
        return ListBlock(element.tag == "ol", tuple(tuple(self._blocks(li)) for li in items), style)

    def _definitions(self, element: Any) -> Definitions:
        pairs: list[tuple[Runs, Runs]] = []
        for one in element.iter("dt", "dd"):
            if _is_left_out(one.getparent()):
                continue
            if one.tag == "dt":
                pairs.append((self._inside(one), ()))
            elif pairs:
                term, told = pairs[-1]
                pairs[-1] = term, told + self._inside(one)
        return Definitions(tuple(pairs), take(element, DefinitionsStyle))

    def _box(self, element: Any) -> Box:
        summary = element.find("summary")
        title = () if summary is None else self._inside(summary)
        rest = (one for one in element if one is not summary and not _is_left_out(one))
        blocks = tuple(block for child in rest for block in self._block(child))
        if take(element, OnBox) == OnBox.WORKED:
            blocks = holding_example(blocks)
        return Box(title, blocks)

    def _table(self, element: Any) -> Table:
        parts = (element.findall(f"./{part}/tr") for part in ("thead", "tbody", "tfoot"))
        head, rows, foot = (tuple(self._row(tr) for tr in part) for part in parts)
        if not head:
            head, rows = rows[:1], rows[1:]
        word, every = take(element, OnTable), (*head, *rows, *foot)
        style = TableStyle(word) if word else None
        whole = style == TableStyle.LEVELS or is_small(every)
        return Table(widths(every), head, rows, foot, style, whole)

    def _row(self, tr: Any) -> Row:
        is_bold = take(tr, OnRow) == OnRow.BOLD
        return tuple(
            Cell(
                self._inside(cell),
                right=take(cell, OnCell) == OnCell.RIGHT,
                bold=is_bold or cell.get("scope") == "row",
                span=int(cell.get("colspan") or 1),
            )
            for cell in tr.iterchildren("td", "th")
        )

    def _figure(self, element: Any) -> Drawing:
        caption, line = element.find("figcaption"), element.get(ON_PAPER)
        if line is None:
            raise marks.UnknownMark(
                f"{self._path}: <figure> phải có {ON_PAPER}, hoặc {marks.ATTRIBUTE}={marks.SKIP}"
            )
        return Drawing(from_paper(line), () if caption is None else self._inside(caption))

    def _runs(self, element: Any) -> list[Run]:
        """An inline element as runs."""
        if element.tag == "br":
            return [Run("\n")]
        found = self._pieces(element)
        word = take(element, Inline) if element.tag in INLINE else None
        if word in LEADS:
            found = [Run(LEADS[word]), *found]
        if element.tag in BOLD or word == Inline.BOLD:
            found = [replace(run, bold=True) for run in found]
        if word in (Inline.ORIGIN, Inline.REMARK):
            found = [replace(run, mark=Mark(word)) for run in found]
        href = element.get("href") if element.tag == "a" else None
        if href and word != Inline.UNLINKED:
            found = [replace(run, link=self.address(href)) for run in found]
        return found

    def _inside(self, element: Any) -> Runs:
        return tidy(self._pieces(element))

    def _pieces(self, element: Any) -> list[Run]:
        found = list(words(element.text))
        for child in element:
            if not _is_left_out(child):
                found += [Run(LINES[child.tag])] if child.tag in LINES else []
                found += self._runs(child)
            found += words(child.tail)
        return found


def _paragraph(runs: Runs, style: ParagraphStyle | None = None) -> Iterator[Paragraph]:
    if runs:
        yield Paragraph(runs, style)


def _is_left_out(element: Any) -> bool:
    """What says nothing on paper; a heading's link to itself is for screens."""
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
        return True
    if marks.is_skipped(element) or element.get("hidden") is not None:
        return True
    above = element.getparent()
    return (
        element.tag == "a"
        and above.tag in HEADINGS
        and element.get("href") == f"#{above.get('id')}"
    )
