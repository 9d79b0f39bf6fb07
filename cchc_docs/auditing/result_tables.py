"""Tables of results: a row a unit, columns of points, total, index, rank, class."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc_docs.auditing.result_columns import (
    FIGURES,
    NO_UNIT,
    UNIT,
    Column,
    kind_of,
    of_this_year,
    stated_max,
    titles,
)
from cchc_docs.auditing.result_values import Value, place_of, value_of
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.grid import Grid, GridRow

_MEAN = re.compile(r"^(?:trung bình|bình quân|điểm (?:trung bình|bình quân)|tb\b)", re.I)
_SUM = re.compile(r"^(?:tổng|cộng)", re.I)
_TOP = re.compile(r"^(?:điểm )?(?:tối đa|chuẩn)|^thang điểm", re.I)
_NUMBERING = re.compile(r"\(?\d+\)?(?:\s*=.*)?")
_GROUP = re.compile(
    r"(?:[IVX]+|[A-D])[.)]?\s|(?:khối|nhóm|cụm|các|cấp)\b|.*\b(?:loại|nhóm) [IVX\dA-D]+$", re.I
)
_GROUP_NUMBER = re.compile(r"[IVX]+|[A-D]|[a-d][.)]?")
DEEPEST = 3
BESIDE = 1000
"""Added to the key of a column for the second figure in its cells."""


@dataclass(frozen=True)
class UnitRow:
    """A unit's figures and words by key of column, and the maxima that its own cells name.

    ``group``: the last line that heads a group of units; ``covered``: columns whose cell is
    merged with that of the row above.
    """

    place: str
    unit: str
    group: str
    figures: dict[int, Fraction]
    texts: dict[int, str]
    maxima: dict[int, Fraction]
    covered: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Results:
    """A table of results; ``sums``, ``means`` and ``others`` are its rows that are no unit."""

    grid: Grid
    unit: int
    columns: tuple[Column, ...]
    rows: tuple[UnitRow, ...]
    means: tuple[UnitRow, ...]
    sums: tuple[UnitRow, ...] = ()
    others: tuple[UnitRow, ...] = ()

    def of(self, kind: str) -> list[Column]:
        """Its columns of a kind."""
        return [column for column in self.columns if column.kind == kind]

    def max_of(self, row: UnitRow, column: Column) -> Fraction | None:
        """The most that a row can have in a column, where the table says so."""
        if column.key in row.maxima:
            return row.maxima[column.key]
        own = [row.figures[one.key] for one in self.of("max") if one.key in row.figures]
        return own[0] if own and column.kind in ("total", "self") else column.max


def find_results(grid: Grid) -> Results | None:
    """The table as one of results; None when it is none."""
    for first in range(min(15, len(grid.rows))):
        unit = _unit_column(grid.rows[first])
        if unit is None:
            continue
        end = first + 1
        while end < len(grid.rows) and end - first < DEEPEST and _is_below(grid.rows[end]):
            end += 1
        return _results(grid, first, end, unit)
    return None


def _unit_column(row: GridRow) -> int | None:
    texts = [one_line(text) for text in row.texts()]
    scored = any(kind_of(text) in ("total", "index", "rank") for text in texts)
    if len(texts) < (2 if scored else 3) or any(value_of(text) for text in texts):
        return None
    for index, cell in enumerate(row.cells):
        text = one_line(cell.text)
        if not cell.continued and UNIT.match(text) and len(text) < 60 and not NO_UNIT.search(text):
            return index
    return None


def _is_below(row: GridRow) -> bool:
    """Whether a row goes on with the heading: a cell in it began above, and none is a figure."""
    own = [one_line(cell.text) for cell in row.cells if cell.text and not cell.continued]
    if any(value_of(text) is not None for text in own):
        return False
    return any(cell.continued for cell in row.cells) and len(row.texts()) > 1


def _results(grid: Grid, first: int, end: int, unit: int) -> Results | None:
    heads = titles([[one_line(cell.text) for cell in row.cells] for row in grid.rows[first:end]])
    reader = _Reader(grid, unit, heads)
    for number in range(end, len(grid.rows)):
        reader.take(number, grid.rows[first])
    columns = tuple(of_this_year(reader.columns()))
    scored = [one for one in columns if one.kind in FIGURES or one.kind == "rank"]
    rows, others = reader.units()
    if not rows or not scored:
        return None
    columns, rows = _grouped(columns, rows)
    means, sums = tuple(reader.means), tuple(reader.sums)
    return Results(grid, unit, columns, rows, means, sums, others)


def _grouped(
    columns: tuple[Column, ...], rows: tuple[UnitRow, ...]
) -> tuple[tuple[Column, ...], tuple[UnitRow, ...]]:
    """Rows with the group that a column names; groups that are classes by score become such."""
    named = next((one for one in columns if one.kind == "group"), None)
    if named is None:
        return columns, rows
    if _are_classes(columns, rows, named):
        known = (replace(one, kind="class") if one is named else one for one in columns)
        return tuple(known), rows
    own = (row.texts.get(named.index) for row in rows)
    return columns, tuple(
        replace(row, group=text or row.group) for row, text in zip(rows, own, strict=True)
    )


def _are_classes(columns: Sequence[Column], rows: Sequence[UnitRow], named: Column) -> bool:
    """Whether groups bear short names, A, B, C, and follow one after the other by score."""
    able = [one for kind in ("total", "index", "part") for one in columns if one.kind == kind]
    if not able or any(one.kind == "class" for one in columns):
        return False
    scored = [row for row in rows if able[0].key in row.figures]
    scored.sort(key=lambda row: row.figures[able[0].key])
    names = [row.texts.get(named.index, "").removeprefix("Nhóm").strip() for row in scored]
    changes = sum(one != other for one, other in itertools.pairwise(names))
    return all(0 < len(name) <= 3 for name in names) and 0 < changes == len(set(names)) - 1


class _Reader:
    """Goes through the rows below the heading and keeps each where it belongs."""

    def __init__(self, grid: Grid, unit: int, heads: Sequence[str]) -> None:
        self.grid, self.unit, self.heads = grid, unit, heads
        self.kinds = [kind_of(head) for head in heads]
        self.numbered = [index for index, kind in enumerate(self.kinds) if kind == "number"]
        self.rows: list[UnitRow] = []
        self.means: list[UnitRow] = []
        self.sums: list[UnitRow] = []
        self.top: dict[int, Fraction] = {}
        self.group = ""

    def take(self, number: int, head: GridRow) -> None:
        """Reads a row."""
        row = self.grid.rows[number]
        texts = [one_line(text) for text in row.texts()]
        if not texts or texts == [one_line(text) for text in head.texts()]:
            return
        if len(texts) > 1 and all(_NUMBERING.fullmatch(text) for text in texts):
            return
        name = self._text(number, self.unit)
        label = name or texts[0]
        figures, maxima, covered = self._figures(number)
        shown = {index: self._text(number, index) for index in range(len(row.cells))}
        read = UnitRow(row.place, label, self.group, figures, shown, maxima, covered)
        scores = any(self._kind(key % BESIDE) != "number" for key in figures)
        if _MEAN.match(label):
            self.means.append(read)
        elif _TOP.match(label) and scores:
            self.top.update(figures)
        elif _SUM.match(label) and scores:
            self.sums.append(read)
        elif self._heads_group(row, texts, name, scores):
            self.group = name or texts[0]
        elif name and value_of(name) is None and (scores or len(texts) > 1 or self.rows):
            self.rows.append(read)

    def units(self) -> tuple[tuple[UnitRow, ...], tuple[UnitRow, ...]]:
        """The units, and rows without any figure or number that only look like one."""
        scored = [row for row in self.rows if len(row.figures) > len(self._keys(row))]
        numbered = all(self._keys(row) for row in scored) if self.numbered else False
        kept = [row for row in self.rows if row.figures or not numbered]
        return tuple(kept), tuple(row for row in self.rows if row not in kept)

    def _keys(self, row: UnitRow) -> list[int]:
        return [index for index in self.numbered if index in row.figures]

    def _heads_group(self, row: GridRow, texts: list[str], name: str, scores: bool) -> bool:
        lettered = any(_GROUP_NUMBER.fullmatch(number) for number in self._numbers(row))
        if lettered and any(
            place_of(number) for one in self.grid.rows for number in self._numbers(one)
        ):
            return True
        if scores or len(set(texts)) > (2 if lettered else 1):
            return False
        merged = any(cell.continued for cell in row.cells)
        return bool(
            lettered or merged or not name or _GROUP.match(name) or name.isupper() or not self.rows
        )

    def _numbers(self, row: GridRow) -> list[str]:
        """What stands in it where rows are numbered."""
        return [
            one_line(row.cells[index].text).strip(".")
            for index in self.numbered
            if index < len(row.cells)
        ]

    def _text(self, number: int, index: int) -> str:
        """What stands in a cell, or covers it from above; nothing where the left covers it."""
        cells = self.grid.rows[number].cells
        if index >= len(cells):
            return ""
        if not cells[index].continued or self._from_above(number, index):
            return one_line(cells[index].text)
        return ""

    def _from_above(self, number: int, index: int) -> bool:
        cells = self.grid.rows[number].cells
        if not number or not cells[index].continued:
            return False
        above = self.grid.rows[number - 1].cells
        same = index < len(above) and above[index].text == cells[index].text
        left = index > 0 and cells[index - 1].text == cells[index].text
        return same and not left

    def _figures(
        self, number: int
    ) -> tuple[dict[int, Fraction], dict[int, Fraction], frozenset[int]]:
        figures: dict[int, Fraction] = {}
        maxima: dict[int, Fraction] = {}
        covered = set()
        for index in range(len(self.grid.rows[number].cells)):
            text = self._text(number, index)
            value = self._value(index, text) if text and index != self.unit else None
            if value is None:
                continue
            figures[index] = value.figure
            if value.max is not None:
                maxima[index] = value.max
            if value.beside is not None:
                figures[index + BESIDE] = value.beside
            if self._from_above(number, index):
                covered.add(index)
        return figures, maxima, frozenset(covered)

    def _kind(self, index: int) -> str:
        """Of a cell beyond the heads: a part, as of a head that says nothing."""
        return self.kinds[index] if index < len(self.kinds) else "part"

    def _value(self, index: int, text: str) -> Value | None:
        kind = self._kind(index)
        if kind in ("class", "group", "note"):
            return None
        value = value_of(text)
        if kind == "rank" and (value is None or value.beside is None):
            place = place_of(text)
            return None if place is None else Value(Fraction(place))
        return value

    def columns(self) -> Iterator[Column]:
        """The columns that hold something in more than half of the rows, or words of use."""
        for index, head in enumerate(self.heads):
            if index == self.unit:
                continue
            kind, most = self.kinds[index], self.top.get(index) or stated_max(head)
            one = Column(index, index, head, kind, most)
            if kind in ("class", "group", "note"):
                if any(row.texts.get(index) for row in self.rows):
                    yield one
            elif self._is_filled(index) or (
                kind in ("rank", "total") and any(index in row.figures for row in self.rows)
            ):
                yield one
            if self._is_filled(index + BESIDE):
                yield replace(one, key=index + BESIDE, kind="total", max=None)

    def _is_filled(self, key: int) -> bool:
        """Whether more than half of the rows that have any score have a figure here."""
        plain = {index for index, kind in enumerate(self.kinds) if kind in ("number", "rank")}
        scored = [row for row in self.rows if row.figures.keys() - plain]
        return sum(key in row.figures for row in self.rows) * 2 > len(scored or self.rows)
