"""The first sheet of an appraisal workbook: a row a unit, with its sums and what is left to do."""

from __future__ import annotations

import json
from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.collecting import book_layout as names
from cchc_docs.collecting.season import Season, Unit
from cchc_docs.criteria.content import set_digest
from cchc_docs.ground.cells import write
from cchc_docs.publish.appraisal.cells import put_text
from cchc_docs.publish.appraisal.items_sheet import (
    NO_REASON,
    OPEN,
    TO_APPRAISE,
    TO_EXPLAIN,
    WRONG,
    Places,
)
from cchc_docs.publish.appraisal.sums import Sums
from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.workbook.expressions import guarded, text
from cchc_docs.publish.workbook.layout import (
    POINTS_FORMAT,
    finish,
    put,
    put_formula,
    put_heads,
    put_top,
    widths,
)
from cchc_docs.publish.workbook.sums import within
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.scoring.scorecard import Card

HEAD_ROW = 4
SUMS = dict(zip("DEFG", COLUMNS, strict=True))
APPLIED, TOTAL, DIFFERENCE, INDEX = "C", "H", "I", "J"
COUNTS = dict(zip("KLMNO", (WRONG, NO_REASON, OPEN, TO_APPRAISE, TO_EXPLAIN), strict=True))
HEADS = {
    "A": "Đơn vị",
    "B": "Loại đơn vị",
    APPLIED: "Tối đa được tính",
    **{letter: COLUMNS[column] for letter, column in SUMS.items()},
    TOTAL: "Tổng điểm",
    DIFFERENCE: "Chênh so với tự chấm",
    INDEX: "Chỉ số (%)",
    "K": "Ô cần sửa",
    "L": NO_REASON,
    "M": OPEN,
    "N": TO_APPRAISE,
    "O": TO_EXPLAIN,
}
WIDTHS = dict(
    zip("ABCDEFGHIJKLMNO", (36, 24, 10, 10, 10, 10, 10, 10, 10, 10, 9, 9, 9, 9, 9), strict=True)
)


class SummarySheet:
    """Writes the units, one a row."""

    def __init__(self, sheet: Worksheet, season: Season) -> None:
        self._sheet = sheet
        self._season = season
        self._edition = season.library.edition

    def write(self, cards: Sequence[Card], places: Sequence[Places], stamp: Stamp) -> None:
        """Everything; ``places`` says where the items of each unit stand."""
        sheet, edition = self._sheet, self._edition
        title = f"Sổ thẩm định năm {self._season.year}"
        put_top(sheet, title, edition.notice, "O")
        write(sheet["A3"], f"{edition.title}. Trang này tự tính từ các trang thẩm định.")
        marks = (names.MARK, f"edition {edition.id}", f"year {self._season.year}")
        for row, mark in enumerate(marks, 1):
            sheet[f"{names.KEY}{row}"].value = mark
        put_heads(sheet, HEAD_ROW, HEADS)
        kinds = {one.id: one.title for one in edition.unit_kinds}
        rows = zip(self._season.units, cards, places, strict=True)
        for number, (unit, card, place) in enumerate(rows, 1):
            row = HEAD_ROW + number
            put_text(sheet, f"A{row}", unit.sheet.unit, WIDTHS["A"])
            put_text(sheet, f"B{row}", kinds[unit.sheet.unit_kind], WIDTHS["B"])
            put(sheet, f"{names.KEY}{row}", f"unit {number}")
            put_text(sheet, f"{names.KEPT}{row}", self._about(unit))
            self._formulas(row, card, place)
        widths(sheet, WIDTHS)
        finish(sheet, stamp, f"B{HEAD_ROW + 1}", names.HIDDEN)

    def _about(self, unit: Unit) -> str:
        """What the row does not say of the unit."""
        sheet = unit.sheet
        criteria_set = self._season.set_of(unit)
        about = {key: getattr(sheet, key) for key in ("set", "unit", "unit_kind")}
        digest = set_digest(self._edition, criteria_set)
        return json.dumps({**about, "file": unit.file, "digest": digest}, ensure_ascii=False)

    def _formulas(self, row: int, card: Card, place: Places) -> None:
        sums = Sums(place)
        scored = card.lines_of("score")
        for letter, column in SUMS.items():
            typed = names.ANSWER[column]
            formula = sums.points(scored, typed)
            told = f'IF(COUNT({sums.cells(scored, typed)})=0,"",{formula})'
            put_formula(self._sheet, f"{letter}{row}", told, POINTS_FORMAT)
        answered = sums.answered(scored)
        put_formula(self._sheet, f"{APPLIED}{row}", sums.most(scored), POINTS_FORMAT)
        beside = (sums.points(card.lines_of(role)) for role in ("bonus", "penalty"))
        bonus, penalty = beside
        points = within(f"{sums.points(scored)}+{bonus}-{penalty}", answered, self._edition.scoring)
        put_formula(self._sheet, f"{TOTAL}{row}", points, POINTS_FORMAT)
        changed = f"SUM({sums.cells(scored, names.DIFFERENCE)})"
        put_formula(self._sheet, f"{DIFFERENCE}{row}", changed, POINTS_FORMAT)
        every = sums.cells(card.lines, names.CHECK)
        for letter, words in COUNTS.items():
            count = "+".join(f"COUNTIF({one},{text(words)})" for one in every.split(","))
            put_formula(self._sheet, f"{letter}{row}", count)
        left = f"{APPLIED}{row}-{answered}+{sums.open_extras(card.lines)}"
        self._index(row, card, left)

    def _index(self, row: int, card: Card, left: str) -> None:
        """``left``: the points without an answer, of bonus and penalty too."""
        total, applied = f"{TOTAL}{row}", f"{APPLIED}{row}"
        whole = f"AND({applied}>0,ROUND({left},6)=0,K{row}=0)"
        if card.unwritten:
            whole = "FALSE"
        places = self._edition.scoring.decimals
        index = f"ROUND({guarded(f'{total}/{applied}*100')},{places})"
        form = "0." + "0" * places if places else "0"
        put_formula(self._sheet, f"{INDEX}{row}", f'IF({whole},{index},"")', form)
