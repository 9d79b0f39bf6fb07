"""Figures that a filled workbook asks once: a row left empty holds what the other item has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.criteria.same_facts import asked_before
from cchc_docs.rules.inputs import Input
from cchc_docs.scoring.workbook_layout import ANSWER
from cchc_docs.scoring.workbook_rows import Row
from cchc_docs.scoring.workbook_values import cell_value


def with_shared(
    blocks: Mapping[str, Sequence[Row]], criteria_set: CriteriaSet
) -> dict[str, list[Row]]:
    """The rows by item, those with figures of an earlier item filled where the item is answered."""
    found = {code: {row.name: row for row in rows} for code, rows in blocks.items()}
    before = asked_before(criteria_set)
    for code in dict.fromkeys(figure.item for figure in before):
        node, rows = criteria_set.find(code), found.get(code)
        if node is None or node.rule is None or rows is None:
            continue
        asked = {one.key: one for one in node.rule.inputs(node.max)}
        first = {
            figure.key: row
            for figure, there in before.items()
            if figure.item == code and (row := found.get(there.item, {}).get(there.key))
        }
        for letter in ANSWER.values():
            for key in _left(rows, first, asked, letter):
                values = {**rows[key].values, letter: first[key].values[letter]}
                percents = rows[key].percents | ({letter} & first[key].percents)
                rows[key] = replace(rows[key], values=values, percents=percents)
    return {code: list(rows.values()) for code, rows in found.items()}


def _left(
    rows: Mapping[str, Row], first: Mapping[str, Row], asked: Mapping[str, Input], letter: str
) -> Iterator[str]:
    """The figures that an answer in this column leaves to the items that asked them first."""
    filled = {
        name for name, row in rows.items() if name and cell_value(row.values[letter]) is not None
    }
    is_all = all(one.way or key in first for key, one in asked.items())
    is_answered = bool(filled & asked.keys()) or is_all
    if not is_answered or filled & {"points", "not_applicable"}:
        return
    for key in first.keys() & rows.keys() - filled:
        if not _other_way(key, filled, asked):
            yield key


def _other_way(key: str, filled: set[str], asked: Mapping[str, Input]) -> bool:
    """Whether another way to answer was taken beside a figure."""
    return any(
        asked[one].way and asked[one].part == asked[key].part for one in filled if one in asked
    )
