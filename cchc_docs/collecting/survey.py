"""The outcome of a survey, counted out of tables or ballots, and put into the season."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cchc_docs.collecting.season import Season, UnitKey, asked_of, in_order, key_of
from cchc_docs.collecting.survey_tables import SurveyRow, SurveyTable, survey_rows
from cchc_docs.criteria.model import Node
from cchc_docs.ground.problems import shown_path
from cchc_docs.ground.text import folded
from cchc_docs.rules.survey import Survey
from cchc_docs.scoring.answers import Entry

MOST_TOLD = 5
"""So many places of the same fault are told one by one."""

Asked = tuple[UnitKey, str]
"""A unit and the item that its survey answers."""


@dataclass
class Tally:
    """What the rows of a file came to: every row or reply is counted, blank, or told."""

    counts: dict[Asked, list[int]] = field(default_factory=dict)
    blank: int = 0
    faults: dict[str, list[str]] = field(default_factory=dict)
    """What is wrong, with the places where it is."""
    stated: set[Asked] = field(default_factory=set)
    """What a row of counts has said already."""

    def fault(self, what: str, place: str) -> None:
        """Notes a row or reply that is not counted."""
        self.faults.setdefault(what, []).append(place)

    def told(self, path: Path) -> Iterator[str]:
        """All of it, in words."""
        valid = sum(map(sum, self.counts.values()))
        refused = sum(map(len, self.faults.values()))
        yield (
            f"{shown_path(path)}: {valid} câu trả lời được tính, {self.blank} để trống, "
            f"{refused} chỗ không tính."
        )
        for what, places in self.faults.items():
            more = len(places) - MOST_TOLD
            rest = f" và {more} chỗ nữa" if more > 0 else ""
            yield f"{shown_path(path)}: {what} ({', '.join(places[:MOST_TOLD])}{rest})."


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
    tally = Tally()
    asks = {one.id: {leaf.id: leaf for leaf in one.leaves()} for one in season.library.sets}
    named: dict[str, list[UnitKey]] = {}
    for unit in season.units:
        named.setdefault(unit.key[1], []).append(unit.key)
    for table, row in survey_rows(path):
        name = row.cells[table.columns["unit"]]
        keys = named.get(folded(name), [])
        if len(keys) != 1:
            what = "có ở nhiều bộ tiêu chí" if keys else "không có trong sổ"
            tally.fault(f"đơn vị «{name}» {what}", row.place)
            continue
        _count(tally, keys[0], asks[keys[0][0]], table, row)
    return tally


def _count(
    tally: Tally, key: UnitKey, leaves: Mapping[str, Node], table: SurveyTable, row: SurveyRow
) -> None:
    if "item" not in table.columns:
        items = [(n, code) for n, head in table.rest() if (code := _code(head, leaves))]
        if not items:
            tally.fault("bảng không có cột Mục, cũng không có cột nào mang mã mục", row.place)
        for number, code in items:
            _reply(tally, key, leaves[code], row.cells[number], row.place)
        return
    words = row.cells[table.columns["item"]]
    code = _code(words, leaves)
    if code is None:
        tally.fault(f"bộ tiêu chí {key[0]} không có mục «{words}»", row.place)
    elif "reply" in table.columns:
        _reply(tally, key, leaves[code], row.cells[table.columns["reply"]], row.place)
    else:
        _counts(tally, key, leaves[code], table, row)


def _code(words: str, leaves: Mapping[str, Node]) -> str | None:
    """The code that these words are, or begin with."""
    first = words.split(maxsplit=1)[0].rstrip(".:") if words else ""
    return first if first in leaves else None


def _labels(tally: Tally, node: Node, place: str) -> list[str] | None:
    if isinstance(node.rule, Survey):
        return [folded(level.label) for level in node.rule.levels]
    tally.fault(f"mục {node.id} không do điều tra xã hội học cho điểm", place)
    return None


def _reply(tally: Tally, key: UnitKey, node: Node, words: str, place: str) -> None:
    """One ballot's reply: its label, its number or its letter."""
    labels = _labels(tally, node, place)
    if labels is None:
        return
    if not words:
        tally.blank += 1
        return
    level = _level(words, labels)
    if level is None:
        tally.fault(f"mục {node.id} không có câu trả lời «{words}»", place)
        return
    tally.counts.setdefault((key, node.id), [0] * len(labels))[level] += 1


def _level(words: str, labels: list[str]) -> int | None:
    """Which level words name: by label, as number from 1, as letter from A; with «Mức» before."""
    said = folded(words)
    if said in labels:
        return labels.index(said)
    said = said.removeprefix("mức").strip()
    if len(said) == 1 and "a" <= said <= "z":
        said = str(ord(said) - ord("a") + 1)
    number = int(said) if said.isdecimal() else 0
    return number - 1 if 1 <= number <= len(labels) else None


def _counts(tally: Tally, key: UnitKey, node: Node, table: SurveyTable, row: SurveyRow) -> None:
    """A row of counts, one column a level."""
    labels = _labels(tally, node, row.place)
    if labels is None:
        return
    found = [0] * len(labels)
    for number, head in table.rest():
        words, level = row.cells[number], _level(head, labels)
        if not words:
            continue
        if level is None:
            if words.isdecimal() and int(words):
                tally.fault(f"mục {node.id} không có mức «{head}»", row.place)
            continue
        if not words.isdecimal():
            tally.fault(f"mục {node.id}, «{words}» không phải số phiếu", row.place)
            return
        found[level] += int(words)
    if "blank" in table.columns and row.cells[table.columns["blank"]].isdecimal():
        tally.blank += int(row.cells[table.columns["blank"]])
    stated = row.cells[table.columns["total"]] if "total" in table.columns else ""
    if stated.isdecimal() and int(stated) != sum(found):
        what = f"mục {node.id} ghi tổng {stated} phiếu, các mức cộng lại {sum(found)}"
        tally.fault(what, row.place)
    elif (key, node.id) in tally.stated:
        tally.fault(f"mục {node.id} của đơn vị này đã có ở dòng trên", row.place)
    else:
        tally.stated.add((key, node.id))
        tally.counts[key, node.id] = found


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
