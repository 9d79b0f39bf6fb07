"""Everything loaded and checked once: the one object that every publisher takes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cchc_docs.criteria.checks import check_edition, check_set, check_unique
from cchc_docs.criteria.documents import documents_below
from cchc_docs.criteria.loading import Loaded, LoadedEdition, load
from cchc_docs.criteria.model import CriteriaSet, Edition, Source, Term
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.lessons.basis import Basis
from cchc_docs.lessons.course import Course, load_course
from cchc_docs.lessons.examples import KIND_TITLES, ScoredExample, load_examples
from cchc_docs.lessons.questions import Question, load_questions
from cchc_docs.lessons.unique import check_unique_ids
from cchc_docs.lessons.units import ScoredUnit, load_units

ExamplesByCriterion = Mapping[tuple[str, str], tuple[ScoredExample, ...]]
"""Worked examples by (set id, criterion id)."""
QuestionsByCriterion = Mapping[tuple[str, str], tuple[Question, ...]]
"""Questions by (set id, id of a field, criterion or sub-criterion)."""


@dataclass(frozen=True)
class Library:
    """A library without problems."""

    editions: tuple[Edition, ...]
    sources: Mapping[str, Source]
    glossary: tuple[Term, ...]
    examples: Mapping[str, tuple[ScoredExample, ...]]
    """Worked examples by edition id, in the order of their files."""
    questions: Mapping[str, tuple[Question, ...]]
    """By edition id, in the order of their files."""
    units: Mapping[str, tuple[ScoredUnit, ...]]
    """Whole-unit examples by edition id, in the order of their files."""
    courses: Mapping[str, Course]
    """Session plans by edition id."""
    folders: Mapping[str, Path]
    """Where the files of each edition lie, by edition id."""
    digest: str
    """SHA-256 over the YAML files, in order of their paths; line ends do not count."""

    def find_set(self, set_id: str) -> tuple[Edition, CriteriaSet]:
        """The set with this id and its edition; raises KeyError."""
        for edition, criteria_set in self.sets():
            if criteria_set.id == set_id:
                return edition, criteria_set
        raise KeyError(set_id)

    def sets(self) -> Iterator[tuple[Edition, CriteriaSet]]:
        """Every set with its edition, in order."""
        for edition in self.editions:
            for criteria_set in edition.sets:
                yield edition, criteria_set

    def all_examples(self) -> tuple[ScoredExample, ...]:
        """The worked examples of every edition."""
        return tuple(one for found in self.examples.values() for one in found)

    def all_units(self) -> tuple[ScoredUnit, ...]:
        """The whole-unit examples of every edition."""
        return tuple(one for found in self.units.values() for one in found)

    def find_example(self, edition_id: str, example_id: str) -> ScoredExample:
        """The example of an edition with this id; raises KeyError."""
        return self._examples_by_id[edition_id, example_id]

    @cached_property
    def _examples_by_id(self) -> Mapping[tuple[str, str], ScoredExample]:
        return {(one.edition.id, one.example.id): one for one in self.all_examples()}

    @cached_property
    def examples_by_criterion(self) -> ExamplesByCriterion:
        """Worked examples on each item: from full marks to over-claim, as taught."""
        order = list(KIND_TITLES)
        table: dict[tuple[str, str], list[ScoredExample]] = {}
        for one in sorted(self.all_examples(), key=lambda one: order.index(one.example.kind)):
            table.setdefault((one.criteria_set.id, one.node.id), []).append(one)
        return {key: tuple(examples) for key, examples in table.items()}

    @cached_property
    def questions_by_criterion(self) -> QuestionsByCriterion:
        """Questions about each field, criterion and sub-criterion."""
        table: dict[tuple[str, str], list[Question]] = {}
        for questions in self.questions.values():
            for question in questions:
                for set_id, codes in question.about.items():
                    for code in codes:
                        table.setdefault((set_id, code), []).append(question)
        return {key: tuple(questions) for key, questions in table.items()}


@dataclass(frozen=True)
class _Lessons:
    """What teaches an edition, and where it lies."""

    folder: Path
    examples: tuple[ScoredExample, ...]
    questions: tuple[Question, ...]
    units: tuple[ScoredUnit, ...]
    course: Course | None


def load_library(folder: Path) -> Library:
    """The library below ``folder``; raises ProblemsFound with everything that is wrong."""
    loaded = load(folder)
    problems = [*loaded.problems, *check_unique(loaded)]
    lessons: dict[str, _Lessons] = {}
    editions: list[Edition] = []
    for one in loaded.editions:
        basis, found = _basis(one, loaded)
        problems.extend(found)
        taught, found = _load_lessons(one.folder, basis)
        problems.extend(found)
        if basis.edition is not None:
            editions.append(basis.edition)
            lessons[basis.edition.id] = taught
    problems.extend(check_unique_ids(one.folder for one in loaded.editions))
    if problems:
        raise ProblemsFound(problems)
    return Library(
        editions=tuple(editions),
        sources=loaded.sources,
        glossary=loaded.glossary,
        examples={name: one.examples for name, one in lessons.items()},
        questions={name: one.questions for name, one in lessons.items()},
        units={name: one.units for name, one in lessons.items()},
        courses={name: one.course for name, one in lessons.items() if one.course},
        folders={name: one.folder for name, one in lessons.items()},
        digest=_digest(folder),
    )


def _basis(edition: LoadedEdition, loaded: Loaded) -> tuple[Basis, tuple[Problem, ...]]:
    """The edition with its sound sets, and what is wrong with it and them."""
    own = tuple(check_edition(edition, loaded))
    problems = [*own]
    sound = []
    for one in edition.sets:
        found = tuple(check_set(one, edition, loaded))
        problems.extend(found)
        if not found and one.whole and one.whole.cited() <= loaded.sources.keys():
            sound.append(one.whole.id)
    declared = tuple(one.declaration.id for one in edition.sets)
    basis = Basis(edition.with_sets(sound), declared, not own, loaded.sources)
    return basis, tuple(problems)


def _load_lessons(folder: Path, basis: Basis) -> tuple[_Lessons, tuple[Problem, ...]]:
    examples, of_examples = load_examples(folder, basis)
    questions, asked, of_questions = load_questions(folder, basis)
    units, of_units = load_units(folder, basis)
    shown = {path.stem for path in documents_below(folder / "examples")}
    course, of_course = load_course(folder, basis, shown, asked)
    lessons = _Lessons(folder, examples, questions, units, course)
    return lessons, (*of_examples, *of_questions, *of_units, *of_course)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.yaml")}
    for name in sorted(paths):
        content = paths[name].read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\n{hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()
