"""Tables of results among the tables of a file."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_docs.auditing.result_columns import (
    ANSWERS,
    FIGURES,
    ITEM,
    Column,
    of_this_year,
    titles,
)
from cchc_docs.auditing.result_heads import (
    FIRST_ROWS,
    end_of_heading,
    first_heading,
    is_later_heading,
    kinds_of,
    whole_tables,
)
from cchc_docs.auditing.result_ranks import is_apart, rank_column
from cchc_docs.auditing.result_reading import Reader
from cchc_docs.auditing.result_tables import NOWHERE, Results, UnitRow
from cchc_docs.auditing.result_turning import turned
from cchc_docs.auditing.result_values import footnote, value_of
from cchc_docs.importing.cleaning import one_line
from cchc_docs.importing.grid import Grid

LONGEST_TITLE = 120
TURNED = "mỗi đơn vị một cột: dòng của bảng được đọc như cột."
_CLASS_HEAD = re.compile(
    r"(?:(?:[IVX]+|[A-D]|\d+)[.)]\s*)?(?:xếp |đạt )?(?:loại|nhóm|mức)\s*:?\s*"
    r"(xuất sắc|tốt|khá|trung bình|yếu|kém|[A-D]\b)",
    re.I,
)


@dataclass(frozen=True)
class Tables:
    """The tables of results of a file, and its other tables."""

    results: tuple[Results, ...]
    rest: tuple[Grid, ...]


def find_tables(grids: Sequence[Grid]) -> Tables:
    """All of them, in their order."""
    results: list[Results] = []
    rest: list[Grid] = []
    lines = [one_line(line) for grid in grids for line in grid.caption]
    notes = dict(note for line in lines if (note := footnote(line)))
    for whole, parts in whole_tables([turned(grid) for grid in grids]):
        found = [replace(one, notes={**notes, **one.notes}) for one in _results_of(whole)]
        results.extend(found)
        rest.extend(() if found else parts)
    if len(results) == 1:
        above = [text for row in results[0].grid.rows[:FIRST_ROWS] for text in row.texts()]
        said = tuple(dict.fromkeys([*lines, *map(one_line, above)]))
        results = [replace(results[0], said=said)]
    return Tables(tuple(results), tuple(rest))


def _results_of(grid: Grid) -> Iterator[Results]:
    """Those of a sheet, one below the other; a heading of other columns begins a table."""
    first = first_heading(grid.rows)
    while first is not None:
        kinds = kinds_of(grid.rows[first])
        after = (
            number
            for number in range(end_of_heading(grid.rows, first), len(grid.rows))
            if is_later_heading(grid.rows[number]) and kinds_of(grid.rows[number]) != kinds
        )
        stop = next(after, None)
        if one := _results(grid, first, len(grid.rows) if stop is None else stop):
            yield one
        first = stop


def _results(grid: Grid, first: int, stop: int) -> Results | None:
    end = end_of_heading(grid.rows, first)
    heads = titles([[one_line(cell.text) for cell in row.cells] for row in grid.rows[first:end]])
    reader = Reader(grid, first, heads)
    for number in range(end, stop):
        reader.take(number)
    reader.of_groups()
    columns = tuple(of_this_year(reader.columns()))
    scored = [one for one in columns if one.kind in FIGURES or one.kind == "rank"]
    rows, others = reader.units()
    if not rows or not scored or set(heads) >= ANSWERS or _is_by_item(heads, rows):
        return None
    title = _title(grid, first) or heads[reader.unit]
    if reader.is_parted:
        rows = tuple(replace(row, group=row.group or title) for row in rows)
    results = Results(
        grid,
        reader.unit,
        columns,
        rows,
        tuple(reader.means),
        tuple(reader.sums),
        others,
        tuple(reader.nameless),
        title,
        reader.notes,
        (TURNED,) if grid.lines else (),
    )
    return _by_class_heads(_grouped(results))


def _is_by_item(heads: Sequence[str], rows: Sequence[UnitRow]) -> bool:
    """Whether a row is an item of a unit, as in the outcome of a survey: units stand in several
    rows, or one item in those of several; a unit's own code stands there once."""
    repeated = len({row.unit for row in rows}) < len(rows)
    for column, head in enumerate(heads):
        words = [row.texts[column] for row in rows if row.texts.get(column)]
        if head.casefold().rstrip(" .:") not in ITEM or len(words) * 2 <= len(rows):
            continue
        if repeated or (len(set(words)) < len(words) and not any(map(value_of, words))):
            return True
    return False


def _title(grid: Grid, first: int) -> str:
    """The line above a heading."""
    if first:
        above = {one_line(text) for text in grid.rows[first - 1].texts()}
    else:
        above = {one_line(line) for line in grid.caption[-1:]}
    line = above.pop() if len(above) == 1 else ""
    return line if len(line) < LONGEST_TITLE else ""


def _grouped(results: Results) -> Results:
    """With the group that a column names; groups that are classes by score become such."""
    named = next(iter(results.of("group")), None)
    if named is None:
        return results
    if _are_classes(results, named):
        columns = (replace(one, kind="class") if one is named else one for one in results.columns)
        return replace(results, columns=tuple(columns))
    rows: list[UnitRow] = []
    below: list[str] = []
    for row in results.rows:
        own = row.texts.get(named.index, "")
        before = rows[-1] if rows else None
        if not own and before and before.texts.get(named.index) and before.shift == row.shift:
            own = before.group
            row = replace(row, texts={**row.texts, named.index: own})
            below.append(row.place)
        rows.append(replace(row, group=own or row.group))
    told = f"cột «{named.title}» để trống ở {', '.join(below)}: hiểu như dòng trên."
    assumed = (*results.assumed, *((told,) if below else ()))
    return replace(results, rows=tuple(rows), assumed=assumed)


def _are_classes(results: Results, named: Column) -> bool:
    """Whether groups bear short names, A, B, C, and follow one after the other by score."""
    if results.of("class"):
        return False
    names = {row.place: row.texts.get(named.index, "") for row in results.rows}
    short = [name.removeprefix("Nhóm").strip() for name in names.values()]
    return all(0 < len(name) <= 3 for name in short) and _follow_scores(results, names)


def _follow_scores(results: Results, names: Mapping[str, str]) -> bool:
    """Whether the units of one name, by place, all stand above those of the next by score."""
    able = [*results.of("total"), *results.of("index"), *results.of("part")]
    if not able:
        return False
    scored = [row for row in results.rows if able[0].key in row.figures]
    scored.sort(key=lambda row: row.figures[able[0].key])
    ordered = [names[row.place] for row in scored]
    changes = sum(one != other for one, other in itertools.pairwise(ordered))
    return 0 < changes == len(set(ordered)) - 1


def _by_class_heads(results: Results) -> Results:
    """Lines that head the units of a class are no groups: all units stand in one order."""
    found = {row.place: _CLASS_HEAD.match(row.group) for row in results.rows}
    names = {place: one[1] for place, one in found.items() if one}
    rank = rank_column(results)
    if rank is not None and is_apart(results, rank):
        return results
    if len(names) < len(found) or not _follow_scores(results, names):
        return results
    if results.of("class"):
        return replace(results, rows=tuple(replace(row, group="") for row in results.rows))
    column = Column(NOWHERE, NOWHERE, "Xếp loại", "class")
    rows = tuple(
        replace(row, group="", texts={**row.texts, NOWHERE: names[row.place].capitalize()})
        for row in results.rows
    )
    return replace(results, rows=rows, columns=(*results.columns, column))
