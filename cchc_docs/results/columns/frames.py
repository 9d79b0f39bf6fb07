"""Answer sheets as a table: a row a unit, a column for every input of every item.

A column is called ``<item>/<column of the card>/<input>``: ``1.1.4/self/part``; ``points`` stands
for points said without figures, ``<item>/not_applicable`` holds the circumstance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from cchc_docs.criteria.model import Node
from cchc_docs.results.columns.cells import Answers
from cchc_docs.rules.columns import Column
from cchc_docs.rules.inputs import CASE
from cchc_docs.scoring.answers import Sheet

UNIT, KIND, EXEMPT, STATED = "unit", "unit_kind", "not_applicable", "points"


def frame_of(sheets: Iterable[Sheet]) -> pd.DataFrame:
    """The table of sheets of one set."""
    rows = []
    for sheet in sheets:
        row: dict[str, Any] = {UNIT: sheet.unit, KIND: sheet.unit_kind}
        for code, entry in sheet.answers.items():
            if entry.not_applicable is not None:
                row[f"{code}/{EXEMPT}"] = entry.not_applicable
            for column, raw in entry.columns().items():
                for key, value in flat(raw):
                    row[f"{code}/{column}/{key}"] = value
        rows.append(row)
    return pd.DataFrame(rows, dtype=object)


def flat(raw: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """An answer by the keys of the inputs of its rule: ``counts.0``, ``part_1.whole``."""
    for key, value in raw.items():
        case = f"{raw[CASE]}." if CASE in raw and key != CASE else ""
        yield from _below(f"{case}{key}", value)


def _below(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value:
        for name, one in value.items():
            yield from _below(f"{key}.{name}", one)
    elif isinstance(value, list | tuple) and value:
        for number, one in enumerate(value):
            yield from _below(f"{key}.{number}", one)
    else:
        yield key, value


def answers_in(frame: pd.DataFrame, node: Node, column: Column) -> Answers:
    """What one column of the card says of an item."""
    prefix = f"{node.id}/{column}/"
    names = [name for name in map(str, frame.columns.tolist()) if name.startswith(prefix)]
    found = {name.removeprefix(prefix): frame[name] for name in names}
    return Answers(found, len(frame))
