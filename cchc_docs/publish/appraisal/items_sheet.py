"""The sheet of all items of all units of a set: what was claimed, what is found, what follows."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from fractions import Fraction

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.collecting import book_layout as layout
from cchc_docs.collecting.season import Unit, penalties_of
from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.ground.cells import write
from cchc_docs.ground.numbers import show
from cchc_docs.publish.appraisal.cells import fill_text
from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.workbook.expressions import constant, text
from cchc_docs.publish.workbook.layout import (
    POINTS_FORMAT,
    Lists,
    finish,
    put,
    put_heads,
    put_open,
    put_top,
    widths,
)
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.scoring.answers import Entry, policy_of
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card

HEAD_ROW = 4
MOST_CHOICES = 30
"""A longer list is no help; then any number up to the maximum may be typed."""
HEADS = {
    layout.UNIT: "Đơn vị",
    layout.CODE: "Mã",
    layout.TITLE: "Mục",
    layout.MAX: "Điểm tối đa",
    layout.SELF: COLUMNS["self"],
    layout.FIGURES: "Số liệu và cách tính của đơn vị",
    layout.EVIDENCE: "Tài liệu kiểm chứng",
    layout.ANSWER["appraised"]: COLUMNS["appraised"],
    layout.REASON: "Lý do của người thẩm định",
    layout.EXPLANATION: "Giải trình của đơn vị",
    layout.ANSWER["appraised_2"]: COLUMNS["appraised_2"],
    layout.ANSWER["survey"]: COLUMNS["survey"],
    layout.FINAL: "Điểm đạt được",
    layout.DIFFERENCE: "Chênh so với tự chấm",
    layout.CHECK: "Kiểm tra",
}
WIDTHS = dict(
    zip("ABCDEFGHIJKLMNO", (20, 8, 32, 8, 10, 40, 24, 10, 26, 26, 10, 9, 9, 9, 17), strict=True)
)
LETTERS = "ABCDEFGHIJKLMNOPQRS"
POINTS = {layout.MAX, *layout.ANSWER.values(), layout.FINAL, layout.DIFFERENCE}
BOLD = {layout.FINAL, layout.DIFFERENCE, layout.CHECK}
WRONG = "Sửa: điểm từ 0 đến tối đa"
NO_REASON = "Thiếu lý do"
OPEN = "Chưa có điểm"
TO_APPRAISE = "Chưa thẩm định"
TO_EXPLAIN = "Chờ giải trình"
"""What the check says of a row; the summary counts each."""


@dataclass(frozen=True)
class Places:
    """Where the items of a unit stand."""

    sheet: str
    rows: Mapping[str, int]
    """The row of each item by its code."""


class ItemsSheet:
    """Writes the rows of the units, one below another."""

    def __init__(
        self, sheet: Worksheet, edition: Edition, criteria_set: CriteriaSet, lists: Lists
    ) -> None:
        self._sheet = sheet
        self._edition = edition
        self._lists = lists
        self._row = HEAD_ROW
        self._penalties = penalties_of(criteria_set)
        self._looks: dict[str, int] = {}
        self._choices: dict[str, tuple[Fraction, ...] | Fraction] = {}
        self._open: dict[tuple[Fraction, ...] | Fraction, list[str]] = {}
        put_top(sheet, f"{criteria_set.title} – năm {edition.year}", edition.notice, layout.CHECK)
        sheet["A3"].value = (
            "Người thẩm định ghi vào ô nền vàng; cột Tự chấm là của đơn vị, giữ nguyên. "
            "Ô để trống là chưa thẩm định, không phải 0 điểm."
        )
        put_heads(sheet, HEAD_ROW, HEADS)

    def write(self, number: int, unit: Unit, card: Card) -> Places:
        """The items of a unit."""
        rows = {}
        for line in card.all_lines():
            if line.node.rule is not None:
                self._row += 1
                rows[line.node.id] = self._row
                self._item(number, unit, line, unit.claimed(line.node.id))
        return Places(self._sheet.title, rows)

    def finish(self, stamp: Stamp) -> None:
        """What the sheet needs once all rows are there."""
        last = max(self._row, HEAD_ROW + 1)
        for choice, addresses in self._open.items():
            self._sheet.add_data_validation(self._validation(choice, addresses))
        self._colour(f"{layout.CHECK}{HEAD_ROW + 1}:{layout.CHECK}{last}")
        widths(self._sheet, WIDTHS)
        finish(self._sheet, stamp, f"{layout.MAX}{HEAD_ROW + 1}", layout.HIDDEN)
        self._sheet.auto_filter.ref = f"{layout.UNIT}{HEAD_ROW}:{layout.CHECK}{last}"
        self._sheet.protection.autoFilter = False

    def _at(self, letter: str) -> str:
        return f"{letter}{self._row}"

    def _item(self, number: int, unit: Unit, line: Line, entry: Entry) -> None:
        node = line.node
        self._look(line)
        for letter, words in (
            (layout.UNIT, unit.sheet.unit),
            (layout.CODE, node.id),
            (layout.TITLE, node.title),
            (layout.FIGURES, self._claim(unit, node.id) or figures(line)),
            (layout.EVIDENCE, entry.evidence),
            (layout.REASON, unit.reasons.get(node.id)),
            (layout.EXPLANATION, entry.explanation),
            (layout.KEY, f"{number} {node.id}"),
            (layout.KEPT, layout.kept(entry)),
        ):
            fill_text(self._sheet, self._at(letter), words, WIDTHS.get(letter, 0))
        self._sheet[self._at(layout.MAX)].value = f"={constant(node.max)}"
        for column, letter in layout.ANSWER.items():
            told = layout.shown(node, entry, column, self._edition)
            value = float(told) if isinstance(told, Fraction) else told
            write(self._sheet[self._at(letter)], value)
        for letter in self._typed(line):
            self._open.setdefault(self._choice(line.node), []).append(self._at(letter))
        self._formulas(line)

    def _look(self, line: Line) -> None:
        """How the cells of a row look: made for the first unit, the same for all others."""
        first = self._looks.setdefault(line.node.id, self._row)
        if first != self._row:
            for letter in LETTERS:
                made = self._sheet[f"{letter}{first}"]._style
                self._sheet[self._at(letter)]._style = copy(made)
            return
        opened = {layout.REASON, layout.EXPLANATION, *self._typed(line)}
        for letter in LETTERS:
            if letter in opened:
                put_open(self._sheet, self._at(letter))
            else:
                put(self._sheet, self._at(letter), None, bold=letter in BOLD)
            if letter in POINTS:
                self._sheet[self._at(letter)].number_format = POINTS_FORMAT

    @staticmethod
    def _typed(line: Line) -> list[str]:
        """The columns that people may fill for this item."""
        assert line.node.rule is not None
        columns = line.node.rule.columns
        return [layout.ANSWER[one] for one in layout.TYPED if one in columns]

    def _choice(self, node: Node) -> tuple[Fraction, ...] | Fraction:
        """The few points that an item can have, else the most."""
        if node.id not in self._choices:
            assert node.rule is not None
            possible = tuple(sorted(node.rule.possible_points(node.max) or ()))
            few = 0 < len(possible) <= MOST_CHOICES
            self._choices[node.id] = possible if few else node.max
        return self._choices[node.id]

    def _claim(self, unit: Unit, code: str) -> str:
        """That the unit holds an item not applicable which was scored all the same."""
        titles = {one.id: one.title for one in self._edition.circumstances}
        claim = unit.overruled.get(code)
        return f"Đơn vị ghi không áp dụng: {titles.get(claim, claim)}" if claim else ""

    def _validation(
        self, choice: tuple[Fraction, ...] | Fraction, addresses: list[str]
    ) -> DataValidation:
        where = MultiCellRange(" ".join(addresses))
        if isinstance(choice, tuple):
            listed = self._lists.range_of(tuple(map(float, choice)))
            told = "; ".join(show(one) for one in choice)
            return DataValidation(
                type="list",
                formula1=f"={listed}",
                errorStyle="warning",
                showErrorMessage=True,
                errorTitle="Ngoài các mức",
                error=f"Quy tắc của mục chỉ cho {told}. Vẫn ghi?"[:250],
                sqref=where,
            )
        return DataValidation(
            type="decimal",
            operator="between",
            formula1="0",
            formula2=constant(choice),
            showErrorMessage=True,
            errorTitle="Chưa đúng",
            error=f"Số từ 0 đến {show(choice)}.",
            sqref=where,
        )

    def _formulas(self, line: Line) -> None:
        """Points, difference from the self score, what is left to do; what counts of the unit."""
        most = self._at(layout.MAX)
        assert line.node.rule is not None
        columns = line.node.rule.columns
        typed = [self._at(letter) for letter in self._typed(line)]
        own, final = self._at(layout.SELF), self._at(layout.FINAL)
        last = own if "self" in columns else '""'
        for cell in typed:
            is_said = f"IF({_fits(cell, most)},TRUE,{cell}={text(layout.EXEMPT)})"
            last = f"IF({is_said},{cell},{last})"
        full = policy_of(line.node, self._edition) == "full"
        exempt, counted = f"{last}={text(layout.EXEMPT)}", most if full else "0"
        self._calculate(layout.APPLIED, f"IF({exempt},{counted},{most})")
        granted = f"IF({exempt},{most},{last})" if full else last
        points = f'IF(ISNUMBER({granted}),{granted},"")'
        self._calculate(layout.FINAL, points)
        both = f"AND(ISNUMBER({final}),ISNUMBER({own}))"
        difference = f'IF({both},ROUND({final}-{own},6),"")'
        self._calculate(layout.DIFFERENCE, difference)
        self._calculate(layout.CHECK, self._check(line, typed, exempt))
        answered = f"IF(ISNUMBER({final}),{self._at(layout.APPLIED)},0)"
        self._calculate(layout.ANSWERED, answered)

    def _check(self, line: Line, typed: list[str], exempt: str) -> str:
        assert line.node.rule is not None
        own, final = self._at(layout.SELF), self._at(layout.FINAL)
        difference, reason = self._at(layout.DIFFERENCE), self._at(layout.REASON)
        told = f'IF(OR(ISNUMBER({final}),{exempt}),"",{text(OPEN)})'
        if "self" in line.node.rule.columns and typed:
            first, second = (self._at(layout.ANSWER[one]) for one in layout.TYPED[:2])
            unexplained = (
                f'AND(ISNUMBER({difference}),{self._at(layout.EXPLANATION)}="",{second}="")'
            )
            worse = ">" if line.node.id in self._penalties else "<"
            lower = f"IF({unexplained},{difference}{worse}0,FALSE)"
            told = f"IF({lower},{text(TO_EXPLAIN)},{told})"
            told = f"IF(AND(ISNUMBER({own}),COUNT({first},{second})=0),{text(TO_APPRAISE)},{told})"
        changed = f'AND(ISNUMBER({difference}),{difference}<>0,{reason}="")'
        told = f"IF({changed},{text(NO_REASON)},{told})"
        for cell in typed:
            said = f'{cell}<>"",{cell}<>{text(layout.EXEMPT)}'
            wrong = f"AND({said},NOT({_fits(cell, self._at(layout.MAX))}))"
            told = f"IF({wrong},{text(WRONG)},{told})"
        return told

    def _calculate(self, letter: str, formula: str) -> None:
        self._sheet[self._at(letter)].value = f"={formula}"

    def _colour(self, where: str) -> None:
        first = f"${layout.CHECK}{HEAD_ROW + 1}"
        for words, colour in ((WRONG, "B00020"), (NO_REASON, "B00020"), (TO_EXPLAIN, "8A4B00")):
            rule = FormulaRule(
                formula=[f"{first}={text(words)}"], font=Font(color=colour, bold=True)
            )
            self._sheet.conditional_formatting.add(where, rule)


def _fits(cell: str, most: str) -> str:
    return f"IF(ISNUMBER({cell}),AND({cell}>=0,{cell}<={most}),FALSE)"


def figures(line: Line) -> str:
    """What the unit's own points, or those of the survey, follow from, a line a step."""
    if line.entry is None:
        return ""
    if line.entry.not_applicable:
        return "\n".join(step.text for step in line.entry.steps if step.kind == "input")
    columns = line.entry.columns
    score = columns.get("self") or columns.get("survey")
    kinds = ("input", "compute", "rule")
    return "\n".join(step.text for step in score.steps if step.kind in kinds) if score else ""
