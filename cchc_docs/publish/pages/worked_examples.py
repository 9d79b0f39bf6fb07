"""Pages of the worked examples."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.lessons.coverage import coverage_of
from cchc_docs.library import Library
from cchc_docs.publish.pages.criteria_sets import addresses
from cchc_docs.publish.pages.rendering import page, render
from cchc_docs.scoring.points import score_entry


def example_pages(library: Library) -> Iterator[tuple[str, str]]:
    """The list of examples, then a page for each."""
    groups = [
        (criteria_set.title, [one for one in library.examples if one.set == criteria_set.id])
        for edition in library.editions
        for criteria_set in edition.sets
    ]
    units = [unit for edition in library.editions for unit in library.units[edition.id]]
    groups = [group for group in groups if group[1]]
    body = render("examples.md.jinja", groups=groups, units=units)
    yield "vi-du/index.md", page("Ví dụ có lời giải", body)
    tables = [
        (criteria_set, list(coverage_of(criteria_set, library.examples).items()))
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
