"""Pages of the worked examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Role
from cchc_docs.lessons.coverage import coverage_of, possible_kinds
from cchc_docs.lessons.examples import ScoredExample
from cchc_docs.library import EditionLibrary, ExamplesByCriterion
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.keys import MadeOf
from cchc_docs.publish.pages.lists import LISTS, Listing, sets_of
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.publish.words.places import roles_of

FACETS = (("loai", "Tình huống"), ("cach", "Cách chấm"), ("don-vi", "Đơn vị"))
"""How the list of examples is asked."""


def example_pages(
    library: EditionLibrary, made_of: MadeOf | None = None
) -> Iterator[tuple[str, str]]:
    """The list of examples, what they cover, then a page for each."""
    if not library.examples and not library.units:
        return
    edition, own = library.edition, addresses.of(library.edition)
    groups = [
        (criteria_set.title, found)
        for criteria_set in library.sets
        if (found := list(_by_field(criteria_set, library.examples_by_criterion)))
    ]
    body = render(
        "examples.md.jinja",
        own.examples,
        edition=edition,
        groups=groups,
        units=library.units,
        listing=Listing("ví dụ", "Có chữ", sets_of(library), FACETS),
    )
    yield (
        addresses.markdown(own.examples),
        edition_page(edition, "Ví dụ có lời giải", body, scripts=[LISTS], styles=["lists"]),
    )
    body = render(
        "coverage.md.jinja", own.coverage, edition=edition, tables=list(_coverage(library))
    )
    yield addresses.markdown(own.coverage), edition_page(edition, "Mục nào có ví dụ nào", body)
    places = {criteria_set.id: own.nodes(criteria_set) for criteria_set in library.sets}
    roles = {criteria_set.id: roles_of(criteria_set) for criteria_set in library.sets}
    made_of = made_of or MadeOf(library)
    for one in library.examples:
        stands = _Stands(
            one.criteria_set.title,
            places[one.example.set][one.example.criterion],
            roles[one.example.set][one.node.id],
        )
        page = partial(_page, library, one, stands)
        text = made_of.page(page, one.example, one.node, more=stands)
        yield addresses.markdown(own.example(one.example.id)), text


@dataclass(frozen=True)
class _Stands:
    """What an example says of its item beside the item itself."""

    set_title: str
    criterion_link: str
    role: Role


def _page(library: EditionLibrary, one: ScoredExample, stands: _Stands) -> str:
    edition, example = library.edition, one.example
    body = render(
        "example.md.jinja",
        addresses.of(edition).example(example.id),
        example=example,
        node=one.node,
        set_title=stands.set_title,
        criterion_link=stands.criterion_link,
        role=stands.role,
        score=one.score,
        edition=edition,
        sources=library.sources,
    )
    return edition_page(edition, example.title, body)


def _coverage(library: EditionLibrary) -> Iterator[tuple[Any, ...]]:
    """For each set its title, itself, where its items stand, and by item the kinds of example
    that there are, that there could be, and how many were written."""
    examples = [one.example for one in library.examples]
    for criteria_set in library.sets:
        leaves = list(criteria_set.leaves())
        written = library.examples_by_criterion
        yield (
            criteria_set.title,
            criteria_set,
            addresses.of(library.edition).nodes(criteria_set),
            coverage_of(criteria_set, examples),
            {leaf.id: possible_kinds(leaf) for leaf in leaves},
            {leaf.id: len(written.get((criteria_set.id, leaf.id), ())) for leaf in leaves},
        )


def _by_field(
    criteria_set: CriteriaSet, examples: ExamplesByCriterion
) -> Iterator[tuple[CriteriaField, list[ScoredExample]]]:
    """The fields that have examples, and those examples in the order of the criteria."""
    for field in criteria_set.fields:
        found = [
            one for leaf in field.leaves() for one in examples.get((criteria_set.id, leaf.id), ())
        ]
        if found:
            yield field, found
