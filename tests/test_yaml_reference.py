"""Schemas and the list of keys: generated, up to date, true of the real files."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cchc_docs.criteria.documents import read_document
from cchc_docs.publish.open_data import SCHEMAS, schema_file
from cchc_docs.yaml_reference import reference_texts, schema_text
from tests.conftest import ROOT, SMALL


@pytest.mark.parametrize(("path", "text"), reference_texts(ROOT / "criteria").items())
def test_what_is_committed_is_what_the_model_says(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "chạy lại: cchc schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_so_are_the_schemas_beside_open_data(name: str) -> None:
    path = schema_file(ROOT / "cchc_docs" / "publish" / "open_data", name)
    assert path.read_text("utf-8") == schema_text(SCHEMAS[name]), "chạy lại: cchc schema"


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return float(value) if isinstance(value, Fraction) else value


def yaml_files() -> list[tuple[Path, str]]:
    found = []
    for folder in (ROOT / "criteria", SMALL):
        lists = ("edition", "course", "sources", "glossary")
        for kind in lists:
            found += [(path, kind) for path in sorted(folder.glob(f"**/{kind}.yaml"))]
        kinds = {"examples": "example", "questions": "questions", "units": "unit"}
        for path in folder.glob("*/*/*.yaml"):
            found.append((path, kinds.get(path.parent.name, "field")))
    return found


@cache
def validator(kind: str) -> Draft202012Validator:
    """The schema of a kind of file, which is itself a good one."""
    schema = json.loads((ROOT / "criteria" / "schema" / f"{kind}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    ("path", "kind"), yaml_files(), ids=lambda value: getattr(value, "stem", value)
)
def test_real_files_fit_their_schema(path: Path, kind: str) -> None:
    errors = list(validator(kind).iter_errors(as_json(read_document(path).data)))
    assert not errors, errors[0].message


def test_the_schema_refuses_what_the_loader_refuses() -> None:
    broken = read_document(ROOT / "tests" / "broken" / "shape-unknown-key.yaml").data
    assert list(validator("field").iter_errors(as_json(broken)))
