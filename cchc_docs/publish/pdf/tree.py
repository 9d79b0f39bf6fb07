"""The site's own rendered pages as a small tree of plain data, for the typesetter.

A page is {path, blocks}. A block is a dict whose ``k`` says what it is:
``heading`` level, runs, ids, outlined · ``par`` runs, style, held · ``list`` ordered, items (lists
of blocks) · ``defs`` pairs of runs, held · ``table`` columns, head, rows, foot, whole, held ·
``box`` style, title, blocks · ``trace`` pairs, held · ``line`` areas, marks, caption (a drawn
rule). A run is {text, bold, mark, link}; ``mark`` is one of MARKS. What is ``held`` stands on one
page with what comes next, a ``whole`` table on one page.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from lxml import html

Block = dict[str, Any]
Runs = list[dict[str, Any]]

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
INLINE = {"a", "strong", "em", "b", "i", "code", "span", "br", "abbr", "output", "small", "sup"}
LEFT_OUT = {"script", "style", "noscript", "svg", "button", "form"}
LEFT_OUT_CLASSES = {
    "headerlink",
    "calculator",
    "practise",
    "rule-stairs",
    "outline",
    "lead-in",
    "roles",
    "deck-link",
    "print-hint",
    "onward",  # the next page is the next page
    "notice",  # the cover has it, and every page its short form
}
LINES = {"p": "\n", "div": "\n", "ul": "", "ol": "", "li": "\n– "}
"""What begins a block within a cell of a table, where there are only runs."""
BOLD = {"strong", "b", "th"}
BOLD_CLASSES = {"cost", "trace-column", "question-title"}
BOLD_ROWS = {"overview-0", "overview-1"}
"""Fields and criteria in a table of all items."""
MARKS = {"origin": "origin", "example-kind": "kind", "unconfirmed": "kind", "role": "kind"}
"""Marks by the class that they have in the page: of an origin, or another small remark."""
LEADS = {"fields-points": ": ", "fields-note": ", "}
"""What stands on paper before pieces that the page sets apart by their place."""
SMALL = 12, 1200
"""Rows and letters of a table that stands on one page."""
SIDE = {"-7": "left", "7": "right"}


@dataclass(frozen=True)
class PageTree:
    """A page of the site: its address there, what it says, the page that is read after it."""

    path: str
    blocks: tuple[Block, ...]
    next: str | None = None


def page_tree(path: str, text: str) -> PageTree:
    """The article of a built page; ``path`` is its address in the site."""
    document, reader = html.fromstring(text), _Reader(path)
    article, after = document.find(".//article"), document.find(".//link[@rel='next']")
    if article is None:
        raise ValueError(f"no article in {path}")
    following = None if after is None else reader.address(after.get("href") or "")
    return PageTree(path, tuple(_holding(list(reader.blocks(article)))), following)


def coded(page: PageTree, *styles: str) -> PageTree:
    """Of a page only what is numbered and, below it, the blocks of these styles.

    A heading gets the mark of the origin told below it; one with nothing below is left out.
    """
    kept: list[Block] = []
    mark: Runs = []
    for block in reversed(page.blocks):
        if block.get("style") in ("origin-line", "criterion-points"):
            mark = [run for run in block["runs"] if run.get("mark") == "origin"] or mark
        elif block.get("style") in styles:
            kept.append(block)
        elif block["k"] == "heading" and block["outlined"]:
            below = kept and (kept[-1]["k"] != "heading" or kept[-1]["level"] > block["level"])
            if below:
                kept.append({**block, "runs": [*block["runs"], {"text": " "}, *mark]})
            mark = []
    return replace(page, blocks=tuple(reversed(kept)))


def classes(element: Any) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


class _Reader:
    def __init__(self, path: str) -> None:
        self.folder = PurePosixPath(path).parent
        self.path = path

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks below an element; inline pieces between them become paragraphs."""
        loose: Runs = list(self._text(parent.text))
        for child in parent:
            if self._is_left_out(child):
                loose += self._text(child.tail)
                continue
            if child.tag in INLINE:
                loose += self.runs(child)
            else:
                yield from _paragraph(loose)
                loose = []
                yield from self.block(child)
            loose += self._text(child.tail)
        yield from _paragraph(loose)

    def block(self, element: Any) -> Iterator[Block]:
        tag, style = element.tag, classes(element)
        if tag in HEADINGS:
            ids = [element.get("id")] if element.get("id") else []
            runs = _tidy([_unlinked(run) for run in self.inside(element)])
            outlined = "part" not in style
            level = HEADINGS[tag]
            yield {"k": "heading", "level": level, "runs": runs, "ids": ids, "outlined": outlined}
        elif tag == "p":
            name = next(iter(sorted(style - {"first"})), "")
            yield from _paragraph(self.inside(element), name)
        elif "trace" in style:
            pairs = [[self._part(li, 0), self._part(li, 1)] for li in element.findall("li")]
            yield {"k": "trace", "pairs": pairs, "held": False}
        elif tag in ("ul", "ol"):
            items = [list(self.blocks(li)) for li in element.findall("li")]
            name = next(iter(sorted(style)), "")
            yield {"k": "list", "ordered": tag == "ol", "items": items, "style": name}
        elif tag == "dl":
            yield self.definitions(element)
        elif tag == "table":
            yield self.table(element)
        elif tag == "details":
            yield self.box(element)
        elif tag == "figure":
            yield from self.figure(element)
        else:
            yield from self.blocks(element)

    def definitions(self, element: Any) -> Block:
        pairs: list[list[Runs]] = []
        for one in element.iter("dt", "dd"):
            if one.tag == "dt":
                pairs.append([_tidy(self.inside(one)), []])
            elif pairs:
                pairs[-1][1] += _tidy(self.inside(one))
        style = next(iter(sorted(classes(element) & {"glance", "example-points"})), "terms")
        return {"k": "defs", "pairs": pairs, "style": style, "held": False}

    def box(self, element: Any) -> Block:
        summary = element.find("summary")
        title = _tidy(self.inside(summary)) if summary is not None else []
        rest = [child for child in element if child is not summary]
        blocks = [block for child in rest for block in self._below(child)]
        style = next(iter(sorted(classes(element))), "")
        if style == "example":
            blocks = _holding_example(blocks)
        return {"k": "box", "style": style, "title": title, "blocks": blocks}

    def _below(self, child: Any) -> Iterator[Block]:
        if not self._is_left_out(child):
            yield from self.block(child)

    def table(self, element: Any) -> Block:
        head = [self.row(tr) for tr in element.findall("./thead/tr")]
        rows = [self.row(tr) for tr in element.findall("./tbody/tr")]
        foot = [self.row(tr) for tr in element.findall("./tfoot/tr")]
        if not head and rows:
            head, rows = rows[:1], rows[1:]
        style = next(iter(sorted(classes(element) - {"wide"})), "")
        table = {"k": "table", "style": style, "head": head, "rows": rows, "foot": foot}
        whole = style == "rule-table" or _is_small(head + rows + foot)
        return {**table, "columns": _widths(head + rows + foot), "whole": whole, "held": False}

    def row(self, tr: Any) -> list[dict[str, Any]]:
        cells = []
        for cell in tr.iterchildren("td", "th"):
            right = bool(classes(cell) & {"number"})
            row_head = bool(classes(tr) & BOLD_ROWS) or cell.get("scope") == "row"
            one = {"runs": _tidy(self.inside(cell)), "right": right, "bold": row_head}
            cells.append({**one, "span": int(cell.get("colspan") or 1)})
        return cells

    def figure(self, element: Any) -> Iterator[Block]:
        """Each number line of a drawn rule; stairs repeat the table below them."""
        caption = element.find("figcaption")
        told = _tidy(self.inside(caption)) if caption is not None else []
        for svg in element.iter("svg"):
            if "rule-line" in classes(svg):
                yield {"k": "line", **_line(svg), "caption": told}

    def runs(self, element: Any) -> Runs:
        """An inline element as runs."""
        if element.tag == "br":
            return [{"text": "\n"}]
        found = self.inside(element)
        style = classes(element)
        for lead in style & set(LEADS):
            found = [{"text": LEADS[lead]}, *found]
        if element.tag in BOLD or style & BOLD_CLASSES:
            found = [{**run, "bold": True} for run in found]
        for mark in style & set(MARKS):
            found = [{**run, "mark": MARKS[mark]} for run in found]
        href = element.get("href") if element.tag == "a" and "term" not in style else None
        if href:
            found = [{**run, "link": self.address(href)} for run in found]
        return found

    def inside(self, element: Any) -> Runs:
        found = list(self._text(element.text))
        for child in element:
            if not self._is_left_out(child):
                found += [{"text": LINES[child.tag]}] if child.tag in LINES else []
                found += self.runs(child)
            found += self._text(child.tail)
        return found

    def address(self, href: str) -> str:
        """A link as address in the site, ``tieu-chi/x/1.1.html#tc-1.1.1``, or as it is."""
        if re.match(r"[a-z]+:", href):
            return href
        if href.startswith("#"):
            return f"{self.path}{href}"
        place, mark, anchor = href.partition("#")
        parts: list[str] = []
        for part in (self.folder / place).parts:
            if part == "..":
                parts = parts[:-1]
            else:
                parts.append(part)
        return "/".join(parts) + mark + anchor

    def _part(self, li: Any, at: int) -> Runs:
        return _tidy(self.inside(li[at])) if len(li) > at else []

    @staticmethod
    def _text(text: str | None) -> Iterator[dict[str, Any]]:
        if text:
            yield {"text": unicodedata.normalize("NFC", re.sub(r"[ \t\r\n]+", " ", text))}

    @staticmethod
    def _is_left_out(element: Any) -> bool:
        if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
            return True
        if classes(element) & LEFT_OUT_CLASSES or element.get("hidden") is not None:
            return True
        # "open this example on its own page" says nothing on paper
        link = element.find("a") if element.tag == "p" else None
        return link is not None and (link.text or "").startswith("Mở ví dụ này")


