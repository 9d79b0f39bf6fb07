"""Hands the generated pages to MkDocs, the only generator of sites known here.

With ``building`` and the theme this is all that would change with another one.
"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from cchc_docs import assets
from cchc_docs.criteria.documents import Reading
from cchc_docs.ground.digests import digest
from cchc_docs.ground.kept import Kept
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.library import EditionLibrary, Library, load_library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import NotMade, foot_words
from cchc_docs.publish.browser.bundles import scripts
from cchc_docs.publish.browser.exercise_bundles import exercise_scripts
from cchc_docs.publish.claims import Collision, called, collected
from cchc_docs.publish.class_pack.page import pack_pages
from cchc_docs.publish.pages import generate
from cchc_docs.publish.pages.home import kin_of
from cchc_docs.publish.pages.keys import Digests
from cchc_docs.publish.pages.written import written
from cchc_docs.publish.pdf.marks import unmarked
from cchc_docs.publish.search.entries import Entry
from cchc_docs.publish.site.content_policy import with_policy
from cchc_docs.publish.site.edit_links import edit_links
from cchc_docs.publish.site.escaping import escape_page, escape_sections
from cchc_docs.publish.site.furnishing import furnish, furnish_theme, not_set_up
from cchc_docs.publish.site.glossary_links import Names, link_terms, names_of
from cchc_docs.publish.site.installing import make_installable
from cchc_docs.publish.site.keeping import Keeping, Memory, kept_of, outline
from cchc_docs.publish.site.listing import (
    FOLLOWING,
    Built,
    not_listed,
    without_downloads,
    write_downloads,
)
from cchc_docs.publish.site.navigation import by_edition, give_neighbours, nav_of
from cchc_docs.publish.site.raw_html import anchors, kept_apart, put_back
from cchc_docs.publish.site.searching import Searching
from cchc_docs.publish.site.sidebar import marked, sidebar
from cchc_docs.publish.site.sparing import Once
from cchc_docs.publish.site.standing import Standing
from cchc_docs.publish.site.theme_html import without_faults
from cchc_docs.publish.slides import deck_files, deck_pages, decks
from cchc_docs.publish.slides.deck import Deck
from cchc_docs.publish.typesetting.typeset import NotTypeset
from cchc_docs.publish.typesetting.unprintable import unprintable

CACHED = Path("build", "artefacts")
"""Files for downloading from earlier builds, by their keys; below the project's folder."""


class Settings(Config):
    """What ``mkdocs.yml`` may say about the plugin."""

    criteria = config_options.Dir(default="criteria")
    """The folder of the library."""
    downloads = config_options.Type(bool, default=True)
    """Whether a build makes the files for downloading; a preview never does."""


