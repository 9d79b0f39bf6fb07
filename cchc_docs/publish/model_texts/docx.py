"""A model text as a Word file."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from cchc_docs.ground.days import show_day
from cchc_docs.lessons.model_texts import ModelText
from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.report.letter import (
    BODY,
    Head,
    new_letter,
    put_end,
    put_head,
    running,
    saved,
    write_marked,
)

INVENTED = "Mẫu để chép; tên, số, ngày và sự việc đều là giả định."


def model_docx(one: ModelText, notice: str, stamp: Stamp) -> bytes:
    """The text as a DOCX file, which says of itself that it is a model."""
    made_from = f"Nội dung ngày {show_day(stamp.date)}, mã {stamp.digest}."
    text = new_letter(f"{INVENTED} {notice} {made_from}")
    put_head(
        text, Head(one.parent, one.unit, one.number, one.day or "", one.kind or "", one.subject)
    )
    for line in one.opening:
        paragraph = text.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(10)
        write_marked(paragraph, line, BODY, ALIGN.CENTER)
    for place, line in enumerate(one.body):
        if line.startswith("**") and line.endswith("**"):
            write_marked(text.add_paragraph(), line, BODY, ALIGN.CENTER)
        else:
            running(text, line, before=0 if place else 6)
    put_end(text, one.receivers, one.signers, one.signing)
    return saved(text, one.title, "", stamp)
