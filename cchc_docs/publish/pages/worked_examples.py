"""Pages of the worked examples."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.criteria.model import CriteriaField, CriteriaSet
from cchc_docs.lessons.coverage import coverage_of, possible_kinds
from cchc_docs.lessons.examples import Example
from cchc_docs.library import ExamplesByCriterion, Library
from cchc_docs.publish.pages.criteria_sets import addresses
from cchc_docs.publish.pages.rendering import edition_page, page, render, told_apart


def example_pages(library: Library) -> Iterator[tuple[str, str]]:
    """The list of examples, then a page for each."""
    groups = [
        (
            told_apart(criteria_set.title, edition, library),
            list(_by_field(criteria_set, library.examples_by_criterion)),
        )
        for edition, criteria_set in library.sets()
    ]
    units = [unit.example for unit in library.all_units()]
    groups = [group for group in groups if group[1]]
    body = render("examples.md.jinja", groups=groups, units=units)
    yield "vi-du/index.md", page("Ví dụ có lời giải", body)
    examples = {name: [one.example for one in found] for name, found in library.examples.items()}
    tables = [
        (
            told_apart(criteria_set.title, edition, library),
            criteria_set,
            addresses(criteria_set),
            coverage_of(criteria_set, examples[edition.id]),
            {leaf.id: possible_kinds(leaf) for leaf in criteria_set.leaves()},
            {
                leaf.id: len(library.examples_by_criterion.get((criteria_set.id, leaf.id), ()))
                for leaf in criteria_set.leaves()
            },
        )
        for edition, criteria_set in library.sets()
    ]
    body = render("coverage.md.jinja", tables=tables)
    yield "vi-du/do-phu.md", page("Mục nào có ví dụ nào", body)
    places = {criteria_set.id: addresses(criteria_set) for _, criteria_set in library.sets()}
    for one in library.all_examples():
        example = one.example
        body = render(
            "example.md.jinja",
            example=example,
            node=one.node,
            set_title=one.criteria_set.title,
            criterion_link="../" + places[example.set][example.criterion],
            score=one.score,
            edition=one.edition,
            sources=library.sources,
            up="../",
        )
        yield (
            f"vi-du/{example.id}.md",
            edition_page(one.edition, example.title, body, section="vi-du"),
        )


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
