"""An appraisal workbook read back: every column of every unit, with the cell of what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from openpyxl.workbook import Workbook
from pydantic import ValidationError

from cchc_docs.collecting import book_layout as layout
from cchc_docs.collecting.opening import NotAWorkbook, format_of, opened, rows_of
from cchc_docs.collecting.season import Season, Unit, UnitKey, asked_of, in_order
from cchc_docs.criteria.content import set_digest
from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.ground.findings import Place
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.ground.reading import json_of
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.model import AnswerRefused
from cchc_docs.scoring.answers import Entry, evaluate, read_answer, read_sheet
from cchc_docs.scoring.filled_workbook import FilledWorkbook
from cchc_docs.scoring.workbook_rows import Row
from cchc_docs.scoring.workbook_values import cell_value, fault

POINTS = Input("points", "Điểm", "number")
NEAR = Fraction(1, 10**9)
"""Cells hold binary numbers: what differs by less is the same."""
COLUMNS_READ = 17
"""As far as what the rows were made from."""
WIDE = COLUMNS_READ + 10
"""As far as keys may have moved with columns that somebody has put in."""
FEWEST = 3
"""Keys in another column that are no chance."""
_KEY = re.compile(r"appraisal \d+|edition \S+|unit \d+|\d+ [0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*")
_YEAR = re.compile("[0-9]{4}")
FIRST_ROWS = 3
"""Where the marks stand."""
OWN = "Sổ thẩm định do cchc collect ghi ra."
RESTORE = "Lấy lại bản sao của sổ trước khi sửa, ghi lại những ô đã điền."


def is_appraisal_book(path: Path) -> bool:
    """Whether the file is an appraisal workbook."""
    try:
        with opened(path) as book:
            return any(
                cell.value == layout.MARK
                for sheet in book.worksheets
                for cells in rows_of(sheet, WIDE, FIRST_ROWS)
                for cell in cells
            )
    except (NotAWorkbook, OSError):
        return False


def read_appraisals(path: Path, library: Library) -> Season:
    """Everything in the appraisal workbook at ``path``: sheets, reasons, and what is to be seen.

    ``cards()`` of what comes back are the cards by the last column that is filled. Raises
    ProblemsFound with all that is wrong, by cell.
    """
    try:
        with opened(path) as book:
            moved = [_moved_told(path, *one) for one in _moved(book)]
            rows = tuple(_rows(book))
    except NotAWorkbook as error:
        raise ProblemsFound(
            [_unreadable(path, "Tệp không phải bảng tính XLSX.", "W001")]
        ) from error
    if moved:
        raise ProblemsFound(moved)
    marks = dict(row.key.split(" ", 1) for row in rows if row.key.count(" ") == 1)
    if not any(row.key == layout.MARK for row in rows):
        raise ProblemsFound([_unreadable(path, "Bảng tính này không phải sổ thẩm định.", "W002")])
    editions = {one.edition.id: one for one in library.editions}
    if marks.get("edition") not in editions or not _YEAR.fullmatch(marks.get("year", "")):
        told = f"Thư mục tiêu chí không có phiên bản «{marks.get('edition', '')}» của sổ."
        raise ProblemsFound([_unreadable(path, told, "W003")])
    return _Reading(path, editions[marks["edition"]], int(marks["year"])).season(rows)


def _unreadable(path: Path, what: str, code: str) -> Problem:
    return Problem(shown_path(path), 1, what, OWN, RESTORE, code)


def _moved(book: Workbook) -> Iterator[tuple[int, str, str]]:
    """Sheets whose keys stand in another column, by number and name, with the column."""
    for number, sheet in enumerate(book.worksheets, 1):
        keys = Counter(
            cell.column_letter
            for cells in rows_of(sheet, WIDE)
            for cell in cells
            if isinstance(cell.value, str) and _KEY.fullmatch(cell.value)
        )
        letter, count = next(iter(keys.most_common(1)), ("", 0))
        if count >= FEWEST and layout.KEY not in keys:
            yield number, sheet.title, letter


def _moved_told(path: Path, order: int, sheet: str, letter: str) -> Problem:
    return Problem(
        shown_path(path),
        order,
        f"Trang có cột thêm vào hoặc bị xoá: cột ẩn {layout.KEY} nay là cột {letter}.",
        "Các cột như khi cchc collect ghi ra; ghi chú riêng viết ở bên phải, sau các cột ẩn.",
        "Xoá cột đã thêm, hoặc lấy lại bản sao của sổ trước khi sửa.",
        "W036",
        f"trang «{sheet}»",
    )


def _rows(book: Workbook) -> Iterator[Row]:
    """The rows with a key, of every sheet."""
    order = 0
    for sheet in book.worksheets:
        for cells in rows_of(sheet, COLUMNS_READ):
            order += 1
            found = {cell.column_letter: cell for cell in cells if cell.value is not None}
            key = found[layout.KEY].value if layout.KEY in found else None
            if isinstance(key, str) and key.strip():
                values = {letter: cell_value(cell.value) for letter, cell in found.items()}
                percents = frozenset(
                    letter for letter, cell in found.items() if "%" in format_of(cell)
                )
                number = found[layout.KEY].row
                yield Row(order, sheet.title, number, key.strip(), values, percents, {})


class _Reading:
    """Turns rows into units; collects problems and doubts on the way."""

    def __init__(self, path: Path, library: EditionLibrary, year: int) -> None:
        self._path = path
        self._library = library
        self._year = year
        self._problems: list[Problem] = []
        self._doubts: list[str] = []

    def season(self, rows: Sequence[Row]) -> Season:
        """All units of the workbook."""
        heads = [row for row in rows if row.key.startswith("unit ")]
        items: dict[str, list[Row]] = {row.key.partition(" ")[2]: [] for row in heads}
        for row in rows:
            number, _, code = row.key.partition(" ")
            if code and number in items:
                items[number].append(row)
        units: dict[UnitKey, Unit] = {}
        for head in heads:
            number = head.key.partition(" ")[2]
            unit = self._unit(head, items[number])
            if unit is None:
                continue
            if unit.key in units:
                self._tell(
                    head, layout.UNIT, f"Đơn vị «{unit.sheet.unit}» có hai dòng trong sổ.", "W004"
                )
            units.setdefault(unit.key, unit)
        if self._problems:
            raise ProblemsFound(self._problems)
        ordered = in_order(self._library, units)
        return Season(self._library, self._year, ordered, tuple(self._doubts))

    def _tell(
        self,
        row: Row,
        letter: str,
        what: str,
        code: str,
        allowed: str = OWN,
        remedy: str = RESTORE,
    ) -> None:
        order, cell = row.at(letter)
        file = shown_path(self._path)
        self._problems.append(Problem(file, order, what, allowed, remedy, code, cell))

    def _unit(self, head: Row, rows: Sequence[Row]) -> Unit | None:
        try:
            about = json_of(str(head.values.get(layout.KEPT)))
            criteria_set = self._library.find_set(about["set"])
            data = {key: about[key] for key in ("set", "unit", "unit_kind")}
            file, digest = str(about["file"]), about["digest"]
        except (ValueError, KeyError, TypeError):
            self._tell(
                head, layout.KEPT, "Không đọc được ô ẩn ghi đơn vị này là đơn vị nào.", "W005"
            )
            return None
        if digest != set_digest(self._library.edition, criteria_set):
            self._doubts.append(
                f"{data['unit']}: bộ tiêu chí đã đổi từ khi ghi sổ; điểm dưới đây tính theo nay."
            )
        cells: dict[Place, tuple[int, str]] = {("set",): head.at(layout.UNIT)}
        answers: dict[str, dict[str, Any]] = {}
        reasons: dict[str, str] = {}
        overruled: dict[str, str] = {}
        by_code = self._by_code(criteria_set, rows)
        for code, row in by_code.items():
            cells["answers", code] = row.at(layout.CODE)
            entry = self._entry(criteria_set.node(code), row, cells)
            if entry and any(column in entry for column in layout.TYPED):
                claim = entry.pop("not_applicable", None)
                if claim is not None:
                    overruled[code] = claim
            if entry:
                answers[code] = entry
            if reason := row.values.get(layout.REASON):
                reasons[code] = _words(reason)
        self._lost(head, criteria_set, data["unit_kind"], by_code)
        whole = {**data, "edition": self._library.edition.id, "year": self._year}
        document = FilledWorkbook(
            self._path, {**whole, "answers": answers}, is_readable=bool(cells), cells=cells
        )
        read, problems = read_sheet(document, (self._library.edition,))
        self._problems.extend(problems)
        if read is None:
            return None
        return Unit(read[0], file, reasons, overruled)

    def _by_code(self, criteria_set: CriteriaSet, rows: Sequence[Row]) -> dict[str, Row]:
        found: dict[str, Row] = {}
        leaves = {leaf.id for leaf in criteria_set.leaves()}
        for row in rows:
            code = row.key.partition(" ")[2]
            if code not in leaves:
                self._tell(row, layout.CODE, f"Bộ tiêu chí không còn mục {code}.", "W006")
            elif code in found:
                self._tell(row, layout.CODE, f"Mục {code} của đơn vị này có hai dòng.", "W007")
            else:
                found[code] = row
        return found

    def _lost(
        self, head: Row, criteria_set: CriteriaSet, unit_kind: str, rows: Mapping[str, Row]
    ) -> None:
        lost = [one.id for one in asked_of(criteria_set, unit_kind) if one.id not in rows]
        if lost:
            told = f"Sổ mất dòng của các mục {', '.join(lost)} của đơn vị này."
            self._tell(head, layout.UNIT, told, "W008")

    def _entry(
        self, node: Node, row: Row, cells: dict[Place, tuple[int, str]]
    ) -> dict[str, Any] | None:
        """All columns of an item: the unit's own as they were sent, the others as they stand."""
        try:
            raw = layout.unkept(str(row.values.get(layout.KEPT) or ""))
        except ValueError:
            self._tell(row, layout.KEPT, "Ô ẩn giữ câu trả lời của đơn vị đã bị sửa.", "W009")
            return None
        self._unchanged(node, raw, row)
        entry: dict[str, Any] = {key: raw[key] for key in ("self", "not_applicable") if key in raw}
        for name, letter in (("explanation", layout.EXPLANATION), ("evidence", layout.EVIDENCE)):
            if letter in row.values:
                entry[name] = _words(row.values[letter])
        for column in layout.TYPED:
            letter = layout.ANSWER[column]
            answer = self._typed(node, column, raw, row)
            if answer is not None:
                entry[column] = answer
                cells["answers", node.id, column] = row.at(letter)
        return entry

    def _typed(
        self, node: Node, column: Column, raw: dict[str, Any], row: Row
    ) -> dict[str, Any] | None:
        """What stands in a column that people fill in: figures as before, or points."""
        letter = layout.ANSWER[column]
        value, before = row.values.get(letter), raw.get(column)
        if value is None or (value == layout.EXEMPT and "not_applicable" in raw):
            return None
        was = None if before is None else _points(node, column, before)
        if before is not None and (
            (was is None and value == layout.EXEMPT) or (was is not None and _is_near(value, was))
        ):
            return dict(before)
        told = fault(POINTS, value, letter in row.percents)
        if told is None and not 0 <= value <= node.max:
            told = f"{POINTS.label}: {show(Fraction(value))} ngoài khoảng được cho.", ""
        if told is not None:
            allowed = f"Số từ 0 đến {show(node.max)}."
            what = f"{COLUMNS[column]}, {told[0]}"
            self._tell(row, letter, what, "W010", allowed, "Ghi lại ô này.")
            return None
        return {"points": value}

    def _unchanged(self, node: Node, raw: dict[str, Any], row: Row) -> None:
        """A self score that somebody has typed over in the workbook is told, not taken."""
        entry = Entry.model_validate(raw)
        try:
            was = layout.shown(node, entry, "self", self._library.edition)
        except (AnswerRefused, ValidationError):
            return  # the rule has changed: told with the answers
        stands = row.values.get(layout.SELF)
        if stands == was or (isinstance(was, Fraction) and _is_near(stands, was)):
            return
        own = "chưa trả lời" if was is None else _words(was)
        self._doubts.append(
            f"{row.at(layout.SELF)[1]}: cột tự chấm bị sửa trong sổ thành «{_words(stands)}»; "
            f"đơn vị tự chấm: {own}. Sổ giữ điểm của đơn vị."
        )


def _points(node: Node, column: Column, raw: dict[str, Any]) -> Fraction | None:
    try:
        return evaluate(read_answer(node, column, raw), node.max).points
    except (AnswerRefused, ValidationError):
        return None


def _is_near(value: Any, points: Fraction) -> bool:
    is_number = isinstance(value, int | Fraction) and not isinstance(value, bool)
    return is_number and abs(Fraction(value) - points) < NEAR


def _words(value: Any) -> str:
    return show(value) if isinstance(value, Fraction) else str(value)
