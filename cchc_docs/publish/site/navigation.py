"""The menu as MkDocs has it, out of the menus of the editions; a page shows that of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages import menu
from cchc_docs.publish.pages.beside import newest
from cchc_docs.publish.pages.home import TITLE, title_of


def nav_of(library: Library, added: Iterable[Any]) -> list[Any]:
    """The site's menu: home, each edition, then what the site's own configuration lists."""
    home = {TITLE: addresses.markdown(addresses.HOME)}
    if len(library.editions) == 1:
        return [home, *_sections(library.editions[0]), *added]
    shared = [addresses.markdown(addresses.BESIDE)] if len(newest(library)) > 1 else []
    return [home, *map(_edition, library.editions), *shared, *added]


def _edition(library: EditionLibrary) -> dict[str, Any]:
    first = addresses.markdown(addresses.of(library.edition).home)
    return {title_of(library.edition): [first, *_sections(library)]}


def _sections(library: EditionLibrary) -> list[Any]:
    return [_listed(section) for section in menu.menu(library)]


def _listed(section: menu.Section) -> dict[str, Any]:
    """A section as MkDocs has it; one page stands for itself."""
    pages = [addresses.markdown(one.address) for one in section.entries]
    if len(pages) == 1:
        return {section.title: pages[0]}
    titled = zip(section.entries, pages, strict=True)
    return {section.title: [{one.title: page} if one.title else page for one, page in titled]}


def by_edition(nav: Navigation, library: Library) -> Mapping[str, Navigation]:
    """What the pages of each edition show: everything but the other editions."""
    if len(library.editions) == 1:
        return {library.editions[0].edition.id: nav}
    of_editions = {
        own.edition.id: section
        for own in library.editions
        for section in nav.items
        if isinstance(section, Section) and _stands_at(section, addresses.of(own.edition).home)
    }
    others = [item for item in nav.items if item not in of_editions.values()]
    return {
        name: Navigation([*others[:1], *section.children, *others[1:]], nav.pages)
        for name, section in of_editions.items()
    }


def _stands_at(section: Section, address: str) -> bool:
    first = section.children[0] if section.children else None
    return isinstance(first, Page) and first.file.dest_uri == address


def give_neighbours(nav: Navigation, files: Files, made: Iterable[str]) -> None:
    """Pages outside the menu follow each other; none follows one of another edition.

    ``made``: generated pages in their order.
    """
    entries = {page.file.src_uri for page in nav.pages}
    previous: Page | None = None
    for path in made:
        file = files.get_file_from_path(path)
        page = file.page if file else None
        if page is None or path in entries:
            previous = page
            continue
        folder = path.rpartition("/")[0]
        if previous is not None and previous.file.src_uri.startswith(folder):
            page.previous_page = previous
            if previous.file.src_uri not in entries:
                previous.next_page = page
        previous = page
    for page in nav.pages:
        following = page.next_page
        if following is not None and _top(page) != _top(following):
            page.next_page = following.previous_page = None


def _top(page: Page) -> str:
    """The folder below which everything of its edition stands."""
    return page.file.src_uri.partition("/")[0] if "/" in page.file.src_uri else ""
