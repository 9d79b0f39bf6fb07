"""The pages on which people practise: one a criteria set, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.exercise_bundles import page_scripts
from cchc_docs.publish.browser.exercise_words import words
from cchc_docs.publish.pages.rendering import edition_page, render


def exercise_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """The page of all sets, then one for each set."""
    edition, here = library.edition, addresses.of(library.edition).exercises
    body = render("exercises.md.jinja", here, edition=edition, kinds=words()["kinds"])
    yield addresses.markdown(here), edition_page(edition, "Luyện tập", body)
    for criteria_set in library.sets:
        here = addresses.of(edition).exercise_page(criteria_set.id)
        body = render("exercise.md.jinja", here, edition=edition, criteria_set=criteria_set)
        yield (
            addresses.markdown(here),
            edition_page(
                edition,
                f"Luyện tập: {criteria_set.title}",
                body,
                template="sheet.html",
                styles=["exercises", "sheet"],
                guide=addresses.of(edition).set_page(criteria_set.id),
                practice=addresses.of(edition).exercise_page(criteria_set.id),
                scripts=page_scripts(edition, criteria_set),
            ),
        )
