"""The page of questions and answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from cchc_docs.lessons.questions import Question
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.lists import LISTS, Listing, about, sets_of
from cchc_docs.publish.pages.rendering import edition_page, render


@dataclass(frozen=True)
class PlacedQuestion:
    """A question with links to what it is about: text and address from the top of the site;
    ``numbers``: the items alone, as they stand beside it."""

    question: Question
    numbers: str
    links: tuple[tuple[str, str], ...]


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
        placed = PlacedQuestion(question, ", ".join(codes), links)
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


def _field_title(question: Question, library: EditionLibrary) -> str:
    set_id, codes = next(iter(question.about.items()))
    number = codes[0].partition(".")[0] if codes else ""
    field = library.find_set(set_id).find(number)
    return f"Lĩnh vực {field.id}. {field.title}" if field else "Chung cho cả bộ tiêu chí"
