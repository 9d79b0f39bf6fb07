"""What a column is by what stands in it, where its heading does not say, or says something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from cchc_docs.importing.amounts import points
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.codes import read_code
from cchc_docs.importing.grid import Grid
from cchc_docs.importing.headings import Heading
from cchc_docs.importing.row_values import cell_lines, says_how

_GIVES = re.compile(r"điểm|\d\s*đ\b|[:=]\s*\d|%|[×*]|tỷ lệ", re.I)
"""What no list of documents says."""
_OPEN = ("notes", "level", "ignored", "bonus", "penalty")
"""Roles by the heading that what stands below may gainsay."""


def by_content(heading: Heading, grid: Grid) -> Heading:
    """The heading, with the columns whose cells say better what they are."""
    for told in (_with_codes, _with_methods, _with_levels, _with_evidence):
        heading = told(heading, grid)
    return heading


def _cells(heading: Heading, grid: Grid, column: int) -> list[str]:
    """What stands in a column below its heading, each merged cell once."""
    cells = [row.cells[column] for row in grid.rows[heading.end :] if column < len(row.cells)]
    return [cell.text for cell in cells if cell.text and not cell.continued]


def _with_codes(heading: Heading, grid: Grid) -> Heading:
    """A heading whose first title column holds nothing but numbers, told as what it is."""
    columns = heading.columns
    if "code" in columns or "part" not in columns:
        return heading
    first = columns["title"][0]
    texts = [one_line(text) for text in _cells(heading, grid, first)]
    if not texts or sum(read_code(text) is not None for text in texts) * 3 < len(texts) * 2:
        return heading
    rest = {role: where for role, where in columns.items() if role != "part"}
    return replace(heading, columns={**rest, "code": (first,), "title": columns["part"]})


def _with_methods(heading: Heading, grid: Grid) -> Heading:
    """Columns whose cells say how points are given, though their heading does not."""
    role_of = {column: role for role, where in heading.columns.items() for column in where}
    found = [
        column
        for column in range(heading.width)
        if role_of.get(column, "ignored") in _OPEN
        and column not in heading.grades
        and _is_method(_cells(heading, grid, column))
    ]
    if not found:
        return heading
    kept: Mapping[str, tuple[int, ...]] = {
        role: left
        for role, where in heading.columns.items()
        if (left := tuple(column for column in where if column not in found))
    }
    columns = tuple(sorted({*kept.get("method", ()), *found}))
    return replace(heading, columns={**kept, "method": columns})


def _with_levels(heading: Heading, grid: Grid) -> Heading:
    """A column without a role that holds nothing but points, right of the words of the levels."""
    known = {column for where in heading.columns.values() for column in where}
    beside = [column + 1 for column in heading.columns.get("method", ())]
    for column in beside if "level" not in heading.columns else ():
        texts = _cells(heading, grid, column)
        if (
            column not in known
            and len(texts) > 1
            and all(points(one_line(one)) is not None for one in texts)
        ):
            return replace(heading, columns={**heading.columns, "level": (column,)})
    return heading


def _with_evidence(heading: Heading, grid: Grid) -> Heading:
    """A column «Căn cứ chấm điểm» that names documents only, no points."""
    method = heading.columns.get("method", ())
    texts = [text for column in method for text in _cells(heading, grid, column)]
    heads = [row.cells[method[0]].text for row in grid.rows[: heading.end] if len(method) == 1]
    if not any("căn cứ" in text.lower() for text in heads) or any(map(_GIVES.search, texts)):
        return heading
    rest = {role: where for role, where in heading.columns.items() if role != "method"}
    return replace(heading, columns={**rest, "evidence": (*rest.get("evidence", ()), *method)})


def _is_method(texts: list[str]) -> bool:
    words = [text for text in texts if points(one_line(text)) is None]
    saying = sum(says_how(cell_lines(text)) for text in words)
    return saying > 1 and saying * 2 >= len(texts)
