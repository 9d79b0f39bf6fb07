"""A book that can be mailed: its sources numbered at its end, its links within it or absolute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from cchc_docs.criteria.origins import Source
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pdf.binding import Book, Bound, Part, Placed
from cchc_docs.publish.pdf.blocks import Block, Heading, Paragraph, Run
from cchc_docs.publish.pdf.page_tree import PageTree
from cchc_docs.publish.words.citations import citation


def cited(book: Book, library: EditionLibrary) -> Book:
    """The book with ``[1]`` behind each link to a source, and the sources so numbered."""
    own = addresses.of(library.edition)
    places = {own.source(name): source for name, source in library.sources.items()}
    numbers: dict[str, int] = {}

    def number(run: Run) -> Run:
        if run.link not in places:
            return run
        told = numbers.setdefault(run.link, len(numbers) + 1)
        return replace(run, text=f"{run.text}\u00a0[{told}]")

    parts = _with_runs(book.parts, number)
    if not numbers:
        return book
    listed = (_entry(number, places[place]) for place, number in numbers.items())
    page = PageTree(own.sources, tuple(block for entry in listed for block in entry))
    sources = Part("Nguồn", (Placed(page, 2),), flows=book.booklet)
    return replace(book, parts=(*parts, sources))


def _entry(number: int, source: Source) -> Iterator[Block]:
    told = citation(source)
    yield Heading(1, (Run(f"[{number}] {told.name}"),), source.id, listed=False)
    checked = "" if source.confirmed else " Chưa đối chiếu được."
    runs = [Run(f"{told}.{checked} Đã đọc: {source.read} ")]
    if source.url.startswith("http"):
        runs.append(Run(source.url, link=source.url))
    else:
        runs.append(Run("Không có địa chỉ công khai."))
    yield Paragraph(tuple(runs))


def mailed(book: Bound, site_url: str | None) -> Bound:
    """The book with no link that dies outside the site.

    A link to what the book does not hold leads to the site, where that has an address.
    """
    top = f"{site_url.rstrip('/')}/" if site_url else None

    def lead(run: Run) -> Run:
        if run.link is None or run.link in book.places or ":" in run.link:
            return run
        return replace(run, link=f"{top}{run.link}" if top else None)

    return replace(book, parts=_with_runs(book.parts, lead))


def _with_runs(value: Any, change: Callable[[Run], Run]) -> Any:
    """Parts, pages or blocks with each run in them changed; what holds none is itself."""
    if isinstance(value, Run):
        return change(value)
    if isinstance(value, tuple):
        told = [_with_runs(one, change) for one in value]
        is_same = all(one is other for one, other in zip(told, value, strict=True))
        return value if is_same else tuple(told)
    if names := _names(value.__class__):
        changed = {}
        for name in names:
            inside = getattr(value, name)
            if (one := _with_runs(inside, change)) is not inside:
                changed[name] = one
        return replace(value, **changed) if changed else value
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """What something of this kind is made of; nothing where it is no dataclass."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
