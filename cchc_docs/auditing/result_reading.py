"""The rows below a heading: units, groups, sums, means, footnotes, each where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc_docs.auditing.result_columns import Column, kind_of, stated_max
from cchc_docs.auditing.result_heads import is_later_heading, unit_columns
from cchc_docs.auditing.result_tables import BESIDE, UnitRow
from cchc_docs.auditing.result_values import Value, footnote, named, place_of, rank_of, value_of
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.grid import Grid, GridRow

_MEAN = re.compile(
    r"^(?:trung bình|bình quân|(?:điểm|giá trị) (?:trung bình|bình quân)|tb\b)", re.I
)
_SUM = re.compile(r"^(?:tổng|cộng)", re.I)
_TOP = re.compile(r"^(?:điểm )?(?:tối đa|chuẩn)|^thang điểm", re.I)
_OTHER = re.compile(
    r"^(?:điểm |giá trị )?(?:cao|thấp|lớn|nhỏ) nhất\b|^(?:max|min)\b|^độ lệch|^trung vị", re.I
)
_WHOLE = re.compile(
    r"^(?:chung )?(?:toàn (?:tỉnh|thành phố|huyện|quốc|ngành)|cả (?:nước|tỉnh))$", re.I
)
_NUMBERING = re.compile(r"\(?(\d{1,3})\)?(?:\s*=.*)?")
_GROUP = re.compile(
    r"(?:[IVX]+|[A-D])[.)]?\s|(?:khối|nhóm|cụm|các|cấp)\b|.*\b(?:loại|nhóm) [IVX\dA-D]+$", re.I
)
_GROUP_NUMBER = re.compile(r"[IVX]+|[A-D]|[a-d][.)]?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_NEAR = Fraction(1, 50)
"""How far, of itself, a figure beside a group's name may be from its mean or sum to be meant so."""


class Reader:
    """Goes through the rows below the heading and keeps each where it belongs."""

    def __init__(self, grid: Grid, first: int, heads: Sequence[str]) -> None:
        self.grid, self.head, self.heads = grid, grid.rows[first], heads
        self.unit = unit_columns(self.head)[0]
        self.kinds = [kind_of(head) for head in heads]
        self.numbered = [index for index, kind in enumerate(self.kinds) if kind == "number"]
        self.rows: list[UnitRow] = []
        self.means: list[UnitRow] = []
        self.sums: list[UnitRow] = []
        self.others: list[UnitRow] = []
        self.group_heads: list[UnitRow] = []
        self.nameless: list[UnitRow] = []
        self.notes: dict[str, str] = {}
        self.top: dict[int, Fraction] = {}
        self.group, self.grouped_at, self.before = "", "", ""
        self.is_parted = False

    def take(self, number: int) -> None:
        """Reads a row."""
        row = self.grid.rows[number]
        texts = [one_line(text) for text in row.texts()]
        if not texts:
            return
        if is_later_heading(row):
            self._goes_on(number, row)
            return
        self.before = row.place
        if len(texts) > 1 and self._numbers_columns(texts):
            return
        if note := footnote(" ".join(texts)):
            self.notes[note[0]] = note[1]
        name = self._text(number, self.unit)
        label = name or texts[0]
        figures, maxima, covered = self._figures(number)
        shown = {index: self._text(number, index) for index in range(len(row.cells))}
        unit, mark = named(label)
        read = UnitRow(
            row.place, unit, self.group, figures, shown, maxima, covered, mark, row.shift
        )
        scores = any(self._kind(key % BESIDE) != "number" for key in figures)
        if _MEAN.match(label):
            self.means.append(read)
        elif _TOP.match(label) and scores:
            self.top.update(figures)
        elif _SUM.match(label) and scores:
            self.sums.append(read)
        elif _OTHER.match(label):
            self.others.append(read)
        elif _WHOLE.match(label) and scores:
            self.group_heads.append(replace(read, group=""))
        elif self._heads_group(row, texts, name, scores):
            self.group, self.grouped_at = name or texts[0], row.place
            if scores:
                self.group_heads.append(replace(read, group=self.group))
        elif name and value_of(name) is None and (scores or len(texts) > 1 or self.rows):
            self.rows.append(read)
        elif scores:
            self.nameless.append(read)

    def _numbers_columns(self, texts: list[str]) -> bool:
        """Whether a row counts the columns; below the first unit only from 1 on, one by one."""
        found = [_NUMBERING.fullmatch(text) for text in texts]
        counted = [int(one[1]) for one in found if one]
        if len(counted) < len(texts):
            return False
        return not self.rows or counted == [*range(1, len(counted) + 1)]

    def _goes_on(self, number: int, row: GridRow) -> None:
        """A heading once more: of the same units, or of others, who are a group of their own."""
        last = self.rows[-1] if self.rows else None
        if last and last.place == self.before and len(set(filter(None, last.texts.values()))) == 1:
            self.group = self.rows.pop().unit
        elif self.before != self.grouped_at:
            if row.texts() == self.head.texts():
                return
            self.group = self._text(number, unit_columns(row)[0])
        self.is_parted = True

    def units(self) -> tuple[tuple[UnitRow, ...], tuple[UnitRow, ...]]:
        """The units, and rows without any figure or number that only look like one."""
        scored = [row for row in self.rows if len(row.figures) > len(self._keys(row))]
        numbered = all(self._keys(row) for row in scored) if self.numbered else False
        kept = [row for row in self.rows if row.figures or not numbered]
        others = [row for row in self.rows if not row.figures and numbered]
        return tuple(kept), (*self.others, *others)

    def of_groups(self) -> None:
        """Figures beside the names of groups: their means or sums, where they are near to these."""
        for head in self.group_heads:
            held = [row for row in self.rows if head.group in ("", row.group)]
            keys = [
                key
                for key in head.figures
                if self._kind(key % BESIDE) in ("part", "self", "total", "index")
                and any(key in row.figures for row in held)
            ]
            zero = Fraction(0)
            sums = [sum((row.figures.get(key, zero) for row in held), zero) for key in keys]
            counts = [sum(key in row.figures for row in held) for key in keys]
            stated = [head.figures[key] for key in keys]
            means = [one / count for one, count in zip(sums, counts, strict=True)]
            if keys and _are_near(stated, means):
                self.means.append(head)
            elif keys and _are_near(stated, sums):
                self.sums.append(head)
            else:
                self.others.append(head)

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
        if self.thousands(index) and _THOUSANDS.fullmatch(text):
            text = text.replace(".", "")
        value = value_of(text)
        if kind == "rank" and (value is None or value.beside is None):
            place = rank_of(text)
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

    def thousands(self, index: int) -> bool:
        """Whether figures of a column have room for a dot between thousands."""
        most = self.top.get(index) or (
            stated_max(self.heads[index]) if index < len(self.heads) else None
        )
        return most is not None and most >= 1000


def _are_near(stated: Sequence[Fraction], worked: Sequence[Fraction]) -> bool:
    return all(
        abs(one - other) <= abs(other) * _NEAR for one, other in zip(stated, worked, strict=True)
    )
