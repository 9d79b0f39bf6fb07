"""The first page: of the edition where there is one, to choose from where there are several."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.criteria.model import Edition
from cchc_docs.criteria.provinces import provinces
from cchc_docs.ground.text import slug
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.bundles import LEARNING, START
from cchc_docs.publish.pages.beside import TITLE as BESIDE_TITLE
from cchc_docs.publish.pages.beside import newest
from cchc_docs.publish.pages.learning import codes
from cchc_docs.publish.pages.menu import own_sections
from cchc_docs.publish.pages.quotes import Quotes
from cchc_docs.publish.pages.rendering import edition_page, page, render

TITLE = "Trang chủ"


def home_pages(library: Library) -> Iterator[tuple[str, str]]:
    """The first page of the site, and that of each edition where there are several."""
    if len(library.editions) == 1:
        yield _edition_home(library.editions[0], (), addresses.HOME)
        return
    several = BESIDE_TITLE if len(newest(library)) > 1 else ""
    groups = list(_by_province(library))
    body = render("editions.md.jinja", addresses.HOME, groups=groups, beside=several)
    yield addresses.markdown(addresses.HOME), page(TITLE, body, hide=["navigation", "toc"])
    for own in library.editions:
        yield _edition_home(own, kin_of(own, library), addresses.of(own.edition).home)


def title_of(edition: Edition) -> str:
    """What an edition is called beside others, also of the same province."""
    return f"{edition.title}, năm {edition.year}"


def _by_province(library: Library) -> Iterator[tuple[str, list[Edition]]]:
    """Editions below the name of their province; those without one last, below none."""
    groups: dict[str, list[Edition]] = {}
    for own in library.editions:
        name = provinces().get(own.edition.province or "", "")
        groups.setdefault(name, []).append(own.edition)
    yield from sorted(groups.items(), key=lambda group: (not group[0], slug(group[0])))


def kin_of(own: EditionLibrary, library: Library) -> tuple[Edition, ...]:
    """Other editions of the same province, the newest first."""
    province = own.edition.province
    others = (one.edition for one in library.editions if one is not own)
    return tuple(one for one in others if province is not None and one.province == province)


def _edition_home(library: EditionLibrary, kin: tuple[Edition, ...], here: str) -> tuple[str, str]:
    edition = library.edition
    quotes = Quotes(library, here)
    body = render(
        "home.md.jinja",
        here,
        edition=edition,
        library=library,
        kin=kin,
        added=list(own_sections(library)),
        codes={one.id: codes(one) for one in library.sets},
        example=quotes.example_of("boundary"),
    )
    title = TITLE if here == addresses.HOME else title_of(edition)
    return addresses.markdown(here), edition_page(
        edition, title, body, hide=["navigation", "toc"], scripts=[START, LEARNING]
    )
