"""Sentences of real decisions that speak of a whole card, as editions and sheets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition, Grades
from cchc_docs.library import EditionLibrary

PHRASES: Any = read_document(Path(__file__).parent / "scoring" / "phrases.yaml").data
ORIGIN = {"status": "rebuilt", "note": "Mẫu."}
USUAL = (
    {"id": "1", "max": 60, "items": (60,)},
    {"id": "2", "max": 40, "items": (40,)},
    {"id": "9", "role": "penalty", "max": 5, "items": (5,)},
)
LEVELS = (
    {"from": 90, "label": "Xuất sắc"},
    {"from": 80, "below": 90, "label": "Tốt"},
    {"from": 70, "below": 80, "label": "Khá"},
    {"below": 70, "label": "Yếu"},
)


def item(code: str, most: Any) -> dict[str, Any]:
    """An item of so many points, or a block of items."""
    if isinstance(most, dict):
        parts = tuple(item(f"{code}.{n}", one) for n, one in enumerate(most["items"], 1))
        own = {"max": most["max"], "sub_criteria": parts}
    else:
        own = {
            "max": most,
            "rule": {"kind": "given", "by": "Điểm"},
            "not_applicable": {"for": ("khong-viec",), "policy": "shrink"},
        }
    return {"id": code, "title": "Mục", "origin": ORIGIN, **own}


def field(data: Mapping[str, Any]) -> CriteriaField:
    items = tuple(item(f"{data['id']}.{n}", most) for n, most in enumerate(data["items"], 1))
    rest = {key: data[key] for key in ("id", "max", "role") if key in data}
    return CriteriaField.model_validate(
        {**rest, "title": "Phần", "origin": ORIGIN, "criteria": items}
    )


def edition_of(phrase: Mapping[str, Any], small: EditionLibrary) -> tuple[Edition, CriteriaSet]:
    old = small.edition
    fields = tuple(field(one) for one in phrase.get("fields", USUAL))
    (only,) = old.sets
    name = f"cau-{PHRASES.index(phrase)}"
    criteria_set = only.model_copy(update={"id": name, "fields": fields})
    grades = Grades.model_validate(
        {
            "unit_kinds": ("phong",),
            "levels": LEVELS,
            "gates": phrase.get("gates", ()),
            "origin": ORIGIN,
        }
    )
    scoring = old.scoring.model_copy(update={"bonus_above_max": phrase.get("above", False)})
    update = {"sets": (criteria_set,), "grades": (grades,), "scoring": scoring}
    return old.model_copy(update=update), criteria_set


def sheet_of(edition: Edition, points: Mapping[str, Any]) -> dict[str, Any]:
    """The sheet with these points; None: not applicable."""
    answers = {
        code: {"not_applicable": "khong-viec"} if value is None else {"self": {"value": value}}
        for code, value in points.items()
    }
    return {
        "edition": edition.id,
        "set": edition.sets[0].id,
        "unit": "Đơn vị A",
        "unit_kind": "phong",
        "year": edition.year,
        "answers": answers,
    }
