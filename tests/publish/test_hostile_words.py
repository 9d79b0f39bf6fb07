"""Titles that would be elements of a page or formulas of a table are shown as they are written."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from cchc_docs.library import Library, load_library
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.open_data.tables import TABLES
from cchc_docs.publish.workbook import scoring_workbook
from cchc_docs.publish.workbook.assignment_sheet import assignment_book
from tests.conftest import with_second

BEGUN = "=1+1"
WORDS = f"{BEGUN} </title></script><img src=x onerror=hit()> '"
SETTINGS = """
site_name: Trang
plugins: [cchc: {criteria: tieu-chi, downloads: false}]
nav: [trang.md]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two editions; every title, notice, question and term begins with ``WORDS``."""
    folder = tmp_path_factory.mktemp("chu-la")
    for path in with_second(folder / "tieu-chi").rglob("*.yaml"):
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"\b(title|notice|question|term): (?=\w)", rf"\1: {WORDS} ", text), "utf-8"
        )
    (folder / "docs").mkdir()
    (folder / "docs" / "trang.md").write_text("# Trang\n", "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return folder


@pytest.fixture(scope="module")
def library(project: Path) -> Library:
    return load_library(project / "tieu-chi")


class Handlers(HTMLParser):
    """Counts the elements that would run what a title says, and keeps the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found = 0
        self.text = ""
        self.program = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += "onerror" in dict(attrs)
        self.program = tag == "script" and dict(attrs).get("type") is None

    def handle_endtag(self, tag: str) -> None:
        self.program = False

    def handle_data(self, data: str) -> None:
        if not self.program:  # which has words of its own that mend what it shows
            self.text += data


def test_no_page_has_an_element_out_of_a_title(project: Path) -> None:
    config = load_config(str(project / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    pages = {path: Handlers(path.read_text("utf-8")) for path in (project / "site").rglob("*.html")}
    assert len(pages) > 50
    assert [str(path) for path, page in pages.items() if page.found] == []
    shown = [path for path, page in pages.items() if WORDS in page.text]
    assert len(shown) > 50, "as it is written"
    twice = [path for path, page in pages.items() if re.search("&(lt|gt|#3[49]);", page.text)]
    assert twice == []


def test_no_workbook_calculates_a_title(library: Library) -> None:
    for own in library.editions:
        edition, stamp = own.edition, edition_stamp(own)
        for one in own.sets:
            for book in (
                scoring_workbook(edition, one, stamp),
                assignment_book(edition, one, stamp),
            ):
                cells = [
                    cell
                    for sheet in book.worksheets
                    for row in sheet.iter_rows()
                    for cell in row
                    if str(cell.value).startswith(BEGUN)
                ]
                assert cells
                assert {cell.data_type for cell in cells} == {"s"}


def test_no_table_begins_a_cell_as_a_formula(library: Library) -> None:
    (own, *_) = library.editions
    text = "".join(table.as_csv(own) for table in TABLES)
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any(cell.startswith(f"'{WORDS}") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
