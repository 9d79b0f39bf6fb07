"""The first sheet: the unit, points by field, index and class, a chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition
from cchc_docs.ground.numbers import show
from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.words.places import place_told
from cchc_docs.publish.workbook import sums
from cchc_docs.publish.workbook.class_formula import FieldRows, class_formula
from cchc_docs.publish.workbook.expressions import constant, guarded, text
from cchc_docs.publish.workbook.field_sheet import FIELD_ROW
from cchc_docs.publish.workbook.layout import (
    ANSWERED,
    APPLIED,
    CHECK,
    CODE,
    FINAL,
    KIND_ROW,
    OPEN_EXTRA,
    POINTS_FORMAT,
    TITLE,
    WRONG,
    Lists,
    put,
    put_formula,
    put_heads,
    put_open,
    raise_row,
    restrict,
    sheet_title,
)
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.inputs import Input
from cchc_docs.scoring.workbook_layout import ANSWER, ASKED, FORM_NUMBER, KEY, MAX

UNIT_ROW, YEAR_ROW, FORM_ROW, HEAD_ROW = 4, 6, 7, 8
INDEX = "K"
"""Column of the component index."""
LAST = "K"
HEADS = {
    CODE: "Mã",
    CHECK: "Kiểm tra",
    TITLE: "Lĩnh vực",
    MAX: "Điểm tối đa",
    **{ANSWER[column]: title for column, title in COLUMNS.items()},
    FINAL: "Điểm đạt được",
    APPLIED: "Tối đa được tính",
    INDEX: "Chỉ số (%)",
}
WIDTHS = dict(zip("ABCDEFGHIJK", (9, 23, 52, 9, 11, 11, 11, 11, 11, 11, 11), strict=True))
EXTRAS_OPEN = "Còn mục điểm thưởng, điểm phạt chưa trả lời"


class SummarySheet:
    """Writes the summary of a set."""

    def __init__(
        self,
        sheet: Worksheet,
        edition: Edition,
        criteria_set: CriteriaSet,
        lists: Lists,
        places: Sequence[FieldRows],
    ) -> None:
        self._sheet = sheet
        self._edition = edition
        self._set = criteria_set
        self._lists = lists
        self._places = places
        decimals = edition.scoring.decimals
        self._index_format = "0." + "0" * decimals if decimals else "0"

    def write(self, stamp: Stamp) -> None:
        """Everything below the title."""
        self._unit(stamp)
        put_heads(self._sheet, HEAD_ROW, HEADS)
        rows = {field.id: HEAD_ROW + n for n, field in enumerate(self._set.fields, 1)}
        for field in self._set.fields:
            self._field(field, rows[field.id])
        after = HEAD_ROW + len(rows) + 1
        self._totals(rows, after)
        self._chart(rows, after + 12)

    def _unit(self, stamp: Stamp) -> None:
        kinds = {one.id: one.title for one in self._edition.unit_kinds}
        options = tuple((kinds[kind], kind) for kind in self._set.unit_kinds)
        inputs = (
            (UNIT_ROW, Input("unit", ASKED["unit"], "text")),
            (KIND_ROW, Input("unit_kind", ASKED["unit_kind"], "list", options=options)),
            (YEAR_ROW, Input("year", ASKED["year"], "count")),
        )
        for row, one in inputs:
            put(self._sheet, f"{TITLE}{row}", one.label, bold=True)
            put_open(self._sheet, f"{MAX}{row}")
            self._sheet.merge_cells(f"{MAX}{row}:{FINAL}{row}")
            self._sheet[f"{KEY}{row}"].value = one.key
            if one.kind != "text":
                labels = tuple(words for words, _ in one.options)
                listed = self._lists.range_of(labels) if labels else None
                restrict(self._sheet, [f"{MAX}{row}"], one, listed)
        self._sheet[f"{MAX}{YEAR_ROW}"].value = self._edition.year
        known = {"edition": self._edition.id, "set": self._set.id, "digest": stamp.digest}
        for row, (key, value) in enumerate(known.items(), 1):
            self._sheet[f"{KEY}{row}"].value = f"{key} {value}"
        self._sheet[f"{KEY}{FORM_ROW}"].value = f"form {FORM_NUMBER}"

    def _field(self, field: CriteriaField, row: int) -> None:
        sheet = self._sheet
        put(sheet, f"{CODE}{row}", field.id)
        title = f"{field.title}{self._remark(field)}"
        put(sheet, f"{TITLE}{row}", title)
        raise_row(sheet, row, title, WIDTHS[TITLE])
        put_formula(sheet, f"{MAX}{row}", constant(field.max), POINTS_FORMAT, bold=False)
        for letter in (CHECK, *ANSWER.values(), FINAL, APPLIED, INDEX):
            put(sheet, f"{letter}{row}", None)
        if field.unwritten:
            return
        where = f"'{sheet_title(field.id)}'!"
        for letter in (CHECK, *ANSWER.values(), FINAL, APPLIED, ANSWERED, WRONG, OPEN_EXTRA):
            put_formula(sheet, f"{letter}{row}", f"{where}{letter}{FIELD_ROW}", POINTS_FORMAT)
        if field.role == "score":
            put_formula(
                sheet,
                f"{INDEX}{row}",
                self._index(field, row),
                self._index_format,
            )

    def _index(self, field: CriteriaField, row: int) -> str:
        points = self._counted(FINAL, field, row)
        return f'IF({ANSWERED}{row}>0,{self._rounded(f"{points}/{ANSWERED}{row}*100")},"")'

    def _counted(self, letter: str, field: CriteriaField, row: int) -> str:
        capped = field.role != "score"
        return sums.counted(letter, field, lambda one: f"{one}{row}", capped, self._edition)

    def _remark(self, field: CriteriaField) -> str:
        if field.unwritten:
            return " (chưa biên soạn)"
        told = place_told(field, self._edition)
        if field.role in ("bonus", "penalty"):
            told = f"tính nhiều nhất {show(field.max)}"
        return f" ({told})" if told else ""

    def _rounded(self, index: str) -> str:
        return f"ROUND({guarded(index)},{self._edition.scoring.decimals})"

    def _totals(self, rows: Mapping[str, int], row: int) -> None:
        """From the sums of the fields to index and class; one line each."""
        written = [field for field in self._set.fields if not field.unwritten]
        scored = [(field, rows[field.id]) for field in written if field.role == "score"]
        base, bonus, penalty, total, so_far, index, grade, check = range(row, row + 8)
        for letter in (*ANSWER.values(), FINAL, APPLIED, ANSWERED):
            added = f"SUM({','.join(self._counted(letter, *one) for one in scored)})"
            if letter in ANSWER.values():
                cells = [(field, sums.cell_of(row)) for field, row in scored]
                added = f'IF(COUNT({sums.present(letter, cells, self._edition)})=0,"",{added})'
            put_formula(self._sheet, f"{letter}{base}", added, POINTS_FORMAT)
        self._capped(bonus, "bonus", written, rows)
        self._capped(penalty, "penalty", written, rows)
        answered = f"{ANSWERED}{base}"
        points = sums.within(
            f"{FINAL}{base}+{FINAL}{bonus}-{FINAL}{penalty}", answered, self._edition.scoring
        )
        for letter in (WRONG, OPEN_EXTRA):
            found = ",".join(f"{letter}{rows[field.id]}" for field in written)
            put_formula(self._sheet, f"{letter}{check}", f"SUM({found})")
        exact = guarded(f"{FINAL}{total}/{answered}*100")
        put_formula(self._sheet, f"{ANSWERED}{index}", f'IF({answered}>0,{exact},"")')
        own = f"{MAX}{YEAR_ROW}={self._edition.year}"
        found = f"AND({own},{WRONG}{check}=0,{answered}>0)"
        left = f"{APPLIED}{base}-{answered}+{OPEN_EXTRA}{check}"
        whole = f"AND({found},ROUND({left},6)=0)"
        if len(written) < len(self._set.fields):
            whole = "FALSE"
        shown = f"ROUND({ANSWERED}{index},{self._edition.scoring.decimals})"
        lines = (
            (base, "Tổng điểm các lĩnh vực", None, ""),
            (bonus, "Điểm thưởng được tính", None, ""),
            (penalty, "Điểm phạt", None, ""),
            (total, "Tổng điểm", points, POINTS_FORMAT),
            (
                so_far,
                "Chỉ số tạm tính trên phần đã trả lời (%)",
                f'IF({found},{shown},"")',
                self._index_format,
            ),
            (index, "Chỉ số (%)", f'IF({whole},{shown},"")', self._index_format),
            (grade, "Xếp loại", f'IF({whole},{self._grade(f"{ANSWERED}{index}")},"")', "General"),
            (check, "Kiểm tra", None, ""),
        )
        roles = {field.role for field in self._set.fields}
        needed = {bonus: "bonus" in roles, penalty: "penalty" in roles}
        needed[grade] = bool(self._edition.grades)
        for line, asked in needed.items():
            self._sheet.row_dimensions[line].hidden = not asked
        for line, title, formula, form in lines:
            put(self._sheet, f"{TITLE}{line}", title, bold=True)
            if formula is not None:
                put_formula(self._sheet, f"{FINAL}{line}", formula, form)
        put_formula(self._sheet, f"{MAX}{check}", self._check(base, check))
        self._sheet.merge_cells(f"{MAX}{check}:{LAST}{check}")

    def _capped(
        self, row: int, role: str, fields: Iterable[CriteriaField], rows: Mapping[str, int]
    ) -> None:
        terms = [
            self._counted(FINAL, field, rows[field.id]) for field in fields if field.role == role
        ]
        put_formula(self._sheet, f"{FINAL}{row}", "+".join(terms) or "0", POINTS_FORMAT)

    def _grade(self, index: str) -> str:
        titles = {one.id: one.title for one in self._edition.unit_kinds}
        if not self._edition.grades:
            return text("Không xếp loại")
        formula = text("Chọn loại đơn vị")
        for grades in self._edition.grades:
            kinds = [kind for kind in grades.unit_kinds if kind in self._set.unit_kinds]
            if not kinds:
                continue
            levels = class_formula(grades, index, self._places)
            same = ",".join(f"${MAX}${KIND_ROW}={text(titles[kind])}" for kind in kinds)
            formula = f"IF(OR({same}),{levels},{formula})"
        return formula

    def _check(self, base: int, check: int) -> str:
        wrong = f"{WRONG}{check}"
        left = f"ROUND({APPLIED}{base}-{ANSWERED}{base},4)"
        extras = f"ROUND({OPEN_EXTRA}{check},6)"
        year = self._edition.year
        other = text(f"Năm được chấm phải là {year}, năm của bộ tiêu chí")
        return (
            f"IF({MAX}{YEAR_ROW}<>{year},{other},"
            f'IF({wrong}>0,{wrong}&" mục cần sửa, xem cột Kiểm tra của từng lĩnh vực",'
            f'IF({left}>0,"Còn "&{left}&" điểm chưa trả lời",'
            f'IF({extras}>0,{text(EXTRAS_OPEN)},"Đã trả lời hết"))))'
        )

    def _chart(self, rows: Mapping[str, int], row: int) -> None:
        shown = [rows[f.id] for f in self._set.fields if f.role == "score"]
        chart = BarChart()
        chart.type = "bar"
        chart.title = "Chỉ số từng lĩnh vực (%)"
        chart.legend = None
        chart.height, chart.width = 9, 26
        chart.gapWidth = 60
        chart.x_axis.delete = chart.y_axis.delete = False
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 100
        first, last = shown[0], shown[-1]
        figures, names = ord(INDEX) - ord("A") + 1, ord(TITLE) - ord("A") + 1
        chart.add_data(Reference(self._sheet, min_col=figures, min_row=first, max_row=last))
        chart.set_categories(Reference(self._sheet, min_col=names, min_row=first, max_row=last))
        chart.series[0].graphicalProperties.solidFill = "3F51B5"
        self._sheet.add_chart(chart, f"A{row}")
