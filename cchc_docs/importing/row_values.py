"""What a row of a table of criteria says, by the role of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from cchc_docs.importing.amounts import IN_TITLE, figure, points
from cchc_docs.importing.cleaning import joined, one_line
from cchc_docs.importing.codes import read_code
from cchc_docs.importing.grid import GridRow
from cchc_docs.importing.headings import Heading
from cchc_docs.importing.items import Line
from cchc_docs.importing.phrases import grammar
from cchc_docs.importing.told import told

BULLET = re.compile(r"[-–—+•▪●·]\s*")
_HEADED = re.compile(r"(?P<head>[^:\d]{3,150}):\s+(?P<rest>.+)")
_GIVE = ("level", "zero", "part", "full", "deduct", "each")
_GOES_ON = re.compile(r"\d|[^\W\dA-ZĐ_]|I{1,3}V?\b|[<>≥≤]")
_RULED = re.compile(
    r"(?<!\w)trừ\b|cộng (thêm )?\d|điểm|\d\s?đ\b|không (tính|đánh giá|chấm|xét|áp dụng)", re.I
)
"""What a note says that is part of how points are given."""
SCORED = ("self", "appraised", "reached", "percent")
"""Roles of columns that a unit or an appraiser fills in."""


class RowValues:
    """What a row says, by the role of its columns."""

    def __init__(self, row: GridRow, heading: Heading) -> None:
        self.doubts: list[str] = []
        columns = heading.columns
        self.levels: tuple[Fraction, ...] = ()
        """Points a line of one cell each, beside lines of words."""
        self.has_codes = "code" in columns
        self.code = re.sub(r"(?<=\d),(?=\d)", ".", one_line(self._text(row, columns, "code")))
        whole = row.texts()
        title = self._text(row, columns, "title")
        placed = (self._text(row, columns, role) for role in columns if role != "code")
        if len(whole) == 1 and not any(placed) and one_line(whole[0]) != self.code:
            title = whole[0]
        if self.code and not title and read_code(self.code) is None:
            title, self.code = self._text(row, columns, "code"), ""
        self.raw = title
        self.title = title
        self.part = cell_lines(self._text(row, columns, "part"))
        self.method = whole_levels(cell_lines(self._text(row, columns, "method")))
        self.evidence = cell_lines(self._text(row, columns, "evidence"))
        self.notes = cell_lines(self._text(row, columns, "notes"))
        self.doubts.extend(
            f"Ghi chú có thể là quy tắc: «{note}»" for note in self.notes if _RULED.search(note)
        )
        self.column, self.maximum = "max", self._points(row, columns, "max")
        self.level = self._points(row, columns, "level")
        for role in ("bonus", "penalty"):
            if self.maximum is None:
                value = self._points(row, columns, role)
                if value is not None:
                    self.column, self.maximum = role, abs(value)
        survey = self._points(row, columns, "survey")
        self.surveyed = survey is not None and survey == self.maximum
        if (asked := self._points(row, columns, "asked")) is not None:
            self.surveyed = not self.maximum
            self.maximum = asked + (self.maximum or 0)
        if self.maximum is not None and self.maximum < 0:
            self.column, self.maximum = "penalty", -self.maximum
        self.scores = dict(self._scores(row, columns))
        cells = enumerate(row.cells)
        self._graded = [
            (one_line(cell.text), heading.grades[place])
            for place, cell in cells
            if place in heading.grades and cell.text and not cell.continued
        ]

    def graded(self, maximum: Fraction | None) -> Iterable[tuple[str, Fraction]]:
        """The levels that stand in columns of their own, with their points."""
        for text, (amount, of_maximum) in self._graded:
            if not of_maximum or maximum is not None:
                yield text, amount * (maximum or 0) / 100 if of_maximum else amount

    def _text(self, row: GridRow, columns: Mapping[str, tuple[int, ...]], role: str) -> str:
        cells = (row.cells[n] for n in columns.get(role, ()) if n < len(row.cells))
        return "\n".join(cell.text for cell in cells if cell.text and not cell.continued)

    def _points(
        self, row: GridRow, columns: Mapping[str, tuple[int, ...]], role: str
    ) -> Fraction | None:
        for column in columns.get(role, ()):
            cell = row.cells[column] if column < len(row.cells) else None
            if cell is None or not cell.text or cell.continued:
                continue
            lines = [points(line) for line in cell.text.split("\n")]
            values = tuple(one for one in lines if one is not None)
            if len(lines) > 1 and len(values) == len(lines):
                self.levels = values
                continue
            value = points(one_line(cell.text))
            if value is None and cell.text.strip(" -–/x"):
                self.doubts.append(f"Ô điểm không phải một số: «{one_line(cell.text)}»")
            if value is not None:
                return value
        return None

    def _scores(
        self, row: GridRow, columns: Mapping[str, tuple[int, ...]]
    ) -> Iterable[tuple[str, Fraction]]:
        """The figures in columns that somebody fills in."""
        for role in SCORED:
            for column in columns.get(role, ()):
                cell = row.cells[column] if column < len(row.cells) else None
                value = figure(one_line(cell.text)) if cell and not cell.continued else None
                if value is not None:
                    yield role, value
                    break


def cell_lines(text: str) -> list[str]:
    """The lines of a cell, without breaks that only a narrow column made."""
    return joined(text.split("\n")) if text else []


def whole_levels(lines: list[str]) -> list[str]:
    """Lines, with a level that a narrow column broke before a figure whole again."""
    out: list[str] = []
    for line in lines:
        whole = f"{out[-1]} {line}" if out else line
        goes_on = out and _GOES_ON.match(line) and grammar().read(out[-1]) is None
        said = grammar().read(whole) if goes_on else None
        if said and said.kind in ("level", "zero") and not out[-1].endswith(":"):
            out[-1] = whole
        else:
            out.append(line)
    return out


def says_how(method: list[str]) -> bool:
    """Whether the row itself says how it is scored: then it is an item, not a level."""
    read = [grammar().read(part.strip()) for line in method for part in re.split(r"[;.]\s", line)]
    return any(said and said.kind not in ("nothing", "evidence") for said in read)


def title_and_lines(title: str) -> tuple[str, list[str]]:
    """The title of a cell, and the lines below it that say how it is scored."""
    lines = cell_lines(title)
    if not lines:
        return "", []
    for position in range(1, len(lines)):
        said = grammar().read(lines[position])
        if BULLET.match(lines[position]) or said:
            return " ".join(lines[:position]), lines[position:]
    head = " ".join(lines)
    found = IN_TITLE.search(head)
    rest = head[found.end() :].strip(" :.–-") if found else ""
    if found and any(one.said for one in told(Line(rest, None, ""))):
        return head[: found.end()], [rest]
    return head, []


def levels_in_title(title: str) -> tuple[str, list[str]]:
    """A title that goes on to tell how it is scored, «Báo cáo: đủ 2 điểm; thiếu 0 điểm», apart."""
    found = _HEADED.fullmatch(title)
    read = told(Line(found["rest"], None, "")) if found else []
    gives = [one.said.kind for one in read if one.said and one.said.kind in _GIVE]
    if found is None or len(read) < 2 or len(gives) != len(read):
        return title, []
    return found["head"].strip(), [found["rest"]]
