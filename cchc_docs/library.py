"""Everything loaded and checked once: the one object that every publisher takes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from cchc_docs.criteria.checks import check_edition, check_set, check_unique
from cchc_docs.criteria.content import for_scoring
from cchc_docs.criteria.documents import Reading, documents_below
from cchc_docs.criteria.edition_parts import Term
from cchc_docs.criteria.loading import LoadedEdition, load
from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.problems import Problem, ProblemsFound
from cchc_docs.lessons.basis import Basis
from cchc_docs.lessons.course import Course, load_course
from cchc_docs.lessons.examples import KIND_TITLES, ScoredExample, load_examples
from cchc_docs.lessons.featured import Featured, load_featured
from cchc_docs.lessons.model_texts import ModelText, load_model_texts
from cchc_docs.lessons.questions import Question, load_questions
from cchc_docs.lessons.recurring import check_recurring
from cchc_docs.lessons.season import Season, load_season, season_table
from cchc_docs.lessons.unique import check_unique_ids
from cchc_docs.lessons.units import ScoredUnit, load_units

ExamplesByCriterion = Mapping[tuple[str, str], tuple[ScoredExample, ...]]
"""Worked examples by (set id, criterion id)."""
QuestionsByCriterion = Mapping[tuple[str, str], tuple[Question, ...]]
"""Questions by (set id, id of a field, criterion or sub-criterion)."""


@dataclass(frozen=True)
class EditionLibrary:
    """An edition with all that teaches it, without problems."""

    edition: Edition
    folder: Path
    """Where its files lie."""
    sources: Mapping[str, Source]
    """What it may cite, by id: the shared sources and those it adds."""
    added: frozenset[str]
    """Ids of the sources that it adds."""
    glossary: tuple[Term, ...]
    """The shared terms and those it adds."""
    examples: tuple[ScoredExample, ...]
    """Worked examples in the order of their files."""
    questions: tuple[Question, ...]
    """In the order of their files."""
    units: tuple[ScoredUnit, ...]
    """Whole-unit examples in the order of their files."""
    course: Course | None
    """The session plan."""
    featured: Featured
    """What it chose for the pages written for any edition."""
    model_texts: tuple[ModelText, ...]
    """Texts to copy that it adds to the general ones."""
    digest: str
    """SHA-256 over its files and the shared ones, in order of their paths; line ends do not
    count."""
    earlier: tuple[EditionLibrary, ...] = ()
    """Those of the same province of the years before, the oldest first."""

    @property
    def sets(self) -> tuple[CriteriaSet, ...]:
        """Its criteria sets, in order."""
        return self.edition.sets

    @cached_property
    def season(self) -> Season:
        """An invented season, empty where it has none; raises ProblemsFound."""
        return load_season(self.folder, self.edition, self.sources)

    @property
    def season_tables(self) -> tuple[Path, ...]:
        """The files of its season."""
        tables = (season_table(self.folder, one) for one in self.sets)
        return tuple(path for path in tables if path.is_file())

    @property
    def has_season(self) -> bool:
        """Whether it has a season, be it as it may."""
        return bool(self.season_tables)

    @cached_property
    def for_scoring(self) -> EditionLibrary:
        """No more of it than scoring looks at: what is made of this alone stays when it stays."""
        return EditionLibrary(
            edition=for_scoring(self.edition),
            folder=self.folder,
            sources=self.sources,
            added=frozenset(),
            glossary=(),
            examples=(),
            questions=(),
            units=(),
            course=None,
            featured=self.featured,
            model_texts=(),
            digest="",
        )

    def find_set(self, set_id: str) -> CriteriaSet:
        """The set with this id; raises KeyError."""
        for criteria_set in self.sets:
            if criteria_set.id == set_id:
                return criteria_set
        raise KeyError(set_id)

    def find_example(self, example_id: str) -> ScoredExample:
        """The example with this id; raises KeyError."""
        return self._examples_by_id[example_id]

    @cached_property
    def _examples_by_id(self) -> Mapping[str, ScoredExample]:
        return {one.example.id: one for one in self.examples}

    @cached_property
    def examples_by_criterion(self) -> ExamplesByCriterion:
        """Worked examples on each item: from full marks to over-claim, as taught."""
        order = list(KIND_TITLES)
        table: dict[tuple[str, str], list[ScoredExample]] = {}
        for one in sorted(self.examples, key=lambda one: order.index(one.example.kind)):
            table.setdefault((one.criteria_set.id, one.node.id), []).append(one)
        return {key: tuple(examples) for key, examples in table.items()}

    def examples_on(self, criteria_set: CriteriaSet, node: Node) -> tuple[ScoredExample, ...]:
        """The worked examples on a node, as taught."""
        return self.examples_by_criterion.get((criteria_set.id, node.id), ())

    def questions_on(self, criteria_set: CriteriaSet, node: Node) -> tuple[Question, ...]:
        """The questions about a node."""
        return self.questions_by_criterion.get((criteria_set.id, node.id), ())

    @cached_property
    def questions_by_criterion(self) -> QuestionsByCriterion:
        """Questions about each field, criterion and sub-criterion."""
        table: dict[tuple[str, str], list[Question]] = {}
        for question in self.questions:
            for set_id, codes in question.about.items():
                for code in codes:
                    table.setdefault((set_id, code), []).append(question)
        return {key: tuple(questions) for key, questions in table.items()}


@dataclass(frozen=True)
class Library:
    """A library without problems; each edition is whole in itself."""

    editions: tuple[EditionLibrary, ...]
    """The newest first."""
    digest: str
    """SHA-256 over the files of all editions and the shared ones."""

    @property
    def sets(self) -> tuple[tuple[EditionLibrary, CriteriaSet], ...]:
        """Every criteria set with its edition, in order."""
        return tuple((own, one) for own in self.editions for one in own.sets)

    def find(self, edition_id: str) -> EditionLibrary:
        """The edition with this id; raises KeyError."""
        for one in self.editions:
            if one.edition.id == edition_id:
                return one
        raise KeyError(edition_id)


def load_library(folder: Path, reading: Reading | None = None) -> Library:
    """The library below ``folder``; raises ProblemsFound with everything that is wrong.

    ``reading``: how files are read of which many have been read before.
    """
    with reading.begun() if reading else nullcontext():
        return _loaded(folder)


def _loaded(folder: Path) -> Library:
    loaded, hashes = load(folder), _hashes(folder)
    problems = [*loaded.problems, *check_unique(loaded)]
    editions: list[EditionLibrary] = []
    for one in loaded.editions:
        basis, found = _basis(one)
        problems.extend(found)
        examples, of_examples = load_examples(one.folder, basis)
        questions, asked, of_questions = load_questions(one.folder, basis)
        units, of_units = load_units(one.folder, basis)
        shown = {path.stem for path in documents_below(one.folder / "examples")}
        course, of_course = load_course(one.folder, basis, shown, asked)
        named = [path.stem for path in documents_below(one.folder / "units")]
        featured, of_featured = load_featured(one.folder, shown, named, asked)
        texts, of_texts = load_model_texts(one.folder)
        problems.extend(of_texts)
        problems.extend((*of_examples, *of_questions, *of_units, *of_course, *of_featured))
        problems.extend(check_unique_ids(one.folder))
        problems.extend(check_recurring(one.folder, examples, units))
        if basis.edition is not None:
            editions.append(
                EditionLibrary(
                    basis.edition,
                    one.folder,
                    one.sources.known,
                    one.added,
                    one.glossary,
                    examples,
                    questions,
                    units,
                    course,
                    featured,
                    texts,
                    _digest(hashes, one.folder.name),
                )
            )
    if problems:
        raise ProblemsFound(problems)
    editions.sort(key=lambda one: (-one.edition.year, one.edition.id))
    return Library(_with_earlier(editions), _digest(hashes))


def _with_earlier(editions: Sequence[EditionLibrary]) -> tuple[EditionLibrary, ...]:
    """The editions, newest first, each with those that it follows."""
    done: list[EditionLibrary] = []
    for one in reversed(editions):
        edition = one.edition
        earlier = tuple(
            own
            for own in done
            if edition.province is not None
            and own.edition.province == edition.province
            and own.edition.year < edition.year
        )
        done.append(replace(one, earlier=earlier))
    return tuple(reversed(done))


def _basis(edition: LoadedEdition) -> tuple[Basis, tuple[Problem, ...]]:
    """The edition with its sound sets, and what is wrong with it and them."""
    own = tuple(check_edition(edition))
    problems = [*own]
    sound = []
    for one in edition.sets:
        found = tuple(check_set(one, edition))
        problems.extend(found)
        if not found and one.whole and one.whole.cited() <= edition.sources.known.keys():
            sound.append(one.whole.id)
    declared = tuple(one.declaration.id for one in edition.sets)
    basis = Basis(edition.with_sets(sound), declared, not own, edition.sources.known)
    return basis, tuple(problems)


def _hashes(folder: Path) -> dict[Path, str]:
    """SHA-256 of every file of the library by its path below ``folder``."""
    found = (path for path in folder.rglob("*") if path.suffix in (".yaml", ".md", ".csv"))
    return {
        path.relative_to(folder): hashlib.sha256(
            path.read_bytes().replace(b"\r\n", b"\n")
        ).hexdigest()
        for path in found
        if path.is_file()
    }


def _digest(hashes: Mapping[Path, str], edition: str | None = None) -> str:
    """Over all files, or over those of one edition and the shared ones."""
    digest = hashlib.sha256()
    for name, content in sorted((path.as_posix(), content) for path, content in hashes.items()):
        first, _, below = name.partition("/")
        is_shared = not below and name.endswith(".yaml")
        if edition is None or (below and first == edition) or is_shared:
            digest.update(f"{name}\n{content}\n".encode())
    return digest.hexdigest()
