"""Everything loaded and checked once: the one object that every publisher takes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_docs.criteria.checks import check
from cchc_docs.criteria.documents import documents_below
from cchc_docs.criteria.loading import load
from cchc_docs.criteria.model import CriteriaSet, Edition, Source, Term
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.lessons.course import Course, load_course
from cchc_docs.lessons.examples import KIND_TITLES, Example, load_examples
from cchc_docs.lessons.questions import Question, load_questions
from cchc_docs.lessons.units import UnitExample, load_units


@dataclass(frozen=True)
class Library:
    """A library without problems."""

    editions: tuple[Edition, ...]
    sources: Mapping[str, Source]
    glossary: tuple[Term, ...]
    examples: tuple[Example, ...]
    questions: Mapping[str, tuple[Question, ...]]
    """By edition id, in the order of their files."""
    units: Mapping[str, tuple[UnitExample, ...]]
    """Whole-unit examples by edition id, in the order of their files."""
    courses: Mapping[str, Course]
    """Session plans by edition id."""
    digest: str
    """SHA-256 over the YAML files, in order of their paths; line ends do not count."""

    def find_set(self, set_id: str) -> tuple[Edition, CriteriaSet]:
        """The set with this id and its edition; raises KeyError."""
        for edition in self.editions:
            for criteria_set in edition.sets:
                if criteria_set.id == set_id:
                    return edition, criteria_set
        raise KeyError(set_id)

    def examples_by_criterion(self) -> Mapping[tuple[str, str], tuple[Example, ...]]:
        """Worked examples by (set id, criterion id): from full marks to over-claim, as taught."""
        order = list(KIND_TITLES)
        table: dict[tuple[str, str], list[Example]] = {}
        for example in sorted(self.examples, key=lambda one: order.index(one.kind)):
            table.setdefault((example.set, example.criterion), []).append(example)
        return {key: tuple(examples) for key, examples in table.items()}

    def questions_by_criterion(self) -> Mapping[tuple[str, str], tuple[Question, ...]]:
        """Questions by (set id, id of a field, criterion or sub-criterion)."""
        table: dict[tuple[str, str], list[Question]] = {}
        for questions in self.questions.values():
            for question in questions:
                for set_id, codes in question.about.items():
                    for code in codes:
                        table.setdefault((set_id, code), []).append(question)
        return {key: tuple(questions) for key, questions in table.items()}


def load_library(folder: Path) -> Library:
    """The library below ``folder``; raises ProblemsFound with everything that is wrong."""
    loaded = load(folder)
    problems: list[Problem] = [*loaded.problems, *check(loaded)]
    examples: list[Example] = []
    questions: dict[str, tuple[Question, ...]] = {}
    units: dict[str, tuple[UnitExample, ...]] = {}
    courses: dict[str, Course] = {}
    for edition in loaded.editions:
        below = loaded.edition_files[edition.id].path.parent
        examples.extend(load_examples(below, edition, loaded.sources, problems))
        told = len(problems)
        questions[edition.id] = load_questions(below, edition, problems)
        asked = {question.id for question in questions[edition.id]}
        known = asked if len(problems) == told else None
        units[edition.id] = load_units(below, edition, loaded.sources, problems)
        course = load_course(
            below,
            edition,
            {path.stem for path in documents_below(below / "examples")},
            known,
            problems,
        )
        if course is not None:
            courses[edition.id] = course
    if problems:
        raise ProblemsFound(problems)
    return Library(
        editions=tuple(loaded.editions),
        sources=loaded.sources,
        glossary=loaded.glossary,
        examples=tuple(examples),
        questions=questions,
        units=units,
        courses=courses,
        digest=_digest(folder),
    )


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.yaml")}
    for name in sorted(paths):
        content = paths[name].read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\n{hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()
