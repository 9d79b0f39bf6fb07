"""A table of results: sums, composites, percentages, ranks, classes, rows that are no unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from statistics import median_low

from cchc_docs.auditing.found import Found, Weight, addition, agrees, is_rounding, places
from cchc_docs.auditing.result_columns import FIGURES, Column
from cchc_docs.auditing.result_ranks import (
    beside,
    check_classes,
    check_ranks,
    score_column,
    spot,
)
from cchc_docs.auditing.result_rows import check_rows
from cchc_docs.auditing.result_stated import check_stated
from cchc_docs.auditing.result_tables import Results, UnitRow
from cchc_docs.ground.numbers import rounded, show

_TAKEN_OFF = re.compile(r"\b(?:trừ|phạt)\b", re.I)
_ADDED = re.compile(r"thưởng", re.I)
MOST_RUNS = 400
"""Ways to choose columns side by side that are tried for a sum."""


def audit_results(results: Results) -> Iterator[Found]:
    """Everything that does not fit in the table."""
    yield from _above(results)
    totals, indices, parts = results.of("total"), results.of("index"), results.of("part")
    score = score_column(results)
    if totals and len(parts) + len(totals) > 2:
        yield from _sums(results, _whole(totals, score))
    elif not totals and len(parts) > 1:
        for index in [score] if score in indices and score is not None else indices[:1]:
            yield from _composite(results, index, parts)
    elif not totals and len(indices) > 2:
        yield from _composite(results, indices[-1], indices[:-1])
    for index in indices:
        whole = beside(results, index)
        if whole is None:
            whole = _whole(totals, score) if totals else _behind(results, index, parts)
        if whole is not None:
            yield from _percentages(results, index, whole)
    if score is not None:
        for rank in results.of("rank"):
            yield from check_ranks(results, rank, beside(results, rank) or score)
        for stated in results.of("class"):
            yield from check_classes(results, stated, score)
        yield from check_stated(results, score)
    yield from check_rows(results)


def _whole(totals: Sequence[Column], score: Column | None) -> Column:
    return score if score in totals and score is not None else totals[-1]


def _above(results: Results) -> Iterator[Found]:
    if any(_ADDED.search(column.title) for column in results.columns):
        return
    for column in results.columns:
        for row in results.rows if column.kind in FIGURES else ():
            value, most = row.figures.get(column.key), results.max_of(row, column)
            if value is not None and most is not None and value > most:
                yield Found(
                    "above-maximum",
                    "wrong",
                    spot(results, row, column.index),
                    f"«{row.unit}»: cột «{column.title}» vượt điểm tối đa.",
                    f"{show(value)} > {show(most)}",
                    f"Không quá {show(most)}.",
                )


def held(row: UnitRow, columns: Sequence[Column]) -> list[Fraction]:
    """The figures of a row in these columns, those that are taken off below 0."""
    return [
        -abs(row.figures[one.key]) if _TAKEN_OFF.search(one.title) else row.figures[one.key]
        for one in columns
        if one.key in row.figures
    ]


def depth_of(rows: Sequence[UnitRow], column: Column) -> int:
    """The most decimals that figures of a column are printed with."""
    return max(
        (places(row.figures[column.key]) for row in rows if column.key in row.figures), default=0
    )


@dataclass(frozen=True)
class _Off:
    """A row whose total is not the sum of its parts."""

    row: UnitRow
    parts: list[Fraction]
    worked: Fraction
    weight: Weight


def _sums(results: Results, total: Column) -> Iterator[Found]:
    able = [one for one in results.columns if one.kind in ("part", "total") and one != total]
    depth = depth_of(results.rows, total)
    rows = [row for row in results.rows if total.key in row.figures and len(held(row, able)) > 1]
    best: list[_Off] | None = None
    for parts in _runs(able):
        off = list(_off(rows, total, parts, depth))
        wrong = sum(one.weight == "wrong" for one in off)
        if wrong * 2 > len(rows) or (len(off) == len(rows) > 2 and wrong):
            continue
        if best is None or wrong < sum(one.weight == "wrong" for one in best):
            best = off
    for one in best or ():
        yield Found(
            "total",
            one.weight,
            spot(results, one.row, total.index),
            f"«{one.row.unit}»: cột «{total.title}» khác các cột cộng lại"
            + (", lệch do làm tròn." if one.weight == "rounding" else "."),
            f"{addition(one.parts, one.worked)}, ghi {show(one.row.figures[total.key])}",
            f"Ghi {show(rounded(one.worked, depth))}, hoặc sửa một cột điểm.",
        )


def _runs(columns: Sequence[Column]) -> Iterator[Sequence[Column]]:
    """All of the columns, then fewer and fewer that stand side by side."""
    tried = 0
    for size in range(len(columns), 1, -1):
        for first in range(len(columns) - size + 1):
            tried += 1
            if tried > MOST_RUNS:
                return
            yield columns[first : first + size]


def _off(
    rows: Sequence[UnitRow], total: Column, parts: Sequence[Column], depth: int
) -> Iterator[_Off]:
    for row in rows:
        figures, printed = held(row, parts), row.figures[total.key]
        worked = sum(figures, Fraction(0))
        if not agrees(worked, printed, depth):
            near = is_rounding(figures, printed, worked)
            yield _Off(row, figures, worked, "rounding" if near else "wrong")


def _composite(results: Results, whole: Column, parts: Sequence[Column]) -> Iterator[Found]:
    """An index made of others lies between the lowest and the highest of them."""
    rows = [row for row in results.rows if whole.key in row.figures and len(held(row, parts)) > 1]
    if any(sum(held(row, parts), Fraction(0)) == row.figures[whole.key] for row in rows):
        yield from _sums(results, whole)
        return
    off = [
        row
        for row in rows
        if not min(held(row, parts)) <= row.figures[whole.key] <= max(held(row, parts))
    ]
    for row in off if len(off) * 2 <= len(rows) else ():
        least, most = min(held(row, parts)), max(held(row, parts))
        yield Found(
            "composite",
            "wrong",
            spot(results, row, whole.index),
            f"«{row.unit}»: «{whole.title}» nằm ngoài các chỉ số làm nên nó.",
            f"{show(row.figures[whole.key])} không nằm giữa {show(least)} và {show(most)}",
            "Tính lại chỉ số, hoặc sửa chỉ số thành phần.",
        )


def whole_of(results: Results, total: Column) -> Fraction | None:
    """The maximum of the total that the table states, or that its percentages come from."""
    if total.max is not None:
        return total.max
    maxima = [one.max for one in results.of("part")]
    known = [one for one in maxima if one is not None]
    if known and len(known) == len(maxima):
        return sum(known, Fraction(0))
    for index in results.of("index"):
        shares = [
            row.figures[total.key] * 100 / row.figures[index.key]
            for row in results.rows
            if total.key in row.figures and row.figures.get(index.key)
        ]
        most = rounded(median_low(shares), 0) if shares else Fraction(0)
        if most and sum(abs(one - most) * 100 < most for one in shares) * 2 > len(shares):
            return most
    return None


def _behind(results: Results, index: Column, parts: Sequence[Column]) -> Column | None:
    """The column of points that percentages come from, where some row says so exactly."""
    depth = depth_of(results.rows, index)
    if len(parts) == 1 and results.of("max"):
        parts = [replace(parts[0], kind="total")]  # a column of maxima is of the only points

    def agreeing(part: Column) -> int:
        return sum(
            agrees(row.figures[part.key] * 100 / most, row.figures[index.key], depth)
            for row in results.rows
            if part.key in row.figures and index.key in row.figures
            for most in [results.max_of(row, part)]
            if most
        )

    best = max(parts, key=agreeing, default=None)
    return best if best is not None and agreeing(best) else None


def _percentages(results: Results, index: Column, total: Column) -> Iterator[Found]:
    whole = total.max or whole_of(results, total) or Fraction(100)
    rows = [
        (row, row.figures[index.key], most, row.figures[total.key] * 100 / most)
        for row in results.rows
        if index.key in row.figures and total.key in row.figures
        for most in (results.max_of(row, total) or whole,)
    ]
    if sum(abs(stated - exact) < 1 for _, stated, _, exact in rows) * 2 <= len(rows):
        return
    depth = depth_of(results.rows, index)
    for row, stated, most, exact in rows:
        if agrees(exact, stated, depth):
            continue
        words = ""
        if agrees(exact, stated, places(stated)):
            words = "ít chữ số lẻ hơn các dòng khác."
        elif 0 < exact - stated < Fraction(1, 10**depth):
            words = "bị cắt bớt thay vì làm tròn."
        yield Found(
            "percentage",
            "rounding" if words else "wrong",
            spot(results, row, index.index),
            f"«{row.unit}»: «{index.title}» {words or 'khác điểm chia cho tối đa.'}",
            f"{show(row.figures[total.key])} : {show(most)} × 100 = {show(exact)}, "
            f"ghi {show(stated)}",
            f"Ghi {show(rounded(exact, depth))}.",
        )
