"""Every generated page as Markdown; nothing here knows the site generator."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.claims import collected
from cchc_docs.publish.pages.course import course_pages
from cchc_docs.publish.pages.criteria_sets import SetPages, sets_page
from cchc_docs.publish.pages.downloads import downloads_page
from cchc_docs.publish.pages.exercises import exercise_pages
from cchc_docs.publish.pages.questions import question_page
from cchc_docs.publish.pages.reference import reference_pages
from cchc_docs.publish.pages.sheets import sheet_pages
from cchc_docs.publish.pages.units import unit_pages
from cchc_docs.publish.pages.worked_examples import example_pages


def generate(library: Library) -> dict[str, str]:
    """Markdown by path, in the order in which the pages follow each other. Raises Collision."""
    return collected(_pages(library))


def _pages(library: Library) -> Iterator[tuple[str, str]]:
    examples, questions = library.examples_by_criterion, library.questions_by_criterion
    yield addresses.markdown(addresses.SETS), sets_page(library.editions)
    for edition, criteria_set in library.sets():
        yield from SetPages(edition, criteria_set, library.sources, examples, questions).pages()
    yield from sheet_pages(library)
    yield from exercise_pages(library)
    yield from example_pages(library)
    yield from unit_pages(library)
    yield from question_page(library)
    yield from course_pages(library)
    yield from reference_pages(library)
    yield from downloads_page(library)