def _paragraph(runs: Runs, style: str = "") -> Iterator[Block]:
    tidy = _tidy(runs)
    if tidy:
        yield {"k": "par", "runs": tidy, "style": style, "held": False}


def _unlinked(run: dict[str, Any]) -> dict[str, Any]:
    """A run of a heading: the contents link to the heading, so it links nowhere."""
    return {name: value for name, value in run.items() if name != "link"}


def _holding(blocks: list[Block]) -> list[Block]:
    """Blocks of a page; held is what only leads to what comes next."""

    def leads(one: Block, after: Block | None) -> bool:
        style = (after or {}).get("style")
        if one["k"] == "par":
            ends = after is not None and one["runs"][-1]["text"].endswith(":")
            return ends or style in ("guidance-note", "rule-table")
        if one["k"] == "defs":
            return after is not None and after["k"] == "table"
        return one["k"] == "table" and style == "exempt"

    return [
        {**one, "held": True} if leads(one, after) else one
        for one, after in zip(blocks, [*blocks[1:], None], strict=True)
    ]


def _holding_example(blocks: list[Block]) -> list[Block]:
    """An example, which is broken only between the steps of two columns."""

    def leads(one: Block, after: Block) -> bool:
        return one["k"] != "trace" or after.get("style") != "trace-column"

    return [
        {**one, "held": True} if "held" in one and leads(one, after) else one
        for one, after in itertools.pairwise(blocks)
    ] + blocks[-1:]


