"""The page on which a unit fills in a whole sheet."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.bundles import sheet_scripts
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.publish.words.places import roles_of


def sheet_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """A page for each criteria set."""
    edition = library.edition
    for criteria_set in library.sets:
        here = addresses.of(edition).sheet_page(criteria_set.id)
        body = render(
            "sheet.md.jinja",
            here,
            edition=edition,
            criteria_set=criteria_set,
            digest=library.digest[:12],
            roles=roles_of(criteria_set),
        )
        title = f"Phiếu chấm điểm: {criteria_set.title}"
        yield (
            addresses.markdown(here),
            edition_page(
                edition,
                title,
                body,
                template="sheet.html",
                styles=["sheet"],
                guide=addresses.of(edition).set_page(criteria_set.id),
                practice=addresses.of(edition).exercise_page(criteria_set.id),
                scripts=sheet_scripts(edition, criteria_set),
            ),
        )
