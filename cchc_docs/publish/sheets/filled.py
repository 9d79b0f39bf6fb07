"""A filled workbook as an answer sheet, with the cell of every part for telling problems."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from cchc_docs.criteria.documents import Document
from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.criteria.problems import Problem, shown_path
from cchc_docs.publish.sheets.formulas import Input, face
from cchc_docs.publish.sheets.layout import ANSWER, EVIDENCE, EXPLANATION, KEY, MAX, SUMMARY
from cchc_docs.rules.model import Path as Place
from cchc_docs.scoring.answers import Column

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


def read_workbook(path: Path, editions: tuple[Edition, ...]) -> FilledWorkbook:
    """The workbook at ``path``; what is wrong with it as a scoring sheet stands in its problems."""
    try:
        book = load_workbook(path, data_only=True)
    except OSError as error:
        return _unreadable(path, f"Không đọc được tệp ({error.strerror or error}).")
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError):
        return _unreadable(path, "Tệp không phải bảng tính XLSX.")
    rows = tuple(_rows(book))
    if not rows:
        return _unreadable(path, "Bảng tính này không phải phiếu chấm điểm của trang.")
    return _Reading(path, editions, rows).document()


def _unreadable(path: Path, what: str) -> FilledWorkbook:
    problem = Problem(shown_path(path), 1, what, "Phiếu chấm điểm XLSX của trang.", REMEDY)
    return FilledWorkbook(path, {}, None, (problem,))


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
        for number in range(1, sheet.max_row + 1):
            order += 1
            key = sheet[f"{KEY}{number}"].value
            if isinstance(key, str):
                letters = (MAX, *ANSWER.values(), EXPLANATION, EVIDENCE)
                values = {letter: sheet[f"{letter}{number}"].value for letter in letters}
                yield _Row(order, sheet.title, number, key, values)


class _Reading:
    """Turns rows into data; collects problems and cells on the way."""

    def __init__(self, path: Path, editions: tuple[Edition, ...], rows: tuple[_Row, ...]) -> None:
        self._path = path
        self._editions = editions
        self._rows = rows
        self._cells: dict[Place, tuple[int, str]] = {}
        self._problems: list[Problem] = []
        self._answers: dict[str, dict[str, Any]] = {}

    def document(self) -> FilledWorkbook:
        """The workbook as data."""
        data = self._unit()
        edition = next((one for one in self._editions if one.id == data.get("edition")), None)
        sets = edition.sets if edition else ()
        criteria_set = next((one for one in sets if one.id == data.get("set")), None)
        if edition is not None and criteria_set is not None:
            kinds = tuple((one.title, one.id) for one in edition.unit_kinds)
            if data.get("unit_kind") is not None:
                asked = Input("unit_kind", "", "list", options=kinds)
                data["unit_kind"] = self._value(asked, data["unit_kind"], ("unit_kind",))
            self._read_answers(edition, criteria_set)
        data["answers"] = {code: entry for code, entry in self._answers.items() if entry}
        return FilledWorkbook(self._path, data, None, tuple(self._problems), self._cells)

    def _unit(self) -> dict[str, Any]:
        """Unit, edition, set, year from the summary."""
        data: dict[str, Any] = {}
        for row in (row for row in self._rows if row.sheet == SUMMARY):
            key, _, known = row.key.partition(" ")
            if key == "digest":
                continue
            self._cells[(key,)] = row.at(MAX)
            value = known or _plain(row.values[MAX])
            if value is not None:
                data[key] = str(value) if key == "unit" else value
        return data

    def _read_answers(self, edition: Edition, criteria_set: CriteriaSet) -> None:
        nodes = {node.id: node for node in criteria_set.leaves()}
        reasons = tuple((one.title, one.id) for one in edition.circumstances)
        exemption = Input("not_applicable", "", "list", options=reasons)
        blocks: dict[str, list[_Row]] = {}
        for row in (row for row in self._rows if row.sheet != SUMMARY):
            blocks.setdefault(row.key.partition(" ")[0], []).append(row)
        for code, rows in blocks.items():
            entry: dict[str, Any] = {}
            self._answers[code] = entry
            self._cells[("answers", code)] = rows[0].at("A")
            node = nodes.get(code)
            for row in rows:
                key = row.key.partition(" ")[2]
                if not key:
                    self._words(code, row, entry)
                elif key == "not_applicable":
                    self._exemption(code, row, exemption, entry)
            if node is not None:
                self._columns(node, [row for row in rows if " " in row.key], entry)

    def _words(self, code: str, row: _Row, entry: dict[str, Any]) -> None:
        for name, letter in (("explanation", EXPLANATION), ("evidence", EVIDENCE)):
            value = _plain(row.values[letter])
            if value is not None:
                entry[name] = str(value)
                self._cells[("answers", code, name)] = row.at(letter)

    def _exemption(self, code: str, row: _Row, asked: Input, entry: dict[str, Any]) -> None:
        for letter in (ANSWER["self"], ANSWER["survey"]):
            value = _plain(row.values[letter])
            if value is not None:
                place = ("answers", code, "not_applicable")
                self._cells[place] = row.at(letter)
                entry["not_applicable"] = self._value(asked, value, place)

    def _columns(self, node: Node, rows: list[_Row], entry: dict[str, Any]) -> None:
        assert node.rule is not None
        asked = {one.key: one for one in face(node.rule, node.max).inputs}
        asked["points"] = Input("points", "", "number")
        found = {row.key.partition(" ")[2]: row for row in rows}
        for column, letter in ANSWER.items():
            filled = {
                key: value
                for key in asked
                if key in found and (value := _plain(found[key].values[letter])) is not None
            }
            if filled:
                entry[column] = self._answer(node, column, asked, filled, found)

    def _answer(
        self,
        node: Node,
        column: Column,
        asked: Mapping[str, Input],
        filled: Mapping[str, Any],
        found: Mapping[str, _Row],
    ) -> dict[str, Any]:
        """The answer of one column, in the shape of its rule."""
        place: Place = ("answers", node.id, column)
        self._cells[place] = found[next(iter(filled))].at(ANSWER[column])
        answer: dict[str, Any] = {}
        prefix = ""
        if "case" in filled:
            self._cells[(*place, "case")] = found["case"].at(ANSWER[column])
            answer["case"] = self._value(asked["case"], filled["case"], (*place, "case"))
            prefix = f"{answer['case']}."
        counts = [key for key in asked if key.startswith(f"{prefix}counts.")]
        for key, row in found.items():
            if key not in asked or key == "case":
                continue
            short = key.removeprefix(prefix)
            steps: Place = tuple(int(step) if step.isdigit() else step for step in short.split("."))
            self._cells[(*place, *steps)] = row.at(ANSWER[column])
            if key in filled and key not in counts:
                answer[short] = self._value(asked[key], filled[key], (*place, *steps))
        if any(key in filled for key in counts):
            answer["counts"] = tuple(
                self._value(asked[key], filled[key], place) if key in filled else None
                for key in counts
            )
        return answer

    def _value(self, asked: Input, value: Any, place: Place) -> Any:
        """What a filled cell stands for in an answer."""
        if asked.kind != "list":
            return value
        options = dict(asked.options)
        if value not in options:
            order, cell = self._cells[place]
            self._problems.append(
                Problem(
                    shown_path(self._path),
                    order,
                    f"«{value}» không có trong danh sách.",
                    "; ".join(options),
                    "Chọn lại trong danh sách của ô.",
                    cell,
                )
            )
        return options.get(value)


def _plain(value: Any) -> Any:
    """A cell as YAML would have given it; None when nothing is written there."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, float):
        exact = Fraction(Decimal(repr(value)))
        return int(exact) if exact.denominator == 1 else exact
    return value