class CriteriaPlugin(BasePlugin[Settings]):
    """All that makes a site of a library: look, pages, scripts, files for downloading."""

    command = "build"
    handed: Library | None = None
    """What ``hand_over`` or ``load`` gave for the next build."""
    files_follow = False
    """Whether another build will make the files for downloading."""
    is_beside = False
    """Whether the last good site stays beside the new one until that is whole."""
    library: Library
    pages: dict[str, str]
    decks: dict[str, tuple[Deck, ...]]
    """By edition id, as those below."""
    names: dict[str, Names]
    terms: dict[str, str]
    """A digest of what links to the glossary are made of."""
    nav: Navigation
    menus: Mapping[str, Navigation]
    given: dict[str, Any]
    """What templates are given; of what is called they ask for the edition of a page alone."""
    searching: Searching
    apart: dict[str, list[str]]
    """Blocks of HTML that Markdown does not see, by page."""
    worked: set[str]
    """Addresses of worked examples."""
    by_hand: set[str]
    """Generated pages with words in which anything may stand."""
    sidebars: Callable[[str, str, str | None], str]
    kept: Kept = Kept()
    """What earlier builds have made, while one runs."""
    keeping: Keeping
    memory: Memory | None = None
    standing: Standing | None = None
    """The pages of the last good site, where the new one may take them."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remembers whether this is a build or a preview."""
        self.command = command

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Makes the pages, and brings what every site has."""
        if assets.are_missing():
            raise PluginError(f"\n{not_set_up(Path(config.config_file_path).parent).report()}")
        furnish(config)
        config.watch.append(self.config.criteria)
        self.library, self.handed = self.handed or self._loaded(config), None
        editions = self.library.editions
        project = Path(config.config_file_path).parent
        self.standing = Standing(project) if self.is_beside else None
        memory = self.memory if self.files_follow else None
        self.keeping = Keeping(self.kept, self.standing, memory, self._is_for_books)
        self.worked = {
            addresses.of(own.edition).example(one.example.id)
            for own in editions
            for one in own.examples
        }
        digests = self.memory.digests if self.memory else Digests()
        digests.begin()
        self.decks = {own.edition.id: tuple(decks(own)) for own in editions}
        try:
            listed = (deck_pages(own, self.decks[own.edition.id]) for own in editions)
            packs = map(pack_pages, editions)
            pages = generate(self.library, self.kept, digests).items()
            self.pages = collected(chain(pages, *listed, *packs))
        except (Collision, ProblemsFound) as error:
            raise PluginError(str(error)) from None
        self.sidebars = functools.cache(self._list)
        self.searching = Searching(self.library)
        self.apart = {}
        self.by_hand = {
            addresses.markdown(addresses.of(own.edition).page(name))
            for own in editions
            for name in written(own)
        }
        self.names = {own.edition.id: names_of(own.glossary) for own in editions}
        self.terms = {own.edition.id: digest(repr(own.glossary)) for own in editions}
        config.nav = nav_of(self.library, config.nav or [])
        return config

    def open(self, config: MkDocsConfig) -> None:
        """Opens what earlier builds have kept."""
        self.kept = kept_of(config, self.command, str(self._makes_files))

    def load(self, config: MkDocsConfig, memory: Memory | None = None) -> Library:
        """The library of the next build; raises ProblemsFound. ``memory``: of builds before."""
        self.open(config)
        self.memory = memory
        known = memory.documents if memory else None
        try:
            self.handed = load_library(Path(self.config.criteria), Reading(self.kept, known))
        except BaseException:
            self.kept.leave()
            raise
        return self.handed

    def _loaded(self, config: MkDocsConfig) -> Library:
        try:
            return self.load(config)
        except ProblemsFound as found:
            raise PluginError(f"\n{found.report()}") from None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the generated pages, scripts and decks, and what every site takes along."""
        made = (
            *self.pages.items(),
            *scripts(self.library),
            *exercise_scripts(self.library),
            *(
                (path, with_policy(deck, is_whole=True))
                for own in self.library.editions
                for path, deck in deck_files(own, self.decks[own.edition.id], config.site_url)
            ),
        )
        taken = {file.dest_uri: f"tệp {file.src_uri}" for file in files}
        new = [(File.generated(config, path, content=text), called(text)) for path, text in made]
        links = edit_links(self.library, config, [file.dest_uri for file, _ in new])
        for file, name in new:
            file.edit_uri = links.get(file.dest_uri)
            _add(file, name, files, taken)
        for name, source in assets.site_files():
            file = File.generated(config, addresses.asset(name), abs_src_path=str(source))
            _add(file, f"tệp {name} của gói", files, taken)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """What the theme asks for: the address book, the words at the foot, how it is mended."""
        furnish_theme(env)
        self.given = {
            "in_menu": sorted(page.file.src_uri for page in self.nav.pages),
            "installable": self._makes_files,
            "foot": foot_words(own.edition for own in self.library.editions),
            "several": len(self.library.editions) > 1,
            "search_scripts": self.searching.scripts,
            "search_later": self.searching.later_scripts,
            "ways_on": self.searching.ways_on,
            "newest": {own.edition.id: self._newest(own) for own in self.library.editions},
        }
        env.globals.update(once=Once(), site=addresses, **self.given)
        editions = (None, *(own.edition.id for own in self.library.editions))
        around = {one: self._around(one) for one in editions}  # before any page is framed
        for page in (file.page for file in files.documentation_pages()):
            if page is not None:
                beside = [
                    one and (one.title, one.url) for one in (page.previous_page, page.next_page)
                ]
                edition = page.meta.get("edition")
                shown = repr((beside, self._sidebar(page)))
                self.keeping.frame(page, around[edition], shown)
        return env

    def _around(self, edition: str | None) -> str:
        """A digest of what the pages of an edition have around what is their own."""
        menu = outline((self.menus[edition] if edition else self.nav).items)
        given = ((key, one(edition) if callable(one) else one) for key, one in self.given.items())
        return digest(menu, repr(list(given)))

    def _newest(self, own: EditionLibrary) -> tuple[int, str] | None:
        """Year and address of the newest edition of the same province, where that is another."""
        newer = [one for one in kin_of(own, self.library) if one.year > own.edition.year]
        return (newer[0].year, addresses.of(newer[0]).home) if newer else None

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Neighbours of the pages outside the menu, and what each edition shows of it."""
        self.nav = nav
        give_neighbours(nav, files, self.pages)
        self.menus = by_edition(nav, self.library)
        escape_sections(nav.items)
        self.keeping.recall(files, self._made_of)
        return nav

    def _made_of(self, file: File, meta: Mapping[str, Any]) -> tuple[str, ...]:
        """What the content of a page is made of besides its Markdown."""
        edition, here = meta.get("edition"), file.src_uri
        is_made = here in self.pages and here not in self.by_hand
        is_told = self.searching.covers(file.dest_uri, edition)
        return self.terms.get(str(edition), ""), repr((is_made, is_told))

    @event_priority(-100)  # macros that other pages use are words by then
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Of pages out of templates Markdown reads what is Markdown, not their HTML."""
        if self.keeping.is_recalled(page):
            return markdown
        here = page.file.src_uri
        self.keeping.begin(page, markdown, files, *self._made_of(page.file, page.meta))
        if here in self.pages and here not in self.by_hand:
            markdown, self.apart[here] = kept_apart(markdown)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Links glossary terms; the glossary itself needs no links to itself."""
        here, edition = page.file.dest_uri, page.meta.get("edition")
        blocks = self.apart.pop(page.file.src_uri, [])
        if content := self.keeping.found(page):
            self.searching.add([Entry(*one) for one in content["entries"]], edition)
            escape_page(page)
            return content["html"]
        if blocks:
            html = put_back(html, blocks)
            page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors(blocks)
        found = self.searching.read(html, here, str(page.meta.get("title", page.title)), edition)
        self.searching.add(found, edition)
        own = addresses.EditionAddresses(str(edition))
        if edition is not None and here != own.glossary:
            html = link_terms(
                html, self.names[edition], lambda name: addresses.up(here) + own.term(name)
            )
        self.keeping.read(page, html, found)
        escape_page(page)
        return html

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """The menu of the page's edition, and the list beside a page of a set."""
        edition = page.meta.get("edition")
        if edition is None or self.keeping.has(page):
            return context
        values: dict[str, Any] = {**context, "nav": self.menus[edition]}
        if (html := self._sidebar(page)) is not None:
            values["sidebar"] = html
        return cast(TemplateContext, values)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """No faults of the theme's; figures and their per cent signs in one; a content
        policy, but in a preview, whose server puts in a script: there only on sheets."""
        if self.standing and self.keeping.is_standing(page):
            self.standing.take(page.file.dest_uri, Path(config.site_dir))
            return ""  # MkDocs writes nothing then
        if (whole := self.keeping.whole(page)) is None:
            whole = without_faults(output)
            if not self._makes_files:
                whole = without_downloads(whole)
            if self.command != "serve" or page.meta.get("template") == "sheet.html":
                whole = with_policy(whole)
            self.keeping.made(page, whole)
        if self.files_follow:
            whole = not_listed(whole, FOLLOWING)
        told = unmarked(whole.encode()) if self._makes_files else whole.encode()
        self.keeping.written(page, told)
        return told.decode()

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for addresses that are not there asks nobody either."""
        output = without_faults(output)
        return with_policy(output) if template_name.endswith(".html") else output

    def keys(self) -> dict[str, tuple[str, str]]:
        """What the pages of the site were made from, and the digest of what each says, by address;
        but of those that list files."""
        listing = {addresses.of(own.edition).downloads for own in self.library.editions}
        return {page: key for page, key in self.keeping.keys().items() if page not in listing}

    def _is_for_books(self, address: str) -> bool:
        """Whether books of this build may read a page: they have worked examples from the model."""
        return self._makes_files and not self.files_follow and address not in self.worked

    @property
    def _makes_files(self) -> bool:
        return self.command != "serve" and self.config.downloads

    @event_priority(-200)  # what other plugins write is in the zip, too
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes the files for downloading."""
        self.keeping.finish()
        self.searching.write(Path(config.site_dir))
        if self._makes_files:
            self._make_files(config)
        self.kept.finish(prune=not self.files_follow)  # the build that follows has the time

    def _make_files(self, config: MkDocsConfig) -> None:
        site, project = Path(config.site_dir), Path(config.config_file_path).parent
        strip(site)
        if self.files_follow:
            return
        try:
            digests = {page: digest for page, (_, digest) in self.keys().items()}
            pages = Built(self.keeping.marked(), digests)
            write_downloads(self.library, site, project / CACHED, config.site_url, self.kept, pages)
        except Collision as error:
            raise PluginError(str(error)) from None
        except NotMade as error:
            problems: list[Problem] = []
            if isinstance(error.__cause__, NotTypeset):
                folders = (Path(self.config.criteria), Path(config.docs_dir))
                problems += unprintable(folders, error.__cause__.characters)
            if problems:
                told = ProblemsFound(problems)
                raise PluginError(f"\n{told.report()}") from told
            raise PluginError(str(error)) from None
        make_installable(site, config.site_name)

    def on_build_error(self, *, error: Exception) -> None:
        """Keeps nothing new of a build that failed."""
        self.kept.leave()
        if hasattr(self, "keeping"):
            self.keeping.leave()

    def _sidebar(self, page: Page) -> str | None:
        """The list beside a page of a set."""
        if "section" not in page.meta:
            return None
        html = self.sidebars(page.meta["edition"], page.meta["section"], page.meta.get("field"))
        return marked(html, page.file.dest_uri.rpartition("/")[2])

    def _list(self, edition_id: str, set_id: str, field: str | None) -> str:
        own = self.library.find(edition_id)
        return sidebar(own.edition, own.find_set(set_id), field)


def hand_over(library: Library, config: MkDocsConfig) -> None:
    """Gives the plugin the library that was checked before the build."""
    plugin = plugin_of(config)
    plugin.open(config)
    plugin.handed = library


def strip(folder: Path) -> None:
    """Removes what no reader needs: source maps, the theme's own search, empty map."""
    for path in (*folder.rglob("*.map"), *folder.glob("sitemap.xml*")):
        path.unlink()
    for name in ("lunr", "workers"):
        shutil.rmtree(folder / addresses.SCRIPTS / name, ignore_errors=True)


def plugin_of(config: MkDocsConfig) -> CriteriaPlugin:
    """The plugin that is at work in a build."""
    for one in config.plugins.values():
        if isinstance(one, CriteriaPlugin):
            return one
    raise PluginError("mkdocs.yml: thêm «cchc» vào plugins.")


def _add(file: File, called: str, files: Files, taken: dict[str, str]) -> None:
    """Adds what no other file has the address of; ``taken``: what has which."""
    if file.dest_uri in taken:
        raise PluginError(str(Collision(file.dest_uri, taken[file.dest_uri], called)))
    taken[file.dest_uri] = called
    files.append(file)
