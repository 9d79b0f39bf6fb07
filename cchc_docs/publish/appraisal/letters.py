"""The letter that asks a unit to explain, as DOCX and as PDF, in the same words."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from cchc_docs.ground.days import show_day
from cchc_docs.publish.appraisal import request as words
from cchc_docs.publish.appraisal.request import Request
from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.report.content import MOTTO, NATION, PLACE_AND_DAY, SIGNING
from cchc_docs.publish.report.letter import (
    BODY,
    Head,
    new_letter,
    put_end,
    put_head,
    ruled_table,
    running,
    saved,
    write_marked,
)
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.typesetting.typeset import typeset

SIZE = 11
"""Points of the table."""


def request_docx(one: Request, stamp: Stamp) -> bytes:
    """The letter as a DOCX file; the same request gives the same bytes."""
    text = new_letter(
        f"{one.notice} Nội dung ngày {show_day(stamp.date)}. Mã nội dung {stamp.digest}."
    )
    head = Head(words.PARENT, words.SENDER, words.NUMBER, PLACE_AND_DAY, "", one.subject)
    put_head(text, head)
    to = text.add_paragraph()
    to.paragraph_format.space_before = Pt(14)
    to.paragraph_format.space_after = Pt(10)
    write_marked(to, one.to, BODY, ALIGN.CENTER)
    for line in one.opening:
        running(text, line)
    ruled_table(text, words.ITEM_COLUMNS, [item.cells for item in one.items], SIZE)
    for place, line in enumerate(words.CLOSING):
        running(text, line, before=0 if place else 8)
    put_end(text, words.RECIPIENTS, (words.SIGNER,), SIGNING)
    return saved(text, f"{one.subject} – {one.unit}", "", stamp)


def request_pdf(one: Request, stamp: Stamp) -> bytes:
    """The letter as a PDF file; the same request gives the same bytes."""
    letter = {
        "parent": words.PARENT,
        "unit": words.SENDER,
        "nation": NATION,
        "motto": MOTTO,
        "number": words.NUMBER,
        "place": PLACE_AND_DAY,
        "subject": one.subject,
        "to": one.to,
        "opening": one.opening,
        "items": {**vars(words.ITEM_COLUMNS), "rows": [[False, item.cells] for item in one.items]},
        "closing": words.CLOSING,
        "recipients": words.RECIPIENTS,
        "signer": words.SIGNER,
        "signing": SIGNING,
    }
    paper = Paper(
        name="giai-trinh",
        group="Thẩm định",
        title=f"{one.subject} – {one.unit}",
        subtitle=one.set_title,
        notice=one.notice,
        layout="explain",
        content={"letter": letter},
    )
    return typeset(paper, stamp)
