"""The first page: of the edition where there is one, to choose from where there are several."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.menu import menu
from cchc_docs.publish.pages.quotes import Quotes
from cchc_docs.publish.pages.rendering import edition_page, page, render

TITLE = "Trang chủ"


def home_pages(library: Library) -> Iterator[tuple[str, str]]:
    """The first page of the site, and that of each edition where there are several."""
    if len(library.editions) == 1:
        yield _edition_home(library.editions[0], addresses.HOME)
        return
    body = render("editions.md.jinja", addresses.HOME, editions=library.editions, site=addresses)
    yield addresses.markdown(addresses.HOME), page(TITLE, body, hide=["navigation", "toc"])
    for own in library.editions:
        yield _edition_home(own, addresses.of(own.edition).home)


def _edition_home(library: EditionLibrary, here: str) -> tuple[str, str]:
    edition = library.edition
    quotes = Quotes(library, here)
    body = render(
        "home.md.jinja",
        here,
        edition=edition,
        library=library,
        menu={section.title: section for section in menu(library)},
        quotes=quotes,
    )
    title = TITLE if here == addresses.HOME else edition.title
    return addresses.markdown(here), edition_page(edition, title, body, hide=["navigation", "toc"])
