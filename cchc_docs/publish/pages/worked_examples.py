"""Pages of the worked examples."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.criteria.model import CriteriaField, CriteriaSet
from cchc_docs.lessons.coverage import coverage_of, possible_kinds
from cchc_docs.lessons.examples import Example
from cchc_docs.library import Library
from cchc_docs.publish.pages.criteria_sets import ExamplesByCriterion, addresses
from cchc_docs.publish.pages.rendering import page, render
from cchc_docs.scoring.points import score_entry


def example_pages(library: Library) -> Iterator[tuple[str, str]]:
    """The list of examples, then a page for each."""
    groups = [
        (criteria_set.title, list(_by_field(criteria_set, library.examples_by_criterion())))
        for edition in library.editions
        for criteria_set in edition.sets
    ]
    units = [unit for edition in library.editions for unit in library.units[edition.id]]
    groups = [group for group in groups if group[1]]
    body = render("examples.md.jinja", groups=groups, units=units)
    yield "vi-du/index.md", page("Ví dụ có lời giải", body)
    tables = [
        (
            criteria_set,
            addresses(criteria_set),
            coverage_of(criteria_set, library.examples),
            {leaf.id: possible_kinds(leaf) for leaf in criteria_set.leaves()},
            {
                leaf.id: len(library.examples_by_criterion().get((criteria_set.id, leaf.id), ()))
                for leaf in criteria_set.leaves()
            },
        )
        for edition in library.editions
        for criteria_set in edition.sets
    ]
    body = render("coverage.md.jinja", tables=tables)
    yield "vi-du/do-phu.md", page("Mục nào có ví dụ nào", body)
    places = {
        criteria_set.id: addresses(criteria_set)
        for edition in library.editions
        for criteria_set in edition.sets
    }
    for example in library.examples:
        edition, criteria_set = library.find_set(example.set)
        node = criteria_set.find(example.criterion)
        assert node is not None  # the library was checked
        body = render(
            "example.md.jinja",
            example=example,
            node=node,
            set_title=criteria_set.title,
            criterion_link="../" + places[example.set][example.criterion],
            score=score_entry(node, example.entry, edition, library.sources),
            edition=edition,
            sources=library.sources,
            up="../",
        )
        yield f"vi-du/{example.id}.md", page(example.title, body, section="vi-du")


def _by_field(
    criteria_set: CriteriaSet, examples: ExamplesByCriterion
) -> Iterator[tuple[CriteriaField, list[Example]]]:
    """The fields that have examples, and those examples in the order of the criteria."""
    for field in criteria_set.fields:
        found = [
            one for leaf in field.leaves() for one in examples.get((criteria_set.id, leaf.id), ())
        ]
        if found:
            yield field, found
