"""Rows of a table of results: units that stand twice, sums and means, how figures are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc_docs.auditing.found import Found, agrees, places
from cchc_docs.auditing.result_columns import FIGURES, Column
from cchc_docs.auditing.result_ranks import spot
from cchc_docs.auditing.result_tables import Results, UnitRow
from cchc_docs.auditing.result_values import decimal_mark
from cchc_docs.ground.numbers import rounded, show

MARKS = {",": "phẩy", ".": "chấm"}


def check_rows(results: Results) -> Iterator[Found]:
    """What is wrong with whole rows, or between them."""
    yield from _nameless(results)
    yield from _twice(results)
    yield from _sums(results)
    yield from _means(results)
    yield from _marks(results)
    yield from _covered(results)


def _nameless(results: Results) -> Iterator[Found]:
    numbers = [one.index for one in results.of("number")]
    for row in results.nameless:
        told = [show(row.figures[key]) for key in sorted(row.figures) if key not in numbers]
        yield Found(
            "no-name",
            "wrong" if any(index in row.figures for index in numbers) else "look",
            spot(results, row, results.unit),
            "Dòng có số mà không có tên đơn vị: không xếp hạng.",
            f"dòng ghi {', '.join(told)}",
            "Ghi tên đơn vị; không phải đơn vị thì ghi dòng ấy là gì.",
        )


def _twice(results: Results) -> Iterator[Found]:
    names: dict[str, UnitRow] = {}
    figures: dict[tuple[Fraction, ...], UnitRow] = {}
    shown = [one for one in results.columns if one.kind in FIGURES]
    elsewhere: dict[tuple[str, tuple[Fraction, ...]], UnitRow] = {}
    for row in results.rows:
        name = f"{row.group}/{row.unit}".casefold()
        held = tuple(row.figures[one.key] for one in shown if one.key in row.figures)
        alike = elsewhere.setdefault((row.unit.casefold(), held), row)
        if name in names:
            other, words = names[name], "Đơn vị «{}» có hai dòng."
        elif held and alike is not row:
            other, words = alike, "Đơn vị «{}» có ở hai nhóm với cùng số."
        elif len(held) > 2 and held in figures:
            other, words = figures[held], "«{}» có mọi số như một đơn vị khác."
        else:
            names[name] = row
            figures[held] = row
            continue
        yield Found(
            "same-row",
            "look",
            spot(results, row, results.unit),
            words.format(row.unit),
            f"{other.place} («{other.unit}») và {row.place}",
            "Kiểm tra có chép nhầm dòng không.",
        )


def _sums(results: Results) -> Iterator[Found]:
    columns = [one for one in results.columns if one.kind in ("part", "total", "self", "max")]
    for row in results.sums:
        stated = [one for one in columns if one.key in row.figures]
        for column in stated:
            printed = row.figures[column.key]
            able = [held for held in _held(results, row, column) if held]
            sums = [sum(held, Fraction(0)) for held in able]
            near = [*sums, *(one / len(held) for one, held in zip(sums, able, strict=True))]
            if not sums or any(agrees(one, printed, places(printed)) for one in near):
                continue
            if len(stated) < 2 and printed == len(results.rows):
                continue
            yield Found(
                "sum-row",
                "wrong",
                spot(results, row, column.index),
                f"«{row.unit}» của cột «{column.title}» khác các dòng cộng lại.",
                f"{len(able[-1])} dòng cộng được {show(sums[-1])}, ghi {show(printed)}",
                f"Ghi {show(sums[-1])}, hoặc sửa một dòng.",
            )


def _means(results: Results) -> Iterator[Found]:
    for mean in results.means:
        for column in results.columns:
            stated = mean.figures.get(column.key)
            able = [held for held in _held(results, mean, column) if held]
            if stated is None or not able or column.kind not in FIGURES:
                continue
            depth = max(places(stated), 2)
            exact = [sum(held, Fraction(0)) / len(held) for held in able]
            if any(abs(stated - one) <= Fraction(1, 10 ** min(depth, 2)) for one in exact):
                continue
            yield Found(
                "mean",
                "wrong",
                spot(results, mean, column.index),
                f"«{mean.unit}» của cột «{column.title}» khác trung bình các đơn vị.",
                f"{show(sum(able[0], Fraction(0)))} : {len(able[0])} = {show(exact[0])}, "
                f"ghi {show(stated)}",
                f"Ghi {show(rounded(exact[0], depth))}.",
            )


def _held(results: Results, row: UnitRow, column: Column) -> Sequence[list[Fraction]]:
    """The figures that a row may sum up: those of its group, and those of all units."""
    own = [one for one in results.rows if one.group == row.group]
    return [
        [one.figures[column.key] for one in rows if column.key in one.figures]
        for rows in (own, results.rows)
    ]


def _marks(results: Results) -> Iterator[Found]:
    for column in results.columns:
        marked: dict[str, list[UnitRow]] = {".": [], ",": []}
        for row in results.rows if column.kind in FIGURES else ():
            mark = decimal_mark(row.texts.get(column.index, ""))
            value = row.figures.get(column.key)
            if mark and column.key == column.index and value is not None and value < 1000:
                marked[mark].append(row)
        few, many = sorted(marked, key=lambda mark: len(marked[mark]))
        for row in marked[few]:
            yield Found(
                "decimal-mark",
                "look",
                spot(results, row, column.index),
                f"«{row.unit}»: cột «{column.title}» có cả dấu chấm và dấu phẩy thập phân.",
                f"«{row.texts[column.index]}» dùng dấu {MARKS[few]}, {len(marked[many])} ô dùng "
                f"dấu {MARKS[many]}; hiểu là {show(row.figures[column.key], 10)}",
                f"Ghi dấu {MARKS[many]} cho cả cột.",
            )


def _covered(results: Results) -> Iterator[Found]:
    for column in results.columns:
        for row in results.rows if column.kind in FIGURES else ():
            if column.key in row.covered:
                yield Found(
                    "merged",
                    "look",
                    spot(results, row, column.index),
                    f"«{row.unit}»: ô của cột «{column.title}» gộp với dòng trên.",
                    f"hiểu là {show(row.figures[column.key])} cho mỗi dòng",
                    "Bỏ gộp ô, ghi số ở từng dòng.",
                )
