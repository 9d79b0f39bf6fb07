"""The PDF guides: the site's own pages set in type, and forms from the model."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from cchc_docs.criteria.model import Edition
from cchc_docs.ground.kept import Kept
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, key_of, stamp, stamp_of
from cchc_docs.publish.pdf import comparison
from cchc_docs.publish.pdf.binding import Book
from cchc_docs.publish.pdf.books import books, paper_of
from cchc_docs.publish.pdf.forms import forms
from cchc_docs.publish.pdf.hand_outs import hand_outs
from cchc_docs.publish.pdf.page_tree import Pages
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.typesetting.typeset import typeset


def artefacts(
    library: EditionLibrary, pages: Pages, site_url: str | None, kept: Kept | None = None
) -> Iterator[Artefact]:
    """Every PDF: handbooks, examples, booklets, hand-outs, checklists, forms; what changed.

    From the ``pages`` of the site, which stands at ``site_url``, and the model.
    """
    for book, code in books(library, pages):
        yield _bound(library, book, code, site_url, kept or Kept())
    for paper in (*hand_outs(library), *forms(library)):
        yield artefact(library.edition, paper)
    yield from comparison.artefacts(library)


def _bound(
    library: EditionLibrary, book: Book, set_code: str, site_url: str | None, kept: Kept
) -> Artefact:
    """A book as a file, bound only where it is none that an earlier build has bound."""
    edition = library.edition

    @cache
    def paper() -> Paper:
        return replace(paper_of(book, library, site_url), set_code=set_code)

    made_of = (
        "book",
        str(site_url),
        hashlib.sha256(pickle.dumps(book)).hexdigest(),
        edition.model_copy(update={"sets": ()}).model_dump_json(),
        *(one.model_dump_json() for one in library.sources.values()),
    )
    digest = kept.made(lambda: hashlib.sha256(paper().as_bytes()).hexdigest(), lambda: made_of)
    printed = stamp_of((edition,), digest)
    return Artefact(
        addresses.of(edition).download(f"{book.name}.pdf"),
        f"{book.title} (PDF)",
        book.group,
        printed,
        key_of(printed, set_code.encode()),
        lambda: typeset(paper(), printed),
    )


def artefact(edition: Edition, paper: Paper) -> Artefact:
    """The document as a file for downloading; its stamp is that of its edition and of what it
    holds."""
    printed = stamp((edition,), paper.as_bytes())
    return Artefact(
        addresses.of(edition).download(f"{paper.name}.pdf"),
        f"{paper.title} (PDF)",
        paper.group,
        printed,
        key_of(printed, paper.set_code.encode()),
        lambda: typeset(paper, printed),
    )
