"""Sentences of real decisions that speak of a whole card, as editions and sheets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.edition_parts import Grades, UnitKind
from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition
from cchc_docs.criteria.origins import Origin
from cchc_docs.library import EditionLibrary

PHRASES: Any = read_document(Path(__file__).parent / "scoring" / "phrases.yaml").data
ORIGIN: dict[str, Any] = {"status": "rebuilt", "note": "Mẫu."}
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


def item(code: str, said: Any) -> dict[str, Any]:
    """An item of so many points, or what else is said of it; with ``items`` a block."""
    own = dict(said) if isinstance(said, Mapping) else {"max": said}
    parts = own.pop("items", ())
    if parts:
        own["sub_criteria"] = tuple(item(f"{code}.{n}", one) for n, one in enumerate(parts, 1))
    else:
        own.setdefault("rule", {"kind": "given", "by": "Điểm"})
        own["not_applicable"] = {"for": ("khong-viec",), "policy": "shrink"}
    return {"id": code, "title": "Mục", "origin": ORIGIN, **own}


def field(data: Mapping[str, Any]) -> CriteriaField:
    items = tuple(item(f"{data['id']}.{n}", most) for n, most in enumerate(data["items"], 1))
    rest = {key: data[key] for key in data if key != "items"}
    return CriteriaField.model_validate(
        {**rest, "title": "Phần", "origin": ORIGIN, "criteria": items}
    )


def edition_of(phrase: Mapping[str, Any], small: EditionLibrary) -> tuple[Edition, CriteriaSet]:
    old = small.edition
    fields = tuple(field(one) for one in phrase.get("fields", USUAL))
    (only,) = old.sets
    name = f"cau-{PHRASES.index(phrase)}" if phrase in PHRASES else "cau"
    kinds = tuple(phrase.get("kinds", ("phong",)))
    criteria_set = only.model_copy(update={"id": name, "fields": fields, "unit_kinds": kinds})
    grades = Grades.model_validate(
        {
            "unit_kinds": kinds,
            "levels": LEVELS,
            "gates": phrase.get("gates", ()),
            "origin": ORIGIN,
        }
    )
    ends = {
        "bonus_above_max": phrase.get("above", False),
        "negative_total": phrase.get("below", False),
    }
    scoring = old.scoring.model_copy(update=ends)
    unit_kinds = tuple(UnitKind(id=one, title=one, origin=Origin(**ORIGIN)) for one in kinds)
    update = {
        "sets": (criteria_set,),
        "grades": (grades,),
        "scoring": scoring,
        "unit_kinds": unit_kinds,
    }
    return old.model_copy(update=update), criteria_set


def sheet_of(edition: Edition, points: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The sheet of such a unit with these points, or figures; None: not applicable."""
    rules = {leaf.id: leaf.rule for leaf in edition.sets[0].leaves() if leaf.rule}
    answers: dict[str, Any] = {
        code: {rules[code].columns[0]: value if isinstance(value, Mapping) else {"value": value}}
        for code, value in points.items()
    }
    answers |= {
        code: {"not_applicable": "khong-viec"} for code, value in points.items() if value is None
    }
    return {
        "edition": edition.id,
        "set": edition.sets[0].id,
        "unit": "Đơn vị A",
        "unit_kind": kind,
        "year": edition.year,
        "answers": answers,
    }
