"""The self-scoring report as an editable text, in the layout of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as Text
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.days import show_day
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, Stamp, set_artefact
from cchc_docs.publish.artefacts.packing import repacked
from cchc_docs.publish.report.content import (
    EXPLANATION_COLUMNS,
    KIND,
    MOTTO,
    NATION,
    NUMBER,
    PARENT,
    PLACE_AND_DAY,
    RECIPIENTS,
    SELF_COLUMNS,
    SIGNER,
    SIGNING,
    TITLES,
    TO_WRITE,
    Columns,
    SelfReport,
    blank_report,
)

FONT = "Times New Roman"
BODY, SMALL, TABLE = 14, 12, 12
"""Sizes in points: running text; small print; tables."""


def artefacts(library: EditionLibrary) -> tuple[Artefact, ...]:
    """A blank report for every set."""
    return tuple(_artefact(library.edition, one) for one in library.sets)


def _artefact(edition: Edition, criteria_set: CriteriaSet) -> Artefact:
    return set_artefact(
        edition,
        criteria_set,
        addresses.of(edition).download(f"bao-cao-tu-cham-{criteria_set.id}.docx"),
        "mẫu báo cáo tự chấm điểm (DOCX)",
        "Báo cáo tự chấm điểm",
        lambda printed: report_docx(blank_report(edition, criteria_set), printed),
    )


def report_docx(report: SelfReport, stamp: Stamp) -> bytes:
    """The report as a DOCX file; the same report gives the same bytes."""
    text = Document()
    _page(text)
    _head(text, report)
    _body(text, report)
    _signature(text)
    _foot(text, report, stamp)
    text.core_properties.title = report.subject
    text.core_properties.author = report.unit or ""
    text.core_properties.language = "vi-VN"
    text.core_properties.comments = ""
    text.core_properties.created = datetime.datetime.combine(stamp.date, datetime.time())
    buffer = io.BytesIO()
    text.save(buffer)
    return repacked(buffer.getvalue(), stamp.date.isoformat())


def _page(text: Text) -> None:
    """A4 and its margins, the style of running text, page numbers from the second page on."""
    section = text.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = text.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    fonts = style.element.rPr.rFonts
    for kind in ("w:eastAsia", "w:cs", "w:ascii", "w:hAnsi"):
        fonts.set(qn(kind), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    heading = text.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.bold = FONT, Pt(BODY), True
    heading.font.color.rgb = RGBColor(0, 0, 0)
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        heading.element.rPr.rFonts.attrib.pop(qn(kind), None)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(8), Pt(6)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(6), 1.1
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    _field(number, "PAGE")


def _field(paragraph: Paragraph, instruction: str) -> None:
    run = paragraph.add_run()
    for kind, words in (("begin", None), (None, instruction), ("end", None)):
        part = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            part.text = words
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _head(text: Text, report: SelfReport) -> None:
    """Unit, quốc hiệu and tiêu ngữ, number and day, kind of document and subject."""
    table = _plain_table(text, 2, (60, 105))
    _write(table.cell(0, 0).paragraphs[0], PARENT, 13, ALIGN.CENTER)
    _write(table.cell(0, 0).add_paragraph(), report.head, 13, ALIGN.CENTER, bold=True)
    _rule_below(table.cell(0, 0), 20)
    nation = table.cell(0, 1)
    _write(nation.paragraphs[0], NATION, 13, ALIGN.CENTER, bold=True)
    _write(nation.add_paragraph(), MOTTO, 14, ALIGN.CENTER, bold=True)
    _rule_below(nation, 21)
    _write(table.cell(1, 0).paragraphs[0], NUMBER, 13, ALIGN.CENTER)
    _write(table.cell(1, 1).paragraphs[0], PLACE_AND_DAY, 14, ALIGN.CENTER, italic=True)
    title = text.add_paragraph()
    title.paragraph_format.space_before = Pt(12)
    _write(title, KIND, 14, ALIGN.CENTER, bold=True)
    _write(text.add_paragraph(), report.subject, 14, ALIGN.CENTER, bold=True)
    line = text.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(3), Pt(4)
    line.paragraph_format.line_spacing = Pt(8)
    _border(line, "top", 62)


def _body(text: Text, report: SelfReport) -> None:
    """Table of self scores, explanations, difficulties and proposals."""
    _running(text, report.opening)
    scores, explanations, difficulties = TITLES
    _heading(text, scores)
    rows = [row.cells for row in report.table]
    bold = [row.is_strong for row in report.table]
    _table(text, SELF_COLUMNS, rows, bold)
    _running(text, report.result, before=8)
    _heading(text, explanations)
    told = report.explanations
    if told:
        plain = [False] * len(told)
        _table(text, EXPLANATION_COLUMNS, told, plain)
    for place, line in enumerate(report.remarks):
        _running(text, line, before=0 if place else 8)
    _heading(text, difficulties)
    for line in TO_WRITE:
        _running(text, line).paragraph_format.keep_with_next = True  # the signature stays with it


def _signature(text: Text) -> None:
    """Who receives it, who signs."""
    text.add_paragraph().paragraph_format.keep_with_next = True
    table = _plain_table(text, 1, (80, 85))
    _mark(table.rows[0], "w:cantSplit")
    left, right = table.cell(0, 0), table.cell(0, 1)
    first, *others = RECIPIENTS
    _write(left.paragraphs[0], first, 12, ALIGN.LEFT, bold=True, italic=True)
    for line in others:
        _write(left.add_paragraph(), line, 11, ALIGN.LEFT)
    _write(right.paragraphs[0], SIGNER, 14, ALIGN.CENTER, bold=True)
    _write(right.add_paragraph(), SIGNING, 13, ALIGN.CENTER, italic=True)


def _foot(text: Text, report: SelfReport, stamp: Stamp) -> None:
    """On every page, small: what this form is and which content it was made from."""
    section = text.sections[0]
    words = f"{report.notice} Nội dung ngày {show_day(stamp.date)}, mã {stamp.digest}."
    for footer in (section.footer, section.first_page_footer):
        _write(footer.paragraphs[0], words, 8, ALIGN.LEFT, italic=True)


def _write(
    paragraph: Paragraph,
    words: str,
    size: int,
    align: ALIGN,
    bold: bool = False,
    italic: bool = False,
) -> None:
    """``words`` as a paragraph without space around it."""
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1


def _running(text: Text, words: str, before: int = 0) -> Paragraph:
    """A justified paragraph of running text."""
    paragraph = text.add_paragraph(words)
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def _heading(text: Text, words: str) -> None:
    """A heading in Word's own style, which its navigation pane lists."""
    paragraph = text.add_heading(words, 1)
    paragraph.paragraph_format.first_line_indent = Mm(10)


