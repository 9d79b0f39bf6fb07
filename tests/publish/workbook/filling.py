"""Fills a scoring workbook as a person would, and makes answers at random."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from openpyxl import Workbook

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.publish.workbook.formulas import face
from cchc_docs.publish.workbook.layout import ANSWER, EVIDENCE, EXPLANATION, KEY, MAX
from cchc_docs.rules import Rule
from cchc_docs.rules.bands import Bands
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.deduct import Deduct
from cchc_docs.rules.given import Given
from cchc_docs.rules.per_item import PerItem
from cchc_docs.rules.share import Share
from cchc_docs.rules.survey import Survey
from cchc_docs.scoring.answers import Sheet


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
    asked = {one.key: one for one in face(rule, maximum).inputs}
    prefix = f"{raw['case']}." if "case" in raw else ""
    cells: dict[str, Any] = {}
    for name, value in raw.items():
        values = (
            {f"counts.{n}": v for n, v in enumerate(value)} if name == "counts" else {name: value}
        )
        for key, one in values.items():
            full = key if key in ("case", "points") else prefix + key
            words = {v: w for w, v in asked[full].options} if full in asked else {}
            cells[full] = words.get(one, one)
            if isinstance(one, str) and name == "date":
                cells[full] = datetime.datetime.strptime(one, "%d/%m/%Y")
    return cells


def random_answer(rule: Rule, maximum: Fraction, random: Random) -> dict[str, Any]:
    """An answer, mostly one that can be; at the ends of bands more often than elsewhere."""
    if random.random() < 0.15:
        return {"points": random.choice([Fraction(0), maximum, maximum * random.randint(0, 8) / 8])}
    return _by_rule(rule, maximum, random)


def _by_rule(rule: Rule, maximum: Fraction, random: Random) -> dict[str, Any]:
    if isinstance(rule, Cases):
        number = random.randint(1, len(rule.cases))
        return {"case": number, **_by_rule(rule.cases[number - 1].rule, maximum, random)}
    if isinstance(rule, Choice):
        return {"level": random.randint(1, len(rule.levels))}
    if isinstance(rule, Bands | Share):
        return _measured(rule, random)
    if isinstance(rule, Deadline):
        if random.random() < 0.15:
            return {"never": True}
        ends = [0, 1, *(level.days + late for level in rule.late if level.days for late in (0, 1))]
        days = random.choice([*ends, random.randint(-60, 200)])
        return {"date": rule.due + datetime.timedelta(days)}
    if isinstance(rule, PerItem):
        return {"count": random.randint(0, 9)}
    if isinstance(rule, Deduct):
        return {"counts": tuple(random.randint(0, 4) for _ in rule.faults)}
    if isinstance(rule, Survey):
        most = random.choice([0, 3, 400, 99_991])
        return {"counts": tuple(random.randint(0, most) for _ in rule.levels)}
    assert isinstance(rule, Given)
    return {"value": (rule.out_of or maximum) * random.randint(0, 1000) / 1000}


def _measured(rule: Bands | Share, random: Random) -> dict[str, Any]:
    measure = rule.measure
    top = measure.top or Fraction(1000)
    if measure.of is None or random.random() < 0.25:
        value = random.choice([*_ends(rule), top * random.randint(0, 10_000) / 10_000])
        beside = [Fraction(n) for n in ("0", "0", "0", "1/100000", "-1/100")]
        return {"value": value + random.choice(beside)}
    whole = Fraction(random.choice([0, 1, 3, 7, 40, 333, 1000, 99_991, 999_999_937]))
    whole /= random.choice([1, 1, 1, 10, 1000])
    scale = 100 if measure.is_percent else 1
    if random.random() < 0.5:
        part = whole * random.choice(list(_ends(rule))) / scale
        if random.random() < 0.5:
            part = Fraction(int(part) + random.randint(0, 1))
    else:
        part = whole * random.randint(0, 1000) / 1000
    return {"part": Fraction(round(part * 1000), 1000), "whole": whole}


def _ends(rule: Bands | Share) -> Iterator[Fraction]:
    yield rule.measure.bottom
    if rule.measure.top is not None:
        yield rule.measure.top
    if isinstance(rule, Bands):
        for band in rule.bands:
            yield from band.ends
    elif rule.floor is not None:
        yield rule.floor
