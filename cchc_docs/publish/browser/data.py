"""A criteria set as plain data for the browser: what scoring needs, exact, in YAML's own shape."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition, Node
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.days import show_day
from cchc_docs.publish import addresses
from cchc_docs.publish.words.origins import STATUS_TITLES
from cchc_docs.scoring.points import source_words

LARGEST = 2**53 - 1
"""Integers beyond it are text, so that no browser rounds them."""


def set_data(
    edition: Edition, criteria_set: CriteriaSet, sources: Mapping[str, Source]
) -> dict[str, Any]:
    """Edition and tree of a set: titles, maxima, rules, where each rule comes from.

    ``status`` is that of most items; an item says its own where it is another.
    """
    told = Counter(STATUS_TITLES[leaf.origin.status] for leaf in criteria_set.leaves())
    status = max(told, key=lambda one: told[one], default="")
    return {
        "id": criteria_set.id,
        "title": criteria_set.title,
        "max": to_browser(criteria_set.max),
        "unit_kinds": to_browser(criteria_set.unit_kinds),
        "edition": {
            "id": edition.id,
            "title": edition.title,
            "year": edition.year,
            "notice": edition.notice,
            "scoring": _without_origin(edition.scoring, "conventions"),
            "grades": [
                _without_origin(one)
                for one in edition.grades
                if set(one.unit_kinds) & set(criteria_set.unit_kinds)
            ],
            "circumstances": [_without_origin(one) for one in edition.circumstances],
            "unit_kinds": [
                {"id": kind.id, "title": kind.title}
                for kind in edition.unit_kinds
                if kind.id in criteria_set.unit_kinds
            ],
        },
        "guide": _guide(edition, criteria_set),
        "status": status,
        "fields": [_field(field, sources, status) for field in criteria_set.fields],
    }


def _guide(edition: Edition, criteria_set: CriteriaSet) -> dict[str, str]:
    """Where the set is explained, seen from its sheet and its exercises."""
    own = addresses.of(edition)
    way = addresses.up(own.sheet_page(criteria_set.id))
    found = own.guide(criteria_set.id)._asdict()
    return {name: way + pattern for name, pattern in found.items()}


def _without_origin(model: BaseModel, *others: str) -> dict[str, Any]:
    left_out = {"origin", *others}
    return {key: value for key, value in to_browser(model).items() if key not in left_out}


def _field(field: CriteriaField, sources: Mapping[str, Source], status: str) -> dict[str, Any]:
    data = _node(field, sources, status)
    if field.unwritten:
        data["unwritten"] = field.unwritten
    return data


def _node(node: Node, sources: Mapping[str, Source], status: str) -> dict[str, Any]:
    data: dict[str, Any] = {"id": node.id, "title": node.title, "max": to_browser(node.max)}
    if node.rule is not None:
        data["rule"] = to_browser(node.rule)
        data["source"] = source_words(node.origin, sources)
        if STATUS_TITLES[node.origin.status] != status:
            data["status"] = STATUS_TITLES[node.origin.status]
        if node.rule.judged():
            data["judged"] = True
        if node.meaning:
            data["meaning"] = " ".join(node.meaning.split())
    for key in ("role", "take", "unit_kinds", "same_fact"):
        value = getattr(node, key)
        if value != Node.model_fields[key].default:
            data[key] = to_browser(value)
    if node.not_applicable is not None:
        data["not_applicable"] = to_browser(node.not_applicable)
    if node.parts:
        key = "criteria" if isinstance(node, CriteriaField) else "sub_criteria"
        data[key] = [_node(part, sources, status) for part in node.parts]
    return data


def to_browser(value: Any) -> Any:
    """``value`` as JSON has it: numbers exact, days as text, models by their YAML keys.

    What a model leaves open (None) is left out.
    """
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        pairs = ((info.alias or name, getattr(value, name)) for name, info in fields.items())
        return {key: to_browser(part) for key, part in pairs if part is not None}
    if isinstance(value, Mapping):
        return {key: to_browser(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [to_browser(part) for part in value]
    if isinstance(value, datetime.date):
        return show_day(value)
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return value
    return exact_text(Fraction(value))


def exact_text(number: Fraction) -> int | str:
    """An integer, ``"12.5"`` or ``"11/15"``."""
    if number.denominator == 1:
        whole = number.numerator
        return whole if abs(whole) <= LARGEST else str(whole)
    places, rest = 0, number.denominator
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
