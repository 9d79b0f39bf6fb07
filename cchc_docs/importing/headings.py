"""Which rows of a table are its heading, and what each column is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from cchc_docs.importing.amounts import NUMBER, number
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.grid import Grid, GridRow

_NUMBERED = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐ]|[a-h])\s*\)?(?:\s*=.*)?")
_GRADE = re.compile(
    rf"\(\s*({NUMBER})\s*(?:(%)(?:\s*(?:số )?điểm(?: tối đa| chuẩn)?)?|điểm|đ)\s*\)$", re.I
)
_PLAIN_GRADE = re.compile(rf"({NUMBER})\s*()(?:điểm|đ)", re.I)
"""A column of what gives so many points; one alone is the cell of an item."""
_PARTED = re.compile(r"(thang điểm|điểm tối đa|điểm chuẩn)\b.* / ")
"""A maximum in two columns: what is appraised, what people are asked."""
_WHOLE = re.compile("tối đa|chuẩn")
DEEPEST = 5
"""No heading is higher."""
SEARCHED = 25
"""Rows in which a heading is looked for: titles of sheets stand above it."""


@dataclass(frozen=True)
class Heading:
    """The heading of a table: its rows, and the columns by role."""

    first: int
    end: int
    """The row after it."""
    columns: Mapping[str, tuple[int, ...]]
    texts: frozenset[tuple[str, ...]]
    """Its rows as they would stand again on a next page."""
    width: int
    grades: Mapping[int, tuple[Fraction, bool]] = field(default_factory=dict)
    """Columns that are a level each: its points, or per cent of the maximum."""

    def one(self, role: str) -> int | None:
        """The first column of this role."""
        return self.columns.get(role, (None,))[0]


def find_heading(grid: Grid) -> Heading | None:
    """The heading of a table of criteria; None when it has none."""
    for first in range(min(SEARCHED, len(grid.rows))):
        for end in range(min(first + DEEPEST, len(grid.rows)), first, -1):
            rows = grid.rows[first:end]
            if not all(_is_head(row) or _is_covered(rows[0], row) for row in rows):
                continue
            columns = _columns(rows)
            if "title" in columns and ("max" in columns or "level" in columns):
                texts = frozenset(normal(row) for row in rows)
                width = max(len(row.cells) for row in rows)
                return Heading(first, end, columns, texts, width, _grades(rows))
    return _without_points(grid)


def levels_alone(grid: Grid) -> Heading | None:
    """The heading of a table that holds nothing but the levels of one item."""
    for first, row in enumerate(grid.rows[:1]):
        columns = _columns((row,))
        if _is_head(row) and "method" in columns and ("max" in columns or "level" in columns):
            columns["title"] = columns.pop("method")
            return Heading(first, first + 1, columns, frozenset({normal(row)}), len(row.cells))
    return None


def _grades(rows: Sequence[GridRow]) -> dict[int, tuple[Fraction, bool]]:
    """Columns «Tốt (100% điểm)», «Khá (2 điểm)»: two of them at least."""
    found = {}
    for row in rows:
        for place, cell in enumerate(row.cells):
            text = one_line(cell.text)
            if graded := _GRADE.search(text) or _PLAIN_GRADE.fullmatch(text):
                found[place] = (number(graded[1]), bool(graded[2]))
    return found if len(found) > 1 else {}


def _without_points(grid: Grid) -> Heading | None:
    """A heading with a number and a title but no column of points: they stand in the titles."""
    for first, row in enumerate(grid.rows[:SEARCHED]):
        columns = _columns((row,))
        if _is_head(row) and "title" in columns and len(columns) > 1:
            return Heading(first, first + 1, columns, frozenset({normal(row)}), len(row.cells))
    return None


def _is_head(row: GridRow) -> bool:
    """Whether all that stands in the row is words of headings or numbers of columns."""
    texts = [one_line(text) for text in row.texts()]
    if not texts:
        return all(cell.continued for cell in row.cells)
    if is_column_numbers(row):
        return True
    if len(texts) < 2:
        return False
    known = sum(1 for text in texts if role_of(text) or _GRADE.search(text))
    plain = sum(1 for text in texts if _PLAIN_GRADE.fullmatch(text))
    if plain > 1 and known > 1:
        known += plain
    short = all(len(text) <= 90 for text in texts)
    return short and known > 0 and len(texts) - known <= known // 2


def _is_covered(first: GridRow, row: GridRow) -> bool:
    """Whether the first two cells of a heading's first row reach down into this one."""
    filled = [n for n, cell in enumerate(first.cells) if cell.text and not cell.continued][:2]
    return row is not first and all(n < len(row.cells) and row.cells[n].continued for n in filled)


