"""From a page to the line that it is made from, for those who find something to mend."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from mkdocs.config.defaults import MkDocsConfig

from cchc_docs.criteria.documents import documents_below, read_document
from cchc_docs.editorial.passages import field_files
from cchc_docs.ground.findings import Place
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.written import own_pages

Origin = tuple[Path, Place]
"""A file, and the part of it that a page is about."""


def edit_links(
    library: Library, config: MkDocsConfig, pages: Iterable[str]
) -> Mapping[str, str | None]:
    """What MkDocs adds to ``edit_uri`` for each page, by its address.

    A page that lists or explains an edition as a whole leads to ``edition.yaml``. No page leads
    anywhere where the project does not say where its sources are.
    """
    if not (config.edit_uri or config.edit_uri_template):
        return {}
    read = functools.cache(read_document)

    def link(path: Path, place: Place) -> str:
        way = PurePath(os.path.relpath(path, config.docs_dir)).as_posix()
        return f"{way}#L{read(path).line(place)}" if path.suffix == ".yaml" else way

    links: dict[str, str] = {}
    for own in library.editions:
        home = addresses.of(own.edition).home
        whole = link(own.folder / "edition.yaml", ("title",))
        if len(library.editions) == 1:
            links[addresses.HOME] = whole
        links |= {page: whole for page in pages if page.startswith(addresses.folder(home) + "/")}
        links |= {page: link(*origin) for page, origin in _origins(own)}
    return links


def _origins(own: EditionLibrary) -> Iterator[tuple[str, Origin]]:
    """The pages of an edition that come from one part of one file."""
    at, edition = addresses.of(own.edition), own.folder / "edition.yaml"
    yield at.sets, (edition, ("sets",))
    yield at.gaps, (edition, ("unknown",))
    for number, one in enumerate(own.sets):
        declared: Origin = (edition, ("sets", number))
        for page in (at.set_page, at.overview_page, at.sheet_page, at.exercise_page):
            yield page(one.id), declared
        for path, place, node in field_files(own, one):
            yield at.node_page(one.id, node.id), (path, (*place, "id"))
    for scored in own.examples:
        yield at.example(scored.example.id), _named(own, "examples", scored.example.id)
    for unit in own.units:
        yield at.example(unit.example.id), _named(own, "units", unit.example.id)
    for path in [*documents_below(own.folder / "questions")][:1]:
        yield at.questions, (path, ())
    for address, name in (
        (at.plan, "course.yaml"),
        (at.glossary, "glossary.yaml"),
        (at.sources, "sources.yaml"),
    ):
        for path in (own.folder / name, own.folder.parent / name):
            if path.exists():
                yield address, (path, ())
                break
    for own_page in own_pages(own):
        if own_page.file is not None:
            yield at.page(own_page.name), (own_page.file, ())


def _named(own: EditionLibrary, folder: str, name: str) -> Origin:
    return own.folder / folder / f"{name}.yaml", ("id",)
