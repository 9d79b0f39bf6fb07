"""The sheet of how every item is read where it says nothing else."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.criteria.model import Edition
from cchc_docs.ground.cells import write
from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.words.conventions import TITLE, conventions_lead
from cchc_docs.publish.workbook import layout

HEAD_ROW = 4
WIDTHS = {"A": 24, "B": 94}


def write_conventions(sheet: Worksheet, edition: Edition, stamp: Stamp) -> None:
    """A row a convention below what they are."""
    layout.put_top(sheet, TITLE, edition.notice, "B")
    write(sheet["A3"], conventions_lead(edition))
    layout.put_heads(sheet, HEAD_ROW, {"A": "Về", "B": TITLE})
    for row, one in enumerate(edition.scoring.conventions, HEAD_ROW + 1):
        layout.put(sheet, f"A{row}", one.about)
        layout.put(sheet, f"B{row}", one.text)
        layout.raise_row(sheet, row, one.text, WIDTHS["B"])
    layout.widths(sheet, WIDTHS)
    layout.finish(sheet, stamp, f"A{HEAD_ROW + 1}")
