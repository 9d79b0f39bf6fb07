"""Every generated page as Markdown; nothing here knows the site generator."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.ground.kept import Kept
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.claims import collected
from cchc_docs.publish.pages.beside import beside_page
from cchc_docs.publish.pages.changes import changes_page
from cchc_docs.publish.pages.course import course_pages
from cchc_docs.publish.pages.criteria_sets import SetPages, sets_page
from cchc_docs.publish.pages.downloads import downloads_page
from cchc_docs.publish.pages.exercises import exercise_pages
from cchc_docs.publish.pages.home import home_pages
from cchc_docs.publish.pages.keys import Digests, MadeOf
from cchc_docs.publish.pages.learning import learning_pages
from cchc_docs.publish.pages.problems import problem_pages
from cchc_docs.publish.pages.questions import question_page
from cchc_docs.publish.pages.reference import reference_pages
from cchc_docs.publish.pages.season import season_pages
from cchc_docs.publish.pages.sheets import sheet_pages
from cchc_docs.publish.pages.units import unit_pages
from cchc_docs.publish.pages.worked_examples import example_pages
from cchc_docs.publish.pages.written import written_pages


def generate(
    library: Library, kept: Kept | None = None, digests: Digests | None = None
) -> dict[str, str]:
    """Markdown by path, in the order in which the pages follow each other; ``kept`` and
    ``digests``: of earlier builds.

    Raises Collision, and ProblemsFound where a page of an edition's own quotes what is not there.
    """
    return collected(_pages(library, kept or Kept(), digests or Digests()))


def _pages(library: Library, kept: Kept, digests: Digests) -> Iterator[tuple[str, str]]:
    yield from home_pages(library)
    yield from beside_page(library)
    for own in library.editions:
        yield from _edition_pages(own, kept, digests)


def _edition_pages(
    library: EditionLibrary, kept: Kept, digests: Digests
) -> Iterator[tuple[str, str]]:
    made_of = MadeOf(library, kept, digests)
    yield from sets_page(library)
    for criteria_set in library.sets:
        yield from SetPages(library, criteria_set, made_of).pages()
    yield from sheet_pages(library)
    yield from exercise_pages(library)
    yield from learning_pages(library)
    yield from example_pages(library, made_of)
    yield from unit_pages(library)
    yield from season_pages(library, kept)
    yield from question_page(library)
    yield from course_pages(library)
    yield from reference_pages(library)
    yield from changes_page(library)
    yield from problem_pages(library)
    yield from downloads_page(library)
    yield from written_pages(library)
