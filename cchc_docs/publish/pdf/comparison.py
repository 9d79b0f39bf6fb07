"""A comparison of two sets as a PDF; that of an edition with the one before it to take along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from cchc_docs.comparing.faces import as_workbook
from cchc_docs.comparing.report import Section
from cchc_docs.criteria.model import Edition
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, key_of, notices, stamp
from cchc_docs.publish.pages.changes import NAME, sections, title
from cchc_docs.publish.pdf.blocks import Cell, Row, Run, Table, plain
from cchc_docs.publish.pdf.tables import widths
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.typesetting.typeset import typeset

GROUP = "So với năm trước"


def comparison_pdf(title: str, sections: Sequence[Section], editions: Sequence[Edition]) -> bytes:
    """A table a section; the same comparison gives the same bytes."""
    paper = Paper(
        name="so-sanh",
        group="So sánh",
        title=title,
        subtitle="; ".join(one.title for one in editions),
        notice=" ".join(notices(editions)),
        layout="comparison",
        content={
            "sections": [
                {"title": one.title, "note": one.note, "table": plain(_table(one))}
                for one in sections
            ]
        },
    )
    return typeset(paper, stamp(editions, paper.as_bytes()))


def _table(section: Section) -> Table:
    head = _row(section.head)
    rows = tuple(_row(row) for row in section.rows)
    return Table(columns=widths((head, *rows)), head=(head,), rows=rows)


def _row(texts: Sequence[str]) -> Row:
    return tuple(Cell((Run(text),) if text else ()) for text in texts)


def artefacts(library: EditionLibrary) -> Iterator[Artefact]:
    """The comparison as PDF and as workbook, where there is an edition before."""
    told = sections(library)
    if not told:
        return
    editions = (library.earlier[-1].edition, library.edition)
    printed = stamp(editions, repr(told).encode())
    words, own = title(library), addresses.of(library.edition)
    for suffix, make in (
        ("pdf", partial(comparison_pdf, words, told, editions)),
        ("xlsx", partial(as_workbook, words, told)),
    ):
        path, name = own.download(f"{NAME}.{suffix}"), f"{words} ({suffix.upper()})"
        yield Artefact(path, name, GROUP, printed, key_of(printed), make)