def is_column_numbers(row: GridRow) -> bool:
    """Whether the row only numbers the columns: (1) (2) (3), A B 1 2."""
    texts = row.texts()
    if len(texts) < 3 or not all(_NUMBERED.fullmatch(text) for text in texts):
        return False
    signs = [re.sub(r"\W|=.*", "", text) for text in texts]
    digits = [int(sign) for sign in signs if sign.isdecimal()]
    letters = [sign for sign in signs if not sign.isdecimal()]
    ordered = digits == list(range(digits[0], digits[0] + len(digits))) if digits else True
    return ordered and letters == sorted(letters) and signs[0] in ("1", "A", "a")


def _columns(rows: Sequence[GridRow]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    plain: list[int] = []
    parted: list[int] = []
    under = False
    width = max(len(row.cells) for row in rows)
    for column in range(width):
        parts: list[str] = []
        for row in rows:
            text = one_line(row.cells[column].text) if column < len(row.cells) else ""
            if text and text not in parts and not _NUMBERED.fullmatch(text):
                parts.append(text)
        text = " / ".join(parts)
        role = role_of(text) if parts and not _GRADE.search(text) else None
        if role in ("appraised", "survey") and _PARTED.match(text.lower()):
            parted.append(column)
        if role:
            found[role] = (*found.get(role, ()), column)
        beside = {*found.get("method", ()), *found.get("title", ())}
        if role == "max" and column - 1 in beside and not _WHOLE.search(text.lower()):
            plain.append(column)
            under = under or (len(rows) > 1 and not rows[0].cells[column].text)
    whole = tuple(one for one in found.get("max", ()) if one not in plain)
    if plain and whole and (under or plain[0] < whole[0]) and "level" not in found:
        found["level"], found["max"] = tuple(plain), whole
    if parted and "max" not in found:
        asked = tuple(one for one in found.get("survey", ()) if one in parted)
        own = tuple(one for one in found.get("appraised", ()) if one in parted)
        found = {
            role: where for role, where in found.items() if role not in ("appraised", "survey")
        }
        found |= {"max": own, "asked": asked}
    if "title" not in found and len(found.get("method", ())) > 1:
        found["title"], found["method"] = found["method"][:1], found["method"][1:]
    if "title" not in found and found.get("percent", (width,)) < found.get("max", ()):
        found["title"] = found.pop("percent")  # «Chỉ số» before the points: what is measured
    if "max" not in found and "method" not in found and "title" in found and "level" in found:
        found["max"] = found.pop("level")
    return _one_title(found)


def _one_title(found: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """A column «Nội dung» beside one «Tiêu chí» is where the parts of a criterion stand."""
    titles = found.get("title", ())
    if len(titles) > 1:
        found = {**found, "title": titles[:1], "part": titles[1:2]}
    return found


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = yaml.safe_load(Path(__file__).with_name("headings.yaml").read_text("utf-8"))
    return tuple((one["role"], re.compile("|".join(one["words"]))) for one in listed)


def role_of(text: str) -> str | None:
    """What a column of this heading is."""
    lower = text.lower().strip(" .:*")
    return next((role for role, words in _words() if words.search(lower)), None)


def normal(row: GridRow) -> tuple[str, ...]:
    """The row's words, for telling whether it is said again."""
    return tuple(one_line(text).lower() for text in row.texts())
