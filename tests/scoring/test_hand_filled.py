"""Sixty fillings of the workbooks that the site gives out, typed as hands type, read back alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.workbook import scoring_workbook
from cchc_docs.scoring.answers import Sheet, entry_findings, read_sheet
from cchc_docs.scoring.filled_workbook import read_filled
from cchc_docs.scoring.scorecard import score_sheet
from cchc_docs.scoring.workbook_layout import ANSWER, MAX
from cchc_docs.scoring.workbook_rows import rows_of
from tests.publish.workbook.filling import answered, fill, random_entry

FILLINGS = 30
"""Of each set."""


def by_hand(edition: Edition, criteria_set: CriteriaSet, hand: Random) -> Sheet:
    """What a unit may have answered: all, most or little, with words beside it."""
    share = hand.choice((1, 0.9, 0.4))
    answers = {}
    for node in criteria_set.leaves():
        entry = random_entry(node, hand)
        is_fit = answered(entry) and not any(entry_findings(node, entry, edition))
        if is_fit and hand.random() < share:
            told = "Còn thiếu một văn bản" if hand.random() < 0.3 else None
            answers[node.id] = entry.model_copy(update={"explanation": told})
    return Sheet(
        edition=edition.id,
        set=criteria_set.id,
        unit="Đơn vị A",
        unit_kind=hand.choice(criteria_set.unit_kinds),
        year=edition.year,
        answers=answers,
    )


def as_typed(cells: Iterable[Any], hand: Random) -> None:
    """The same figures and words as hands leave them."""
    for cell in cells:
        value = cell.value
        unit = cell.parent[f"{MAX}{cell.row}"].value
        if isinstance(value, datetime.datetime):
            day = f"{value.day}/{value.month}/{value.year}"
            padded = f"{value.day:02}/{value.month:02}/{value.year} "
            cell.value = hand.choice((value, day, padded))
        elif isinstance(value, str) and hand.random() < 0.5:
            cell.value = f" {value} "
        elif isinstance(value, int) and cell.column_letter in ANSWER.values():
            percent = unit == "%" and hand.random() < 0.5
            cell.value = value / 100 if percent else hand.choice((value, float(value)))
            cell.number_format = "0%" if percent else hand.choice(("General", "0", "0.00"))


def filled(
    library: EditionLibrary, criteria_set: CriteriaSet, hand: Random
) -> Iterator[tuple[Sheet, Workbook]]:
    """One workbook, filled and emptied again and again: making it is what takes the time."""
    book = scoring_workbook(library.edition, criteria_set, edition_stamp(library))
    for _ in range(FILLINGS):
        sheet = by_hand(library.edition, criteria_set, hand)
        before = [
            (cell, value, cell.number_format)
            for cell, value in fill(book, sheet, library.edition, criteria_set)
        ]
        as_typed((cell for cell, _, _ in before), hand)
        yield sheet, book
        for cell, value, form in reversed(before):
            cell.value, cell.number_format = value, form


def test_what_hands_type_reads_as_it_was_meant(shipped: EditionLibrary) -> None:
    edition, hand, count = shipped.edition, Random(29), 0
    for criteria_set in shipped.sets:
        for sheet, book in filled(shipped, criteria_set, hand):
            document, told = read_filled(Path("phieu.xlsx"), rows_of(book), (edition,))
            read, found = read_sheet(document, (edition,))
            assert (told, found) == ((), ())
            assert read is not None
            lines = [
                score_sheet(one, edition, criteria_set, shipped.sources) for one in (sheet, read[0])
            ]
            assert lines[0].lines == lines[1].lines
            count += 1
    assert count == FILLINGS * len(shipped.sets)
