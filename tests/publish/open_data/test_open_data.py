"""Open data hold the whole library, exactly, and are what their schemas say."""

from __future__ import annotations

import csv
import datetime
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate
from jsonschema import Draft202012Validator

from cchc_docs.library import EditionLibrary, load_library
from cchc_docs.publish.open_data import artefacts, data_package, licence_text, readme_text
from cchc_docs.publish.open_data.document import OpenData, as_json, to_json
from cchc_docs.publish.open_data.tables import CRITERIA, TABLES
from cchc_docs.publish.pages.reference import named_sources
from cchc_docs.yaml_reference import schema_text

PARSERS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": Fraction,
    "date": datetime.date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


@pytest.fixture(params=["small", "shipped"])
def library(request: pytest.FixtureRequest) -> EditionLibrary:
    found: EditionLibrary = request.getfixturevalue(request.param)
    return found


def frozen(value: Any) -> Any:
    """Lists as tuples, as the loader gives them."""
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value


def test_the_json_is_what_its_schema_says(library: EditionLibrary) -> None:
    Draft202012Validator(json.loads(schema_text(OpenData))).validate(json.loads(as_json(library)))


def test_sources_of_other_editions_are_not_in_it(small_copy: Path) -> None:
    with (small_copy / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "- {id: cua-tinh-khac, number: Quyết định 9/QĐ-K, title: Của tỉnh khác,"
            " issuer: Tỉnh khác, url: not public, read: Chưa đọc., confirmed: false}\n"
        )
    (own,) = load_library(small_copy).editions
    assert "cua-tinh-khac" in own.sources
    read = json.loads(as_json(own))
    assert [one["id"] for one in read["sources"]] == ["van-ban-mau"]
    assert not [table for table in TABLES if "cua-tinh-khac" in table.as_csv(own)]


def test_the_json_reads_back_as_the_same_library(library: EditionLibrary) -> None:
    data = frozen(json.loads(as_json(library), parse_float=Fraction))
    read = OpenData.model_validate(data)
    assert read.edition == library.edition
    assert read.examples == tuple(one.example for one in library.examples)
    assert read.sources == named_sources(library)
    assert read.glossary == library.glossary
    assert read.questions == library.questions
    assert read.units == tuple(one.example for one in library.units)
    assert read.digest == library.digest


@pytest.mark.parametrize(
    ("figure", "written"), [("5", 5), ("0.1", 0.1), ("11/15", "11/15"), ("-1/4", -0.25)]
)
def test_figures_stay_exact(figure: str, written: Any) -> None:
    assert to_json(Fraction(figure)) == written


def test_tables_are_what_the_data_package_says(library: EditionLibrary) -> None:
    package = json.loads(data_package(library))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    for resource, table in zip(package["resources"], TABLES, strict=True):
        text = table.as_csv(library)
        assert text.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        fields = resource["schema"]["fields"]
        assert rows[0] == [field["name"] for field in fields]
        for row in rows[1:]:
            for field, cell in zip(fields, row, strict=True):
                if cell:
                    PARSERS[field["type"]](cell)


def test_the_table_of_criteria_has_every_node(library: EditionLibrary) -> None:
    text = CRITERIA.as_csv(library).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    nodes = [
        (library.edition.id, one.id, node.id, node.max, node.origin.status)
        for one in library.sets
        for field in one.fields
        for node in field.walk()
    ]
    told = [(r["edition"], r["set"], r["id"], Fraction(r["max"]), r["origin"]) for r in rows]
    assert told == nodes


def test_every_row_of_content_tells_its_origin(shipped: EditionLibrary) -> None:
    tables = {table.name: table.as_csv(shipped).removeprefix("\ufeff") for table in TABLES}
    for name in ("tieu-chi", "quy-tac", "vi-du"):
        for row in csv.DictReader(io.StringIO(tables[name])):
            assert row["origin"] in ("official", "cited", "rebuilt")
            assert row["notice"] in ("Trích dẫn", "Biên soạn lại để tập huấn") or name == "vi-du"
            assert row["notice"] == "Ví dụ giả định để tập huấn" or name != "vi-du"
    assert all(row["read"] for row in csv.DictReader(io.StringIO(tables["nguon"])))


def test_points_of_rules_and_examples_are_numbers(shipped: EditionLibrary) -> None:
    tables = {table.name: table.as_csv(shipped).removeprefix("\ufeff") for table in TABLES}
    rules = list(csv.DictReader(io.StringIO(tables["quy-tac"])))
    assert {"0.5": "0,5", "": "− 0,5 mỗi lỗi"}.items() <= {
        row["points"]: row["points_text"] for row in rules if row["points_text"] in POINTS_TOLD
    }.items()
    points = [row["self"] for row in csv.DictReader(io.StringIO(tables["vi-du"])) if row["self"]]
    assert points
    for one in points:
        float(one)


POINTS_TOLD = ("0,5", "− 0,5 mỗi lỗi")


def test_the_readme_names_every_file_and_column(library: EditionLibrary) -> None:
    text = readme_text(library)
    for one in artefacts(library):
        name = one.path.rpartition("/")[2]
        assert f"`{name}`" in text or name == "README.md"
    for table in TABLES:
        for column in table.columns:
            assert f"- `{column.name}`: " in text


def test_the_licence_says_what_the_data_are_not(shipped: EditionLibrary) -> None:
    text = licence_text(shipped)
    assert "CC BY 4.0" in text
    assert "không phải phụ lục của Quyết định 2129/QĐ-UBND" in text


def test_every_file_is_offered(small: EditionLibrary) -> None:
    names = {one.path.rpartition("/")[2] for one in artefacts(small)}
    wanted = {"cchc.json", "cchc.schema.json", "datapackage.json", "README.md", "GIAY-PHEP.txt"}
    assert wanted < names
    assert {f"{table.name}.csv" for table in TABLES} < names
    assert all(one.make() for one in artefacts(small))


def test_the_package_is_what_the_standard_asks(library: EditionLibrary, tmp_path: Path) -> None:
    for one in artefacts(library):
        (tmp_path / one.path.rpartition("/")[2]).write_bytes(one.make())
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    assert len(report.tasks) == len(TABLES)
