"""Annex files made from compact descriptions: Word and Excel, with merged cells, repeated heads."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typst
from docx import Document
from openpyxl import Workbook

UP, LEFT = "^", "<"
"""In a row: this place belongs to the cell above, to the cell on the left."""


def make_annex(description: dict[str, Any], folder: Path) -> Path:
    """The file that ``description`` (``make``, ``before``, ``head``, ``rows``) describes."""
    how = description.get("make", {})
    path = folder / f"{description['id']}.{how.get('kind', 'docx')}"
    tables = list(_tables(description, how))
    writers = {"docx": _word, "xlsx": _excel, "csv": _csv, "pdf": _pdf}
    writers[how.get("kind", "docx")](path, tables, {**how, "after": description.get("after", [])})
    return path


def _tables(
    description: dict[str, Any], how: dict[str, Any]
) -> Iterable[tuple[list[str], list[list[str]]]]:
    """Each table: the lines before it, and its rows with the heading where it has one."""
    head = [[_cell(text) for text in row] for row in description["head"]]
    rows = [[_cell(text) for text in row] for row in description.get("rows", [])]
    if how.get("nfd"):
        rows = [[unicodedata.normalize("NFD", text) for text in row] for row in rows]
    if how.get("nbsp"):
        rows = [[text.replace(" ", "\u00a0") for text in row] for row in rows]
    if how.get("soft"):
        rows = [[text.replace("hành", "hà\u00adnh") for text in row] for row in rows]
    size = how.get("split", 0) or len(rows) or 1
    before = description.get("before", [])
    groups = [rows[n : n + size] for n in range(0, len(rows), size)]
    if "tables" in description:
        for one in description["tables"]:
            own = [[_cell(text) for text in row] for row in one["rows"]]
            yield list(one.get("before", [])), [*head, *own]
        return
    for number, group in enumerate(groups):
        repeated = head if number == 0 or how.get("repeat") else []
        yield (before if number == 0 else []), [*repeated, *group]


def _cell(text: Any) -> str:
    return "" if text is None else str(text)


def _word(path: Path, tables: Sequence[Any], how: dict[str, Any]) -> None:
    document = Document()
    for before, rows in tables:
        for line in before or ["Phụ lục"]:
            document.add_paragraph(line)
        table = document.add_table(len(rows), len(rows[0]), "Table Grid")
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if text not in (UP, LEFT):
                    table.cell(y, x).text = text
        for y, x, bottom, right in _areas(rows):
            text = rows[y][x]
            merged = table.cell(y, x).merge(table.cell(bottom, right))
            merged.text = text
    for line in how["after"]:
        document.add_paragraph(line)
    document.save(str(path))


def _csv(path: Path, tables: Sequence[Any], how: dict[str, Any]) -> None:
    rows = [row for _, rows in tables for row in rows]
    path.write_text("\n".join(";".join(row) for row in rows), how.get("code", "utf-8-sig"))


def _pdf(path: Path, tables: Sequence[Any], how: dict[str, Any]) -> None:
    """A ruled table printed to pages of a size, the heading repeated where it says so."""
    parts = [f"#set page(width: {how.get('width', 297)}mm, height: {how.get('height', 210)}mm)"]
    parts.append("#set text(size: 10pt)")
    for before, rows in tables:
        parts.extend(f"#{_quoted(line)}\n" for line in before)
        areas = {(y, x): (bottom, right) for y, x, bottom, right in _areas(rows)}
        cells = []
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if text not in (UP, LEFT):
                    bottom, right = areas.get((y, x), (y, x))
                    cells.append(
                        f"table.cell(x: {x}, y: {y}, colspan: {right - x + 1}, "
                        f"rowspan: {bottom - y + 1}, {_quoted(text)})"
                    )
        if how.get("repeat"):
            size = len(rows[0])
            cells[:size] = [f"table.header({', '.join(cells[:size])})"]
        wide = ", ".join(f"{size}fr" for size in how.get("columns", [1] * len(rows[0])))
        parts.append(f"#table(columns: ({wide}), {', '.join(cells)})")
    parts.extend(f"#{_quoted(line)}\n" for line in how["after"])
    path.write_bytes(typst.compile("\n\n".join(parts).encode()))


def _quoted(text: str) -> str:
    told = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{told}"'


def _excel(path: Path, tables: Sequence[Any], how: dict[str, Any]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    top = 0
    for number, (before, rows) in enumerate(tables):
        if number and how.get("sheets"):
            sheet, top = book.create_sheet(f"LV{number + 1}"), 0
        for line in before:
            top += 1
            sheet.cell(top, 1, line)
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if text and text not in (UP, LEFT):
                    sheet.cell(top + y + 1, x + 1, _value(text, how))
        for y, x, bottom, right in _areas(rows):
            sheet.merge_cells(
                start_row=top + y + 1,
                start_column=x + 1,
                end_row=top + bottom + 1,
                end_column=right + 1,
            )
        for hidden in how.get("hidden", []):
            sheet.row_dimensions[top + len(rows) - hidden].hidden = True
        for letter in how.get("hide", []):
            sheet.column_dimensions[letter].hidden = True
        top += len(rows)
    for line in how["after"]:
        top += 1
        sheet.cell(top, 1, line)
    book.save(path)


def _value(text: str, how: dict[str, Any]) -> Any:
    if how.get("numbers"):
        try:
            return float(text.replace(",", "."))
        except ValueError:
            return text
    return text


def _areas(rows: Sequence[Sequence[str]]) -> Iterable[tuple[int, int, int, int]]:
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text in (UP, LEFT):
                continue
            right, bottom = x, y
            while right + 1 < len(row) and row[right + 1] == LEFT:
                right += 1
            while bottom + 1 < len(rows) and rows[bottom + 1][x] == UP:
                bottom += 1
            if (right, bottom) != (x, y):
                yield y, x, bottom, right
