"""Titles as the theme puts them in, unescaped: in menus, page heads, links to neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

SHOWN = ("title", "of", "foot", "description")
"""What the theme shows of the head of a page."""


def escape_sections(items: Iterable[StructureItem]) -> None:
    """Every sign in the titles of a menu's sections stands for itself."""
    for item in items:
        if isinstance(item, Section):
            item.title = escape(item.title)
            escape_sections(item.children)


def escape_page(page: Page) -> None:
    """The same for a page, once nothing more reads its titles as they were written."""
    for name in SHOWN:
        if isinstance(told := page.meta.get(name), str):
            page.meta[name] = escape(told)
    if isinstance(named := vars(page).get("title"), str):  # by the menu
        page.title = escape(named)
