"""The types of what Python hands over: as generated, and true of what goes over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser import exercise_data
from cchc_docs.publish.browser.data import set_data
from cchc_docs.publish.browser.kinds_index import kinds_text
from cchc_docs.publish.browser.sentence_types import sentences_text
from cchc_docs.publish.browser.shapes import SetData, SetFacts
from cchc_docs.publish.browser.typescript import shapes_text
from tests.conftest import ROOT


def test_types_are_those_of_the_models() -> None:
    assert (ROOT / "browser" / "shapes.d.ts").read_text("utf-8") == shapes_text()


def test_kinds_are_listed_as_python_lists_them() -> None:
    assert (ROOT / "browser" / "kinds" / "index.js").read_text("utf-8") == kinds_text()


def test_keys_of_sentences_are_those_there_are() -> None:
    text = sentences_text()
    assert (ROOT / "browser" / "words.d.ts").read_text("utf-8") == text
    assert "    floor_forgotten: string;\n" in text
    assert "      columns: Column[];\n" in text
    assert "        not_surveyed: Telling;\n" not in text
    assert "      not_surveyed: Telling;\n" in text


def test_sets_have_the_declared_keys(shipped: EditionLibrary) -> None:
    schema = TypeAdapter(SetData).json_schema()
    for criteria_set in shipped.sets:
        data = set_data(shipped.edition, criteria_set, shipped.sources)
        assert list(misfits(data, schema)) == []


def test_what_questions_need_has_the_declared_keys(shipped: EditionLibrary) -> None:
    schema = TypeAdapter(SetFacts).json_schema()
    for criteria_set in shipped.sets:
        data = exercise_data.set_data(shipped, criteria_set)
        assert list(misfits(data, schema)) == []


def test_a_key_too_few_or_too_many_is_found(small: EditionLibrary) -> None:
    edition, criteria_set = small.edition, small.find_set("phong-ban")
    data = set_data(edition, criteria_set, small.sources)
    schema = TypeAdapter(SetData).json_schema()
    del data["guide"]["home"]
    data["more"] = 1
    assert sorted(misfits(data, schema)) == ["guide.home", "more"]


def misfits(data: Any, schema: dict[str, Any]) -> Iterator[str]:
    """Keys that the shape does not name, or needs and does not find."""
    definitions = schema.get("$defs", {})

    def within(here: Any, shape: dict[str, Any], way: str) -> Iterator[str]:
        if "$ref" in shape:
            shape = definitions[shape["$ref"].rpartition("/")[2]]
        mapping = shape.get("discriminator", {}).get("mapping")
        if mapping:
            shape = definitions[mapping[here["kind"]].rpartition("/")[2]]
        for one in shape.get("anyOf", ()):
            if one.get("type") != "null":
                yield from within(here, one, way)
        if isinstance(here, list | tuple) and "items" in shape:
            for part in here:
                yield from within(part, shape["items"], way)
        if "properties" in shape:
            for key in {*here, *shape.get("required", ())}:
                if key not in here or key not in shape["properties"]:
                    yield f"{way}{key}"
                else:
                    yield from within(here[key], shape["properties"][key], f"{way}{key}.")

    yield from within(data, schema, "")
