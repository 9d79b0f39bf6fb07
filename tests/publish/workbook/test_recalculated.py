"""What the workbooks calculate in a real LibreOffice is what the engine calculates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.ground.numbers import rounded
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.workbook import scoring_workbook, workbook_bytes
from cchc_docs.publish.workbook.field_sheet import FIELD_ROW, FOR_OTHERS, NO_KIND
from cchc_docs.publish.workbook.layout import (
    ANSWERED,
    APPLIED,
    CHECK,
    CODE,
    FINAL,
    TITLE,
    WRONG,
    sheet_title,
)
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.scoring.answers import Entry, Sheet, entry_findings
from cchc_docs.scoring.files import score_file
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card, score_sheet
from cchc_docs.scoring.workbook_layout import ANSWER, KEY, SUMMARY
from tests.card_phrases import PHRASES, edition_of, sheet_of
from tests.office import Pages, calculated, convert
from tests.phrases import phrase_library, phrases
from tests.publish.workbook.filling import answered, fill, in_first_column, random_entry

NEAR = Fraction(1, 10**9)
LAST_ROW = 2000
"""No page is as long."""


class Case:
    """A filled workbook with its answers, and what LibreOffice made of it."""

    def __init__(
        self, library: EditionLibrary, edition: Edition, criteria_set: CriteriaSet
    ) -> None:
        self.library, self.edition, self.set = library, edition, criteria_set
        self.entries: dict[str, Entry] = {}
        self.refused: set[str] = set()
        self.path = Path()
        self.unit_kind: str | None = None

    def answer(self, node: Node, entry: Entry) -> None:
        """Keeps an entry; the engine scores the rest when it refuses this one."""
        self.entries[node.id] = entry
        if any(entry_findings(node, entry, self.edition)):
            self.refused.add(node.id)

    def sheet(self, without: set[str] | None = None) -> Sheet:
        answers = {c: e for c, e in self.entries.items() if c not in (without or set())}
        kind = self.unit_kind or self.set.unit_kinds[len(answers) % len(self.set.unit_kinds)]
        return Sheet(
            edition=self.edition.id,
            set=self.set.id,
            unit="Đơn vị A",
            unit_kind=kind,
            year=self.edition.year,
            answers=answers,
        )

    def save(self, path: Path, empty: dict[str, Workbook]) -> Path:
        """Fills the set's empty workbook, made once, and empties it again."""
        if self.set.id not in empty:
            empty[self.set.id] = scoring_workbook(
                self.edition, self.set, edition_stamp(self.library)
            )
        book = empty[self.set.id]
        before = fill(book, self.sheet(), self.edition, self.set)
        book.save(path)
        for cell, value in reversed(before):
            cell.value = value
        self.path = path
        return path

    def card(self) -> Card:
        return score_sheet(self.sheet(self.refused), self.edition, self.set, self.library.sources)


def example_cases(library: EditionLibrary) -> Iterator[Case]:
    """Every worked example once; examples on the same criterion go to different workbooks."""
    for criteria_set in library.sets:
        waiting = [one for one in library.examples if one.criteria_set is criteria_set]
        while waiting:
            case, later = Case(library, library.edition, criteria_set), []
            for one in waiting:
                if one.node.id in case.entries:
                    later.append(one)
                else:
                    case.answer(one.node, one.example.entry)
            waiting = later
            yield case


def unit_cases(library: EditionLibrary) -> Iterator[Case]:
    """Every worked example of a whole unit."""
    for unit in library.units:
        case = Case(library, unit.edition, unit.criteria_set)
        case.unit_kind = unit.example.sheet.unit_kind
        for code, entry in unit.example.sheet.answers.items():
            case.answer(case.set.node(code), entry)
        yield case


