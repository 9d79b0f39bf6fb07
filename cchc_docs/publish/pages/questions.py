"""The page of questions and answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_docs.lessons.questions import Question
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.rendering import page, render, told_apart


@dataclass(frozen=True)
class PlacedQuestion:
    """A question with links to what it is about: text and address from the top of the site."""

    question: Question
    links: tuple[tuple[str, str], ...]


def question_page(library: Library) -> Iterator[tuple[str, str]]:
    """All questions by the field that they are about first."""
    groups: dict[str, list[PlacedQuestion]] = {}
    for edition in library.editions:
        sets = {one.id: one for one in edition.sets}
        places = {name: addresses.of(edition).nodes(one) for name, one in sets.items()}
        for question in library.questions[edition.id]:
            links = tuple(
                (f"{sets[name].title}, mục {code}", places[name][code])
                for name, codes in question.about.items()
                for code in codes
            )
            groups.setdefault(
                told_apart(_field_title(question, library), edition, library), []
            ).append(PlacedQuestion(question, links))
    body = render("questions.md.jinja", addresses.QUESTIONS, groups=groups)
    yield addresses.markdown(addresses.QUESTIONS), page("Khó khăn, vướng mắc: hỏi và đáp", body)


def _field_title(question: Question, library: Library) -> str:
    set_id, codes = next(iter(question.about.items()))
    _, criteria_set = library.find_set(set_id)
    number = codes[0].partition(".")[0] if codes else ""
    field = criteria_set.find(number)
    return f"Lĩnh vực {field.id}. {field.title}" if field else "Chung cho cả bộ tiêu chí"
