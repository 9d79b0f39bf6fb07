"""What the appraisal workbook calculates is what the engine calculates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_docs.collecting.book_layout import CHECK
from cchc_docs.collecting.book_reading import read_appraisals
from cchc_docs.collecting.season import Season, Unit
from cchc_docs.ground.numbers import rounded
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.appraisal.book import appraisal_bytes
from cchc_docs.publish.appraisal.items_sheet import TO_EXPLAIN
from cchc_docs.publish.appraisal.summary_sheet import (
    APPLIED,
    COUNTS,
    DIFFERENCE,
    HEAD_ROW,
    INDEX,
    SUMS,
    TOTAL,
)
from cchc_docs.scoring.answers import Entry, Sheet
from cchc_docs.scoring.scorecard import Card
from tests.card_phrases import PHRASES, edition_of, sheet_of
from tests.collecting.season import cell_of, random_season, saved
from tests.office import convert

NEAR = 1e-6


def summary(path: Path, count: int) -> list[dict[str, Any]]:
    """The rows of the summary by their columns."""
    sheet = load_workbook(path, data_only=True).worksheets[0]
    rows = range(HEAD_ROW + 1, HEAD_ROW + 1 + count)
    return [{letter: sheet[f"{letter}{row}"].value for letter in "ABCDEFGHIJKLMNO"} for row in rows]


def expected(card: Card) -> dict[str, Any]:
    """What the engine says of the same."""
    places = card.edition.scoring.decimals
    return {
        APPLIED: float(card.max),
        **{
            letter: float(card.columns[column]) if column in card.columns else None
            for letter, column in SUMS.items()
        },
        TOTAL: float(card.points),
        INDEX: None if card.index is None else float(rounded(card.index, places)),
    }


def assert_alike(path: Path, cards: Sequence[Card]) -> None:
    """The summary says of every unit what its card says."""
    for row, card in zip(summary(path, len(cards)), cards, strict=True):
        told = {key: row[key] or None if row[key] == "" else row[key] for key in expected(card)}
        assert told == pytest.approx(expected(card), abs=NEAR), card.sheet.unit


def test_what_previews_show_is_what_the_engine_says(small: EditionLibrary, tmp_path: Path) -> None:
    season = random_season(small, 30, seed=3)
    assert_alike(saved(season, tmp_path / "so.xlsx"), season.cards())


def test_a_real_office_program_calculates_and_keeps_the_same(
    shipped: EditionLibrary, shipped_library: Library, small: EditionLibrary, tmp_path: Path
) -> None:
    sheets = tuple(Unit(one.example.sheet, "phieu.yaml") for one in shipped.units)
    whole = Season(shipped, shipped.edition.year, sheets)
    chance = random_season(small, 20, seed=4)
    paths = [saved(whole, tmp_path / "so.xlsx"), saved(chance, tmp_path / "nho.xlsx")]
    office = convert(paths, "xlsx", tmp_path)
    assert_alike(office / "so.xlsx", whole.cards())
    assert_alike(office / "nho.xlsx", chance.cards())
    read = read_appraisals(office / "so.xlsx", shipped_library)
    assert {one.sheet.unit: one.sheet for one in read.units} == {
        one.sheet.unit: one.sheet for one in whole.units
    }


def test_the_same_season_gives_the_same_file(small: EditionLibrary) -> None:
    season = random_season(small, 2, seed=5)
    assert appraisal_bytes(season) == appraisal_bytes(season)


def test_what_is_left_to_do_is_counted(small: EditionLibrary, tmp_path: Path) -> None:
    season = random_season(small, 1, seed=6)
    (row,) = summary(saved(season, tmp_path / "so.xlsx"), 1)
    (card,) = season.cards()
    answers = season.units[0].sheet.answers
    open_items = [
        line
        for line in card.all_lines()
        if line.node.rule
        and (line.entry is None or not line.columns)
        and not (line.entry and line.entry.not_applicable)
    ]
    lines = {line.node.id: line for line in card.all_lines()}
    moved = [
        code
        for code in answers
        if "self" in lines[code].columns and lines[code].columns["self"] != lines[code].points
    ]
    told = dict(zip(("wrong", "no_reason", "open"), (row[one] for one in COUNTS), strict=False))
    assert told == {"wrong": 0, "no_reason": len(moved), "open": len(open_items)}
    assert row[DIFFERENCE] is not None


def test_what_is_to_be_explained_is_marked_a_penalty_too(
    small: EditionLibrary, tmp_path: Path
) -> None:
    def state(code: str, claimed: int, found: int) -> Any:
        entry = Entry.model_validate({"self": {"points": claimed}, "appraised": {"points": found}})
        sheet = small.units[0].example.sheet.model_copy(update={"answers": {code: entry}})
        unit = Unit(sheet, "phieu.yaml", {code: "Vì thế"})
        path = saved(Season(small, small.edition.year, (unit,)), tmp_path / "so.xlsx")
        return cell_of(load_workbook(path, data_only=True), "Phòng A", code, CHECK).value

    assert [state("1.1", 5, 0), state("4.1", 0, 2)] == [TO_EXPLAIN, TO_EXPLAIN]
    assert [state("1.1", 0, 5), state("4.1", 2, 0)] == [None, None]


def test_trees_of_real_decisions_add_up_as_the_engine_says(
    small: EditionLibrary, tmp_path: Path
) -> None:
    for number, phrase in enumerate(PHRASES):
        edition, criteria_set = edition_of(phrase, small)
        units = []
        for count, (points, said) in enumerate(phrase["cards"]):
            kind = said.get("kind", criteria_set.unit_kinds[0])
            sheet = Sheet.model_validate(sheet_of(edition, points, kind))
            units.append(Unit(sheet.model_copy(update={"unit": f"Đơn vị {count}"}), "phieu.yaml"))
        season = Season(replace(small, edition=edition), edition.year, tuple(units))
        path = saved(season, tmp_path / f"{number}.xlsx")
        assert_alike(path, season.cards())
        library = Library((season.library,), "")
        assert read_appraisals(path, library) == season
