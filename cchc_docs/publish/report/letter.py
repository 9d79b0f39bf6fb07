"""An administrative text in Word, in the layout of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.document import Document as Text
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.artefacts.blank_text import blank_text
from cchc_docs.publish.artefacts.packing import repacked
from cchc_docs.publish.report.content import MOTTO, NATION, Columns

FONT = "Times New Roman"
LONGEST = 255
"""Letters that Word takes as the title of a file."""
BODY, TABLE = 14, 12
"""Sizes in points: running text; tables."""
SIGNATURE = Mm(35)
"""Room for two hands beside each other, above what stands below them."""
STRONG = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*")
"""Words that stand out, bold or slanted, as Markdown marks them."""


@dataclass(frozen=True)
class Head:
    """What stands above a text: who writes, number and day, kind of document and subject.

    A letter has no kind: its subject stands below the number.
    """

    parent: str
    unit: str
    number: str
    day: str
    kind: str
    subject: str


def new_letter(foot: str) -> Text:
    """A4 and its margins, the style of running text, page numbers from the second page on;
    ``foot`` on every page, small: what this text is and which content it was made from."""
    text = blank_text()
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
    for footer in (section.footer, section.first_page_footer):
        write(footer.paragraphs[0], foot, 8, ALIGN.LEFT, italic=True)
    return text


def landscape(section: Section) -> None:
    """A4 on its long side, for tables of many columns."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)


def _field(paragraph: Paragraph, instruction: str) -> None:
    run = paragraph.add_run()
    for kind, words in (("begin", None), (None, instruction), ("end", None)):
        part = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            part.text = words
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def put_head(text: Text, head: Head) -> None:
    """Unit, quốc hiệu and tiêu ngữ, number and day, kind of document and subject."""
    table = plain_table(text, 2, (60, 105))
    write(table.cell(0, 0).paragraphs[0], head.parent, 13, ALIGN.CENTER)
    write(table.cell(0, 0).add_paragraph(), head.unit, 13, ALIGN.CENTER, bold=True)
    _rule_below(table.cell(0, 0), 20)
    nation = table.cell(0, 1)
    write(nation.paragraphs[0], NATION, 13, ALIGN.CENTER, bold=True)
    write(nation.add_paragraph(), MOTTO, 14, ALIGN.CENTER, bold=True)
    _rule_below(nation, 21)
    write(table.cell(1, 0).paragraphs[0], head.number, 13, ALIGN.CENTER)
    write(table.cell(1, 1).paragraphs[0], head.day, 14, ALIGN.CENTER, italic=True)
    if not head.kind:
        write(table.cell(1, 0).add_paragraph(), head.subject, 12, ALIGN.CENTER)
        return
    title = text.add_paragraph()
    title.paragraph_format.space_before = Pt(12)
    write(title, head.kind, 14, ALIGN.CENTER, bold=True)
    write(text.add_paragraph(), head.subject, 14, ALIGN.CENTER, bold=True)
    line = text.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(3), Pt(4)
    line.paragraph_format.line_spacing = Pt(8)
    _border(line, "top", 62)


def put_end(text: Text, receivers: Sequence[str], signers: Sequence[str], signing: str) -> None:
    """Who receives it, and who signs; two that sign stand side by side, receivers below them."""
    text.add_paragraph().paragraph_format.keep_with_next = True
    below = len(signers) > 1 and bool(receivers)
    table = plain_table(text, 2 if below else 1, (80, 85))
    _mark(table.rows[0], "w:cantSplit")
    left, right = table.cell(0, 0), table.cell(0, 1)
    if below:
        table.rows[0].height = SIGNATURE
    if receivers:
        first, *others = receivers
        cell = table.rows[-1].cells[0]
        write(cell.paragraphs[0], first, 12, ALIGN.LEFT, bold=True, italic=True)
        for line in others:
            write(cell.add_paragraph(), line, 11, ALIGN.LEFT)
    for cell, signer in zip((right, left), reversed(signers), strict=False):
        write(cell.paragraphs[0], signer, 14, ALIGN.CENTER, bold=True)
        write(cell.add_paragraph(), signing, 13, ALIGN.CENTER, italic=True)


def saved(text: Text, title: str, author: str, stamp: Stamp) -> bytes:
    """The file; the same text gives the same bytes."""
    text.core_properties.title, text.core_properties.author = title[:LONGEST], author[:LONGEST]
    text.core_properties.language = "vi-VN"
    text.core_properties.comments = ""
    text.core_properties.created = datetime.datetime.combine(stamp.date, datetime.time())
    buffer = io.BytesIO()
    text.save(buffer)
    return repacked(buffer.getvalue(), stamp.date.isoformat())


def write(
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


def write_marked(paragraph: Paragraph, words: str, size: int, align: ALIGN) -> None:
    """``words`` with what stands out in them, as a paragraph of its own."""
    for run in _put_marked(paragraph, words):
        run.font.size = Pt(size)
    paragraph.alignment = align


def _put_marked(paragraph: Paragraph, words: str) -> list[Run]:
    """The words in runs: bold, slanted and plain ones."""
    made, end = [], 0
    for found in (*STRONG.finditer(words), None):
        if plain := words[end : found.start() if found else None]:
            made.append(paragraph.add_run(plain))
        if found:
            run = paragraph.add_run(found[1] or found[2])
            run.bold, run.italic = bool(found[1]) or None, bool(found[2]) or None
            made.append(run)
            end = found.end()
    return made


def running(text: Text, words: str, before: int = 0) -> Paragraph:
    """A justified paragraph of running text."""
    paragraph = text.add_paragraph()
    _put_marked(paragraph, words)
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def heading(text: Text, words: str) -> None:
    """A heading in Word's own style, which its navigation pane lists."""
    paragraph = text.add_heading(words, 1)
    paragraph.paragraph_format.first_line_indent = Mm(10)


def plain_table(text: Text, rows: int, widths: Sequence[int]) -> Table:
    """A table without lines, by which texts stand side by side."""
    table: Table = text.add_table(rows, len(widths))
    _size(table, widths)
    return table


def ruled_table(
    text: Text, columns: Columns, rows: Iterable[Sequence[str]], size: int = TABLE
) -> None:
    """A ruled table whose heads are repeated on every page and whose rows stay whole."""
    table = text.add_table(1, len(columns.heads))
    table.style = "Table Grid"
    _fill(table.rows[0], columns.heads, size, True, range(len(columns.heads)))
    _mark(table.rows[0], "w:tblHeader")
    for cells in rows:
        row = table.add_row()
        _fill(row, cells, size, False, columns.centred)
        _mark(row, "w:cantSplit")
    _size(table, columns.widths)


def _fill(row: _Row, cells: Sequence[str], size: int, bold: bool, centred: Iterable[int]) -> None:
    middle = set(centred)
    for position, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
        align = ALIGN.CENTER if position in middle else ALIGN.LEFT
        write(cell.paragraphs[0], words, size, align, bold=bold)


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
