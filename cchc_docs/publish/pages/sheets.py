"""The page on which a unit fills in a whole sheet."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import Library
from cchc_docs.publish.browser.bundles import sheet_scripts
from cchc_docs.publish.pages.rendering import page, render

FOLDER = "bang-cham"


def sheet_pages(library: Library) -> Iterator[tuple[str, str]]:
    """A page for each criteria set."""
    for edition, criteria_set in library.sets():
        body = render(
            "sheet.md.jinja",
            edition=edition,
            criteria_set=criteria_set,
            digest=library.digest[:12],
            up="../",
        )
        title = f"Phiếu chấm điểm: {criteria_set.title}"
        yield (
            f"{FOLDER}/{criteria_set.id}.md",
            page(
                title,
                body,
                template="sheet.html",
                set=criteria_set.id,
                scripts=sheet_scripts(criteria_set),
            ),
        )