def _is_small(rows: list[list[dict[str, Any]]]) -> bool:
    """Whether a table can always stand on one page."""
    letters = sum(len(run["text"]) for row in rows for cell in row for run in cell["runs"])
    return len(rows) <= SMALL[0] and letters <= SMALL[1]


def _tidy(runs: Runs) -> Runs:
    """Neighbours of one kind joined, no blanks at the ends and none doubled."""
    joined: Runs = []
    for run in runs:
        text = run["text"]
        if joined and text.startswith(("\n", *LEADS.values())):
            joined[-1] = {**joined[-1], "text": joined[-1]["text"].rstrip(" ")}
        if joined and joined[-1]["text"].endswith((" ", "\n")):
            text = text.lstrip(" ")
        if not text:
            continue
        same = joined and {**joined[-1], "text": ""} == {**run, "text": ""}
        if same:
            joined[-1] = {**run, "text": joined[-1]["text"] + text}
        else:
            joined.append({**run, "text": text})
    if joined:
        joined[0] = {**joined[0], "text": joined[0]["text"].lstrip()}
        joined[-1] = {**joined[-1], "text": joined[-1]["text"].rstrip()}
    return [run for run in joined if run["text"]]


def _line(svg: Any) -> dict[str, Any]:
    """Areas and marks of a number line, places in per cent of its width."""
    areas, marks = [], []
    for one in svg:
        style = classes(one)
        if "rule-area" in style:
            kind = next(name for name in style if "--" in name).partition("--")[2]
            areas.append({"at": _percent(one, "x"), "width": _percent(one, "width"), "kind": kind})
        elif "rule-points" in style:
            areas[-1]["points"] = one.text or ""
        elif "rule-tick" in style:
            marks.append({"at": _percent(one, "x1"), "text": "", "left": None, "right": None})
        elif "rule-end" in style:
            shift = re.search(r"translate\((-?\d+)", one.get("transform") or "")
            side = SIDE[shift[1]] if shift else "right"
            marks[-1][side] = "rule-end--closed" in style
        elif "rule-mark" in style and marks:
            marks[-1]["text"] = one.text or ""
    return {"areas": areas, "marks": marks}


def _percent(element: Any, name: str) -> float:
    return float((element.get(name) or "0").rstrip("%"))


def _widths(rows: list[list[dict[str, Any]]]) -> list[float]:
    """A share of the width for each column by the length of its texts; 0: as wide as its text."""
    count = max((sum(cell["span"] for cell in row) for row in rows), default=0)
    widest, longest_word = [0] * count, [0] * count
    for row in rows:
        at = 0
        for cell in row:
            text = "".join(run["text"] for run in cell["runs"])
            if cell["span"] == 1:
                widest[at] = max(widest[at], len(text))
                words = re.split(r"[ \n]", text)
                longest_word[at] = max(longest_word[at], *(len(word) for word in words))
            at += cell["span"]
    return [
        0 if most <= 10 else round(max(min(most, 60) ** 0.75, word * 0.9, 6), 1)
        for most, word in zip(widest, longest_word, strict=True)
    ]
