"""Files that hold a unit's answers, scored: YAML, a sheet saved by the page, a filled workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from cchc_docs.criteria.documents import Document, parse_document, read_document
from cchc_docs.criteria.model import Edition
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.scoring.answers import read_sheet
from cchc_docs.scoring.saved_sheet import as_answers, changes, frame_of, is_saved
from cchc_docs.scoring.scorecard import Card, score_sheet
from cchc_docs.scoring.workbook_files import is_workbook


class CitingEdition(Protocol):
    """An edition and the documents that its rules are taken from, by id."""

    @property
    def edition(self) -> Edition: ...

    @property
    def sources(self) -> Mapping[str, Source]: ...


class Criteria(Protocol):
    """What answers are scored by: the editions, one of which a file names."""

    @property
    def editions(self) -> Sequence[CitingEdition]: ...


def score_file(path: Path, criteria: Criteria) -> Card:
    """The card of the answers in the file at ``path``.

    A workbook is a filled scoring workbook; any other file is an answer file (YAML) or a sheet
    saved by the page (JSON). Raises ProblemsFound with all that is wrong, by line or cell.
    """
    if is_workbook(path):
        # slow to import and only needed here
        from cchc_docs.scoring.filled_workbook import read_workbook

        book, before = read_workbook(path, _editions(criteria))
        card = _scored(book, before, criteria)
        return replace(card, remarks=(*card.remarks, *book.doubts))
    return _of_document(read_document(path), criteria)


def score_text(text: str, criteria: Criteria, name: str) -> Card:
    """The card of answers that stand in no file; ``name`` is told with their problems."""
    return _of_document(parse_document(Path(name), text), criteria)


def _of_document(document: Document, criteria: Criteria) -> Card:
    if not is_saved(document):
        return _scored(document, (), criteria)
    frame, found = frame_of(document)
    card = _scored(as_answers(document), found, criteria)
    assert frame is not None  # else it was told
    return replace(card, remarks=(*card.remarks, *changes(frame, card)))


def _scored(document: Document, before: tuple[Problem, ...], criteria: Criteria) -> Card:
    """The card of a document about which ``before`` was found already."""
    read, found = read_sheet(document, _editions(criteria))
    if read is None or before:
        raise ProblemsFound((*before, *found))
    sheet, edition, criteria_set = read
    (sources,) = (one.sources for one in criteria.editions if one.edition is edition)
    return score_sheet(sheet, edition, criteria_set, sources)


def _editions(criteria: Criteria) -> tuple[Edition, ...]:
    return tuple(one.edition for one in criteria.editions)
