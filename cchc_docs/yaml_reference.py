"""``criteria/README.md`` and the JSON Schemas: the fields people write, listed from the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from cchc_docs.criteria.edition_parts import Term
from cchc_docs.criteria.model import CriteriaField, EditionDeclaration
from cchc_docs.criteria.origins import Source
from cchc_docs.lessons.course import Course
from cchc_docs.lessons.examples import Example
from cchc_docs.lessons.featured import Featured
from cchc_docs.lessons.model_texts import ModelText
from cchc_docs.lessons.questions import Question
from cchc_docs.lessons.units import UnitExample
from cchc_docs.rules import KINDS
from cchc_docs.scoring.answers import Sheet
from cchc_docs.scoring.saved_sheet import SavedSheet

BEGIN = "<!-- danh sách khoá: do lệnh `cchc schema` viết, không sửa tay -->"
END = "<!-- hết danh sách khoá -->"

SCHEMAS: dict[str, Any] = {
    "edition": EditionDeclaration,
    "field": CriteriaField,
    "sources": tuple[Source, ...],
    "glossary": tuple[Term, ...],
    "example": Example,
    "questions": tuple[Question, ...],
    "unit": UnitExample,
    "course": Course,
    "featured": Featured,
    "model_texts": tuple[ModelText, ...],
    "answers": Sheet,
    "saved-sheet": SavedSheet,
}
"""What each schema file in ``criteria/schema`` describes, by its name."""


def reference_texts(folder: Path, guide: str | None = None) -> dict[Path, str]:
    """What the generated files must hold, by file; ``guide``: the README where it is not there."""
    readme = folder / "README.md"
    text = readme.read_text(encoding="utf-8") if guide is None else guide
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    texts = {readme: f"{before}{BEGIN}\n\n{field_list()}\n{END}{after}"}
    for name, kind in SCHEMAS.items():
        texts[folder / "schema" / f"{name}.schema.json"] = schema_text(kind)
    return texts


def schema_text(kind: Any) -> str:
    """The JSON Schema of a kind of file, as text with a final newline."""
    schema = TypeAdapter(kind).json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def field_list() -> str:
    """Every key of every kind of file, rule and answer, as Markdown tables."""
    return "\n".join(_sections())


def _sections() -> Iterator[str]:
    told: set[str] = set()
    for title, kind in _FILES.items():
        yield f"### {title}\n"
        yield from _tables(kind, told)
    for name, rule in KINDS.items():
        yield f"### Quy tắc `{name}` – {rule.title}\n"
        yield from _tables(rule, told)
        yield "Câu trả lời:\n"
        yield from _tables(rule.Answer, told)


_FILES: dict[str, type[BaseModel]] = {
    "`edition.yaml`: một phiên bản": EditionDeclaration,
    "Tệp lĩnh vực: `1-….yaml`": CriteriaField,
    "`sources.yaml`: danh sách nguồn": Source,
    "`glossary.yaml`: danh sách thuật ngữ": Term,
    "`examples/….yaml`: ví dụ có lời giải": Example,
    "`questions/….yaml`: danh sách câu hỏi và trả lời": Question,
    "`units/….yaml`: ví dụ cả đơn vị": UnitExample,
    "`course.yaml`: kế hoạch buổi học": Course,
    "`featured.yaml`: ví dụ chọn cho các trang chung": Featured,
    "`model_texts.yaml`: mẫu văn bản của riêng phiên bản": ModelText,
    "Tệp câu trả lời của một đơn vị (`cchc score`)": Sheet,
}


def _tables(model: type[BaseModel], told: set[str]) -> Iterator[str]:
    schema = TypeAdapter(model).json_schema(by_alias=True)
    definitions: dict[str, Any] = schema.get("$defs", {})
    top = definitions.get(model.__name__, schema)
    rules = {kind.__name__ for kind in KINDS.values()} - {model.__name__}
    yield from _table(None, top)
    told.add(model.__name__)
    for name, definition in definitions.items():
        if name in told or name in rules or "properties" not in definition:
            continue
        if name not in _reached(top["properties"], definitions, rules):
            continue
        told.add(name)
        yield from _table(name, definition)


def _reached(schema: Any, definitions: dict[str, Any], stop: set[str]) -> set[str]:
    """Names of the definitions that ``schema`` leads to without passing through ``stop``."""
    found: set[str] = set()
    todo = [schema]
    while todo:
        here = todo.pop()
        if isinstance(here, dict):
            name = str(here.get("$ref", "")).rpartition("/")[2]
            if name and name not in found | stop:
                found.add(name)
                todo.append(definitions[name])
            todo.extend(here.values())
        elif isinstance(here, list):
            todo.extend(here)
    return found


def _table(name: str | None, schema: dict[str, Any]) -> Iterator[str]:
    if name is not None:
        yield f"**{name}**\n"
    required = set(schema.get("required", ()))
    yield "| khoá | kiểu | bắt buộc | nghĩa |\n|---|---|---|---|"
    for key, shape in schema["properties"].items():
        must = "có" if key in required else ""
        meaning = shape.get("description", "")
        yield f"| `{key}` | {_kind(shape)} | {must} | {meaning} |"
    yield ""


def _kind(shape: dict[str, Any]) -> str:
    if "$ref" in shape:
        return f"mục con {shape['$ref'].rpartition('/')[2]}"
    if "const" in shape:
        return f"`{str(shape['const']).lower()}`"
    if "enum" in shape:
        return ", ".join(f"`{value}`" for value in shape["enum"])
    if "oneOf" in shape:
        return "một quy tắc"
    if "anyOf" in shape:
        some = [one for one in shape["anyOf"] if one.get("type") != "null"]
        return " hoặc ".join(dict.fromkeys(_kind(one) for one in some))
    if shape.get("type") == "array":
        items = shape.get("items") or (shape.get("prefixItems") or [{}])[0]
        return f"danh sách {_kind(items)}" if items else "danh sách"
    if shape.get("pattern", "").startswith(r"^\d"):
        return "ngày dd/mm/yyyy"
    names = {"string": "chữ", "number": "số", "integer": "số nguyên", "boolean": "true/false"}
    return names.get(str(shape.get("type")), "mục con")
