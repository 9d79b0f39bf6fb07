"""Scoring workbooks (XLSX) that calculate by the rules of the library."""

from __future__ import annotations

from openpyxl import Workbook

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.cells import write
from cchc_docs.ground.days import show_day
from cchc_docs.ground.text import lower_first
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, Stamp, set_artefact
from cchc_docs.publish.words.conventions import TITLE as CONVENTIONS
from cchc_docs.publish.words.origins import origins_told
from cchc_docs.publish.workbook import layout, summary_sheet
from cchc_docs.publish.workbook.assignment_sheet import assignment_artefact, write_tasks
from cchc_docs.publish.workbook.class_formula import FieldRows
from cchc_docs.publish.workbook.conventions_sheet import write_conventions
from cchc_docs.publish.workbook.field_sheet import FIELD_ROW, HEAD_ROW, FieldSheet
from cchc_docs.publish.workbook.shared_figures import SharedFigures
from cchc_docs.publish.workbook.shown import file_of
from cchc_docs.publish.workbook.summary_sheet import SummarySheet
from cchc_docs.scoring.workbook_layout import LISTS, MAX, SUMMARY

TO_PREPARE = "Tài liệu"
"""The sheet of what has to be there before anybody scores."""


def artefacts(library: EditionLibrary) -> tuple[Artefact, ...]:
    """For every set the workbook that scores, and the table of who does what."""
    edition = library.edition
    return tuple(
        made
        for one in library.sets
        for made in (_artefact(edition, one), assignment_artefact(edition, one))
    )


def _artefact(edition: Edition, criteria_set: CriteriaSet) -> Artefact:
    return set_artefact(
        edition,
        criteria_set,
        addresses.of(edition).download(f"phieu-cham-{criteria_set.id}.xlsx"),
        "bảng tính tự tính điểm (XLSX)",
        layout.GROUP,
        lambda held, printed: workbook_bytes(edition, held, printed),
        teaches=("meaning",),
    )


def workbook_bytes(edition: Edition, criteria_set: CriteriaSet, stamp: Stamp) -> bytes:
    """The empty workbook of a set as a file; the same content gives the same bytes."""
    return file_of(scoring_workbook(edition, criteria_set, stamp), stamp.date)


def scoring_workbook(edition: Edition, criteria_set: CriteriaSet, stamp: Stamp) -> Workbook:
    """A summary, a sheet for each field, what to prepare, and the hidden lists of drop-downs."""
    book = Workbook()
    book.properties.title = f"{criteria_set.title} – {edition.title}"
    book.properties.creator = edition.title
    summary = book.active
    assert summary is not None
    summary.title = SUMMARY
    fields = [field for field in criteria_set.fields if not field.unwritten]
    sheets = {field.id: book.create_sheet(layout.sheet_title(field.id)) for field in fields}
    write_tasks(book.create_sheet(TO_PREPARE), edition, criteria_set, stamp)
    if edition.scoring.conventions:
        write_conventions(book.create_sheet(CONVENTIONS), edition, stamp)
    lists = layout.Lists(book.create_sheet(LISTS))
    title = f"{criteria_set.title} – năm {edition.year}"
    layout.put_top(summary, title, layout.told_of(edition), summary_sheet.LAST)
    write(
        summary["A3"],
        f"{edition.title}. Nội dung ngày {show_day(stamp.date)}, mã {stamp.digest}. "
        "Chỉ ghi vào ô nền vàng; ô khác tự tính.",
    )
    places = []
    shared = SharedFigures(criteria_set)
    for field in fields:
        sheet = sheets[field.id]
        told = (
            f"{edition.notice.strip()} Nguồn gốc của lĩnh vực: {lower_first(origins_told(field))}."
        )
        layout.put_top(sheet, f"{field.id}. {field.title}", told, layout.LAST)
        sheet["A3"].value = f"=\"Đơn vị: \"&'{SUMMARY}'!{MAX}{summary_sheet.UNIT_ROW}"
        layout.put_heads(sheet, HEAD_ROW, layout.HEADS)
        written = FieldSheet(sheet, edition, lists, shared)
        last = written.write(field)
        places.append(FieldRows(edition, field, written.rows, last))
        layout.mark_wrong(sheet, FIELD_ROW, last)
        layout.widths(sheet, layout.WIDTHS)
        layout.finish(sheet, stamp, f"{MAX}{FIELD_ROW}")
    SummarySheet(summary, edition, criteria_set, lists, places).write(stamp)
    layout.widths(summary, summary_sheet.WIDTHS)
    layout.finish(summary, stamp, f"A{summary_sheet.HEAD_ROW + 1}")
    summary.page_setup.fitToHeight = 1
    return book
