"""Fills a scoring workbook as a person would, and makes answers at random."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

from openpyxl import Workbook

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.ground.findings import Place
from cchc_docs.rules import Rule
from cchc_docs.rules.inputs import CASE, Input
from cchc_docs.scoring.answers import Entry, Sheet
from cchc_docs.scoring.workbook_layout import ANSWER, EVIDENCE, EXPLANATION, KEY, MAX
from tests.answers import random_answer


def fill(
    book: Workbook, sheet: Sheet, edition: Edition, criteria_set: CriteriaSet
) -> list[tuple[Any, Any]]:
    """Writes the answers of ``sheet`` into the open cells; gives them with what stood in them."""
    before: list[tuple[Any, Any]] = []
    places = {
        row[0].value: (page, row[0].row)
        for page in book.worksheets
        for row in page[f"{KEY}1:{KEY}{page.max_row}"]
        if row[0].value
    }

    def write(key: str, letter: str, value: Any) -> None:
        page, row = places[key]
        cell = page[f"{letter}{row}"]
        assert not cell.protection.locked, f"{key} {letter}"
        before.append((cell, cell.value))
        cell.value = float(value) if isinstance(value, Fraction) else value

    kinds = {one.id: one.title for one in edition.unit_kinds}
    reasons = {one.id: one.title for one in edition.circumstances}
    write("unit", MAX, sheet.unit)
    write("unit_kind", MAX, kinds[sheet.unit_kind])
    write("year", MAX, sheet.year)
    nodes = {leaf.id: leaf for leaf in criteria_set.leaves()}
    for code, entry in sheet.answers.items():
        rule = nodes[code].rule
        assert rule is not None
        if entry.explanation:
            write(code, EXPLANATION, entry.explanation)
        if entry.evidence:
            write(code, EVIDENCE, entry.evidence)
        if entry.not_applicable:
            letter = ANSWER[rule.columns[0]]
            write(f"{code} not_applicable", letter, reasons[entry.not_applicable])
        for column, raw in entry.columns().items():
            for key, value in _cells(rule, raw, nodes[code].max).items():
                write(f"{code} {key}", ANSWER[column], value)
    return before


def _cells(rule: Rule, raw: Mapping[str, Any], maximum: Fraction) -> dict[str, Any]:
    """What stands in which cell, by the key of its input."""
    cells: dict[str, Any] = {}
    for one in (*rule.inputs(maximum), Input("points", "", "number")):
        inside, place = (raw, one.place) if one.part is None else _part(raw, one)
        name, *position = place
        if name in inside and one.case in (None, raw.get(CASE)):
            value = inside[str(name)][position[0]] if position else inside[str(name)]
            words = {value: words for words, value in one.options}
            cells[one.key] = words.get(value, value)
            if one.kind == "day" and isinstance(value, str):
                cells[one.key] = datetime.datetime.strptime(value, "%d/%m/%Y")
    return cells


def _part(raw: Mapping[str, Any], one: Input) -> tuple[Mapping[str, Any], Place]:
    """The answer to the part that asks for it, and the place in there."""
    return raw.get(str(one.place[0]), {}), one.place[1:]


def stated_or_random(rule: Rule, maximum: Fraction, random: Random) -> dict[str, Any]:
    """An answer by chance, now and then points without figures."""
    if random.random() < 0.15:
        return {"points": random.choice([Fraction(0), maximum, maximum * random.randint(0, 8) / 8])}
    return random_answer(rule, maximum, random)


def answered(entry: Entry) -> bool:
    """Whether it says anything of the item."""
    return bool(entry.columns() or entry.not_applicable)


def in_first_column(node: Node, answer: dict[str, Any]) -> dict[str, Any]:
    """The answer in the column that comes first for its rule."""
    assert node.rule is not None
    return {node.rule.columns[0]: answer}


def random_entry(node: Node, random: Random) -> Entry:
    """Answers by chance in columns by chance, or a reason why there are none."""
    assert node.rule is not None
    if node.not_applicable and random.random() < 0.2:
        entry = {"not_applicable": random.choice(node.not_applicable.for_)}
        if random.random() < 0.2:
            entry |= in_first_column(node, {"points": Fraction(0)})
        return Entry.model_validate(entry)
    return Entry.model_validate(
        {
            column: stated_or_random(node.rule, node.max, random)
            for column in node.rule.columns
            if random.random() < 0.7
        }
    )
