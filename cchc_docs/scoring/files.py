"""Files that hold a unit's answers, scored: YAML, a sheet saved by the page, a filled workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from cchc_docs.criteria.documents import Document, parse_document, read_document
from cchc_docs.criteria.model import Edition, Source
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.scoring.answers import read_sheet
from cchc_docs.scoring.saved_sheet import as_answers, check_problems, is_saved
from cchc_docs.scoring.scorecard import Card, score_sheet


class Criteria(Protocol):
    """What answers are scored by; a ``Library`` is one."""

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions, one of which a file names."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """The documents that rules are taken from, by id."""


def score_file(path: Path, criteria: Criteria) -> Card:
    """The card of the answers in the file at ``path``.

    A file ``.xlsx`` is a filled scoring workbook; any other is an answer file (YAML) or a sheet
    saved by the page (JSON). Raises ProblemsFound with all that is wrong, by line or cell.
    """
    problems: list[Problem] = []
    if path.suffix.lower() == ".xlsx":
        # slow to import and only needed here
        from cchc_docs.scoring.filled_workbook import read_workbook

        return _scored(read_workbook(path, criteria.editions, problems), criteria, problems)
    return _scored(_answers(read_document(path), problems), criteria, problems)


def score_text(text: str, criteria: Criteria, name: str) -> Card:
    """The card of answers that stand in no file; ``name`` is told with their problems."""
    problems: list[Problem] = []
    return _scored(_answers(parse_document(Path(name), text), problems), criteria, problems)


def _answers(document: Document, problems: list[Problem]) -> Document:
    if not is_saved(document):
        return document
    problems.extend(check_problems(document))
    return as_answers(document)


def _scored(document: Document, criteria: Criteria, problems: list[Problem]) -> Card:
    read = read_sheet(document, criteria.editions, problems)
    if read is None or problems:
        raise ProblemsFound(problems)
    sheet, edition, criteria_set = read
    return score_sheet(sheet, edition, criteria_set, criteria.sources)
