"""Tables of a Word file, in the order of its body, with the text before each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from cchc_docs.importing.amounts import points
from cchc_docs.importing.cleaning import clean
from cchc_docs.importing.grid import MAX_COLUMNS, Cell, Grid, GridRow
from cchc_docs.importing.headings import find_heading

_TEXT, _TAB, _BREAK, _HIDDEN = (qn(name) for name in ("w:t", "w:tab", "w:br", "w:vanish"))
_BOX, _COPY = (
    qn("w:txbxContent"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_POWERS = str.maketrans("23", "\u00b2\u00b3")
_NOT_OF_THE_LINE = (qn("w:del"), qn("w:moveFrom"), _BOX)
"""Struck out in revision, moved away, or in a text box that lies over the line."""


def read_word(path: Path) -> tuple[Grid, ...]:
    """Every table of the file."""
    body = Document(str(path)).element.body
    grids: list[Grid] = []
    caption: list[str] = []
    for block in _opened(body):
        if block.tag == qn("w:p"):
            if text := clean(_text(block)):
                caption.append(text)
        else:
            name = f"bảng {len(grids) + 1}"
            grids.append(Grid(path.name, name, tuple(caption), tuple(_rows(block))))
            caption = []
        caption.extend(_in_boxes(block))
    if caption and grids:
        grids.append(Grid(path.name, "sau bảng cuối", tuple(caption), ()))
    return tuple(grids)


def _opened(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables; of one that only lays tables of criteria out, what it holds."""
    for block in _blocks(parent):
        cells = [cell for row in _inside(block, "w:tr") for cell in _inside(row, "w:tc")]
        tables = [one for cell in cells for one in _blocks(cell) if one.tag == qn("w:tbl")]
        if any(find_heading(Grid("", "", (), tuple(_rows(one)))) for one in tables):
            for cell in cells:
                yield from _opened(cell)
        else:
            yield block


def _in_boxes(block: Any) -> Iterator[str]:
    """The words of text boxes; Word keeps each a second time for old programs."""
    for box in block.iter(_BOX):
        if not any(one.tag == _COPY for one in box.iterancestors()):
            text = clean("\n".join(_text(one, box) for one in box.iter(qn("w:p"))))
            yield from text.split("\n") if text else ()


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[GridRow]:
    before: list[Cell] = []
    for number, row in enumerate(_inside(table, "w:tr"), 1):
        cells: list[Cell] = []
        properties = row.find(qn("w:trPr"))
        skipped = _value(properties, "w:gridBefore")
        cells.extend(Cell() for _ in range(_number(skipped)))
        hidden = properties is not None and properties.find(qn("w:hidden")) is not None
        for cell in _inside(row, "w:tc"):
            shape = cell.find(qn("w:tcPr"))
            merge = shape.find(qn("w:vMerge")) if shape is not None else None
            below = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            above = before[len(cells)].text if below and len(cells) < len(before) else ""
            text = above or clean("\n".join(_paragraphs(cell)))
            cells.append(Cell(text, below))
            wide = _number(_value(shape, "w:gridSpan")) or 1
            cells.extend(Cell(text, True) for _ in range(wide - 1))
        before = cells
        yield GridRow(f"dòng {number}", tuple(cells), hidden)


def _inside(parent: Any, name: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == qn(name):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _inside(child, name)


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(qn(name)) if parent is not None else None
    return None if found is None else str(found.get(qn("w:val")))


def _number(text: str | None) -> int:
    """How many columns a property tells; none where it tells nothing that can be."""
    is_meant = text is not None and text.isascii() and text.isdecimal() and len(text) < 4
    return min(int(text or 0), MAX_COLUMNS) if is_meant else 0


def _paragraphs(cell: Any) -> Iterator[str]:
    for block in _blocks(cell):
        if block.tag == qn("w:p"):
            number = "- " if block.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None else ""
            text = _text(block)
            yield number + text if text.strip() else ""
        else:
            for row in _rows(block):
                texts = row.texts()
                level = len(texts) == 2 and points(texts[1]) is not None
                yield (": " if level else " ").join(texts)


def _text(paragraph: Any, within: Any = None) -> str:
    """Its words as they are read: without what was struck out or hidden, without marks of notes.

    ``within``: the text box that it stands in.
    """
    parts: list[str] = []
    for element in paragraph.iter(_TEXT, _TAB, _BREAK):
        around = itertools.takewhile(lambda one: one is not within, element.iterancestors())
        if any(one.tag in _NOT_OF_THE_LINE for one in around):
            continue
        run = element.getparent()
        if run.find(f"{qn('w:rPr')}/{_HIDDEN}") is not None:
            continue
        if run.tag == qn("w:tabs"):
            continue
        text = {_TAB: " ", _BREAK: "\n"}.get(element.tag, element.text or "")
        if _value(run.find(qn("w:rPr")), "w:vertAlign") == "superscript":
            before = "".join(parts)[-1:]
            text = text.translate(_POWERS) if before == "m" and text in ("2", "3") else ""
        parts.append(text)
    return "".join(parts)
