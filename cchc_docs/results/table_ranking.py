"""Units of tables of results ranked, and what the tables themselves state checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from cchc_docs.auditing.found import Found, Spot
from cchc_docs.auditing.result_columns import Column
from cchc_docs.auditing.result_finding import Tables, find_tables
from cchc_docs.auditing.result_ranks import (
    Ties,
    class_of,
    is_apart,
    rank_column,
    score_column,
    spot,
    tie_rule,
)
from cchc_docs.auditing.result_tables import Results, UnitRow
from cchc_docs.auditing.results import audit_results, whole_of
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import refused
from cchc_docs.importing.csv_tables import read_csv_table
from cchc_docs.importing.grid import Grid
from cchc_docs.importing.reading import damaged, read_grids
from cchc_docs.results.scales import scale_for
from cchc_docs.results.standings import Ranking, Standing, Wishes, placed

NO_SCORE = "không có điểm"
_NOT_RANKED = re.compile(r"(?:không|chưa)[^.;]*\b(?:xếp|bình|xét) (?:hạng|thứ)|\bkxh\b", re.I)


def read_results(path: Path) -> tuple[tuple[Results, ...], tuple[Found, ...]]:
    """The tables of results in a file, and what of it is hidden; raises ProblemsFound."""
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        grids: Sequence[Grid] = (read_csv_table(path),)
    else:
        grids = read_grids(path)
    tables = find_tables(grids)
    found = [*_hidden(path, _hidden_sheets(path), tables.results)]
    return tables.results, (*found, *(_unread(tables) if tables.results else ()))


def _unread(tables: Tables) -> Iterator[Found]:
    for grid in tables.rest:
        if grid.rows:
            yield Found(
                "not-read",
                "look",
                Spot(grid.file, grid.name, "cả bảng"),
                "Không thấy cột đơn vị và cột điểm: không đọc bảng này.",
                f"{len(grid.rows)} dòng",
                "Nếu bảng này có đơn vị cần xếp hạng, thêm dòng tên cột rồi chạy lại.",
            )


def _hidden_sheets(path: Path) -> tuple[str, ...]:
    if path.suffix.lower() != ".xlsx":
        return ()
    from cchc_docs.importing.workbook import hidden_sheets  # slow to import

    try:
        return hidden_sheets(path)
    except Exception as error:  # a damaged part that was passed over till now
        raise damaged(path) from error


def _hidden(path: Path, sheets: Iterable[str], results: Iterable[Results]) -> Iterator[Found]:
    for title in sheets:
        yield Found(
            "hidden-sheet",
            "look",
            Spot(path.name, f"trang «{title}»", "cả trang"),
            "Trang này đang ẩn, không đọc.",
            "trang ẩn",
            "Nếu cần xếp hạng cả trang này, bỏ ẩn rồi chạy lại.",
        )
    for one in results:
        units = {row.place for row in one.rows}
        for row in one.grid.rows:
            if row.hidden and row.place in units:
                yield Found(
                    "hidden-row",
                    "look",
                    Spot(path.name, one.grid.name, row.place),
                    "Dòng này đang ẩn, vẫn được xếp hạng.",
                    "dòng ẩn",
                    "Nếu không xếp hạng đơn vị này, xoá dòng rồi chạy lại.",
                )


def rank_tables(tables: Sequence[Results], wishes: Wishes) -> Ranking:
    """The units of all tables; tables side by side are groups of their own.

    Raises ProblemsFound.
    """
    parts = [_rank(one, wishes, _name(one, tables)) for one in tables]
    return Ranking(
        tuple(one for part in parts for one in part.standings),
        tuple(one for part in parts for one in part.found),
        tuple(one for part in parts for one in part.told),
    )


def _name(results: Results, tables: Sequence[Results]) -> str:
    """What the units of a table are called together where there are several tables."""
    if len(tables) < 2:
        return ""
    files = {one.grid.file for one in tables}
    sheet = results.grid.name.removeprefix("trang «").removesuffix("»")
    is_alone = sum(one.grid == results.grid for one in tables) == 1
    own = sheet if is_alone and not results.grid.caption else results.title
    return own if len(files) == 1 else f"{results.grid.file}, {own}"


def _rank(results: Results, wishes: Wishes, name: str) -> Ranking:
    score, told = score_column(results), []
    if score is None:
        raise refused(
            Path(results.grid.file),
            f"Không thấy cột điểm nào ở {results.grid.name}.",
            "Một cột tổng điểm, hoặc chỉ số, tỷ lệ.",
            "Ghi tên cột, ví dụ «Tổng điểm», ở dòng đầu của bảng.",
            "D009",
        )
    rank = rank_column(results)
    told += [f"{results.grid.file}, {results.grid.name}: {words}" for words in results.assumed]
    whole, assumed = _most(results, score, wishes)
    if assumed:
        told.append(f"{results.grid.file}, {results.grid.name}: {assumed}")
    units = [
        one if one.group else replace(one, group=name)
        for one in (_standing(results, row, score, whole) for row in results.rows)
    ]
    found = [*_missing(results, score)]
    left = dict(_left_out(results, rank, wishes))
    units = [
        replace(one, unranked=NO_SCORE if one.score is None else left.get(row.place, ""))
        for one, row in zip(units, results.rows, strict=True)
    ]
    ties = wishes.ties or (tie_rule(results, rank, score) if rank else "skip")
    apart = is_apart(results, rank) if rank and _is_ranked(results, rank) else True
    units = _classed(results, units, wishes)
    found += _wrong_classes(results, units, wishes)
    ranked = placed(units, ties, apart)
    told += _tie_words(results, ranked, ties, rank)
    told += _counted(results, ranked)
    rest = (one for one in audit_results(results) if one.kind != "class" or not wishes.scales)
    return Ranking(ranked, (*found, *rest), tuple(told))


def _most(results: Results, score: Column, wishes: Wishes) -> tuple[Fraction | None, str]:
    """The maximum of the score, and what was assumed about it."""
    if wishes.max is not None:
        return wishes.max, ""
    if score.kind == "index":
        values = [row.figures[score.key] for row in results.rows if score.key in row.figures]
        return Fraction(1 if all(one <= 1 for one in values) else 100), ""
    rows = [row for row in results.rows if score.key in row.figures]
    if all(results.max_of(row, score) for row in rows):
        return None, ""
    known = whole_of(results, score)
    if known is not None:
        return known, ""
    top = max((row.figures[score.key] for row in rows), default=Fraction(0))
    for most in (1, 100):
        if top <= most:
            words = f"cột «{score.title}» không ghi điểm tối đa, coi là {most}; khác thì ghi --max."
            return Fraction(most), words
    return None, f"cột «{score.title}» không ghi điểm tối đa, không tính được chỉ số; ghi --max."


def _standing(results: Results, row: UnitRow, score: Column, whole: Fraction | None) -> Standing:
    value, cell = row.figures.get(score.key), str(spot(results, row, score.index))
    most = results.max_of(row, score) or whole
    rank = rank_column(results)
    printed = row.figures.get(rank.key) if rank else None
    return Standing(
        unit=row.unit,
        group=row.group,
        place=f"{results.grid.file}, {cell}",
        score=value,
        max=most,
        index=value / most * 100 if value is not None and most else None,
        before=int(printed) if printed is not None else None,
    )


def _missing(results: Results, score: Column) -> Iterator[Found]:
    for row in results.rows:
        if score.key not in row.figures:
            words = row.texts.get(score.index, "")
            yield Found(
                "no-score",
                "wrong",
                spot(results, row, score.index),
                f"«{row.unit}»: không có điểm, không xếp hạng.",
                f"ô ghi «{words}»" if words else "ô trống",
                f"Ghi điểm vào cột «{score.title}».",
            )


def _is_ranked(results: Results, rank: Column) -> bool:
    return any(rank.key in row.figures for row in results.rows)


def _left_out(results: Results, rank: Column | None, wishes: Wishes) -> Iterator[tuple[str, str]]:
    """Rows that are scored and not ranked, with the reason."""
    blank = []
    for row in results.rows:
        words = [
            row.texts.get(one.index, "") for kind in ("rank", "note") for one in results.of(kind)
        ]
        words.append(results.notes.get(row.mark, ""))
        said = next((word for word in words if _NOT_RANKED.search(word)), None)
        if row.unit.casefold() in wishes.unranked:
            yield row.place, "theo yêu cầu"
        elif said:
            yield row.place, f"bảng ghi «{said}»"
        elif rank is not None and rank.key not in row.figures:
            blank.append(row)
    ranks = (
        [row.figures[rank.key] for row in results.rows if rank.key in row.figures] if rank else []
    )
    if rank and ranks and max(ranks) < len(ranks) + len(blank):
        for row in blank:
            printed = row.texts.get(rank.index, "")
            yield row.place, f"ô hạng ghi «{printed}»" if printed else "ô hạng trống"


def _classed(results: Results, units: Sequence[Standing], wishes: Wishes) -> list[Standing]:
    """The class by the person's scale, else the one that the table states."""
    stated = next(iter(results.of("class")), None)
    out = []
    for one, row in zip(units, results.rows, strict=True):
        scale = scale_for(one.group, wishes.scales)
        grade = row.texts.get(stated.index) or None if stated else None
        if scale is not None:
            grade = None if one.index is None else scale.of(one.index)
        out.append(replace(one, grade=grade))
    return out


