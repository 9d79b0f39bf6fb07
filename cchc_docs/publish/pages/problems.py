"""The page of every kind of problem, by its code."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.lists import LISTS, Listing
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.publish.problems import ROOMS, kinds


def problem_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """What each code says, with an example that has it and one that has not."""
    edition, own = library.edition, addresses.of(library.edition)
    body = render(
        "problems.md.jinja",
        own.problems,
        edition=edition,
        rooms=ROOMS,
        found=tuple(kinds().values()),
        listing=Listing("mã", "Tìm mã hoặc lời báo"),
    )
    page = edition_page(edition, "Mã các vấn đề", body, scripts=[LISTS], styles=["lists"])
    yield addresses.markdown(own.problems), page
