"""The page of questions and answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from cchc_docs.criteria.model import Node, Role
from cchc_docs.lessons.questions import Question
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.lists import LISTS, Listing, about, sets_of
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.publish.words.places import role_of


@dataclass(frozen=True)
class PlacedQuestion:
    """A question with links to what it is about: text and address from the top of the site;
    ``numbers``: the items alone, as they stand beside it; ``item``: the first whose rule is
    drawn, with its ``role`` in the set."""

    question: Question
    numbers: str
    links: tuple[tuple[str, str], ...]
    item: Node | None = None
    role: Role = "score"


def question_page(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """All questions by the field that they are about first."""
    if not library.questions:
        return
    own = addresses.of(library.edition)
    places = {one.id: own.nodes(one) for one in library.sets}
    groups: dict[str, list[PlacedQuestion]] = {}
    for question in library.questions:
        links = tuple(
            (f"{library.find_set(name).title}, mục {code}", places[name][code])
            for name, codes in question.about.items()
            for code in codes
        )
        codes = dict.fromkeys(chain(*question.about.values()))
        placed = PlacedQuestion(question, ", ".join(codes), links, *_drawn(question, library))
        groups.setdefault(_field_title(question, library), []).append(placed)
    body = render(
        "questions.md.jinja",
        own.questions,
        edition=library.edition,
        groups=groups,
        listing=Listing("câu hỏi", "Có chữ", sets_of(library)),
        about=about,
    )
    title = "Khó khăn, vướng mắc: hỏi và đáp"
    yield (
        addresses.markdown(own.questions),
        edition_page(library.edition, title, body, scripts=[LISTS], styles=["lists"]),
    )


def _drawn(question: Question, library: EditionLibrary) -> tuple[Node | None, Role]:
    """The first item that a question is about, with its role."""
    for set_id, codes in question.about.items():
        criteria_set = library.find_set(set_id)
        for code in codes:
            node = criteria_set.find(code)
            if node is not None and node.rule is not None:
                return node, role_of(criteria_set, code)
    return None, "score"


def _field_title(question: Question, library: EditionLibrary) -> str:
    set_id, codes = next(iter(question.about.items()))
    number = codes[0].partition(".")[0] if codes else ""
    field = library.find_set(set_id).find(number)
    return f"Lĩnh vực {field.id}. {field.title}" if field else "Chung cho cả bộ tiêu chí"
