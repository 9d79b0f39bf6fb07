"""Replies of many ballots counted at once: each way to answer is read once, not each ballot."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from cchc_docs.collecting.season import UnitKey
from cchc_docs.collecting.survey_columns import Cells, always
from cchc_docs.collecting.survey_tables import Block
from cchc_docs.collecting.tally import MOST_TOLD, Asked, Fault, Tally
from cchc_docs.criteria.model import Node
from cchc_docs.ground.text import folded
from cchc_docs.rules.survey import Survey

NO_COLUMN = "bảng không có cột Mục, cũng không có cột nào mang mã mục"


def code_of(words: str, leaves: Mapping[str, Node]) -> str | None:
    """The code that these words are, or begin with."""
    first = words.split(maxsplit=1)[0].rstrip(".:") if words else ""
    return first if first in leaves else None


def level_of(words: str, labels: Sequence[str]) -> int | None:
    """Which level words name: by label, as number from 1, as letter from A; with «Mức» before."""
    said = folded(words)
    if said in labels:
        return labels.index(said)
    said = said.removeprefix("mức").strip()
    if len(said) == 1 and "a" <= said <= "z":
        said = str(ord(said) - ord("a") + 1)
    number = int(said) if re.fullmatch("[0-9]{1,3}", said) else 0
    return number - 1 if 1 <= number <= len(labels) else None


@dataclass(frozen=True)
class Found:
    """What a reply says: which level of how many, or nothing (blank)."""

    asked: Asked
    levels: int
    level: int | None


@dataclass(frozen=True)
class Asking:
    """Which units a file may name, what their sets ask, and what each way to answer says."""

    keys: Mapping[str, Sequence[UnitKey]]
    """By folded name."""
    asks: Mapping[str, Mapping[str, Node]]
    """By set and code."""
    _units: dict[str, UnitKey | str] = field(default_factory=dict)

    def unit(self, name: str) -> UnitKey | str:
        """The unit of this name, or what is wrong with it."""
        found = self._units.get(name)
        if found is None:
            keys = self.keys.get(folded(name), ())
            what = "có ở nhiều bộ tiêu chí" if keys else "không có trong sổ"
            found = keys[0] if len(keys) == 1 else f"đơn vị «{name.strip()}» {what}"
            self._units[name] = found
        return found

    def labels(self, key: UnitKey, item: str) -> tuple[str, list[str]] | str:
        """The code of an item and its levels as they compare, or what is wrong with it."""
        leaves = self.asks[key[0]]
        code = code_of(item.strip(), leaves)
        if code is None:
            return f"bộ tiêu chí {key[0]} không có mục «{item.strip()}»"
        rule = leaves[code].rule
        if not isinstance(rule, Survey):
            return f"mục {code} không do điều tra xã hội học cho điểm"
        return code, [folded(level.label) for level in rule.levels]

    def reply(self, key: UnitKey, item: str, words: str) -> Found | str:
        """What a reply says, or what is wrong with it."""
        asked = self.labels(key, item)
        if isinstance(asked, str):
            return asked
        code, labels = asked
        said = words.strip()
        level = level_of(said, labels) if said else None
        if said and level is None:
            return f"mục {code} không có câu trả lời «{said}»"
        return Found((key, code), len(labels), level)

    def has_item(self, key: UnitKey, head: str) -> bool:
        """Whether a column is an item that such a unit is asked about."""
        return code_of(head, self.asks[key[0]]) is not None


def count_units(block: Block, number: int, tally: Tally, asking: Asking) -> None:
    """Tells of the rows whose unit is not known, and of those that ask nothing."""
    units = block.columns[block.table.columns["unit"]]
    by_item = "item" in block.table.columns
    heads = [head for _, head in block.table.rest()]
    odd: dict[int, str] = {}
    for code in units.used():
        unit = asking.unit(units.words[code])
        if isinstance(unit, str):
            odd[code] = unit
        elif not by_item and not any(asking.has_item(unit, head) for head in heads):
            odd[code] = NO_COLUMN
    for row in units.rows_of(list(odd)):
        if any(block.row(row)):
            tally.fault(odd[int(units.codes[row])], block.place(row), (number, row, 0))


def count_replies(block: Block, number: int, tally: Tally, asking: Asking) -> None:
    """Counts all replies of a block of ballots whose unit is known."""
    places, columns = block.table.columns, block.columns
    units, by_item = columns[places["unit"]], "item" in places
    if by_item:
        asked = [(columns[places["item"]], columns[places["reply"]])]
    else:
        rows = len(block.lines)
        asked = [(always(head, rows), columns[at]) for at, head in block.table.rest()]
    for column, (items, replies) in enumerate(asked):
        ways = _Ways((units, items, replies))
        odd: dict[int, str] = {}
        for way, times in ways.counted():
            unit, item, words = ways.words(way)
            key = asking.unit(unit)
            if isinstance(key, str) or not (by_item or asking.has_item(key, item)):
                continue
            found = asking.reply(key, item, words)
            if isinstance(found, str):
                odd[way] = found
                fault = tally.faults.setdefault(found, Fault((number, len(block.lines), column)))
                fault.times += times
            elif found.level is None:
                tally.blank += times
            else:
                tally.reply(found.asked, found.levels, found.level, times)
        _tell_first(block, number, column, ways.rows_of(odd), tally)


class _Ways:
    """The different rows of some columns, each known by one number."""

    def __init__(self, columns: Sequence[Cells]) -> None:
        self.columns = columns
        self.numbers = np.zeros(len(columns[0].codes), dtype=np.int64)
        for one in columns:
            self.numbers = self.numbers * len(one.words) + one.codes

    def counted(self) -> Iterator[tuple[int, int]]:
        """Each way and how often it stands there."""
        size = math.prod(len(one.words) for one in self.columns)
        if size <= len(self.numbers):
            times = np.bincount(self.numbers, minlength=size)
            ways = np.flatnonzero(times)
            times = times[ways]
        else:
            ways, times = np.unique(self.numbers, return_counts=True)
        return zip(map(int, ways), map(int, times), strict=True)

    def words(self, way: int) -> list[str]:
        """What stands in the columns of a row of this way."""
        out: list[str] = []
        for one in reversed(self.columns):
            way, code = divmod(way, len(one.words))
            out.append(one.words[code])
        return out[::-1]

    def rows_of(self, odd: Mapping[int, str]) -> Iterator[tuple[int, str]]:
        """The rows that hold one of these ways, each with what is said of it."""
        if odd:
            for row in np.flatnonzero(np.isin(self.numbers, list(odd))):
                yield int(row), odd[int(self.numbers[row])]


def _tell_first(
    block: Block, number: int, column: int, odd: Iterator[tuple[int, str]], tally: Tally
) -> None:
    """The first places of what is wrong, as many as are told."""
    for row, what in odd:
        fault = tally.faults[what]
        if len(fault.places) < MOST_TOLD:
            fault.at = min(fault.at, (number, row, column))
            fault.places.append(block.place(row))
