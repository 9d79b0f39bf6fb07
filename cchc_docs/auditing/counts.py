"""A table of counts: how many units are of each class or group, their sum, their shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.auditing.found import Found, Spot, addition, places
from cchc_docs.auditing.result_values import value_of
from cchc_docs.ground.numbers import rounded, show
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.grid import Grid

_HEAD = re.compile(r"^(?:xếp |phân )?loại\b|^nhóm\b|^mức\b|^khoảng\b|^kết quả xếp loại", re.I)
_CLASS = re.compile(
    r"^(?:loại )?(?:xuất sắc|tốt|khá|trung bình|yếu|kém|(?:chưa )?đạt|nhóm \S+)$", re.I
)
_SUM = re.compile(r"^(?:tổng|cộng)", re.I)
_SHARE = re.compile(r"%|tỷ lệ|tỉ lệ", re.I)
_OTHER = re.compile(rf"{_SHARE.pattern}|điểm", re.I)
"""What is no count: shares, points."""
_NONE = frozenset(("", "-", "–", "—"))
LEAST = 2
"""Classes that a table of counts has at least."""


@dataclass(frozen=True)
class _Cell:
    text: str
    spot: Spot


@dataclass(frozen=True)
class Counts:
    """Rows of classes below a head, and the row of their sums; cells by column."""

    head: tuple[_Cell, ...]
    rows: tuple[tuple[_Cell, ...], ...]
    total: tuple[_Cell, ...]


def find_counts(grid: Grid) -> Counts | None:
    """The counts in a table, a class a row or a class a column; None where there are none."""
    lines = [
        tuple(
            _Cell(
                "" if cell.continued else one_line(cell.text),
                Spot(grid.file, grid.name, row.place, at),
            )
            for at, cell in enumerate(row.cells)
        )
        for row in grid.rows
    ]
    width = min((len(line) for line in lines), default=0)
    upright = [line[:width] for line in lines]
    return _counts(upright) or _counts(list(zip(*upright, strict=True)))


def _counts(lines: Sequence[tuple[_Cell, ...]]) -> Counts | None:
    ends = [at for at, line in enumerate(lines) if line and _SUM.match(line[0].text)]
    heads = [at for at, line in enumerate(lines) if line and not value_of(line[0].text)]
    if not ends or not heads or heads[0] >= ends[0]:
        return None
    head, rows, total = lines[heads[0]], lines[heads[0] + 1 : ends[0]], lines[ends[0]]
    classes = sum(bool(_CLASS.match(line[0].text)) for line in rows)
    if len(rows) < LEAST or not (_HEAD.match(head[0].text) or classes >= LEAST):
        return None
    found = Counts(head, tuple(rows), total)
    return found if any(_is_count(found, at) for at in range(1, len(head))) else None


def _is_count(counts: Counts, at: int) -> bool:
    """Whether a column holds whole numbers with a sum."""
    values = [_figure(row[at].text) for row in counts.rows]
    total = value_of(counts.total[at].text)
    whole = all(one is not None and one.denominator == 1 for one in values)
    is_other = any(_OTHER.search(one.text) for one in (counts.head[at], counts.total[at]))
    return whole and total is not None and total.figure.denominator == 1 and not is_other


def _figure(text: str) -> Fraction | None:
    if text in _NONE:
        return Fraction(0)
    value = value_of(text)
    return None if value is None else value.figure


def audit_counts(counts: Counts) -> Iterator[Found]:
    """Sums that do not add up, and shares that are not those of the counts beside them."""
    last: int | None = None
    for at in range(1, len(counts.head)):
        if _is_count(counts, at):
            last = at
            yield from _sum(counts, at)
        elif last is not None and _SHARE.search(counts.head[at].text + counts.rows[0][at].text):
            yield from _shares(counts, at, last)


def _sum(counts: Counts, at: int) -> Iterator[Found]:
    parts = [_figure(row[at].text) or Fraction(0) for row in counts.rows]
    printed, worked = _figure(counts.total[at].text), sum(parts, Fraction(0))
    if printed is not None and printed != worked:
        yield Found(
            "count-total",
            "wrong",
            counts.total[at].spot,
            f"«{counts.head[at].text}»: số đơn vị các loại cộng lại khác tổng ghi trong bảng.",
            f"{addition(parts, worked)}, ghi {show(printed)}",
            f"Ghi {show(worked)}, hoặc sửa số đơn vị của một loại.",
        )


def _shares(counts: Counts, at: int, beside: int) -> Iterator[Found]:
    total = _figure(counts.total[beside].text)
    for row in (*counts.rows, counts.total) if total else ():
        count, value = _figure(row[beside].text), value_of(row[at].text)
        if count is None or value is None or not total:
            continue
        depth = places(value.figure)
        worked = count / total * 100
        gap = abs(value.figure - worked)
        if gap * 2 * 10**depth > 1:
            yield Found(
                "count-share",
                "rounding" if gap * 10**depth <= 1 else "wrong",
                row[at].spot,
                f"«{row[0].text}»: tỷ lệ không bằng số đơn vị chia cho tổng.",
                f"{show(count)} : {show(total)} = {show(worked)} %, ghi {show(value.figure)}",
                f"Ghi {show(rounded(worked, depth))}.",
            )
