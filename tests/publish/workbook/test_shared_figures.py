"""Figures that two items ask: the workbook asks them once and says where they differ."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.workbook import scoring_workbook
from cchc_docs.publish.workbook.layout import CHECK
from cchc_docs.scoring.answers import Sheet
from cchc_docs.scoring.filled_workbook import read_workbook
from cchc_docs.scoring.scorecard import score_sheet
from cchc_docs.scoring.workbook_layout import ANSWER, KEY
from tests.card_phrases import PHRASES, edition_of, sheet_of
from tests.office import convert
from tests.publish.workbook.filling import fill

(PHRASE,) = (one for one in PHRASES if "mẫu số ở mục này" in one["phrase"])
SAME, WHOLE_APART, DAY_APART = (points for points, _ in PHRASE["cards"])
LEFT = ("1.2 part_1.whole", "2.1 date")
"""What was asked before, by its row."""


def places(book: Any) -> dict[str, tuple[Any, int]]:
    return {
        row[0].value: (page, row[0].row)
        for page in book.worksheets
        for row in page[f"{KEY}1:{KEY}{page.max_row}"]
        if row[0].value
    }


def saved(small: EditionLibrary, path: Path, points: Any, left: tuple[str, ...]) -> Sheet:
    """A workbook with these answers but those ``left`` empty; the whole sheet."""
    edition, only = edition_of(PHRASE, small)
    library = replace(small, edition=edition, examples=(), units=())
    book = scoring_workbook(edition, only, edition_stamp(library))
    sheet = Sheet.model_validate(sheet_of(edition, points, "phong"))
    fill(book, sheet, edition, only)
    for key in left:
        page, row = places(book)[key]
        page[f"{ANSWER['self']}{row}"].value = None
    book.save(path)
    return sheet


@pytest.mark.parametrize("left", [LEFT, LEFT[:1], ()], ids=["both", "one", "none"])
def test_a_figure_left_empty_is_read_where_it_was_asked_first(
    small: EditionLibrary, tmp_path: Path, left: tuple[str, ...]
) -> None:
    sheet = saved(small, tmp_path / "phieu.xlsx", SAME, left)
    edition, only = edition_of(PHRASE, small)
    read, problems = read_workbook(tmp_path / "phieu.xlsx", (edition,))
    assert problems == ()
    cards = [
        score_sheet(one, edition, only, small.sources)
        for one in (Sheet.model_validate(read.data), sheet)
    ]
    assert cards[0].lines == cards[1].lines
    assert cards[0].remarks == ()


def test_an_item_of_which_nothing_is_filled_has_no_answer(
    small: EditionLibrary, tmp_path: Path
) -> None:
    only_first = {"1.1": SAME["1.1"]}
    saved(small, tmp_path / "phieu.xlsx", only_first, ())
    edition, _ = edition_of(PHRASE, small)
    read, problems = read_workbook(tmp_path / "phieu.xlsx", (edition,))
    assert problems == ()
    assert list(read.data["answers"]) == ["1.1"]


def test_it_calculates_and_says_where_they_differ(small: EditionLibrary, tmp_path: Path) -> None:
    cases = {"mot-lan": (SAME, LEFT), "so": (WHOLE_APART, ()), "ngay": (DAY_APART, ())}
    for name, (points, left) in cases.items():
        saved(small, tmp_path / f"{name}.xlsx", points, left)
    paths = [tmp_path / f"{name}.xlsx" for name in cases]
    made = convert(paths, "xlsx", tmp_path)
    told = {}
    for path in paths:
        book = load_workbook(made / path.name, data_only=True)
        at = places(book)
        told[path.stem] = [
            (page[f"{ANSWER['self']}{row}"].value, page[f"{CHECK}{row}"].value or "")
            for page, row in (at[code] for code in ("1.1", "1.2", "2.1"))
        ]
    assert told == {
        "mot-lan": [(36, ""), (12.5, ""), (40, "")],
        "so": [(36, ""), (16.25, "Khác số liệu ở mục 1.1"), (10, "")],
        "ngay": [(36, ""), (12.5, ""), (40, "Khác số liệu ở mục 1.2")],
    }
