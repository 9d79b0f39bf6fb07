"""Whatever a reader opens first says what the set is for today: which decision to score by."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import today_told

EDITION = "quang-ninh-2013"
SETS = ("so-ban-nganh", "ubnd-cap-huyen")


@pytest.fixture(scope="module")
def line(shipped: EditionLibrary) -> str:
    """The line of the shipped edition, without spaces."""
    return "".join(today_told(shipped.edition).split())


def shown(page: str) -> str:
    """The words of a page without the spaces between them, which terms of the glossary change."""
    return "".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.mark.parametrize("name", SETS)
def test_pages_that_are_opened_first(site: Path, line: str, name: str) -> None:
    own = site / EDITION
    pages = (
        site / "index.html",
        own / f"tieu-chi/{name}/index.html",
        own / f"bang-cham/{name}.html",
    )
    for page in pages:
        assert line in shown(page.read_text(encoding="utf-8")), page


def decks(site: Path) -> Iterator[Path]:
    """Of sets, fields and sessions."""
    for folder in ("trinh-chieu/*", "giang-vien/trinh-chieu"):
        yield from sorted((site / EDITION).glob(f"{folder}/*.html"))


def test_the_first_slide_of_every_deck(site: Path, line: str) -> None:
    found = list(decks(site))
    assert len(found) > len(SETS)
    for deck in found:
        text = deck.read_text(encoding="utf-8")
        first = text[text.index("<section") : text.index("</section>")]
        assert line in shown(first), deck


def test_the_first_page_of_every_pdf(site: Path, line: str) -> None:
    for path in sorted((site / EDITION / "tai-ve").glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as document:
            text = document[0].get_textpage().get_text_bounded()
        assert line in "".join(text.split()), path


def test_the_first_sheet_of_every_workbook(site: Path, line: str) -> None:
    found = sorted((site / EDITION / "tai-ve").glob("*.xlsx"))
    assert len(found) >= 2 * len(SETS)
    for path in found:
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        head = [str(cell) for row in sheet.iter_rows(max_row=4, values_only=True) for cell in row]
        assert any(line in "".join(words.split()) for words in head), path
