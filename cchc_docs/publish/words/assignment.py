"""What a unit has to share out among its people to be scored: made from the set, item by item."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Node
from cchc_docs.ground.days import show_day
from cchc_docs.publish.words.origins import due_word
from cchc_docs.rules import Rule
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.deadline import Deadline

TO_FILL = ("Phòng chủ trì", "Người làm", "Ngày xong")
"""The columns that the unit fills in."""


@dataclass(frozen=True)
class Task:
    """An item as work: what has to be there, by when; ``scored_by`` where not the unit scores."""

    node: Node
    documents: tuple[str, ...]
    due: str
    scored_by: str


def tasks(field: CriteriaField) -> Iterator[Task]:
    """The items of a field."""
    for node in field.leaves():
        assert node.rule is not None  # leaves have one
        days = ", ".join(show_day(day) for day in due_days(node.rule))
        columns = node.rule.columns
        yield Task(
            node,
            tuple(f"{one.document} ({one.issuer})" for one in node.evidence),
            f"{days} ({due_word(node.origin)})" if days else "",
            "" if "self" in columns else COLUMNS[columns[0]],
        )


def calendar(criteria_set: CriteriaSet) -> list[tuple[datetime.date, list[Node]]]:
    """The last days that the rules of a set name, each with its items."""
    days: dict[datetime.date, list[Node]] = {}
    for node in criteria_set.leaves():
        assert node.rule is not None  # leaves have one
        for day in due_days(node.rule):
            days.setdefault(day, []).append(node)
    return sorted(days.items())


def due_days(rule: Rule) -> list[datetime.date]:
    """The last days that a rule names, in order."""
    return sorted({part.due for part in rule.within() if isinstance(part, Deadline)})
