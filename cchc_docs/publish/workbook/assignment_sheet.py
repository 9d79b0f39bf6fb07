"""The table of who does what until when (XLSX): items and documents from the set, people open."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.cells import write
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, Stamp, set_artefact
from cchc_docs.publish.words.assignment import TO_FILL, tasks
from cchc_docs.publish.workbook import layout
from cchc_docs.publish.workbook.expressions import constant
from cchc_docs.publish.workbook.shown import file_of

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
        addresses.of(edition).assignment_file(criteria_set.id),
        "bảng phân công và danh mục tài liệu (XLSX)",
        layout.GROUP,
        lambda held, printed: file_of(assignment_book(edition, held, printed), printed.date),
    )


def assignment_book(edition: Edition, criteria_set: CriteriaSet, stamp: Stamp) -> Workbook:
    """The table as a workbook of its own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Phân công"
    book.properties.title = write_tasks(sheet, edition, criteria_set, stamp)
    book.properties.creator = edition.title
    return book


def write_tasks(sheet: Worksheet, edition: Edition, criteria_set: CriteriaSet, stamp: Stamp) -> str:
    """A row an item below the row of its field; returns the title above them."""
    title = f"Tài liệu và phân công: {criteria_set.title} – năm {edition.year}"
    layout.put_top(sheet, title, layout.told_of(edition), "H")
    write(sheet["A3"], f"{edition.title}. Chỉ ghi vào ô nền vàng.")
    layout.put_heads(sheet, HEAD_ROW, HEADS)
    row = HEAD_ROW
    for field in criteria_set.fields:
        row += 1
        for column, words in zip("AB", (field.id, field.title), strict=True):
            layout.put(sheet, f"{column}{row}", words, bold=True)
        layout.raise_row(sheet, row, field.title, WIDTHS["B"])
        for task in tasks(field):
            row += 1
            documents = "; ".join(task.documents)
            if task.scored_by:
                documents = f"Không tự chấm: {task.scored_by}. {documents}".strip()
            told = (task.node.id, task.node.title, documents, task.due)
            for column, value in zip("ABDE", told, strict=True):
                layout.put(sheet, f"{column}{row}", value)
            points = constant(task.node.max)
            layout.put_formula(sheet, f"C{row}", points, layout.POINTS_FORMAT, bold=False)
            for column in "BDE":
                words = str(sheet[f"{column}{row}"].value)
                layout.raise_row(sheet, row, words, WIDTHS[column])
            for column in "FGH":
                layout.put_open(sheet, f"{column}{row}")
    layout.widths(sheet, WIDTHS)
    layout.finish(sheet, stamp, f"C{HEAD_ROW + 1}")
    return title
