"""The sheet of the files that were read: what became of each."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.collecting.gathering import FileRead
from cchc_docs.criteria.model import Edition
from cchc_docs.publish.appraisal.cells import put_text
from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.workbook.layout import finish, put_heads, put_top, widths

HEAD_ROW = 4
HEADS = dict(zip("ABCD", ("Tệp", "Đơn vị", "Kết quả", "Điều cần biết"), strict=True))
WIDTHS = dict(zip("ABCD", (40, 30, 16, 90), strict=True))


def write_files(
    sheet: Worksheet, edition: Edition, files: Sequence[FileRead], stamp: Stamp
) -> None:
    """A row a file; nothing that was found in a folder is missing here."""
    put_top(sheet, "Tệp đã đọc khi lập sổ", edition.notice, "D")
    put_heads(sheet, HEAD_ROW, HEADS)
    for row, one in enumerate(files, HEAD_ROW + 1):
        unit = one.card.sheet.unit if one.card else None
        for letter, words in zip(
            "ABCD", (one.name, unit, one.outcome, "\n".join(one.told)), strict=True
        ):
            put_text(sheet, f"{letter}{row}", words, WIDTHS[letter])
    widths(sheet, WIDTHS)
    finish(sheet, stamp, f"A{HEAD_ROW + 1}", hidden="")