def random_cases(library: EditionLibrary, count: int, random: Random) -> Iterator[Case]:
    """Sheets with answers in every column; some are such as the engine refuses."""
    edition = library.edition
    for criteria_set in edition.sets:
        for number in range(count):
            case = Case(library, edition, criteria_set)
            for node in criteria_set.leaves():
                entry = random_entry(node, random)
                whole = number % 3 > 0
                if whole and (not answered(entry) or any(entry_findings(node, entry, edition))):
                    entry = Entry.model_validate(in_first_column(node, {"points": node.max / 2}))
                case.answer(node, entry)
            yield case


@pytest.mark.parametrize(("which", "count"), [("small", 20), ("shipped", 3)])
def test_libreoffice_and_the_engine_agree(
    which: str, count: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    library: EditionLibrary = request.getfixturevalue(which)
    examples = [*example_cases(library), *unit_cases(library)]
    cases = [*examples, *random_cases(library, count, Random(2129))]
    empty: dict[str, Workbook] = {}
    paths = [case.save(tmp_path / f"phieu-{n:03}.xlsx", empty) for n, case in enumerate(cases)]
    assert all_differences(cases, paths, tmp_path) == []
    saved = [one for one in cases[-6:] if not one.refused]  # as people save them
    made = convert([one.path for one in saved], "xlsx", tmp_path)
    for case in saved:
        read = score_file(made / case.path.name, request.getfixturevalue(f"{which}_library"))
        assert read.lines == case.card().lines
    assert any(case.card().grade for case in cases)
    assert any(case.refused for case in cases)
    assert not any(case.refused for case in examples)


def test_cards_of_real_decisions(small: EditionLibrary, tmp_path: Path) -> None:
    cases = []
    for phrase in PHRASES:
        edition, only = edition_of(phrase, small)
        for points, wanted in phrase["cards"]:
            case = Case(replace(small, edition=edition, examples=(), units=()), edition, only)
            case.unit_kind = wanted.get("kind", only.unit_kinds[0])
            sheet = Sheet.model_validate(sheet_of(edition, points, case.unit_kind))
            for code, entry in sheet.answers.items():
                case.answer(only.node(code), entry)
            cases.append(case)
    empty: dict[str, Workbook] = {}
    paths = [case.save(tmp_path / f"phieu-{n:03}.xlsx", empty) for n, case in enumerate(cases)]
    assert all_differences(cases, paths, tmp_path) == []


def test_sentences_of_real_decisions(small: EditionLibrary, tmp_path: Path) -> None:
    library = phrase_library(small)
    (only,) = library.sets
    cases = list(random_cases(library, 6, Random(1880)))
    for number in range(max(len(one.answers) for one in phrases())):
        case = Case(library, library.edition, only)
        for node, one in zip(only.leaves(), phrases(), strict=True):
            raw, *_ = one.answers[number % len(one.answers)]
            case.answer(node, Entry.model_validate({one.rule.columns[0]: raw}))
        assert not case.refused
        cases.append(case)
    empty: dict[str, Workbook] = {}
    paths = [case.save(tmp_path / f"phieu-{n:03}.xlsx", empty) for n, case in enumerate(cases)]
    assert all_differences(cases, paths, tmp_path) == []


TYPED = [
    ("1.2.1 value", 0.95, "0%", ""),
    ("1.2.2.2 date", "28/3/2013", "@", ""),
    ("1.2.2.2 date", " 5/02/2013", "@", ""),
    ("1.2.2.2 date", "05-02.2013", "@", ""),
    ("1.2.2.2 date", "Ngày 5 tháng 2 năm 2013", "@", ""),
    ("1.2.2.2 date", "5/2/2013.", "@", "Không phải ngày"),
    ("1.2.2.2 date", "31/2/2013", "@", "Không phải ngày"),
    ("1.2.2.2 date", "hôm qua", "@", "Không phải ngày"),
    ("1.2.1 value", 101, "General", "Tự chấm: 101%: chỉ có thể từ 0 đến 100"),
    ("1.2.1 part whole", 50, "General", "Tự chấm: 50 lớn hơn 40"),
]
"""The row and what hands type there, the cell's form, what is said of it."""


@pytest.fixture(scope="module")
def typed(small: EditionLibrary, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A filled workbook for each, calculated by LibreOffice."""
    unit, folder = small.units[0], tmp_path_factory.mktemp("go")
    case = Case(small, unit.edition, unit.criteria_set)
    empty: dict[str, Workbook] = {}
    for number, (key, value, form, _) in enumerate(TYPED):
        path = case.save(folder / f"phieu-{number}.xlsx", empty)
        book = load_workbook(path)
        code, name, *other = key.split()
        wanted = {f"{code} {name}": value, **{f"{code} {one}": 40 for one in other}}
        for page in book.worksheets:
            for row in range(1, page.max_row + 1):
                if (found := page[f"{KEY}{row}"].value) in wanted:
                    page[f"{ANSWER['self']}{row}"].value = wanted[found]
                    page[f"{ANSWER['self']}{row}"].number_format = form
        book.save(path)
    paths = sorted(folder.iterdir())
    made = convert(paths, "xlsx", folder)
    return [made / path.name for path in paths]


@pytest.mark.parametrize("number", range(len(TYPED)), ids=lambda number: TYPED[number][0])
def test_what_hands_type_is_judged_by_the_sheet_as_by_the_command(
    small_library: Library, typed: list[Path], number: int
) -> None:
    key, _, _, refused = TYPED[number]
    made, code = typed[number], key.split()[0]
    if refused:
        with pytest.raises(ProblemsFound):
            score_file(made, small_library)
        field = held(made)[sheet_title("1")]
        rows = range(FIELD_ROW, LAST_ROW)
        shown = {field.get(f"{CODE}{row}"): field.get(f"{CHECK}{row}") for row in rows}
        assert refused in str(shown[code])
    else:
        card = score_file(made, small_library)
        (line,) = (one for one in card.all_lines() if one.node.id == code)
        counted, row = place(held(made), line, card)
        assert line.columns
        assert same(counted[f"{FINAL}{row}"], line.points)


def test_an_empty_workbook_holds_what_it_shows(
    small: EditionLibrary, shipped: EditionLibrary, tmp_path: Path
) -> None:
    (own,) = small.sets
    whole = [(small.edition, own), *((shipped.edition, one) for one in shipped.sets)]
    whole += [edition_of(phrase, small) for phrase in PHRASES]
    paths = [tmp_path / f"trong-{only.id}.xlsx" for _, only in whole]
    for path, (edition, only) in zip(paths, whole, strict=True):
        path.write_bytes(workbook_bytes(edition, only, edition_stamp(small)))
    told: set[Any] = set()
    for path, counted in zip(paths, calculated(paths, tmp_path), strict=True):
        ours = held(path)
        told.update(value for page in ours.values() for value in page.values())
        for title, page in counted.items():
            for address, value in page.items():
                shown = ours[title].get(address, "")
                if isinstance(value, float):
                    assert abs(shown - value) < NEAR, (path.name, title, address)
                else:
                    assert str(shown).strip() == value.strip(), (path.name, title, address)
            assert {one for one, value in ours[title].items() if value != ""} <= page.keys()
        assert counted.keys() == ours.keys()
    assert NO_KIND in told
    assert FOR_OTHERS not in told
    ours = held(paths[0])
    assert ours["Lĩnh vực 1"][f"{APPLIED}{FIELD_ROW}"] == 40
    assert ours[SUMMARY][f"{CHECK}9"] == "Còn mục chưa trả lời"


def all_differences(cases: Sequence[Case], paths: Sequence[Path], folder: Path) -> list[str]:
    """Where LibreOffice and the engine differ."""
    books = calculated(paths, folder)
    return [
        told for case, book in zip(cases, books, strict=True) for told in differences(case, book)
    ]


def differences(case: Case, book: Pages) -> Iterator[str]:
    """Where the calculated workbook and the engine differ."""
    card = case.card()
    for line in card.all_lines():
        page, row = place(book, line, card)
        told = {letter: page.get(f"{letter}{row}") for letter in (*ANSWER.values(), FINAL)}
        wanted = {ANSWER[column]: line.columns.get(column) for column in COLUMNS}
        wanted[FINAL] = line.points if wanted_final(line) else None
        for letter, points in wanted.items():
            if not same(told[letter], points):
                check = page.get(f"{CHECK}{row}")
                entry = case.entries.get(line.node.id)
                told_ = f"{told[letter]} {points} {check} {entry}"
                yield f"{case.path.name} {line.node.id} {letter}: {told_}"
        for letter, figure in ((APPLIED, line.max), (ANSWERED, line.answered_max)):
            shown = page.get(f"{letter}{row}")
            if not same(shown, figure):
                yield f"{case.path.name} {line.node.id} {letter}: {shown} {figure}"
        if not line.parts and (page[f"{WRONG}{row}"] > 0) != (line.node.id in case.refused):
            entry = case.entries.get(line.node.id)
            yield f"{case.path.name} {line.node.id}: {page.get(f'{CHECK}{row}')} {entry}"
    yield from (f"{case.path.name} {one}" for one in total_differences(case, book, card))


def wanted_final(line: Line) -> bool:
    """Whether the sheet shows points: a column has some somewhere below."""
    return bool(line.columns)


def held(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """What the cells of every page show in a file, by their address."""
    book = load_workbook(path, data_only=True, read_only=True)
    return {
        page.title: {
            cell.coordinate: cell.value
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for page in book.worksheets
    }


def place(book: Pages, line: Line, card: Card) -> tuple[Mapping[str, Any], int]:
    """The row of a line, found by its code."""
    field = next(one for one in card.lines if line in one.walk())
    page = book[sheet_title(field.node.id)]
    for row in range(FIELD_ROW, LAST_ROW):
        if page.get(f"{CODE}{row}") == line.node.id:
            return page, row
    raise AssertionError(line.node.id)


def same(cell: Any, points: Fraction | None) -> bool:
    """Whether a calculated cell shows these points; empty for None."""
    if points is None:
        return cell in (None, "")
    return isinstance(cell, int | float) and abs(Fraction(cell) - points) < NEAR


def total_differences(case: Case, book: Pages, card: Card) -> Iterator[str]:
    """The lines below the table of the summary."""
    totals = summary(book)
    places = case.edition.scoring.decimals
    wanted: dict[str, Fraction | None] = {
        "Tổng điểm các lĩnh vực": card.base,
        "Điểm thưởng được tính": card.bonus,
        "Điểm phạt": card.penalty,
        "Tổng điểm": card.points,
    }
    ok = not case.refused
    if ok:
        indexes = {
            "Chỉ số (%)": card.index,
            "Chỉ số tạm tính trên phần đã trả lời (%)": card.index_so_far,
        }
        wanted |= {k: None if v is None else rounded(v, places) for k, v in indexes.items()}
    for title, figure in wanted.items():
        shown = totals[title]
        if figure == 0 and shown in (None, ""):
            continue
        if not same(shown, figure):
            yield f"{title}: {shown} {figure}"
    grade = card.grade.label if ok and card.grade else None
    if ok and card.grade_steps and grade is None:
        grade = "Không xếp loại"
    if (totals["Xếp loại"] or None) != grade:
        yield f"Xếp loại: {totals['Xếp loại']} {grade}"


def summary(book: Pages) -> Mapping[str, Any]:
    """Figures of the summary by the words beside them."""
    page = book[SUMMARY]
    rows = range(1, LAST_ROW)
    return {str(page.get(f"{TITLE}{row}")): page.get(f"{FINAL}{row}") for row in rows}
