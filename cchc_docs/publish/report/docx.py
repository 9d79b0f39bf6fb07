"""The self-scoring report as an editable text, in the layout of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as Text
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import (
    Artefact,
    Stamp,
    edition_stamp,
    key_of,
    set_artefact,
)
from cchc_docs.publish.artefacts.packing import repacked
from cchc_docs.publish.report.content import (
    APPENDIX,
    APPENDIX_TITLE,
    ATTACHED,
    DETAILS,
    EXPLANATION_COLUMNS,
    FIELD_COLUMNS,
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
)
from cchc_docs.publish.report.fields import LISTS, lists_of, texts_of
from cchc_docs.publish.report.filling import blank_report
from cchc_docs.publish.report.template import fill

GROUP = "Báo cáo tự chấm điểm"
TEMPLATE_TITLE = "Mẫu báo cáo tự chấm điểm"
FOOT = "{{luu_y}} Nội dung ngày {{ngay_noi_dung}}, mã {{ma_noi_dung}}."
FONT = "Times New Roman"
BODY, TABLE, DETAIL = 14, 12, 11
"""Sizes in points: running text; tables; the table of all items."""


def artefacts(library: EditionLibrary) -> tuple[Artefact, ...]:
    """A blank report for every set, and the template that all reports are filled into."""
    edition = library.edition
    printed = edition_stamp(library)
    template = Artefact(
        addresses.of(edition).download("mau-bao-cao.docx"),
        "Mẫu báo cáo có trường để sửa theo thể thức của đơn vị (DOCX)",
        GROUP,
        printed,
        key_of(printed),
        lambda: _saved(template_text(), TEMPLATE_TITLE, "", printed),
    )
    return (*(_artefact(edition, one) for one in library.sets), template)


def _artefact(edition: Edition, criteria_set: CriteriaSet) -> Artefact:
    return set_artefact(
        edition,
        criteria_set,
        addresses.of(edition).download(f"bao-cao-tu-cham-{criteria_set.id}.docx"),
        "mẫu báo cáo tự chấm điểm (DOCX)",
        GROUP,
        lambda printed: report_docx(blank_report(edition, criteria_set), printed),
    )


def report_docx(report: SelfReport, stamp: Stamp, template: Text | None = None) -> bytes:
    """The report as a DOCX file, in ``template``'s layout or our own; the same bytes each time."""
    text = template or template_text()
    fill(text, texts_of(report, stamp), lists_of(report))
    return _saved(text, report.subject, report.unit or "", stamp)


def template_text() -> Text:
    """The report with its fields in place of all that a unit says."""
    text = Document()
    _page(text)
    _head(text)
    _body(text)
    _signature(text)
    _appendix(text)
    return text


def _saved(text: Text, title: str, author: str, stamp: Stamp) -> bytes:
    text.core_properties.title = title
    text.core_properties.author = author
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
    # on every page, small: what this form is and which content it was made from
    for footer in (section.footer, section.first_page_footer):
        _write(footer.paragraphs[0], FOOT, 8, ALIGN.LEFT, italic=True)


def _field(paragraph: Paragraph, instruction: str) -> None:
    run = paragraph.add_run()
    for kind, words in (("begin", None), (None, instruction), ("end", None)):
        part = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            part.text = words
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _head(text: Text) -> None:
    """Unit, quốc hiệu and tiêu ngữ, number and day, kind of document and subject."""
    table = _plain_table(text, 2, (60, 105))
    _write(table.cell(0, 0).paragraphs[0], PARENT, 13, ALIGN.CENTER)
    _write(table.cell(0, 0).add_paragraph(), "{{ten_don_vi_hoa}}", 13, ALIGN.CENTER, bold=True)
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
    _write(text.add_paragraph(), "{{trich_yeu}}", 14, ALIGN.CENTER, bold=True)
    line = text.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(3), Pt(4)
    line.paragraph_format.line_spacing = Pt(8)
    _border(line, "top", 62)


def _body(text: Text) -> None:
    """Points by field, explanations, difficulties and proposals."""
    _running(text, "{{mo_dau}}")
    by_field, explanations, difficulties = TITLES
    _heading(text, by_field)
    _table(text, FIELD_COLUMNS, "linh_vuc")
    _running(text, "{{ket_qua}}", before=8)
    _running(text, DETAILS)
    _heading(text, explanations)
    _running(text, "{{khong_ap_dung.cau}}")
    _table(text, EXPLANATION_COLUMNS, "giai_trinh")
    _running(text, "{{con_thieu.cau}}", before=8)
    _heading(text, difficulties)
    for line in TO_WRITE:
        _running(text, line).paragraph_format.keep_with_next = True  # the signature stays with it


def _appendix(text: Text) -> None:
    """The items, one by one, on the long side of the paper."""
    section = text.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(20)
    section.different_first_page_header_footer = False
    title = text.add_heading(APPENDIX, 1)
    title.alignment = ALIGN.CENTER
    _write(text.add_paragraph(), f"{APPENDIX_TITLE}, năm {{{{nam}}}}", 14, ALIGN.CENTER, bold=True)
    _write(text.add_paragraph(), "{{ten_don_vi}} – {{bo_tieu_chi}}", 13, ALIGN.CENTER)
    attached = text.add_paragraph()
    _write(attached, ATTACHED, 13, ALIGN.CENTER, italic=True)
    attached.paragraph_format.space_after = Pt(6)
    _table(text, SELF_COLUMNS, "bang", DETAIL)


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


def _table(text: Text, columns: Columns, name: str, size: int = TABLE) -> None:
    """A ruled table for a list: heads on every page, rows stay whole."""
    heads = columns.heads
    table = text.add_table(2, len(heads))
    table.style = "Table Grid"
    _fill(table.rows[0], heads, size, True, range(len(heads)))
    _mark(table.rows[0], "w:tblHeader")
    cells = [f"{{{{{name}.{key}}}}}" for key in LISTS[name][1]]
    _fill(table.rows[1], cells, size, False, columns.centred)
    _mark(table.rows[1], "w:cantSplit")
    _size(table, columns.widths)


def _fill(row: _Row, cells: Sequence[str], size: int, bold: bool, centred: Iterable[int]) -> None:
    middle = set(centred)
    for position, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
        align = ALIGN.CENTER if position in middle else ALIGN.LEFT
        _write(cell.paragraphs[0], words, size, align, bold=bold)


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
