"""The outcome of a survey, counted out of tables or ballots, and put into the season."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cchc_docs.collecting.ballots import Asking, count_replies, count_units, level_of
from cchc_docs.collecting.season import Season, UnitKey, asked_of, in_order, key_of
from cchc_docs.collecting.survey_tables import Block, survey_blocks
from cchc_docs.collecting.tally import Asked, At, Tally, count_of
from cchc_docs.ground.problems import shown_path
from cchc_docs.rules.survey import Survey
from cchc_docs.scoring.answers import Entry


def with_survey(
    season: Season, paths: Iterable[Path], least: int = 0
) -> tuple[Season, tuple[str, ...]]:
    """The season with the outcome of the survey, and what is to be told.

    What stands in the survey column already stays. With fewer than ``least`` valid replies the
    method gives no points: told, not taken. Raises ProblemsFound for a file that is no table.
    """
    told: list[str] = []
    counts: dict[Asked, list[int]] = {}
    stated: set[Asked] = set()
    for path in paths:
        tally = tallied(path, season)
        told.extend(tally.told(path))
        for asked, found in tally.counts.items():
            before = counts.setdefault(asked, found)
            if before is found:
                continue
            name = f"{_name(asked, season)}, {shown_path(path)}"
            if asked in stated | tally.stated:
                told.append(f"{name}: bảng trước đã có số phiếu của mục này, giữ bảng trước.")
            else:
                counts[asked] = [*map(sum, zip(before, found, strict=True))]
                told.append(f"{name}: cộng với phiếu của tệp trước.")
        stated |= tally.stated
    units = {unit.key: unit for unit in season.units}
    for (key, code), found in sorted(counts.items()):
        unit = units[key]
        entry = unit.sheet.answers.get(code, Entry())
        said = _refusal(entry, found, least)
        if said:
            told.append(f"{_name((key, code), season)}: {said}")
            continue
        answered = entry.model_copy(update={"survey": {"counts": tuple(found)}})
        answers = {**unit.sheet.answers, code: answered}
        units[key] = replace(unit, sheet=unit.sheet.model_copy(update={"answers": answers}))
    after = replace(season, units=in_order(season.library, units))
    return after, (*told, *_missing(after))


def tallied(path: Path, season: Season) -> Tally:
    """The rows of one file counted."""
    tally, named = Tally(), dict[str, list[UnitKey]]()
    for unit in season.units:
        named.setdefault(unit.key[1], []).append(unit.key)
    asks = {one.id: {leaf.id: leaf for leaf in one.leaves()} for one in season.library.sets}
    asking = Asking(named, asks)
    for number, block in enumerate(survey_blocks(path)):
        count_units(block, number, tally, asking)
        if "item" in block.table.columns and "reply" not in block.table.columns:
            for row in range(len(block.lines)):
                _counts(tally, asking, block, (number, row, 0))
        else:
            count_replies(block, number, tally, asking)
    return tally


def _counts(tally: Tally, asking: Asking, block: Block, at: At) -> None:
    """A row of counts, one column a level."""
    cells, columns, place = block.row(at[1]), block.table.columns, block.place(at[1])
    key = asking.unit(cells[columns["unit"]])
    if isinstance(key, str):
        return
    asked = asking.labels(key, cells[columns["item"]])
    if isinstance(asked, str):
        tally.fault(asked, place, at)
        return
    code, labels = asked
    found = [0] * len(labels)
    for number, head in block.table.rest():
        words, level = cells[number], level_of(head, labels)
        if not words:
            continue
        if level is None:
            if words.isdecimal() and words.strip("0"):
                tally.fault(f"mục {code} không có mức «{head}»", place, at)
            continue
        if (count := count_of(words)) is None:
            tally.fault(f"mục {code}, «{words}» không phải số phiếu", place, at)
            return
        found[level] += count
    if "blank" in columns:
        tally.blank += count_of(cells[columns["blank"]]) or 0
    stated = count_of(cells[columns["total"]]) if "total" in columns else None
    if stated is not None and stated != sum(found):
        what = f"mục {code} ghi tổng {stated} phiếu, các mức cộng lại {sum(found)}"
        tally.fault(what, place, at)
    elif (key, code) in tally.stated:
        tally.fault(f"mục {code} của đơn vị này đã có ở dòng trên", place, at)
    else:
        tally.stated.add((key, code))
        tally.counts[key, code] = found


def _refusal(entry: Entry, found: list[int], least: int) -> str | None:
    """Why the outcome is not taken, if so."""
    total = sum(found)
    if entry.not_applicable is not None:
        return "đơn vị không áp dụng mục này, kết quả điều tra không lấy."
    if total == 0:
        return "không có phiếu nào hợp lệ."
    if entry.survey is not None:
        if tuple(entry.survey.get("counts", ())) == tuple(found):
            return None
        return "sổ đã có kết quả điều tra khác, giữ như cũ; muốn thay thì xoá ô ấy trong sổ."
    if total < least:
        return f"{total} phiếu hợp lệ, phương pháp đòi ít nhất {least}: không lấy điểm."
    return None


def _missing(season: Season) -> Iterator[str]:
    """Items of units that the survey has not answered."""
    for unit in season.units:
        answers = unit.sheet.answers
        codes = [
            leaf.id
            for leaf in asked_of(season.set_of(unit), unit.sheet.unit_kind)
            if isinstance(leaf.rule, Survey)
            and (entry := answers.get(leaf.id, Entry())).survey is None
            and entry.not_applicable is None
        ]
        if codes:
            yield f"{unit.sheet.unit}: chưa có kết quả điều tra của mục {', '.join(codes)}."


def _name(asked: Asked, season: Season) -> str:
    (unit,) = (one for one in season.units if key_of(one.sheet) == asked[0])
    return f"{unit.sheet.unit}, mục {asked[1]}"
