"""What people look for in an edition: items, criteria, questions, terms, examples, problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final, Literal, NamedTuple

from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.lessons.examples import KIND_TITLES, ScoredExample
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.problems import kinds

Kind = Literal[
    "field",
    "criterion",
    "item",
    "page",
    "part",
    "question",
    "term",
    "example",
    "unit",
    "problem",
    "more",
]
"""``more``: text that goes on where another entry of its address ends, without a title."""
LATER: Final[frozenset[Kind]] = frozenset({"example", "problem", "more"})
"""What the first answer does without: much text, and rarely what was meant."""
_FIGURE = re.compile(r"\d+,\d{2,}")


class Entry(NamedTuple):
    """What can be found; ``also``: words that people say for it and that are not shown.

    ``of_set`` tells it apart from what has the same title in another set.
    """

    title: str
    address: str
    kind: Kind
    parts: tuple[str, ...] = ()
    also: str = ""
    of_set: str = ""

    def texts(self) -> Iterator[str]:
        """All that is read for words."""
        yield from (self.title, *self.parts, self.also, self.of_set)

    def told_as(self, told: Callable[[str], str]) -> Entry:
        """The same entry with its texts told otherwise."""
        title, *parts, also, of_set = map(told, self.texts())
        return Entry(title, self.address, self.kind, tuple(parts), also, of_set)


def entries(library: EditionLibrary) -> Iterator[Entry]:
    """Everything of an edition but the text of its pages."""
    own = addresses.of(library.edition)
    names = set_names(library.sets)
    for criteria_set in library.sets:
        yield from _of_set(criteria_set, own, names[criteria_set.id])
    yield from _lists(library, own)
    for question in library.questions:
        yield Entry(question.question, own.question(question.id), "question", question.answer)
    for term in library.glossary:
        also = " ".join((term.abbreviation or "", *term.synonyms)).strip()
        yield Entry(term.term, own.term(term.term), "term", (term.definition,), also)
    for unit in library.units:
        example = unit.example
        yield Entry(example.title, own.example(example.id), "unit", example.story)
    for one in library.examples:
        yield _of_example(one, own, names[one.criteria_set.id])
    for problem in kinds().values():
        address = f"{own.problems}#{problem.code}"
        yield Entry(problem.shown_code, address, "problem", (problem.shown_told[0],))


def same_words(library: EditionLibrary) -> Iterator[tuple[str, ...]]:
    """Words that mean the same by the glossary of an edition."""
    for term in library.glossary:
        said = (term.term, term.abbreviation, *term.synonyms)
        found = tuple(word.lower() for word in said if word)
        if len(found) > 1:
            yield found


def covered(library: EditionLibrary) -> frozenset[str]:
    """The pages whose text the entries of the library tell."""
    own = addresses.of(library.edition)
    pages = {entry.address.partition("#")[0] for entry in entries(library)}
    return frozenset(pages | {own.glossary, own.questions, own.coverage, own.problems})


def set_names(sets: Sequence[CriteriaSet]) -> dict[str, str]:
    """What tells sets apart: their titles without the words that all begin with; "" for one."""
    if len(sets) == 1:
        return {sets[0].id: ""}
    words = {one.id: one.title.split() for one in sets}
    alike = takewhile(lambda them: len(set(them)) == 1, zip(*words.values(), strict=False))
    shared = len(list(alike))
    return {name: " ".join(title[shared:] or title) for name, title in words.items()}


def _lists(library: EditionLibrary, own: addresses.EditionAddresses) -> Iterator[Entry]:
    if library.glossary:
        yield Entry("Thuật ngữ và chữ viết tắt", own.glossary, "page")
    if library.questions:
        yield Entry("Khó khăn, vướng mắc: hỏi và đáp", own.questions, "page")
    if library.examples:
        yield Entry("Mục nào có ví dụ nào", own.coverage, "page")
    yield Entry("Mã các vấn đề", own.problems, "page", also="mã lỗi, lời báo lỗi")


def _of_set(
    criteria_set: CriteriaSet, own: addresses.EditionAddresses, name: str
) -> Iterator[Entry]:
    places = own.nodes(criteria_set)
    yield Entry(criteria_set.title, own.set_page(criteria_set.id), "page")
    for node, depth in criteria_set.walk_deep():
        kind: Kind = "field" if depth == 0 else "criterion" if depth == 1 else "item"
        title = f"Lĩnh vực {node.id}. {node.title}" if depth == 0 else f"{node.id}. {node.title}"
        also = "\n".join(node.said)
        yield Entry(title, places[node.id], kind, tuple(_parts(node)), also, name)


def _parts(node: Node) -> Iterator[str]:
    if node.rule is not None:
        yield node.rule.brief()
        yield "; ".join(row.when for row in node.rule.table(node.max))
    if node.evidence:
        yield "; ".join(one.document for one in node.evidence)
    yield from (one.mistake for one in node.mistakes)
    if node.meaning:
        yield node.meaning


def _of_example(one: ScoredExample, own: addresses.EditionAddresses, name: str) -> Entry:
    example = one.example
    shown = f"Ví dụ mục {example.criterion}: {KIND_TITLES[example.kind].lower()}"
    figures = " ".join(dict.fromkeys(_figures(one)))
    return Entry(example.title, own.example(example.id), "example", (shown,), figures, name)


def _figures(one: ScoredExample) -> Iterable[str]:
    """The figures of its working that people may have before them."""
    for score in one.score.columns.values():
        for step in score.steps:
            yield from _FIGURE.findall(step.text)
