"""A filled workbook as an answer sheet, with the cell of every part for telling problems."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from pydantic import TypeAdapter, ValidationError

from cchc_docs.criteria.documents import Document
from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.ground.days import Day, show_day
from cchc_docs.ground.findings import Place
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem, shown_path
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.inputs import CASE, Input, as_answer
from cchc_docs.scoring.workbook_layout import (
    ANSWER,
    ASKED,
    EVIDENCE,
    EXPLANATION,
    KEY,
    LISTS,
    MAX,
    SUMMARY,
)

REMEDY = "Tải lại phiếu trống ở trang Tải về, điền rồi chấm lại."


@dataclass(frozen=True)
class FilledWorkbook(Document):
    """The data of a workbook in the shape of an answer file, and the cell of each part."""

    cells: Mapping[Place, tuple[int, str]] = field(default_factory=dict)
    """By place: order in the workbook, and sheet with cell in words."""

    @property
    def is_readable(self) -> bool:
        """Whether it is a scoring workbook at all."""
        return bool(self.cells)

    def problem(self, place: Place, what: str, allowed: str, remedy: str) -> Problem:
        """A problem with the cell at ``place``, or of the nearest part above it."""
        known = next((place[:n] for n in range(len(place), 0, -1) if place[:n] in self.cells), ())
        order, cell = self.cells.get(known, (0, ""))
        return Problem(shown_path(self.path), order, what, allowed, remedy, cell)


def read_workbook(
    path: Path, editions: tuple[Edition, ...]
) -> tuple[FilledWorkbook, tuple[Problem, ...]]:
    """The workbook at ``path``, and what is wrong in its cells, in words that fit a workbook.

    A wrong cell is left out of the data, so that the rest can be checked like any answer file.
    """
    try:
        book = load_workbook(path, data_only=True)
    except OSError as error:
        return _unreadable(path, f"Không đọc được tệp ({error.strerror or error}).")
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError):
        return _unreadable(path, "Tệp không phải bảng tính XLSX.")
    rows = tuple(_rows(book))
    if not rows:
        return _unreadable(path, "Bảng tính này không phải phiếu chấm điểm của trang.")
    known = dict(row.key.split(" ", 1) for row in rows if row.sheet == SUMMARY and " " in row.key)
    edition = next((one for one in editions if one.id == known.get("edition")), None)
    sets = edition.sets if edition else ()
    criteria_set = next((one for one in sets if one.id == known.get("set")), None)
    if edition is None or criteria_set is None:
        return _unreadable(path, "Thư mục tiêu chí không có bộ tiêu chí của phiếu này.")
    return _Reading(path, edition, criteria_set).document(rows)


def _unreadable(path: Path, what: str) -> tuple[FilledWorkbook, tuple[Problem, ...]]:
    problem = Problem(shown_path(path), 1, what, "Phiếu chấm điểm XLSX của trang.", REMEDY)
    return FilledWorkbook(path, {}, None, (problem,)), ()


@dataclass(frozen=True)
class _Row:
    """A row with a key: ``1.1.4 part``."""

    order: int
    sheet: str
    number: int
    key: str
    values: Mapping[str, Any]

    def at(self, letter: str) -> tuple[int, str]:
        """A cell of the row, for telling."""
        return self.order, f"trang «{self.sheet}», ô {letter}{self.number}"


def _rows(book: Workbook) -> Iterator[_Row]:
    order = 0
    if SUMMARY not in book.sheetnames:
        return
    for sheet in book.worksheets:
        if sheet.title == LISTS:
            continue  # its columns of options reach as far as the column of keys
        for number in range(1, sheet.max_row + 1):
            order += 1
            key = sheet[f"{KEY}{number}"].value
            if isinstance(key, str):
                letters = (MAX, *ANSWER.values(), EXPLANATION, EVIDENCE)
                values = {letter: sheet[f"{letter}{number}"].value for letter in letters}
                yield _Row(order, sheet.title, number, key, values)


class _Reading:
    """Turns rows into data; collects problems and cells on the way."""

    def __init__(self, path: Path, edition: Edition, criteria_set: CriteriaSet) -> None:
        self._path = path
        self._edition = edition
        self._set = criteria_set
        self._problems: list[Problem] = []
        self._cells: dict[Place, tuple[int, str]] = {}

    def document(self, rows: tuple[_Row, ...]) -> tuple[FilledWorkbook, tuple[Problem, ...]]:
        """The workbook as data, and what was left out of them."""
        data = self._unit({row.key: row for row in rows if row.sheet == SUMMARY})
        blocks: dict[str, list[_Row]] = {}
        for row in (row for row in rows if row.sheet != SUMMARY):
            blocks.setdefault(row.key.partition(" ")[0], []).append(row)
        entries = {code: self._entry(code, block) for code, block in blocks.items()}
        data["answers"] = {code: entry for code, entry in entries.items() if entry}
        read = FilledWorkbook(self._path, data, None, cells=self._cells)
        return read, tuple(self._problems)

    def _tell(self, cell: tuple[int, str], what: str, allowed: str, remedy: str) -> None:
        order, words = cell
        self._problems.append(Problem(shown_path(self._path), order, what, allowed, remedy, words))

    def _unit(self, rows: Mapping[str, _Row]) -> dict[str, Any]:
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
        for key, one in asked.items():
            cell = rows[key].at(MAX)
            self._cells[(key,)] = cell
            value = _plain(rows[key].values[MAX])
            if value is None:
                self._tell(cell, f"Chưa ghi: {one.label}.", "Không để trống.", "Ghi vào ô này.")
            elif (found := self._value(one, value, cell)) is not None:
                data[key] = found
        return data

    def _entry(self, code: str, rows: list[_Row]) -> dict[str, Any]:
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
            )
            return entry
        found = {row.key.partition(" ")[2]: row for row in rows}
        for name, letter in (("explanation", EXPLANATION), ("evidence", EVIDENCE)):
            value = _plain(found[""].values[letter])
            if value is not None:
                entry[name] = str(value)
                self._cells[("answers", code, name)] = found[""].at(letter)
        asked = {one.key: one for one in node.rule.inputs(node.max)}
        asked["points"] = Input("points", "Điểm ghi thẳng", "number")
        for column in COLUMNS:
            answer = self._answer(node, column, asked, found)
            if answer is not None:
                entry[column] = answer
        self._exemption(code, found.get("not_applicable"), entry)
        return entry

    def _exemption(self, code: str, row: _Row | None, entry: dict[str, Any]) -> None:
        reasons = tuple((one.title, one.id) for one in self._edition.circumstances)
        one = Input("not_applicable", "Không áp dụng, vì", "list", options=reasons)
        for letter in ANSWER.values() if row else ():
            assert row is not None
            value = _plain(row.values[letter])
            if value is None:
                continue
            self._cells[("answers", code, "not_applicable")] = row.at(letter)
            if any(column in entry for column in COLUMNS):
                self._tell(
                    row.at(letter),
                    f"Mục {code} vừa ghi không áp dụng, vừa có câu trả lời.",
                    "Một trong hai.",
                    "Xoá lý do, hoặc xoá câu trả lời.",
                )
            elif (reason := self._value(one, value, row.at(letter))) is not None:
                entry["not_applicable"] = reason

    def _answer(
        self, node: Node, column: Column, asked: Mapping[str, Input], found: Mapping[str, _Row]
    ) -> dict[str, Any] | None:
        """The answer of one column, in the shape of its rule; None when there is none to check."""
        letter = ANSWER[column]
        cells = {key: found[key].at(letter) for key in asked if key in found}
        values = {
            key: value for key in cells if (value := _plain(found[key].values[letter])) is not None
        }
        if not values:
            return None
        before = len(self._problems)
        self._conflicts(asked, cells, values)
        read = {key: self._value(asked[key], value, cells[key]) for key, value in values.items()}
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
                )
                return
            case = dict(asked[CASE].options).get(values[CASE])
        for key in values:
            if asked[key].case not in (None, case):
                self._tell(
                    cells[key],
                    f"«{asked[key].label}» thuộc trường hợp khác.",
                    "Chỉ số liệu của trường hợp đã chọn.",
                    "Xoá ô này, hoặc chọn lại trường hợp.",
                )
        own = [one for one in asked.values() if one.case == case and one.key in cells]
        self._one_way([one for one in own if one.key != "points"], cells, values)

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
                )

    def _value(self, asked: Input, value: Any, cell: tuple[int, str]) -> Any:
        """What a filled cell stands for in an answer; None after telling what is wrong with it."""
        options = dict(asked.options)
        if not _fits(asked, value):
            allowed = "; ".join(options) if options else TAKES[asked.kind]
            shown = f"«{show(value) if isinstance(value, Fraction) else value}»"
            what = f"{asked.label}: {shown} {WRONG_WORDS[asked.kind]}."
            self._tell(cell, what, allowed, "Ghi hoặc chọn lại ô này.")
            return None
        if asked.kind == "list":
            return options[value]
        return str(value) if asked.kind == "text" else value


TAKES = {"number": "Một số.", "count": "Số nguyên, không âm.", "day": "Ngày/tháng/năm."}
WRONG_WORDS = {
    "list": "không có trong danh sách",
    "number": "không phải số",
    "count": "không phải số nguyên không âm",
    "day": "không phải ngày",
}


def _fits(asked: Input, value: Any) -> bool:
    if asked.kind == "list":
        return value in dict(asked.options)
    if asked.kind == "day":
        return isinstance(value, str) and _is_day(value)
    if asked.kind == "text":
        return True
    is_number = isinstance(value, int | Fraction) and not isinstance(value, bool)
    return is_number and (asked.kind == "number" or (isinstance(value, int) and value >= 0))


def _is_day(words: str) -> bool:
    try:
        TypeAdapter(Day).validate_python(words)
    except ValidationError:
        return False
    return True


def _plain(value: Any) -> Any:
    """A cell as YAML would have given it; None when nothing is written there."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime.datetime):
        return show_day(value.date())
    if isinstance(value, float):
        exact = Fraction(Decimal(repr(value)))
        return int(exact) if exact.denominator == 1 else exact
    return value
