"""A comparison of two sets as a PDF."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_docs.comparing.report import Section
from cchc_docs.criteria.model import Edition
from cchc_docs.publish.artefacts.artefact import notices, stamp
from cchc_docs.publish.pdf.blocks import Cell, Row, Run, Table, plain
from cchc_docs.publish.pdf.tables import widths
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.typesetting.typeset import typeset


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
