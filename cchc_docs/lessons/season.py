"""An invented season: the answers of many units, a table a set, to show what results look like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from cchc_docs.criteria import wording
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.criteria.origins import Source
from cchc_docs.criteria.overlooked import SEASON, TABLE
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.scoring.answers import Sheet, sheet_findings
from cchc_docs.scoring.scorecard import Card, score_sheet

Season = Mapping[str, tuple[Card, ...]]
"""The cards of each set that has any, in the order of the table."""


def load_season(folder: Path, edition: Edition, sources: Mapping[str, Source]) -> Season:
    """The cards of the tables of an edition; raises ProblemsFound."""
    season: dict[str, tuple[Card, ...]] = {}
    problems: list[Problem] = []
    for criteria_set in edition.sets:
        path = season_table(folder, criteria_set)
        if not path.is_file():
            continue
        season[criteria_set.id], found = table_cards(path, edition, criteria_set, sources)
        problems.extend(found)
    if problems:
        raise ProblemsFound(problems)
    return season


def season_table(folder: Path, criteria_set: CriteriaSet) -> Path:
    """Where the answers to a set stand, if there are any."""
    return folder / SEASON / f"{criteria_set.id}{TABLE}"


def table_cards(
    path: Path, edition: Edition, criteria_set: CriteriaSet, sources: Mapping[str, Source]
) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """The card of each row of a table of answers, and what is wrong with the others."""
    cards: list[Card] = []
    problems: list[Problem] = []
    for sheet, found in _sheets(path, edition, criteria_set):
        problems.extend(found)
        if sheet is not None and not found:
            cards.append(score_sheet(sheet, edition, criteria_set, sources))
    return tuple(cards), tuple(problems)


def _sheets(
    path: Path, edition: Edition, criteria_set: CriteriaSet
) -> Iterator[tuple[Sheet | None, tuple[Problem, ...]]]:
    """The sheet of each row, and what is wrong with it."""
    # slow to import and only needed where there is a season
    from cchc_docs.results.columns.files import check_columns, read_answers
    from cchc_docs.results.columns.frames import KIND, UNIT
    from cchc_docs.results.columns.leaves import UNREADABLE, entries_in

    def problem(line: int, what: str) -> Problem:
        allowed = "Một dòng một đơn vị, cột như lệnh cchc rank --set đọc."
        return Problem(shown_path(path), line, what, allowed, "Sửa bảng câu trả lời.", "L018")

    try:
        frame = read_answers(path)
        check_columns(frame, criteria_set, path)
    except ProblemsFound as found:
        yield None, found.problems
        return
    units, kinds = frame[UNIT], frame[KIND]
    rows = range(len(frame))
    entries = {leaf.id: entries_in(frame, leaf, rows) for leaf in criteria_set.leaves()}
    for row in rows:
        if any(found[row] is None for found in entries.values()):
            yield None, (problem(row + 2, UNREADABLE),)
            continue
        answers = {
            code: entry
            for code, found in entries.items()
            if (entry := found[row]) and (entry.columns() or entry.not_applicable)
        }
        try:
            sheet = Sheet(
                edition=edition.id,
                set=criteria_set.id,
                unit=str(units[row]),
                unit_kind=str(kinds[row]),
                year=edition.year,
                answers=answers,
            )
        except ValidationError as error:
            wrong = wording.findings(error, Sheet)
            yield None, tuple(problem(row + 2, f"{units[row]}: {one.what}") for one in wrong)
            continue
        told = sheet_findings(sheet, edition, criteria_set)
        yield sheet, tuple(problem(row + 2, f"{sheet.unit}: {one.what}") for one in told)
