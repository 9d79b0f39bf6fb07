"""A table of results: sums, composites, percentages, ranks, units and rows that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc_docs.auditing.found import Found, Spot, Weight, addition, is_rounding, places
from cchc_docs.auditing.result_tables import Column, Results, UnitRow
from cchc_docs.ground.numbers import rounded, show


def audit_results(results: Results) -> Iterator[Found]:
    """Everything that does not fit in the table."""
    yield from _above(results)
    totals, indices, parts = results.of("total"), results.of("index"), results.of("part")
    score = next(iter((*totals, *indices)), None)
    if totals and len(parts) > 1:
        yield from _sums(results, totals[0], parts)
    elif not totals and len(parts) > 1:
        for index in indices[:1]:
            yield from _composite(results, index, parts)
    elif not totals and len(indices) > 2:
        yield from _composite(results, indices[-1], indices[:-1])
    for index in indices if totals else ():
        yield from _percentages(results, index, totals[0])
    for rank in results.of("rank"):
        if score is not None:
            yield from _ranks(results, rank, score)
    yield from _twice(results)
    yield from _means(results)


def _spot(results: Results, row: UnitRow, column: int) -> Spot:
    return Spot(results.grid.file, results.grid.name, row.place, column)


def _above(results: Results) -> Iterator[Found]:
    for column in results.columns:
        for row in results.rows:
            value = row.figures.get(column.index)
            if value is not None and column.max is not None and value > column.max:
                yield Found(
                    "above-maximum",
                    "wrong",
                    _spot(results, row, column.index),
                    f"«{row.unit}»: cột «{column.title}» vượt điểm tối đa.",
                    f"{show(value)} > {show(column.max)}",
                    f"Không quá {show(column.max)}.",
                )


def _held(row: UnitRow, columns: Sequence[Column]) -> list[Fraction]:
    return [row.figures[one.index] for one in columns if one.index in row.figures]


def _depth(rows: Sequence[UnitRow], columns: Sequence[Column]) -> int:
    return max((places(one) for row in rows for one in _held(row, columns)), default=0)


def _sums(results: Results, total: Column, parts: Sequence[Column]) -> Iterator[Found]:
    depth = _depth(results.rows, [total])
    off = []
    for row in results.rows:
        held, printed = _held(row, parts), row.figures.get(total.index)
        if printed is None or len(held) < 2:
            continue
        worked = sum(held, Fraction(0))
        if rounded(worked, depth) != printed:
            off.append((row, held, printed, worked))
    wrong = [one for one in off if not is_rounding(one[1], one[2], one[3])]
    if len(wrong) * 2 > len(results.rows):
        return
    for row, held, printed, worked in off:
        weight: Weight = "wrong" if any(row is one[0] for one in wrong) else "rounding"
        yield Found(
            "total",
            weight,
            _spot(results, row, total.index),
            f"«{row.unit}»: cột «{total.title}» khác các cột cộng lại"
            + (", lệch do làm tròn." if weight == "rounding" else "."),
            f"{addition(held, worked)}, ghi {show(printed)}",
            f"Ghi {show(rounded(worked, depth))}, hoặc sửa một cột điểm.",
        )


def _composite(results: Results, whole: Column, parts: Sequence[Column]) -> Iterator[Found]:
    """An index made of others lies between the lowest and the highest of them."""
    rows = [row for row in results.rows if whole.index in row.figures and _held(row, parts)]
    if any(sum(_held(row, parts), Fraction(0)) == row.figures[whole.index] for row in rows):
        yield from _sums(results, whole, parts)
        return
    for row in rows:
        held, printed = _held(row, parts), row.figures[whole.index]
        if len(held) > 1 and not min(held) <= printed <= max(held):
            yield Found(
                "composite",
                "wrong",
                _spot(results, row, whole.index),
                f"«{row.unit}»: «{whole.title}» nằm ngoài các chỉ số làm nên nó.",
                f"{show(printed)} không nằm giữa {show(min(held))} và {show(max(held))}",
                "Tính lại chỉ số, hoặc sửa chỉ số thành phần.",
            )


def _percentages(results: Results, index: Column, total: Column) -> Iterator[Found]:
    whole = total.max or Fraction(100)
    rows = [
        (row, row.figures[index.index], row.figures[total.index] * 100 / whole)
        for row in results.rows
        if index.index in row.figures and total.index in row.figures
    ]
    if sum(abs(stated - exact) < 1 for _, stated, exact in rows) * 2 <= len(rows):
        return
    depth = _depth(results.rows, [index])
    for row, stated, exact in rows:
        if rounded(exact, depth) == stated:
            continue
        cut = 0 < exact - stated < Fraction(1, 10**depth)
        yield Found(
            "percentage",
            "rounding" if cut else "wrong",
            _spot(results, row, index.index),
            f"«{row.unit}»: «{index.title}» "
            + ("bị cắt bớt thay vì làm tròn." if cut else "khác điểm chia cho tối đa."),
            f"{show(row.figures[total.index])} : {show(whole)} × 100 = {show(exact)}, "
            f"ghi {show(stated)}",
            f"Ghi {show(rounded(exact, depth))}.",
        )


def _ranks(results: Results, rank: Column, score: Column) -> Iterator[Found]:
    rows = [row for row in results.rows if {rank.index, score.index} <= row.figures.keys()]
    groups = {row.group for row in rows}
    firsts = {row.group for row in rows if row.figures[rank.index] == 1}
    apart = len(groups) > 1 and firsts == groups
    for row in rows:
        beside = [one for one in rows if not apart or one.group == row.group]
        value, printed = row.figures[score.index], row.figures[rank.index]
        higher = [one.figures[score.index] for one in beside if one.figures[score.index] > value]
        least, most = (
            len(higher) + 1,
            len(higher) + sum(one.figures[score.index] == value for one in beside),
        )
        if least <= printed <= most or printed == len(set(higher)) + 1:
            continue
        yield Found(
            "rank",
            "wrong",
            _spot(results, row, rank.index),
            f"«{row.unit}»: hạng không theo điểm.",
            f"{len(higher)} đơn vị hơn {show(value)} điểm, ghi hạng {show(printed)}",
            f"Hạng {least}" + (f" đến {most}, bằng điểm với đơn vị khác." if most > least else "."),
        )


def _twice(results: Results) -> Iterator[Found]:
    names: dict[str, UnitRow] = {}
    figures: dict[tuple[Fraction, ...], UnitRow] = {}
    shown = [one for one in results.columns if one.kind in ("part", "total", "index")]
    for row in results.rows:
        name, held = f"{row.group}/{row.unit}".casefold(), tuple(_held(row, shown))
        if name in names:
            other, words = names[name], "Đơn vị «{}» có hai dòng."
        elif len(held) > 2 and held in figures:
            other, words = figures[held], "«{}» có mọi số như một đơn vị khác."
        else:
            names[name] = row
            figures[held] = row
            continue
        yield Found(
            "same-row",
            "look",
            _spot(results, row, results.unit),
            words.format(row.unit),
            f"{other.place} («{other.unit}») và {row.place}",
            "Kiểm tra có chép nhầm dòng không.",
        )


def _means(results: Results) -> Iterator[Found]:
    for mean in results.means:
        rows = [row for row in results.rows if not mean.group or row.group == mean.group]
        for column in results.columns:
            stated, held = mean.figures.get(column.index), _held_in(rows, column)
            if stated is None or not held or column.kind in ("number", "rank"):
                continue
            exact = sum(held, Fraction(0)) / len(held)
            depth = max(places(stated), 2)
            if abs(stated - exact) > Fraction(1, 10 ** min(depth, 2)):
                yield Found(
                    "mean",
                    "wrong",
                    _spot(results, mean, column.index),
                    f"«{mean.unit}» của cột «{column.title}» khác trung bình các đơn vị.",
                    f"{show(sum(held, Fraction(0)))} : {len(held)} = {show(exact)}, "
                    f"ghi {show(stated)}",
                    f"Ghi {show(rounded(exact, depth))}.",
                )


def _held_in(rows: Sequence[UnitRow], column: Column) -> list[Fraction]:
    return [row.figures[column.index] for row in rows if column.index in row.figures]
