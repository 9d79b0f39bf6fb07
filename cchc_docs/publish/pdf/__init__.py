"""The PDF guides: the site's own pages set in type, and forms from the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cchc_docs.criteria.model import Edition
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, key_of, stamp
from cchc_docs.publish.pdf import comparison
from cchc_docs.publish.pdf.books import books
from cchc_docs.publish.pdf.forms import forms
from cchc_docs.publish.pdf.hand_outs import hand_outs
from cchc_docs.publish.pdf.page_tree import Pages
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.typesetting.typeset import typeset


def artefacts(library: EditionLibrary, site: Path, site_url: str | None) -> Iterator[Artefact]:
    """Every PDF: handbooks, examples, booklets, hand-outs, checklists, forms; what changed."""
    yield from (artefact(library.edition, paper) for paper in papers(library, site, site_url))
    yield from comparison.artefacts(library)


def papers(library: EditionLibrary, site: Path, site_url: str | None) -> Iterator[Paper]:
    """Every document, from the pages of ``site``, which stands at ``site_url``, and the model."""
    yield from books(library, Pages(site), site_url)
    yield from hand_outs(library)
    yield from forms(library)


def artefact(edition: Edition, paper: Paper) -> Artefact:
    """The document as a file for downloading; its stamp is that of its edition and of what it
    holds."""
    printed = stamp((edition,), paper.as_bytes())
    return Artefact(
        addresses.of(edition).download(f"{paper.name}.pdf"),
        f"{paper.title} (PDF)",
        paper.group,
        printed,
        key_of(printed),
        lambda: typeset(paper, printed),
    )
