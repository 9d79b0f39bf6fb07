"""A filled workbook as an answer sheet, with the cell of every part for telling problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from cchc_docs.criteria.content import set_digest
from cchc_docs.criteria.documents import Document
from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.ground.findings import Place
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem, shown_path
from cchc_docs.ground.text import lower_first
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.inputs import CASE, Input, as_answer
from cchc_docs.scoring.shared_rows import with_shared
from cchc_docs.scoring.workbook_layout import (
    ANSWER,
    ASKED,
    EVIDENCE,
    EXPLANATION,
    FORM,
    MAX,
)
from cchc_docs.scoring.workbook_rows import NotAForm, Row, read_rows
from cchc_docs.scoring.workbook_values import cell_value, doubt, fault, understood

REMEDY = "Tải lại phiếu trống ở trang Tải về, chép câu trả lời sang rồi chấm lại."
STATED = Input("points", "Điểm ghi thẳng", "number")


@dataclass(frozen=True)
class FilledWorkbook(Document):
    """The data of a workbook in the shape of an answer file, and the cell of each part."""

    cells: Mapping[Place, tuple[int, str]] = field(default_factory=dict)
    """By place: order in the workbook, and sheet with cell in words."""
    doubts: tuple[str, ...] = ()
    """What can be and is worth a second look, in words."""

    def problem(self, place: Place, what: str, allowed: str, remedy: str, code: str) -> Problem:
        """A problem with the cell at ``place``, or of the nearest part above it."""
        known = next((place[:n] for n in range(len(place), 0, -1) if place[:n] in self.cells), ())
        order, cell = self.cells.get(known, (0, ""))
        return Problem(shown_path(self.path), order, what, allowed, remedy, code, cell)


def read_workbook(
    path: Path, editions: tuple[Edition, ...]
) -> tuple[FilledWorkbook, tuple[Problem, ...]]:
    """The workbook at ``path``, and what is wrong in its cells, in words that fit a workbook.

    A wrong cell is left out of the data, so that the rest can be checked like any answer file.
    """
    try:
        return read_filled(path, read_rows(path), editions)
    except NotAForm as error:
        return _unreadable(path, error.what, error.remedy or REMEDY, error.code)


def read_filled(
    path: Path, rows: Sequence[Row], editions: tuple[Edition, ...]
) -> tuple[FilledWorkbook, tuple[Problem, ...]]:
    """The workbook whose rows these are, as ``read_workbook`` gives it; ``path`` is told."""
    summary = tuple(row for row in rows if row.key in ASKED or row.code in FORM)
    known = dict(row.key.split(" ", 1) for row in summary if " " in row.key)
    if not {"edition", "set"} <= known.keys():
        what = "Phiếu mất trang đầu, hoặc mất các dòng trên cùng của trang ấy."
        return _unreadable(path, what, REMEDY, "W017")
    edition = next((one for one in editions if one.id == known["edition"]), None)
    sets = edition.sets if edition else ()
    criteria_set = next((one for one in sets if one.id == known["set"]), None)
    if edition is None or criteria_set is None:
        what = "Thư mục tiêu chí không có bộ tiêu chí của phiếu này."
        return _unreadable(path, what, REMEDY, "W018")
    return _Reading(path, edition, criteria_set).document(
        summary, [row for row in rows if row not in summary], known.get("digest")
    )


def _unreadable(
    path: Path, what: str, remedy: str, code: str
) -> tuple[FilledWorkbook, tuple[Problem, ...]]:
    problem = Problem(shown_path(path), 1, what, "Phiếu chấm điểm XLSX của trang.", remedy, code)
    return FilledWorkbook(path, {}, False, (problem,)), ()


def _expected(node: Node) -> dict[str, str]:
    """The rows that a criterion must have, by the name in their key; what each asks, in words."""
    assert node.rule is not None
    asked = {one.key: one.label for one in node.rule.inputs(node.max)}
    return {"": node.title, **asked, STATED.key: STATED.label}


class _Reading:
    """Turns rows into data; collects problems and cells on the way."""

    def __init__(self, path: Path, edition: Edition, criteria_set: CriteriaSet) -> None:
        self._path = path
        self._edition = edition
        self._set = criteria_set
        self._problems: list[Problem] = []
        self._doubts: list[str] = []
        self._meant: list[tuple[str, str, Any]] = []
        self._has_changed = False
        self._cells: dict[Place, tuple[int, str]] = {}

    def document(
        self, summary: Sequence[Row], rows: Sequence[Row], digest: str | None
    ) -> tuple[FilledWorkbook, tuple[Problem, ...]]:
        """The workbook as data, and what was left out of them."""
        self._content(digest)
        data = self._unit(self._once(summary))
        leaves = {leaf.id: leaf for leaf in self._set.leaves()}
        forms = {
            row.sheet
            for row in rows
            if row.code in leaves and row.name in _expected(leaves[row.code])
        }
        blocks: dict[str, list[Row]] = {}
        for row in self._once([row for row in rows if row.sheet in forms]).values():
            blocks.setdefault(row.code, []).append(row)
        self._lost(blocks)
        whole = with_shared(blocks, self._set)
        entries = {code: self._entry(code, block) for code, block in whole.items()}
        data["answers"] = {code: entry for code, entry in entries.items() if entry}
        if self._meant:
            cell, typed, value = self._meant[0]
            shown = show(value) if isinstance(value, Fraction) else str(value)
            others = len(self._meant) - 1
            rest = f"; {others} ô khác cũng vậy" if others else ""
            self._doubts.append(f"{cell}: ghi «{typed}», hiểu là {shown}{rest}.")
        read = FilledWorkbook(
            self._path,
            data,
            is_readable=bool(self._cells),
            cells=self._cells,
            doubts=tuple(self._doubts),
        )
        return read, tuple(self._problems)

    def _tell(self, cell: tuple[int, str], what: str, allowed: str, remedy: str, code: str) -> None:
        order, words = cell
        file = shown_path(self._path)
        self._problems.append(Problem(file, order, what, allowed, remedy, code, words))

    def _content(self, digest: str | None) -> None:
        """Says so when the set has changed since the workbook was handed out."""
        now = set_digest(self._edition, self._set)
        self._has_changed = digest != now
        if self._has_changed:
            self._doubts.append(
                f"phiếu làm từ nội dung mã {digest or '(không ghi)'}, thư mục tiêu chí nay có mã "
                f"{now}: điểm dưới đây tính theo nội dung nay, có thể khác điểm trong phiếu."
            )

    def _once(self, rows: Sequence[Row]) -> dict[str, Row]:
        """The rows by their key; tells the first of each sheet that repeats another one."""
        found: dict[str, Row] = {}
        told = set()
        for row in rows:
            first = found.setdefault(row.key, row)
            if first is not row and row.sheet not in told:
                told.add(row.sheet)
                self._tell(
                    row.at("A"),
                    f"Dòng này lặp lại {first.at('A')[1]}.",
                    "Mỗi mục một lần trong phiếu.",
                    "Xoá dòng hoặc trang sao chép, giữ bản đúng.",
                    "W019",
                )
        return found

    def _lost(self, blocks: Mapping[str, Sequence[Row]]) -> None:
        """Tells fields and criteria that have no row at all."""
        for one in self._set.fields:
            if one.unwritten:
                continue
            leaves = list(one.leaves())
            lost = [leaf for leaf in leaves if leaf.id not in blocks]
            if len(lost) == len(leaves):
                self._missing(f"Phiếu mất trang của lĩnh vực {one.id}. {one.title}.")
            else:
                for leaf in lost:
                    self._missing(f"Phiếu mất các dòng của mục {leaf.id}. {leaf.title}.")

    def _missing(self, what: str) -> None:
        """Tells lost rows; a set that has changed may ask what the workbook never did."""
        if self._has_changed:
            self._doubts.append(f"{lower_first(what)} Tính là chưa trả lời.")
            return
        self._tell((0, ""), what, "Đủ các dòng của phiếu trống, kể cả cột ẩn.", REMEDY, "W020")

    def _unit(self, rows: Mapping[str, Row]) -> dict[str, Any]:
        """Unit, kind and year from the summary; a stand-in where they are missing."""
        titles = {one.id: one.title for one in self._edition.unit_kinds}
        kinds = tuple((titles[kind], kind) for kind in self._set.unit_kinds)
        asked = {
            "unit": Input("unit", ASKED["unit"], "text"),
            "unit_kind": Input("unit_kind", ASKED["unit_kind"], "list", options=kinds),
            "year": Input("year", ASKED["year"], "count"),
        }
        data = {
            "edition": self._edition.id,
            "set": self._set.id,
            "unit": "?",
            "unit_kind": self._set.unit_kinds[0],
            "year": self._edition.year,
        }
        self._cells[("set",)] = next(iter(rows.values())).at("A")
        for key, one in asked.items():
            if key not in rows:
                self._missing(f"Phiếu mất dòng «{one.label}».")
                continue
            cell = rows[key].at(MAX)
            self._cells[(key,)] = cell
            if cell_value(rows[key].values[MAX]) is None:
                self._tell(
                    cell, f"Chưa ghi: {one.label}.", "Không để trống.", "Ghi vào ô này.", "W021"
                )
            elif (found := self._value(one, rows[key], MAX)) is not None:
                data[key] = found
        return data

    def _entry(self, code: str, rows: list[Row]) -> dict[str, Any]:
        """All that the workbook holds on one criterion."""
        entry: dict[str, Any] = {}
        node = self._set.find(code)
        self._cells[("answers", code)] = rows[0].at("A")
        if node is None or node.rule is None:
            self._tell(
                rows[0].at("A"),
                f"Bộ tiêu chí không còn mục {code}.",
                "Phiếu cùng nội dung với thư mục tiêu chí.",
                REMEDY,
                "W022",
            )
            return entry
        found = {row.name: row for row in rows}
        expected = _expected(node)
        for name, label in expected.items():
            if name not in found and (not self._has_changed or not name):
                what = f"Mục {code} mất dòng «{label}»."
                self._tell(rows[0].at("A"), what, "Đủ các dòng của phiếu trống.", REMEDY, "W023")
        if "" not in found:
            return entry
        for name, letter in (("explanation", EXPLANATION), ("evidence", EVIDENCE)):
            value = cell_value(found[""].values[letter])
            if value is not None:
                entry[name] = str(value)
                self._cells[("answers", code, name)] = found[""].at(letter)
        asked = {one.key: one for one in node.rule.inputs(node.max)}
        asked[STATED.key] = STATED
        for column in COLUMNS:
            answer = self._answer(node, column, asked, found)
            if answer is not None:
                entry[column] = answer
        self._exemption(code, found.get("not_applicable"), entry)
        return entry

    def _exemption(self, code: str, row: Row | None, entry: dict[str, Any]) -> None:
        reasons = tuple((one.title, one.id) for one in self._edition.circumstances)
        one = Input("not_applicable", "Không áp dụng, vì", "list", options=reasons)
        for letter in ANSWER.values() if row else ():
            assert row is not None
            if cell_value(row.values[letter]) is None:
                continue
            self._cells[("answers", code, "not_applicable")] = row.at(letter)
            if any(column in entry for column in COLUMNS):
                self._tell(
                    row.at(letter),
                    f"Mục {code} vừa ghi không áp dụng, vừa có câu trả lời.",
                    "Một trong hai.",
                    "Xoá lý do, hoặc xoá câu trả lời.",
                    "W024",
                )
            elif (reason := self._value(one, row, letter)) is not None:
                entry["not_applicable"] = reason

    def _answer(
        self, node: Node, column: Column, asked: Mapping[str, Input], found: Mapping[str, Row]
    ) -> dict[str, Any] | None:
        """The answer of one column, in the shape of its rule; None when there is none to check."""
        letter = ANSWER[column]
        cells = {key: found[key].at(letter) for key in asked if key in found}
        values = {
            key: value
            for key in cells
            if (value := cell_value(found[key].values[letter])) is not None
        }
        if not values:
            return None
        before = len(self._problems)
        self._conflicts(asked, cells, values)
        read = {key: self._value(asked[key], found[key], letter) for key in values}
        if len(self._problems) > before:
            return None
        place: Place = ("answers", node.id, column)
        self._cells[place] = cells[next(iter(values))]
        for key in read:
            self._cells[(*place, *asked[key].place)] = cells[key]
        return as_answer(asked.values(), read)

    def _conflicts(
        self,
        asked: Mapping[str, Input],
        cells: Mapping[str, tuple[int, str]],
        values: Mapping[str, Any],
    ) -> None:
        """Tells cells that do not go together, and those that are missing beside others."""
        if "points" in values:
            if len(values) > 1:
                self._tell(
                    cells["points"],
                    "Vừa ghi số liệu, vừa ghi thẳng số điểm.",
                    "Một trong hai.",
                    "Xoá số điểm ghi thẳng, hoặc xoá số liệu.",
                    "W025",
                )
            return
        case = None
        if CASE in asked:
            if CASE not in values:
                self._tell(
                    cells[CASE],
                    "Có số liệu mà chưa chọn trường hợp.",
                    "; ".join(words for words, _ in asked[CASE].options),
                    "Chọn một trường hợp trong danh sách.",
                    "W026",
                )
                return
            case = dict(asked[CASE].options).get(understood(asked[CASE], values[CASE], False))
        for key in values:
            if asked[key].case not in (None, case):
                self._tell(
                    cells[key],
                    f"«{asked[key].label}» thuộc trường hợp khác.",
                    "Chỉ số liệu của trường hợp đã chọn.",
                    "Xoá ô này, hoặc chọn lại trường hợp.",
                    "W027",
                )
        own = [one for one in asked.values() if one.case == case and one.key in cells]
        for part in sorted({one.part or 0 for one in own}):
            within = [one for one in own if (one.part or 0) == part and one.key != "points"]
            self._one_way(within, cells, values)

    def _one_way(
        self,
        own: Sequence[Input],
        cells: Mapping[str, tuple[int, str]],
        values: Mapping[str, Any],
    ) -> None:
        """Tells an answer given in two ways, and what is missing from its one way."""
        filled = sorted((one for one in own if one.key in values), key=lambda one: one.way)
        if filled and filled[0].way != filled[-1].way:
            self._tell(
                cells[filled[-1].key],
                "Ghi cả hai cách.",
                "Một trong hai.",
                "Xoá ô này, hoặc xoá các ô phía trên.",
                "W028",
            )
            return
        way = filled[0].way if filled else 0
        for one in own:
            if one.way == way and one.key not in values:
                self._tell(
                    cells[one.key],
                    f"Thiếu số liệu: {one.label}.",
                    "Ghi đủ; không có thì ghi 0.",
                    "Ghi vào ô này.",
                    "W029",
                )

    def _value(self, asked: Input, row: Row, letter: str) -> Any:
        """What a filled cell stands for in an answer; None after telling what is wrong with it."""
        is_percent = letter in row.percents
        typed = cell_value(row.values[letter])
        value = understood(asked, typed, is_percent)
        if asked.kind != "text" and isinstance(typed, str) and value != typed:
            self._meant.append((row.at(letter)[1], typed, value))
        if told := fault(asked, value, is_percent):
            self._tell(row.at(letter), *told, "Ghi hoặc chọn lại ô này.", "W030")
            return None
        if question := doubt(asked, value):
            self._doubts.append(f"{row.at(letter)[1]}: {question}")
        if asked.kind == "list":
            return dict(asked.options)[value]
        return str(value) if asked.kind == "text" else value
