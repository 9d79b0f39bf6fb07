"""A score card as plain data for other programs: exact, every number a text (``27075/2000``)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from cchc_docs.rules.columns import Column
from cchc_docs.rules.model import Step
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card


def card_data(card: Card) -> dict[str, Any]:
    """Everything on the card. What is not known yet is null."""
    sheet = card.sheet
    return {
        "edition": sheet.edition,
        "status": card.edition.status,
        "notice": " ".join(card.edition.notice.split()),
        "set": sheet.set,
        "unit": sheet.unit,
        "unit_kind": sheet.unit_kind,
        "year": sheet.year,
        "max": str(card.max),
        "answered_max": str(card.answered_max),
        "base": str(card.base),
        "bonus": str(card.bonus),
        "penalty": str(card.penalty),
        "points": str(card.points),
        "columns": _texts(card.columns),
        "index": _text(card.index),
        "index_so_far": _text(card.index_so_far),
        "grade": card.grade.label if card.grade else None,
        "plain_grade": card.plain_grade.label if card.plain_grade else None,
        "grade_steps": _steps(card.grade_steps),
        "open_extras": [line.node.id for line in card.open_extras],
        "unwritten": [field.id for field in card.unwritten],
        "remarks": list(card.remarks),
        "steps": _steps(card.steps),
        "lines": [_line(line, depth) for line, depth in card.walk_deep()],
    }


def _line(line: Line, depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": line.node.id,
        "title": line.node.title,
        "depth": depth,
        "max": str(line.max),
        "answered_max": str(line.answered_max),
        "points": str(line.points),
        "index": _text(line.index),
        "columns": _texts(line.columns),
    }
    if line.entry is not None:
        data["not_applicable"] = line.entry.not_applicable
        traces = {column: _steps(score.steps) for column, score in line.entry.columns.items()}
        data["steps"] = {"": _steps(line.entry.steps)} if line.entry.not_applicable else traces
    return data


def _steps(steps: tuple[Step, ...]) -> list[list[str]]:
    return [[step.kind, step.text] for step in steps]


def _text(number: Fraction | None) -> str | None:
    return None if number is None else str(number)


def _texts(numbers: Mapping[Column, Fraction]) -> dict[str, str]:
    return {column: str(number) for column, number in numbers.items()}
