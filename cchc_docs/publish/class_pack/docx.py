"""The class pack as a text that a trainer can change: the same sheets, Word headings, tables."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from docx.document import Document as Text
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.artefacts.blank_text import blank_text
from cchc_docs.publish.artefacts.packing import repacked
from cchc_docs.publish.class_pack.quiz import OPTIONS, letter
from cchc_docs.publish.class_pack.sheets import Sheet, Table

FONT = "Times New Roman"
LONGEST = 255
"""Letters that Word takes as the title of a file."""
SHORT, LONG, MARGIN = 210, 297, 18
"""Millimetres of A4."""


def pack_docx(title: str, made: Sequence[Sheet], stamp: Stamp) -> bytes:
    """The pack as a DOCX file; the same pack gives the same bytes."""
    text = blank_text()
    text.styles["Normal"].font.name, text.styles["Normal"].font.size = FONT, Pt(12)
    text.core_properties.title, text.core_properties.author = title[:LONGEST], ""
    text.core_properties.language, text.core_properties.comments = "vi-VN", ""
    text.core_properties.created = datetime.datetime.combine(stamp.date, datetime.time())
    for number, sheet in enumerate(made):
        _page(text, sheet.flipped, is_first=number == 0)
        text.add_heading(sheet.title, 1)
        for line in sheet.lines:
            paragraph = text.add_paragraph()
            run = paragraph.add_run(line)
            if sheet.is_hung:
                paragraph.alignment, run.font.size = ALIGN.CENTER, Pt(18)
        _questions(text, sheet)
        if sheet.table is not None:
            _table(text, sheet.table, LONG if sheet.flipped else SHORT)
    foot = text.sections[0].footer.paragraphs[0]
    foot.add_run(f"{stamp.foot}. Mã nội dung {stamp.digest}.").font.size = Pt(9)
    buffer = io.BytesIO()
    text.save(buffer)
    return repacked(buffer.getvalue(), stamp.date.isoformat())


def _page(text: Text, flipped: bool, is_first: bool) -> None:
    page = text.sections[0] if is_first else text.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENT.LANDSCAPE if flipped else WD_ORIENT.PORTRAIT
    width, height = (LONG, SHORT) if flipped else (SHORT, LONG)
    page.page_width, page.page_height = Mm(width), Mm(height)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN)


def _questions(text: Text, sheet: Sheet) -> None:
    for number, one in enumerate(sheet.asked, 1):
        head = text.add_paragraph()
        head.add_run(f"Câu {number}. {one.title}").bold = True
        head.paragraph_format.keep_with_next = True
        text.add_paragraph(one.story).paragraph_format.keep_with_next = True
        options = (f"{letter(place)}. {told}" for place, told in enumerate(one.options))
        line = text.add_paragraph("\t".join(options))
        for place in range(1, OPTIONS):
            line.paragraph_format.tab_stops.add_tab_stop(Mm(place * (SHORT - 2 * MARGIN) / OPTIONS))


def _table(text: Text, told: Table, width: int) -> None:
    """A ruled table; its head stands on every page, no row is broken."""
    table = text.add_table(1, len(told.heads))
    table.style, table.autofit = "Table Grid", False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for _ in told.rows:
        table.add_row()._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if told.height:
            table.rows[-1].height = Mm(told.height)
    room = (width - 2 * MARGIN) / sum(told.widths)
    for column, share in zip(table.columns, told.widths, strict=True):
        column.width = Mm(share * room)  # LibreOffice goes by the columns, Word by the cells
    for line, cells in zip(table.rows, (told.heads, *told.rows), strict=True):
        for cell, words, share in zip(line.cells, cells, told.widths, strict=True):
            cell.width = Mm(share * room)
            run = cell.paragraphs[0].add_run(words)
            run.font.size, run.bold = Pt(10), cells is told.heads
