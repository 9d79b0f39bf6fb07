"""Where everything stands in an appraisal workbook, for its writer and its reader."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from cchc_docs.criteria.model import Edition, Node
from cchc_docs.ground.reading import json_of
from cchc_docs.rules.columns import Column
from cchc_docs.scoring.answers import Entry, evaluate, policy_of, read_answer
from cchc_docs.scoring.saved_sheet import exact_numbers

SUMMARY, FILES = "Tổng hợp", "Tệp đã đọc"
"""Sheets by the names they are handed out with; readers go by the keys."""

UNIT, CODE, TITLE, MAX, SELF, FIGURES, EVIDENCE = "ABCDEFG"
REASON, EXPLANATION = "I", "J"
FINAL, DIFFERENCE, CHECK = "M", "N", "O"
KEY, KEPT = "P", "Q"
"""Hidden. What the row holds (``unit 3``, ``3 1.1.4``); what it was made from, as JSON."""
APPLIED, ANSWERED = "R", "S"
"""Hidden: the maximum that counts for the unit, and as far as it is answered."""
HIDDEN = "PQRS"
ANSWER: Mapping[Column, str] = {
    "self": SELF,
    "appraised": "H",
    "appraised_2": "K",
    "survey": "L",
}
"""The column of the sheet for each column of a score card."""
TYPED: tuple[Column, ...] = ("appraised", "appraised_2", "survey")
"""The columns that people fill in here; the self score is the unit's and stays."""

MARK = "appraisal 1"
"""Key of the first row: an appraisal workbook, and which form of ours it has."""
EXEMPT = "không áp dụng"
"""What stands where there are no points to give."""


def shown(node: Node, entry: Entry, column: Column, edition: Edition) -> Fraction | str | None:
    """What stands in a column: points, EXEMPT, or nothing; a self score that is left out and
    counts in full stands as the maximum."""
    raw = entry.columns().get(column)
    points = None
    if raw is not None:
        points = evaluate(read_answer(node, column, raw), node.max).points
    elif node.rule is None or entry.not_applicable is None or column != node.rule.columns[0]:
        return None
    if points is None and column == "self" and policy_of(node, edition) == "full":
        return node.max
    return EXEMPT if points is None else points


def kept(entry: Entry) -> str:
    """The answers of an item, exact, for a hidden cell."""
    data: dict[str, Any] = {str(column): raw for column, raw in entry.columns().items()}
    if entry.not_applicable is not None:
        data["not_applicable"] = entry.not_applicable
    return json.dumps(data, ensure_ascii=False, default=str) if data else ""


def unkept(text: str) -> dict[str, Any]:
    """What ``kept`` wrote; raises ValueError when somebody has changed it."""
    data = json_of(text) if text else {}
    if not isinstance(data, dict):
        raise ValueError(text)
    return {key: exact_numbers(value) for key, value in data.items()}
