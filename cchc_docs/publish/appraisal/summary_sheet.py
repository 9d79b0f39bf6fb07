"""The first sheet of an appraisal workbook: a row a unit, with its sums and what is left to do."""

from __future__ import annotations

import json
from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.collecting import book_layout as names
from cchc_docs.collecting.season import Season, Unit
from cchc_docs.criteria.content import set_digest
from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Node
from cchc_docs.publish.appraisal.cells import put_text
from cchc_docs.publish.appraisal.items_sheet import (
    NO_REASON,
    OPEN,
    TO_APPRAISE,
    TO_EXPLAIN,
    WRONG,
    Places,
)
from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.workbook.expressions import constant, guarded, text
from cchc_docs.publish.workbook.layout import (
    POINTS_FORMAT,
    finish,
    put,
    put_formula,
    put_heads,
    put_top,
    widths,
)
from cchc_docs.rules.columns import COLUMNS

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

    def write(self, places: Sequence[Places], stamp: Stamp) -> None:
        """Everything; ``places`` says where the items of each unit stand."""
        sheet, edition = self._sheet, self._edition
        title = f"Sổ thẩm định năm {self._season.year}"
        put_top(sheet, title, edition.notice, "O")
        sheet["A3"].value = f"{edition.title}. Trang này tự tính từ các trang thẩm định."
        marks = (names.MARK, f"edition {edition.id}", f"year {self._season.year}")
        for row, mark in enumerate(marks, 1):
            sheet[f"{names.KEY}{row}"].value = mark
        put_heads(sheet, HEAD_ROW, HEADS)
        kinds = {one.id: one.title for one in edition.unit_kinds}
        for number, (unit, place) in enumerate(zip(self._season.units, places, strict=True), 1):
            row = HEAD_ROW + number
            put_text(sheet, f"A{row}", unit.sheet.unit, WIDTHS["A"])
            put_text(sheet, f"B{row}", kinds[unit.sheet.unit_kind], WIDTHS["B"])
            put(sheet, f"{names.KEY}{row}", f"unit {number}")
            put_text(sheet, f"{names.KEPT}{row}", self._about(unit))
            self._formulas(row, self._season.set_of(unit), place)
        widths(sheet, WIDTHS)
        finish(sheet, stamp, f"B{HEAD_ROW + 1}", names.HIDDEN)

    def _about(self, unit: Unit) -> str:
        """What the row does not say of the unit."""
        sheet = unit.sheet
        criteria_set = self._season.set_of(unit)
        about = {key: getattr(sheet, key) for key in ("set", "unit", "unit_kind")}
        digest = set_digest(self._edition, criteria_set)
        return json.dumps({**about, "file": unit.file, "digest": digest}, ensure_ascii=False)

    def _formulas(self, row: int, criteria_set: CriteriaSet, place: Places) -> None:
        scored = _Ranges(criteria_set, place, "score")
        for letter, column in SUMS.items():
            cells = scored(names.ANSWER[column])
            formula = f'IF(COUNT({cells})=0,"",SUM({cells}))'
            put_formula(self._sheet, f"{letter}{row}", formula, POINTS_FORMAT)
        applied, answered = (f"SUM({scored(one)})" for one in (names.APPLIED, names.ANSWERED))
        put_formula(self._sheet, f"{APPLIED}{row}", applied, POINTS_FORMAT)
        points = f"SUM({scored(names.FINAL)})"
        for role, sign in (("bonus", "+"), ("penalty", "-")):
            fields = [one for one in criteria_set.fields if one.role == role and not one.unwritten]
            points += "".join(f"{sign}{_capped(one, place)}" for one in fields)
        points = f"MAX(0,{points})"
        if not self._edition.scoring.bonus_above_max:
            points = f"MIN({points},{answered})"
        put_formula(self._sheet, f"{TOTAL}{row}", points, POINTS_FORMAT)
        changed = f"SUM({scored(names.DIFFERENCE)})"
        put_formula(self._sheet, f"{DIFFERENCE}{row}", changed, POINTS_FORMAT)
        every = _Ranges(criteria_set, place, None)
        for letter, words in COUNTS.items():
            count = f"COUNTIF({every(names.CHECK)},{text(words)})"
            put_formula(self._sheet, f"{letter}{row}", count)
        self._index(row, criteria_set, answered)

    def _index(self, row: int, criteria_set: CriteriaSet, answered: str) -> None:
        total, applied = f"{TOTAL}{row}", f"{APPLIED}{row}"
        whole = f"AND({applied}>0,ROUND({applied}-{answered},6)=0,K{row}=0)"
        if any(one.unwritten for one in criteria_set.fields):
            whole = "FALSE"
        places = self._edition.scoring.decimals
        index = f"ROUND({guarded(f'{total}/{applied}*100')},{places})"
        form = "0." + "0" * places if places else "0"
        put_formula(self._sheet, f"{INDEX}{row}", f'IF({whole},{index},"")', form)


class _Ranges:
    """The cells of the items of one role, as few ranges."""

    def __init__(self, criteria_set: CriteriaSet, place: Places, role: str | None) -> None:
        rows = [
            place.rows[leaf.id]
            for field in criteria_set.fields
            if role in (None, field.role)
            for leaf in field.leaves()
        ]
        self._sheet = place.sheet
        self._runs: list[list[int]] = []
        for row in rows:
            if self._runs and self._runs[-1][1] == row - 1:
                self._runs[-1][1] = row
            else:
                self._runs.append([row, row])

    def __call__(self, letter: str) -> str:
        """The cells in this column."""
        return ",".join(
            f"'{self._sheet}'!{letter}{first}:{letter}{last}" for first, last in self._runs
        )


def _capped(node: CriteriaField | Node, place: Places) -> str:
    """What counts of a bonus or a penalty: of each block no more than its ceiling."""
    if node.rule is not None:
        return f"SUM('{place.sheet}'!{names.FINAL}{place.rows[node.id]})"
    inside = ",".join(_capped(part, place) for part in node.parts)
    return f"MIN(SUM({inside}),{constant(node.max)})"
