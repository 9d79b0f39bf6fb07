"""``browser/shapes.d.ts``: what Python hands to the browser, as TypeScript, out of the models.

Numbers go over exactly (``Exact``), days as text; what a model leaves open is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from cchc_docs.publish.browser.shapes import ANSWERS, NAMES, SHAPES
from cchc_docs.rules.columns import COLUMNS

WIDTH = 100
HEAD = """\
// What Python hands to the browser: written by `cchc schema` out of its models, never by hand.

/** An exact number: 12, "12.5" or "11/15". */
export type Exact = number | string;
"""
SIMPLE = {"string": "string", "integer": "number", "boolean": "boolean", "number": "Exact"}


def shapes_text() -> str:
    """The declarations: named unions, then every model in the order of their names."""
    mode: JsonSchemaMode = "validation"
    wanted = [(name, mode, TypeAdapter[Any](kind)) for name, kind in NAMES.items()]
    wanted += [(kind.__name__, mode, TypeAdapter[Any](kind)) for kind in SHAPES]
    found, whole = TypeAdapter.json_schemas(wanted, by_alias=True)
    names = {_plain_type(found[name, mode], {}): name for name in NAMES}
    parts = [HEAD, *(_alias(name, text) for text, name in names.items())]
    for name, schema in sorted(_with_raw_answers(whole["$defs"]).items()):
        parts.append("\n".join(_interface(name, schema, names)) + "\n")
    return "\n".join(parts)


def _with_raw_answers(definitions: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the columns of an entry: the keys of all answers, none of them needed."""
    keys: dict[str, Any] = {}
    for answer in ANSWERS:
        keys.update(definitions[answer.__name__]["properties"])
    raw = {"description": "An answer of whatever kind, unread.", "properties": _unread(keys)}
    entry = definitions["Entry"]
    columns = {column: {"$ref": "RawAnswer"} for column in COLUMNS}
    changed = {**entry, "properties": {**entry["properties"], **columns}}
    return {**definitions, "RawAnswer": raw, "Entry": changed}


def _unread(schema: Any) -> Any:
    """Text may stand for whole numbers until they are read."""
    if isinstance(schema, list):
        return [_unread(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "integer":
        return {"type": ["integer", "string"]}
    return {key: _unread(part) for key, part in schema.items()}


def _alias(name: str, text: str) -> str:
    for line in (f"export type {name} = {text};\n", f"export type {name} =\n  {text};\n"):
        if max(map(len, line.splitlines())) <= WIDTH:
            return line
    options = "".join(f"\n  | {one}" for one in text.split(" | "))
    return f"export type {name} ={options};\n"


def _interface(name: str, schema: dict[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    meaning = schema["description"].partition("\n\n")[0].replace("``", "`")
    yield f"/** {' '.join(meaning.split())} */"
    yield f"export interface {name} {{"
    required = schema.get("required", ())
    for key, shape in schema["properties"].items():
        is_open = key not in required and shape.get("default") is None
        yield f"  {key}{'?' if is_open else ''}: {_type(shape, names)};"
    if schema.get("additionalProperties") is True:
        yield "  [key: string]: unknown;"
    yield "}"


def _type(schema: dict[str, Any], names: Mapping[str, str]) -> str:
    """The TypeScript of a JSON Schema, by its name where it has one."""
    text = _plain_type(schema, names)
    return names.get(text, text)


def _plain_type(schema: dict[str, Any], names: Mapping[str, str]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    options = schema.get("anyOf") or schema.get("oneOf")
    if options:
        return " | ".join(_type(one, names) for one in options if one.get("type") != "null")
    if "enum" in schema:
        return " | ".join(json.dumps(one) for one in schema["enum"])
    if "const" in schema:
        return json.dumps(schema["const"])
    if schema["type"] == "array":
        if "prefixItems" in schema:
            return f"[{', '.join(_type(one, names) for one in schema['prefixItems'])}]"
        items = _type(schema["items"], names)
        return f"({items})[]" if " | " in items else f"{items}[]"
    if schema["type"] == "object":
        keys = _type(schema.get("propertyNames", {"type": "string"}), names)
        by_pattern = list(schema.get("patternProperties", {}).values())
        values = by_pattern[0] if by_pattern else schema.get("additionalProperties", True)
        return f"Record<{keys}, {'unknown' if values is True else _type(values, names)}>"
    return "Exact" if isinstance(schema["type"], list) else SIMPLE[schema["type"]]
