"""Seasons to try things on: units with answers by chance, and their appraisal workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from cchc_docs.collecting import book_layout as layout
from cchc_docs.collecting.season import Season, Unit
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.appraisal.book import appraisal_bytes
from cchc_docs.scoring.answers import Sheet
from tests.scoring.test_hand_filled import by_hand


def season_of(library: EditionLibrary, *sheets: Sheet) -> Season:
    """The season of these sheets, as they come."""
    units = tuple(Unit(one, f"{one.unit}.yaml") for one in sheets)
    return Season(library, library.edition.year, units)


def random_season(library: EditionLibrary, count: int, seed: int) -> Season:
    """So many units of every set, answered as hands do, some columns more than others."""
    hand = Random(seed)
    sheets = [
        by_hand(library.edition, one, hand).model_copy(update={"unit": f"Đơn vị {number:02}"})
        for one in library.sets
        for number in range(count)
    ]
    return season_of(library, *sheets)


def saved(season: Season, path: Path) -> Path:
    """The appraisal workbook of the season as a file."""
    path.write_bytes(appraisal_bytes(season))
    return path


def written(path: Path, values: Mapping[tuple[str, str, str], Any]) -> Path:
    """The workbook with cells filled in, by unit, code and column; as a person would."""
    book = load_workbook(path)
    for (unit, code, letter), value in values.items():
        cell = cell_of(book, unit, code, letter)
        cell.value = value
    book.save(path)
    return path


def cell_of(book: Workbook, unit: str, code: str, letter: str) -> Any:
    """A cell of an item of a unit."""
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            key = str(sheet[f"{layout.KEY}{row}"].value or "")
            if key.partition(" ")[2] == code and sheet[f"A{row}"].value == unit:
                return sheet[f"{letter}{row}"]
    raise KeyError((unit, code))