def _plain_table(text: Text, rows: int, widths: Sequence[int]) -> Table:
    table: Table = text.add_table(rows, len(widths))
    _size(table, widths)
    return table


def _table(
    text: Text, columns: Columns, rows: Iterable[Sequence[str]], bold: Iterable[bool]
) -> None:
    """A ruled table whose heads are repeated on every page and whose rows stay whole."""
    heads = columns.heads
    table = text.add_table(1, len(heads))
    table.style = "Table Grid"
    _fill(table.rows[0], heads, True, range(len(heads)))
    _mark(table.rows[0], "w:tblHeader")
    for cells, strong in zip(rows, bold, strict=True):
        row = table.add_row()
        _fill(row, cells, strong, columns.centred)
        _mark(row, "w:cantSplit")
    _size(table, columns.widths)


def _fill(row: _Row, cells: Sequence[str], bold: bool, centred: Iterable[int]) -> None:
    middle = set(centred)
    for position, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
        align = ALIGN.CENTER if position in middle else ALIGN.LEFT
        _write(cell.paragraphs[0], words, TABLE, align, bold=bold)


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _size(table: Table, widths: Sequence[int]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _rule_below(cell: _Cell, indent: int) -> None:
    """The short line under a name, ``indent`` mm in from both sides."""
    line = cell.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(3), Pt(0)
    line.paragraph_format.line_spacing = Pt(6)
    _border(line, "top", indent)


def _border(line: Paragraph, side: str, indent: int) -> None:
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(indent)
    borders, edge = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        edge.set(qn(f"w:{key}"), value)
    borders.append(edge)
    line._p.get_or_add_pPr().append(borders)
