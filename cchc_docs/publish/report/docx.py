"""The self-scoring report as an editable text, in the layout of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from docx.document import Document as Text
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

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
from cchc_docs.publish.report.content import (
    ADDRESSEE,
    APPENDIX,
    APPENDIX_TITLE,
    ATTACHED,
    DETAILS,
    EXPLANATION_COLUMNS,
    FIELD_COLUMNS,
    KIND,
    NUMBER,
    PARENT,
    PLACE_AND_DAY,
    RECIPIENTS,
    SELF_COLUMNS,
    SIGNER,
    SIGNING,
    TITLES,
    Columns,
    SelfReport,
    closing,
)
from cchc_docs.publish.report.fields import LISTS, lists_of, texts_of
from cchc_docs.publish.report.filling import blank_report
from cchc_docs.publish.report.letter import (
    BODY,
    TABLE,
    Head,
    heading,
    landscape,
    new_letter,
    put_end,
    put_head,
    ruled_table,
    running,
    saved,
    write,
)
from cchc_docs.publish.report.template import fill

GROUP = "Báo cáo tự chấm điểm"
TEMPLATE_TITLE = "Mẫu báo cáo tự chấm điểm"
FOOT = "{{luu_y}} Nội dung ngày {{ngay_noi_dung}}. Mã bộ tiêu chí {{ma_noi_dung}}."
HEAD = Head(PARENT, "{{ten_don_vi_hoa}}", NUMBER, PLACE_AND_DAY, KIND, "{{trich_yeu}}")
DETAIL = 11
"""Points of the table of all items."""


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
        lambda: saved(template_text(), TEMPLATE_TITLE, "", printed),
    )
    return (*(_artefact(edition, one) for one in library.sets), template)


def _artefact(edition: Edition, criteria_set: CriteriaSet) -> Artefact:
    return set_artefact(
        edition,
        criteria_set,
        addresses.of(edition).download(f"bao-cao-tu-cham-{criteria_set.id}.docx"),
        "mẫu báo cáo tự chấm điểm (DOCX)",
        GROUP,
        lambda held, printed: report_docx(blank_report(edition, held), printed),
    )


def report_docx(report: SelfReport, stamp: Stamp, template: Text | None = None) -> bytes:
    """The report as a DOCX file, in ``template``'s layout or our own; the same bytes each time."""
    text = template or template_text()
    fill(text, texts_of(report, stamp), lists_of(report))
    return saved(text, report.subject, report.unit or "", stamp)


def template_text() -> Text:
    """The report with its fields in place of all that a unit says."""
    text = new_letter(FOOT)
    put_head(text, HEAD)
    _body(text)
    put_end(text, RECIPIENTS, (SIGNER,), SIGNING)
    _appendix(text)
    return text


def _body(text: Text) -> None:
    """Points by field, explanations, difficulties and proposals."""
    addressee = text.add_paragraph()
    write(addressee, ADDRESSEE, BODY, ALIGN.CENTER)
    addressee.paragraph_format.space_after = Pt(6)
    running(text, "{{mo_dau}}")
    by_field, explanations, difficulties = TITLES
    heading(text, by_field)
    _table(text, FIELD_COLUMNS, "linh_vuc")
    running(text, "{{ket_qua}}", before=8)
    running(text, DETAILS)
    heading(text, explanations)
    running(text, "{{khong_ap_dung.cau}}")
    _table(text, EXPLANATION_COLUMNS, "giai_trinh")
    running(text, "{{con_thieu.cau}}", before=8)
    heading(text, difficulties)
    for line in closing("{{ten_don_vi}}", "{{nam}}"):
        running(text, line).paragraph_format.keep_with_next = True  # the signature stays with it


def _appendix(text: Text) -> None:
    """The items, one by one, on the long side of the paper."""
    section = text.add_section(WD_SECTION.NEW_PAGE)
    landscape(section)
    section.different_first_page_header_footer = False
    title = text.add_heading(APPENDIX, 1)
    title.alignment = ALIGN.CENTER
    table_title = APPENDIX_TITLE.format(year="{{nam}}")
    write(text.add_paragraph(), table_title, 14, ALIGN.CENTER, bold=True)
    write(text.add_paragraph(), ATTACHED, 13, ALIGN.CENTER, italic=True)
    unit = text.add_paragraph()
    write(unit, "{{ten_don_vi}} – {{bo_tieu_chi}}", 13, ALIGN.CENTER)
    unit.paragraph_format.space_after = Pt(6)
    _table(text, SELF_COLUMNS, "bang", DETAIL)


def _table(text: Text, columns: Columns, name: str, size: int = TABLE) -> None:
    """A ruled table for a list, with its fields in the one row that is repeated."""
    cells = [f"{{{{{name}.{key}}}}}" for key in LISTS[name][1]]
    ruled_table(text, columns, [cells], size)
