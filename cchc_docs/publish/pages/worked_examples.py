"""Pages of the worked examples."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.criteria.model import CriteriaField, CriteriaSet
from cchc_docs.lessons.coverage import coverage_of, possible_kinds
from cchc_docs.lessons.examples import Example
from cchc_docs.library import ExamplesByCriterion, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.rendering import edition_page, page, render, told_apart


def example_pages(library: Library) -> Iterator[tuple[str, str]]:
    """The list of examples, then a page for each."""
    groups = [
        (
            edition,
            told_apart(criteria_set.title, edition, library),
            list(_by_field(criteria_set, library.examples_by_criterion)),
        )
        for edition, criteria_set in library.sets()
    ]
    groups = [group for group in groups if group[2]]
    here, units = addresses.EXAMPLES, library.all_units()
    body = render("examples.md.jinja", here, groups=groups, units=units)
    yield addresses.markdown(addresses.EXAMPLES), page("Ví dụ có lời giải", body)
    examples = {name: [one.example for one in found] for name, found in library.examples.items()}
    tables = [
        (
            told_apart(criteria_set.title, edition, library),
            criteria_set,
            addresses.of(edition).nodes(criteria_set),
            coverage_of(criteria_set, examples[edition.id]),
            {leaf.id: possible_kinds(leaf) for leaf in criteria_set.leaves()},
            {
                leaf.id: len(library.examples_by_criterion.get((criteria_set.id, leaf.id), ()))
                for leaf in criteria_set.leaves()
            },
        )
        for edition, criteria_set in library.sets()
    ]
    body = render("coverage.md.jinja", addresses.COVERAGE, tables=tables)
    yield addresses.markdown(addresses.COVERAGE), page("Mục nào có ví dụ nào", body)
    places = {
        criteria_set.id: addresses.of(edition).nodes(criteria_set)
        for edition, criteria_set in library.sets()
    }
    for one in library.all_examples():
        example = one.example
        here = addresses.of(one.edition).example(example.id)
        body = render(
            "example.md.jinja",
            here,
            example=example,
            node=one.node,
            set_title=one.criteria_set.title,
            criterion_link=places[example.set][example.criterion],
            score=one.score,
            edition=one.edition,
            sources=library.sources,
        )
        yield addresses.markdown(here), edition_page(one.edition, example.title, body)


def _by_field(
    criteria_set: CriteriaSet, examples: ExamplesByCriterion
) -> Iterator[tuple[CriteriaField, list[Example]]]:
    """The fields that have examples, and those examples in the order of the criteria."""
    for field in criteria_set.fields:
        found = [
            one.example
            for leaf in field.leaves()
            for one in examples.get((criteria_set.id, leaf.id), ())
        ]
        if found:
            yield field, found
