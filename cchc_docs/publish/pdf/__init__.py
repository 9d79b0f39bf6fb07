"""The PDF guides: the site's own pages set in type, and forms from the model."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cchc_docs.library import Library
from cchc_docs.publish.artefacts import Artefact, key_of, stamp
from cchc_docs.publish.pdf.books import Pages, book_data, books
from cchc_docs.publish.pdf.forms import forms
from cchc_docs.publish.pdf.typesetting import typeset

FOLDER = "tai-ve"


def artefacts(library: Library, site: Path) -> tuple[Artefact, ...]:
    """Every PDF: handbook, guides, booklets, hand-outs, checklists, forms."""
    return tuple(_artefacts(library, site))


def _artefacts(library: Library, site: Path) -> Iterator[Artefact]:
    pages, mark = Pages(site), stamp(library)
    for book in books(library, pages):
        data = book_data(book, mark, notice_of(library))
        yield _artefact(library, book.name, f"{book.title} (PDF)", book.group, "book", data)
    for form in forms(library, mark):
        yield _artefact(library, form.name, f"{form.title} (PDF)", form.group, "form", form.data)


def notice_of(library: Library) -> str:
    """What the editions say of themselves, each once."""
    return " ".join(dict.fromkeys(" ".join(one.notice.split()) for one in library.editions))


def _artefact(
    library: Library, name: str, title: str, group: str, layout: str, data: Mapping[str, Any]
) -> Artefact:
    day = datetime.datetime.combine(stamp(library).date, datetime.time(), datetime.UTC)
    content = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).digest()
    return Artefact(
        f"{FOLDER}/{name}.pdf",
        title,
        group,
        key_of(library, content),
        lambda: typeset(layout, data, int(day.timestamp())),
    )
