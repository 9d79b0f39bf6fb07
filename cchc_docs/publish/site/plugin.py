"""Hands the generated pages to MkDocs, the only generator of sites known here.

With ``building`` and the theme this is all that would change with another one.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from cchc_docs import assets
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import foot_words
from cchc_docs.publish.browser.bundles import SEARCH, scripts
from cchc_docs.publish.browser.exercise_bundles import exercise_scripts
from cchc_docs.publish.claims import Collision, called, collected
from cchc_docs.publish.pages import generate
from cchc_docs.publish.pages.rendering import told_apart
from cchc_docs.publish.site.content_policy import with_policy
from cchc_docs.publish.site.glossary_links import Names, link_terms, names_of
from cchc_docs.publish.site.sidebar import marked, sidebar
from cchc_docs.publish.slides import deck_files, deck_pages, decks
from cchc_docs.publish.slides.deck import Deck

SETS_ENTRY = "Bộ tiêu chí"
"""The entry of the navigation that lists the criteria sets."""


class NoSettings(Config):
    """The plugin has none in ``mkdocs.yml``."""


class CriteriaPlugin(BasePlugin[NoSettings]):
    """Generated pages, set-up files, and the list beside each page of a set."""

    library: Library
    """What ``hand_over`` gave, before any event."""
    pages: dict[str, str]
    decks: tuple[Deck, ...]
    names: Names
    sidebars: Callable[[str, str | None], str]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Makes the pages."""
        if assets.are_missing():
            raise PluginError(assets.MISSING)
        if not hasattr(self, "library"):
            raise PluginError("Dựng trang bằng «python3 scripts/build.py».")
        self.decks = tuple(decks(self.library))
        try:
            listed = deck_pages(self.library, self.decks)
            self.pages = collected((*generate(self.library).items(), *listed))
        except Collision as collision:
            raise PluginError(str(collision)) from None
        self.sidebars = functools.cache(self._sidebar)
        self.names = names_of(self.library.glossary)
        config.nav = [self._with_sets(entry) for entry in config.nav or []]
        return config

    def _with_sets(self, entry: Any) -> Any:
        if not isinstance(entry, dict) or SETS_ENTRY not in entry:
            return entry
        listed = [
            {told_apart(one.title, edition, self.library): _written(edition, one)}
            for edition, one in self.library.sets()
        ]
        return {SETS_ENTRY: [addresses.markdown(addresses.SETS), *listed]}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the generated pages, scripts and decks, and what every site takes along."""
        made = (
            *self.pages.items(),
            *scripts(self.library),
            *exercise_scripts(self.library),
            *deck_files(self.library, self.decks, config.site_url),
        )
        if (theirs := files.get_file_from_path(SEARCH)) is not None:
            files.remove(theirs)
        taken = {file.dest_uri: f"tệp {file.src_uri}" for file in files}
        for path, text in made:
            _add(File.generated(config, path, content=text), called(text), files, taken)
        for name, source in assets.site_files():
            file = File.generated(config, addresses.asset(name), abs_src_path=str(source))
            _add(file, f"tệp {name} của gói", files, taken)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """What the theme asks for: the address book, the words at the foot, how it is mended."""
        env.filters["mended"] = mended
        env.globals.update(site=addresses, foot=foot_words(self.library.editions))
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Gives pages outside the navigation their neighbours."""
        entries = {page.file.src_uri: page for page in nav.pages}
        previous: Page | None = None
        for path in self.pages:
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
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Links glossary terms; the glossary itself needs no links to itself."""
        if page.file.dest_uri == addresses.GLOSSARY:
            return html
        return link_terms(html, self.names, addresses.up(page.file.dest_uri))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """The list beside a page of a set."""
        if "section" in page.meta:
            html = self.sidebars(page.meta["section"], page.meta.get("field"))
            values: dict[str, Any] = {**context}
            values["sidebar"] = marked(html, page.file.dest_uri.rpartition("/")[2])
            return cast(TemplateContext, values)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """A content policy where a page opens what strangers have written."""
        return with_policy(output) if page.meta.get("template") == "sheet.html" else output

    def _sidebar(self, set_id: str, field: str | None) -> str:
        return sidebar(*self.library.find_set(set_id), field)


def mended(html: str, old: str, new: str) -> str:
    """A part of the theme with ``new`` for its first ``old``, which must be there."""
    if old not in html:
        raise PluginError(f"Giao diện đã đổi: không còn «{old}» để thay (theme/main.html).")
    return html.replace(old, new, 1)


def hand_over(library: Library, config: MkDocsConfig) -> None:
    """Gives the plugin the library that was checked before the build."""
    plugin_of(config).library = library


def plugin_of(config: MkDocsConfig) -> CriteriaPlugin:
    """The plugin that is at work in a build."""
    (found,) = (one for one in config.plugins.values() if isinstance(one, CriteriaPlugin))
    return found


def _add(file: File, called: str, files: Files, taken: dict[str, str]) -> None:
    """Adds what no other file has the address of; ``taken``: what has which."""
    if file.dest_uri in taken:
        raise PluginError(str(Collision(file.dest_uri, taken[file.dest_uri], called)))
    taken[file.dest_uri] = called
    files.append(file)


def _written(edition: Edition, criteria_set: CriteriaSet) -> str:
    return addresses.markdown(addresses.of(edition).set_page(criteria_set.id))
