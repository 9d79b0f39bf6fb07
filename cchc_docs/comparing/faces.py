"""The sections of a comparison as text, as a page that opens from a disk, as a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from cchc_docs.comparing.report import Section
from cchc_docs.ground.cells import append

STYLE = """
:root{color-scheme:light}body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:80rem;
padding:1rem;color:#111;background:#fff}.wide{overflow-x:auto}table{border-collapse:collapse;
width:100%}td,th{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top;
overflow-wrap:anywhere;min-width:4rem}th{background:#eee}thead{display:table-header-group}
tr{break-inside:avoid}@page{size:A4 landscape;margin:15mm}
"""
WIDEST = 60
NOT_IN_NAMES = re.compile(r"[\\*?:/\[\]]")
"""What no sheet of a workbook may have in its name."""


def as_text(title: str, sections: Sequence[Section]) -> str:
    """For the terminal."""
    return "\n".join(_lines(title, sections))


def _lines(title: str, sections: Sequence[Section]) -> Iterator[str]:
    yield title
    for section in sections:
        yield f"\n{section.title}"
        if section.note:
            yield section.note
        for row in section.rows:
            told = (f"{head}: {text}" for head, text in zip(section.head, row, strict=True) if text)
            yield "  " + " | ".join(told)


def as_page(title: str, sections: Sequence[Section]) -> str:
    """A page of its own; printed it is A4 across."""
    return "\n".join(_page(title, sections)) + "\n"


def _page(title: str, sections: Sequence[Section]) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}'
    yield '</title><meta name="viewport" content="width=device-width">'
    yield f"<style>{STYLE}</style></head><body><main><h1>{escape(title)}</h1>"
    for section in sections:
        yield f"<h2>{escape(section.title)}</h2>"
        if section.note:
            yield f"<p>{escape(section.note)}</p>"
        heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in section.head)
        yield '<div class="wide" role="region" tabindex="0" aria-label="'
        yield f'{escape(section.title)}"><table><thead><tr>{heads}</tr></thead><tbody>'
        for row in section.rows:
            yield f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>"
        yield "</tbody></table></div>"
    yield "</main></body></html>"


def as_workbook(title: str, sections: Sequence[Section]) -> bytes:
    """A sheet a section."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, section in enumerate(sections, 1):
        page = book.create_sheet(NOT_IN_NAMES.sub(",", f"{number}. {section.title}")[:31])
        for row in ((title,), (section.note or section.title,), section.head, *section.rows):
            append(page, row)
        for cell in (*page[1], *page[3]):
            cell.font = Font(bold=True)
        page.freeze_panes = "A4"
        for column in range(1, len(section.head) + 1):
            texts = [section.head[column - 1], *(row[column - 1] for row in section.rows)]
            width = min(max(len(text) for text in texts) + 2, WIDEST)
            page.column_dimensions[get_column_letter(column)].width = width
            for line in page.iter_rows(min_row=3, min_col=column, max_col=column):
                line[0].alignment = Alignment(wrap_text=True, vertical="top")
    out = BytesIO()
    book.save(out)
    return out.getvalue()
