"""Items that look at one fact and do not go together: points of both, figures that differ."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from cchc_docs.criteria.model import SharedFigure
from cchc_docs.ground.days import read_day, show_day
from cchc_docs.ground.numbers import show
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.scoring.answers import Entry, RawAnswer, Sheet
from cchc_docs.scoring.line import Line

WORDS = {
    "once": "Mục {code} và mục {other} xét cùng một việc, chỉ tính ở một mục, mà cả hai có điểm.",
    "both": "Mục {code} và mục {other} xét cùng một việc mà chỉ một mục bị mất điểm hay được thêm.",
    "apart": "{column}: «{label}» ở mục {code} là {here}, ở mục {other} là {there}; "
    "cùng một số liệu thì phải bằng nhau.",
}


def twice_told(fields: Sequence[Line]) -> Iterator[str]:
    """Items of one fact whose points do not go together, a sentence a pair."""
    answered = {
        line.node.id: line for field in fields for line in field.walk() if line.answered_max
    }
    for code, line in answered.items():
        for same in line.node.same_fact:
            other = answered.get(same.item)
            if other is None or same.counts is None:
                continue
            if same.counts == "once":
                is_odd = bool(line.points and other.points)
            else:
                is_odd = _is_touched(line) != _is_touched(other)
            if is_odd:
                yield WORDS[same.counts].format(code=code, other=same.item)


def _is_touched(line: Line) -> bool:
    """Whether the fact has cost or earned something there."""
    return line.points > 0 if line.capped else line.points < line.max


def figures_apart(sheet: Sheet, fields: Sequence[Line]) -> Iterator[str]:
    """Figures that two items share and that are not the same in both, a sentence each."""
    for node in (line.node for field in fields for line in field.walk()):
        for same in node.same_fact:
            own, other = (sheet.answers.get(code) or Entry() for code in (node.id, same.item))
            for one in same.figures:
                yield from _apart(one, node.id, own, same.item, other)


def _apart(one: SharedFigure, code: str, own: Entry, item: str, other: Entry) -> Iterator[str]:
    for column, raw in own.columns().items():
        here, there = (
            _figure_at(raw, one.here),
            _figure_at(other.columns().get(column), one.there),
        )
        if here is not None and there is not None and here != there:
            yield WORDS["apart"].format(
                column=COLUMNS[column],
                label=one.label,
                code=code,
                here=_shown(here),
                other=item,
                there=_shown(there),
            )


def _figure_at(raw: RawAnswer | None, key: str) -> Fraction | datetime.date | None:
    """A figure or day within an answer, by its key; None where there is none."""
    found: Any = raw
    for step in key.split("."):
        if isinstance(found, list | tuple):
            found = dict(enumerate(found))
        name = int(step) if step.isdigit() else step
        found = found.get(name) if isinstance(found, Mapping) else None
    if isinstance(found, int | Fraction):
        return Fraction(found)
    return None if found is None else read_day(found)


def _shown(value: Fraction | datetime.date) -> str:
    return show(value) if isinstance(value, Fraction) else show_day(value)
