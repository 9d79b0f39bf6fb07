"""The newest sets of several provinces beside each other, on a page of the whole site."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.comparing.report import beside
from cchc_docs.criteria.model import Edition
from cchc_docs.criteria.provinces import provinces
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.bundles import BESIDE
from cchc_docs.publish.pages.rendering import page, render

TITLE = "Các bộ tiêu chí cạnh nhau"


def newest(library: Library) -> tuple[EditionLibrary, ...]:
    """The newest edition of each province; those of none each for themselves."""
    found: dict[str, EditionLibrary] = {}
    for own in library.editions:  # the newest first
        found.setdefault(own.edition.province or f"{own.edition.id}/", own)
    return tuple(found.values())


def beside_page(library: Library) -> Iterator[tuple[str, str]]:
    """None where there is one province only: its sets and years have pages of their own."""
    editions = newest(library)
    if len(editions) < 2:
        return
    sets = [(own.edition, one) for own in editions for one in own.sets]
    names = [f"{_place(edition)}, {one.title}" for edition, one in sets]
    body = render(
        "beside.md.jinja",
        addresses.BESIDE,
        title=TITLE,
        sections=beside([one for _, one in sets], names),
        sets=list(zip(names, sets, strict=True)),
    )
    path = addresses.markdown(addresses.BESIDE)
    yield path, page(TITLE, body, hide=["navigation"], scripts=[BESIDE], styles=["lists"])


def _place(edition: Edition) -> str:
    return f"{provinces().get(edition.province or '', edition.title)} {edition.year}"