def _wrong_classes(results: Results, units: Sequence[Standing], wishes: Wishes) -> Iterator[Found]:
    """Classes that the table states against the person's scale."""
    stated = next(iter(results.of("class")), None)
    for one, row in zip(units, results.rows, strict=True) if stated else ():
        words = row.texts.get(stated.index, "") if stated else ""
        scale = scale_for(one.group, wishes.scales)
        if not stated or scale is None or one.index is None or not words:
            continue
        if class_of(words) == class_of(one.grade or ""):
            continue
        known = class_of(words) in {class_of(name) for name, _ in scale.levels}
        yield Found(
            "class",
            "wrong" if known else "look",
            spot(results, row, stated.index),
            f"«{one.unit}»: xếp loại không theo thang đã cho."
            if known
            else f"«{one.unit}»: xếp loại không có trong thang đã cho.",
            f"chỉ số {show(one.index)}% là {one.grade or 'dưới mọi loại'}, ghi «{words}»",
            f"Ghi {one.grade}." if one.grade else "Xem lại thang xếp loại.",
        )


def _tie_words(
    results: Results, ranked: Sequence[Standing], ties: Ties, rank: Column | None
) -> Iterator[str]:
    seen: dict[tuple[str, Fraction | None], Standing] = {}
    for one in ranked:
        other = seen.setdefault((one.group, one.figure), one)
        if one.rank is None or other is one or other.rank is None:
            continue
        pair = f"«{other.unit}» và «{one.unit}» bằng điểm"
        if other.rank != one.rank:
            yield f"{pair} như đã in, bảng xếp {other.rank} và {one.rank}: giữ theo bảng."
        else:
            yield f"{pair}, cùng hạng {one.rank}."


def _counted(results: Results, ranked: Sequence[Standing]) -> Iterator[str]:
    """Units in = units ranked and units that are not, and the rows that are no unit."""
    with_rank = sum(one.rank is not None for one in ranked)
    for one in ranked:
        if one.unranked and one.score is not None:
            yield f"{one.place}: «{one.unit}» có điểm, không xếp hạng ({one.unranked})."
    left = len(ranked) - with_rank
    rest = [*results.sums, *results.means, *results.others]
    rows = ", ".join(f"{row.place} «{row.unit}»" for row in rest)
    yield (
        f"{results.grid.file}, {results.grid.name}: {len(ranked)} đơn vị, {with_rank} xếp hạng"
        + (f", {left} không xếp hạng" if left else "")
        + (f"; không phải đơn vị: {rows}." if rows else ".")
    )
