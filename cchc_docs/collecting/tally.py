"""What the rows of a survey's file came to: every row or reply is counted, blank, or told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cchc_docs.collecting.season import UnitKey
from cchc_docs.ground.numbers import MAX_DIGITS
from cchc_docs.ground.problems import shown_path

MOST_TOLD = 5
"""So many places of the same fault are told one by one."""

Asked = tuple[UnitKey, str]
"""A unit and the item that its survey answers."""
At = tuple[int, int, int]
"""Where something stands: block, row and column of the file."""

_COUNT = re.compile(rf"[0-9]{{1,{MAX_DIGITS}}}")


def count_of(words: str) -> int | None:
    """How many ballots a cell says, where that is all it says."""
    return int(words) if _COUNT.fullmatch(words) else None


@dataclass
class Fault:
    """How often something is wrong, and the first places."""

    at: At
    times: int = 0
    places: list[str] = field(default_factory=list)


@dataclass
class Tally:
    """The replies of a file, by unit and item, and all that is no reply."""

    counts: dict[Asked, list[int]] = field(default_factory=dict)
    blank: int = 0
    faults: dict[str, Fault] = field(default_factory=dict)
    """What is wrong, in words."""
    stated: set[Asked] = field(default_factory=set)
    """What a row of counts has said already."""

    def fault(self, what: str, place: str, at: At) -> None:
        """Notes a row or reply that is not counted."""
        fault = self.faults.setdefault(what, Fault(at))
        fault.times += 1
        if len(fault.places) < MOST_TOLD:
            fault.places.append(place)

    def reply(self, asked: Asked, levels: int, level: int, times: int = 1) -> None:
        """Counts a reply that was given so many times."""
        self.counts.setdefault(asked, [0] * levels)[level] += times

    def told(self, path: Path) -> Iterator[str]:
        """All of it, in words."""
        valid = sum(map(sum, self.counts.values()))
        refused = sum(fault.times for fault in self.faults.values())
        yield (
            f"{shown_path(path)}: {valid} câu trả lời được tính, {self.blank} để trống, "
            f"{refused} chỗ không tính."
        )
        for what, fault in sorted(self.faults.items(), key=lambda one: one[1].at):
            more = fault.times - len(fault.places)
            rest = f" và {more} chỗ nữa" if more > 0 else ""
            yield f"{shown_path(path)}: {what} ({', '.join(fault.places)}{rest})."
