"""The table of who does what until when (XLSX): items and documents from the set, people open."""

from __future__ import annotations

import io

from openpyxl import Workbook

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, Stamp, set_artefact
from cchc_docs.publish.artefacts.packing import repacked
from cchc_docs.publish.words.assignment import TO_FILL, tasks
from cchc_docs.publish.workbook import layout
from cchc_docs.publish.workbook.formulas import constant

HEADS = dict(
    zip("ABCDEFGH", ("Mã", "Mục", "Điểm tối đa", "Tài liệu phải có", "Hạn", *TO_FILL), strict=True)
)
WIDTHS = dict(zip("ABCDEFGH", (9, 40, 9, 56, 18, 20, 20, 14), strict=True))
HEAD_ROW = 4


def assignment_artefact(edition: Edition, criteria_set: CriteriaSet) -> Artefact:
    """The table of a set."""
    return set_artefact(
        edition,
        criteria_set,
        addresses.of(edition).download(f"phan-cong-{criteria_set.id}.xlsx"),
        "bảng phân công và danh mục tài liệu (XLSX)",
        "Phiếu chấm điểm",
        lambda printed: _bytes(edition, criteria_set, printed),
    )


def _bytes(edition: Edition, criteria_set: CriteriaSet, stamp: Stamp) -> bytes:
    buffer = io.BytesIO()
    assignment_book(edition, criteria_set, stamp).save(buffer)
    return repacked(buffer.getvalue(), stamp.date.isoformat())


def assignment_book(edition: Edition, criteria_set: CriteriaSet, stamp: Stamp) -> Workbook:
    """One sheet: a row an item below the row of its field."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Phân công"
    title = f"Bảng phân công: {criteria_set.title} – năm {edition.year}"
    book.properties.title = title
    book.properties.creator = edition.title
    layout.put_top(sheet, title, edition.notice, "H")
    sheet["A3"].value = f"{edition.title}. Chỉ ghi vào ô nền vàng."
    layout.put_heads(sheet, HEAD_ROW, HEADS)
    row = HEAD_ROW
    for field in criteria_set.fields:
        row += 1
        for column, words in zip("AB", (field.id, field.title), strict=True):
            layout.put(sheet, f"{column}{row}", words, bold=True)
        for task in tasks(field):
            row += 1
            documents = "; ".join(task.documents)
            told = (task.node.id, task.node.title, f"={constant(task.node.max)}")
            for column, value in zip("ABCDE", (*told, documents, task.due), strict=True):
                form = layout.POINTS_FORMAT if column == "C" else "General"
                layout.put(sheet, f"{column}{row}", value, form)
            if task.scored_by:
                sheet[f"D{row}"].value = f"Không tự chấm: {task.scored_by}. {documents}".strip()
            layout.raise_row(sheet, row, str(sheet[f"D{row}"].value), WIDTHS["D"])
            for column in "FGH":
                layout.put_open(sheet, f"{column}{row}")
    layout.widths(sheet, WIDTHS)
    layout.finish(sheet, stamp, f"C{HEAD_ROW + 1}")
    return book
