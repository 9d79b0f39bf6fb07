"""What people read in a library: each text with its place, and how freely it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cchc_docs.criteria.checks import placed
from cchc_docs.criteria.documents import documents_below, read_document
from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.ground.findings import Place
from cchc_docs.ground.problems import Problem, shown_path
from cchc_docs.lessons.course import Course
from cchc_docs.lessons.questions import Question
from cchc_docs.library import EditionLibrary, Library

SHORT_LINE = 30
"""Lines of a folded text are longer: so far below its key a word of it is looked for."""


@dataclass(frozen=True)
class Passage:
    """A text; ``at`` is its place in a YAML file or its line on a page."""

    file: Path
    at: Place | int
    text: str
    about: str = ""
    """The item it teaches, where each item is to have words of its own."""

    def advice(self, seen: str, what: str, allowed: str, remedy: str, code: str) -> Problem:
        """What is worth mending, at the line in which ``seen`` begins."""
        line = self.at if isinstance(self.at, int) else self._line(self.at, seen)
        file = shown_path(self.file)
        return Problem(file, line, what, allowed, remedy, code, severity="advice")

    def _line(self, place: Place, seen: str) -> int:
        """Where ``seen`` begins, as far as a folded text still shows it."""
        first = read_document(self.file).line(place)
        last = first + 1 + len(self.text) // SHORT_LINE
        lines = self.file.read_text("utf-8-sig").splitlines()[first - 1 : last]
        words = seen.split()
        for begun in (seen, " ".join(words[:2]), words[0]):
            for number, line in enumerate(lines):
                if begun in line:
                    return first + number
        return first


def field_files(
    library: EditionLibrary, criteria_set: CriteriaSet
) -> Iterator[tuple[Path, Place, Node]]:
    """Every node of a set with its file and its place there."""
    folder = library.folder / criteria_set.id
    for field in criteria_set.fields:
        (path,) = (path for path in documents_below(folder) if path.name.startswith(f"{field.id}-"))
        for node, place, _ in placed(field):
            yield path, place, node


def passages(library: Library, folder: Path) -> Iterator[Passage]:
    """Everything that was written for a library, but titles and rules: they may be quoted."""
    for own in library.editions:
        yield from item_passages(own)
        yield from _lessons(own)
    for path in (folder, *(own.folder for own in library.editions)):
        yield from _lists(path)


def item_passages(library: EditionLibrary) -> Iterator[Passage]:
    """What was written about the items of an edition's sets."""
    own_words = library.edition.status == "training"
    for criteria_set in library.sets:
        for path, place, node in field_files(library, criteria_set):
            about = f"{criteria_set.id} {node.id}" if own_words else ""
            for at, text in _guidance(node):
                yield Passage(path, (*place, *at), text, about)
            for at, text in _proof(node):
                yield Passage(path, (*place, *at), text)


def _lists(folder: Path) -> Iterator[Passage]:
    """The glossary and the sources that stand in a folder."""
    for name, key in (("glossary.yaml", "definition"), ("sources.yaml", "read")):
        if (folder / name).exists():
            for position, item in enumerate(read_document(folder / name).data):
                yield Passage(folder / name, (position, key), item[key])


def own_rules(library: Library) -> Iterator[Passage]:
    """The lines of rules that were made up for training."""
    for own, criteria_set in library.sets:
        for path, place, node in field_files(own, criteria_set):
            if node.rule is not None and node.origin.status == "rebuilt":
                for row in node.rule.table(node.max):
                    yield Passage(path, (*place, "rule"), row.when)


def _guidance(node: Node) -> Iterator[tuple[Place, str]]:
    if node.meaning:
        yield ("meaning",), node.meaning
    for key, texts in (("doing", node.doing), ("teaching", node.teaching)):
        for position, text in enumerate(texts):
            yield (key, position), text
    for position, one in enumerate(node.mistakes):
        yield ("mistakes", position, "mistake"), one.mistake


def _proof(node: Node) -> Iterator[tuple[Place, str]]:
    if node.origin.note:
        yield ("origin", "note"), node.origin.note
    for position, one in enumerate(node.evidence):
        for key in ("document", "issuer", "point_at"):
            yield ("evidence", position, key), getattr(one, key)


def _lessons(library: EditionLibrary) -> Iterator[Passage]:
    folder, edition = library.folder, library.edition
    yield Passage(folder / "edition.yaml", ("notice",), edition.notice)
    if edition.today:
        yield Passage(folder / "edition.yaml", ("today", "text"), edition.today.text)
    for position, convention in enumerate(edition.scoring.conventions):
        place: Place = ("scoring", "conventions", position)
        yield Passage(folder / "edition.yaml", (*place, "about"), convention.about)
        yield Passage(folder / "edition.yaml", (*place, "text"), convention.text)
    for position, text in enumerate(edition.unknown):
        yield Passage(folder / "edition.yaml", ("unknown", position), text)
    for one in library.examples:
        path = folder / "examples" / f"{one.example.id}.yaml"
        yield Passage(path, ("story",), one.example.story)
        yield Passage(path, ("why",), one.example.why)
    for unit in library.units:
        path = folder / "units" / f"{unit.example.id}.yaml"
        for key in ("story", "lessons"):
            for position, text in enumerate(getattr(unit.example, key)):
                yield Passage(path, (key, position), text)
    yield from _questions(library)
    if library.course:
        for at, text in _course(library.course):
            yield Passage(folder / "course.yaml", at, text)


def asked(library: EditionLibrary) -> Iterator[tuple[Question, Path, int]]:
    """Every question with its file and its place there."""
    known = {question.id: question for question in library.questions}
    for path in documents_below(library.folder / "questions"):
        for position, item in enumerate(read_document(path).data):
            yield known[item["id"]], path, position


def _questions(library: EditionLibrary) -> Iterator[Passage]:
    for question, path, position in asked(library):
        yield Passage(path, (position, "question"), question.question)
        for number, text in enumerate(question.answer):
            yield Passage(path, (position, "answer", number), text)


def _course(course: Course) -> Iterator[tuple[Place, str]]:
    for number, session in enumerate(course.sessions):
        at: Place = ("sessions", number)
        yield (*at, "goal"), session.goal
        for part, activity in enumerate(session.activities):
            below = (*at, "activities", part)
            yield (*below, "title"), activity.title
            for position, text in enumerate(activity.say):
                yield (*below, "say", position), text
            if activity.ask:
                yield (*below, "ask"), activity.ask
