"""Ranks and classes that a table of results states, against its own scores."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from cchc_docs.auditing.found import Found, Spot
from cchc_docs.auditing.result_columns import Column
from cchc_docs.auditing.result_tables import NOWHERE, Results, UnitRow
from cchc_docs.ground.numbers import show

Ties = Literal["skip", "dense"]
"""Equal units share a rank; the next rank is skipped (1, 2, 2, 4) or follows on (1, 2, 2, 3)."""
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_APPRAISED = re.compile(r"thẩm (?:định|tra)|phúc tra|(?:đánh giá|chấm) lại|hội đồng|\bhđ\b", re.I)
_OF_THE_INDEX = re.compile(r"cchc|cải cách hành chính|par.?index", re.I)
_KNOWN = (
    ("xuất sắc", "tốt", "khá", "trung bình khá", "trung bình", "yếu", "kém"),
    ("a", "b", "c", "d", "đ"),
    ("i", "ii", "iii", "iv", "v"),
)
"""Names of classes whose order everybody knows, from the best down."""
_SHORT = {
    "xs": "xuất sắc",
    "tb": "trung bình",
    "tbk": "trung bình khá",
    "trung bình - khá": "trung bình khá",
}


def score_column(results: Results) -> Column | None:
    """The column that units are ranked by: of those it may be, the one that its ranks follow."""
    rank = rank_column(results)
    able = [*results.of("total"), *results.of("index")] or _without_total(results, rank)
    able.sort(key=_is_beside_the_matter)
    if rank is None or len(able) < 2:
        return next(iter(able), None)
    return min(able, key=lambda one: len(list(_off(results, rank, one))))


def _without_total(results: Results, rank: Column | None) -> list[Column]:
    """Where nothing is called a total: what was appraised, else the self score, else a part."""
    parts, own = results.of("part"), results.of("self")
    appraised = [one for one in reversed(parts) if own and _APPRAISED.search(one.title)]
    return [*appraised, *own, *(parts if rank else parts[-1:])]


def rank_column(results: Results) -> Column | None:
    """The column of ranks by the whole score, not by a part of it."""
    ranks = sorted(results.of("rank"), key=_is_beside_the_matter)
    whole = (one for one in ranks if (own := beside(results, one)) is None or own.kind != "part")
    return next(whole, ranks[-1] if ranks else None)


def _is_beside_the_matter(column: Column) -> bool:
    return not _OF_THE_INDEX.search(column.title)


def beside(results: Results, column: Column) -> Column | None:
    """The points that a column of ranks or percentages is about, by the heading they share, or
    by their name in its own: «Hạng SIPAS»."""
    able = [one for kind in ("total", "part", "self", "index") for one in results.of(kind)]
    if column.above:
        return next((one for one in able if one is not column and one.above == column.above), None)
    if column.kind != "rank":
        return None
    title = column.title.casefold()
    return next((one for one in able if title.endswith(f" {one.title.casefold()}")), None)


def spot(results: Results, row: UnitRow, column: int) -> Spot:
    """A cell of the table; the row alone where the file has no such cell."""
    place = None if column == NOWHERE else column + row.shift
    if results.grid.lines and column != NOWHERE:
        return Spot(results.grid.file, results.grid.name, results.grid.lines[column], row.shift)
    return Spot(results.grid.file, results.grid.name, row.place, place)


def measure(results: Results, row: UnitRow, score: Column) -> Fraction:
    """What the row is ranked by: its share where each row has a maximum of its own."""
    most = results.max_of(row, score)
    value = row.figures[score.key]
    return value / most if most and len(results.maxima[score.key]) > 1 else value


def _measured(results: Results, row: UnitRow, score: Column) -> str:
    value = measure(results, row, score)
    if value == row.figures[score.key]:
        return f"{show(value)} điểm"
    return f"{show(value * 100)}%"


def is_apart(results: Results, rank: Column) -> bool:
    """Whether every group has a first of its own."""
    rows = [row for row in results.rows if rank.key in row.figures]
    groups = {row.group for row in rows}
    return len(groups) > 1 and {row.group for row in rows if row.figures[rank.key] == 1} == groups


def tie_rule(results: Results, rank: Column, score: Column) -> Ties:
    """How the table counts on after units of one rank, as far as it shows."""
    apart, held = is_apart(results, rank), Counter[tuple[str, Fraction]]()
    rows = [row for row in results.rows if {rank.key, score.key} <= row.figures.keys()]
    for row in rows:
        held[row.group if apart else "", row.figures[rank.key]] += 1
    after = [(g, r + n) for (g, r), n in held.items() if n > 1]
    follows = [(g, r + 1) for (g, r), n in held.items() if n > 1]
    skips, dense = sum(one in held for one in after), sum(one in held for one in follows)
    return "dense" if dense > skips or (dense and _is_whole(held)) else "skip"


def _is_whole(held: Counter[tuple[str, Fraction]]) -> bool:
    groups = {group for group, _ in held}
    return all(
        max(rank for group, rank in held if group == one) == sum(g == one for g, _ in held)
        for one in groups
    )


def check_ranks(results: Results, rank: Column, score: Column) -> Iterator[Found]:
    """Ranks that the scores do not give; a part of a longer list is told as such."""
    off = list(_off(results, rank, score))
    if off and _is_excerpt(results, rank, score):
        row = off[0][0]
        yield Found(
            "rank-gap",
            "look",
            spot(results, row, rank.index),
            "Hạng nhảy cách: bảng trích từ một bảng dài hơn, hoặc ghi nhầm hạng.",
            f"«{row.unit}» ghi hạng {show(row.figures[rank.key])}, trong bảng đứng thứ {off[0][1]}",
            "Đối chiếu với bảng đầy đủ.",
        )
        return
    for row, least, most in off:
        printed = row.figures[rank.key]
        yield Found(
            "rank",
            "wrong",
            spot(results, row, rank.index),
            f"«{row.unit}»: hạng không theo điểm.",
            f"{least - 1} đơn vị hơn {_measured(results, row, score)}, ghi hạng {show(printed)}",
            f"Hạng {least}" + (f" đến {most}, bằng điểm với đơn vị khác." if most > least else "."),
        )


def _off(results: Results, rank: Column, score: Column) -> Iterator[tuple[UnitRow, int, int]]:
    """Rows whose rank cannot be, each with the least and the greatest that can."""
    rows = [row for row in results.rows if {rank.key, score.key} <= row.figures.keys()]
    apart, dense = is_apart(results, rank), tie_rule(results, rank, score) == "dense"
    values: dict[str, list[Fraction]] = {}
    for row in rows:
        values.setdefault(row.group if apart else "", []).append(measure(results, row, score))
    for held in values.values():
        held.sort()
    for row in rows:
        beside = values[row.group if apart else ""]
        value = measure(results, row, score)
        most = len(beside) - bisect_left(beside, value)
        least = len(beside) - bisect_right(beside, value) + 1
        if dense:
            least = most = len({one for one in beside if one > value}) + 1
        if not least <= row.figures[rank.key] <= most:
            yield row, least, most


def _is_excerpt(results: Results, rank: Column, score: Column) -> bool:
    """Whether the ranks fall as the scores do, only with gaps between them."""
    rows = [row for row in results.rows if {rank.key, score.key} <= row.figures.keys()]
    if is_apart(results, rank) or max(row.figures[rank.key] for row in rows) <= len(rows):
        return False
    rows.sort(key=lambda row: (-measure(results, row, score), row.figures[rank.key]))
    for above, below in itertools.pairwise(rows):
        equal = measure(results, above, score) == measure(results, below, score)
        step = below.figures[rank.key] - above.figures[rank.key]
        if step < 0 or (step == 0 and not equal):
            return False
    return True


def check_classes(results: Results, stated: Column, score: Column) -> Iterator[Found]:
    """Units that a better or worse class than their neighbours is given to."""
    groups: dict[str, list[UnitRow]] = {}
    for row in results.rows:
        if score.key in row.figures and class_of(row.texts.get(stated.index, "")):
            groups.setdefault(row.group, []).append(row)
    for rows in groups.values():
        rows.sort(key=lambda row: -measure(results, row, score))
        order = _order(rows, stated)
        levels = [order[class_of(row.texts[stated.index])] for row in rows]
        kept = _longest_rising(levels)
        for number, row in enumerate(rows):
            if number not in kept:
                yield Found(
                    "class",
                    "wrong",
                    spot(results, row, stated.index),
                    f"«{row.unit}»: xếp loại không theo điểm.",
                    f"{show(row.figures[score.key])} điểm ghi «{row.texts[stated.index]}», "
                    f"{_against(rows, levels, kept, number, stated, score)}",
                    "Sửa xếp loại hoặc sửa điểm.",
                )


def class_of(text: str) -> str:
    """A class by its name alone: «Đạt loại Tốt (A)» is ``tốt``, «TB» ``trung bình``."""
    word = _ASIDE.sub("", text.casefold()).strip(" .–-*")
    for before in ("hoàn thành", "đạt", "xếp loại", "loại", "nhóm", "mức", "hạng"):
        word = word.removeprefix(before).strip() or word
    word = word.removesuffix("nhiệm vụ").strip() or word
    return _SHORT.get(word, word)


def _order(rows: Sequence[UnitRow], stated: Column) -> dict[str, int]:
    """The classes from the best down: as everybody knows them, else by the places that units of
    each take on average."""
    names = {class_of(row.texts[stated.index]) for row in rows}
    for known in _KNOWN:
        if names <= {*known}:
            return {name: number for number, name in enumerate(known)}
    places: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        places.setdefault(class_of(row.texts[stated.index]), []).append(number)
    ranked = sorted(places, key=lambda one: Fraction(sum(places[one]), len(places[one])))
    return {name: number for number, name in enumerate(ranked)}


def _longest_rising(levels: Sequence[int]) -> frozenset[int]:
    """Positions of the longest run that never falls, so that the fewest are left out."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, level in enumerate(levels):
        at = bisect_right(tops, level)
        before.append(ends[at - 1] if at else -1)
        if at == len(ends):
            ends.append(number)
            tops.append(level)
        else:
            ends[at], tops[at] = number, level
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def _against(
    rows: Sequence[UnitRow],
    levels: Sequence[int],
    kept: frozenset[int],
    number: int,
    stated: Column,
    score: Column,
) -> str:
    """The nearest unit whose class and place cannot both go with those of the row."""
    against = (one for one in kept if (levels[one] - levels[number]) * (one - number) < 0)
    row = rows[min(against, key=lambda one: abs(one - number))]
    points, name = show(row.figures[score.key]), row.texts[stated.index]
    return f"«{row.unit}» {points} điểm ghi «{name}»"
