"""Ruled tables of a PDF file; one that goes on over pages is one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from cchc_docs.ground.problems import refused
from cchc_docs.ground.reading import bounded
from cchc_docs.importing.cleaning import clean, joined, one_line
from cchc_docs.importing.grid import Cell, Grid, GridRow
from cchc_docs.importing.pdf_lines import whole_lines, words_in

MAX_PAGES = 300
LONG = 10
"""Pages: from here on the reader says how far it is."""


def read_pdf(path: Path, tell: Callable[[str], None]) -> tuple[Grid, ...]:
    """Every ruled table of the file; ``tell`` hears how far a long one is."""
    try:
        with bounded(), pdfplumber.open(path) as document:
            return tuple(_grids(path, document.pages, tell))
    except PdfminerException as error:
        if any(isinstance(one, PDFPasswordIncorrect) for one in error.args):
            raise refused(
                path,
                "Tệp PDF có mật khẩu.",
                "Tệp PDF không có mật khẩu.",
                "Bỏ mật khẩu rồi chạy lại.",
                "D020",
            ) from None
        raise


def _grids(path: Path, pages: Sequence[Any], tell: Callable[[str], None]) -> Iterator[Grid]:
    if len(pages) > MAX_PAGES:
        raise refused(
            path,
            f"Tệp có {len(pages)} trang: đây không phải phụ lục.",
            f"Nhiều nhất {MAX_PAGES} trang.",
            "Tách riêng các trang của phụ lục.",
            "D021",
        )
    grids: list[Grid] = []
    caption: list[str] = []
    has_text = False
    for number, page in enumerate(pages, 1):
        if len(pages) >= LONG:
            tell(f"Đang đọc trang {number}/{len(pages)}")
        has_text = has_text or bool(page.chars)
        end = 0.0
        for position, table in enumerate(page.find_tables()):
            caption.extend(_lines_between(page, end, table.bbox[1]))
            end = table.bbox[3]
            rows = tuple(_rows(table, number, page.extract_words()))
            first = position == 0 and not caption
            if grids and first and _width(grids[-1].rows) == _width(rows):
                grids[-1] = replace(grids[-1], rows=tuple(_continued(grids[-1].rows, rows)))
            elif rows:
                grids.append(Grid(path.name, f"bảng {len(grids) + 1}", tuple(caption), rows))
                caption = []
        caption.extend(_lines_between(page, end, page.height))
        page.close()
    if not has_text:
        raise refused(
            path,
            "Bản quét không có chữ.",
            "Tệp PDF có chữ chọn và chép được.",
            "Tìm bản Word, hoặc nhận dạng chữ trước.",
            "D022",
        )
    yield from grids
    if caption and grids:
        yield Grid(path.name, "sau bảng cuối", tuple(caption), ())


def _width(rows: Sequence[GridRow]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _lines_between(page: Any, top: float, bottom: float) -> Iterator[str]:
    """Lines of text between two heights; numbers of pages alone are none."""
    if bottom - top < 1:
        return
    text = page.filter(
        lambda one: (
            one["object_type"] == "char" and top <= (one["top"] + one["bottom"]) / 2 < bottom
        )
    )
    for line in clean(text.extract_text() or "").split("\n"):
        if line and not line.strip("-–/ ").isdigit():
            yield line


def _rows(table: Any, page: int, words: Sequence[Any]) -> Iterator[GridRow]:
    lefts = sorted({cell[0] for cell in table.cells})
    inside = {box: words_in(words, box) for box in table.cells}
    margin = min((one["x0"] - box[0] for box, own in inside.items() for one in own), default=0.0)
    for number, (row, texts) in enumerate(zip(table.rows, table.extract(), strict=True), 1):
        cells: list[Cell] = []
        reach = 0.0
        for index, (box, text) in enumerate(zip(row.cells, texts, strict=True)):
            if box is not None:
                whole = whole_lines(clean(text or ""), inside[box], box[2] - margin)
                cells.append(Cell(whole))
                reach = box[2]
            else:
                beside = cells[-1].text if cells and lefts[index] < reach - 1 else ""
                cells.append(Cell(beside, True))
        yield GridRow(f"trang {page}, dòng {number}", tuple(cells))


def _continued(before: Sequence[GridRow], rows: Sequence[GridRow]) -> Iterator[GridRow]:
    """Rows of the next page after those before; a row that the page cut is whole again."""
    yield from before[:-1]
    last, head = before[-1], [_words(row) for row in before[:6]]
    start = 0
    while start < len(rows) and _words(rows[start]) in head:
        start += 1
    if start < len(rows) and _is_rest(last, rows[start]):
        cells = zip(last.cells, rows[start].cells, strict=True)
        whole = tuple(
            Cell(f"{one.text}\n{rest.text}".strip(), one.continued) for one, rest in cells
        )
        last, start = replace(last, cells=whole), start + 1
    yield last
    yield from rows[start:]


def _words(row: GridRow) -> tuple[str, ...]:
    return tuple(one_line(text) for text in row.texts())


def _is_rest(last: GridRow, row: GridRow) -> bool:
    """Whether a row goes on in the middle of a sentence of the row before."""
    pairs = [
        (one.text, rest.text)
        for one, rest in zip(last.cells, row.cells, strict=True)
        if rest.text and not rest.continued
    ]
    return bool(pairs) and all(
        one and len(joined([one.split("\n")[-1], rest.split("\n")[0]])) == 1 for one, rest in pairs
    )
