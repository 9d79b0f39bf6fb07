"""The pages on which people practise: one a criteria set, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import Library
from cchc_docs.publish.browser.exercise_bundles import page_scripts
from cchc_docs.publish.browser.exercise_words import words
from cchc_docs.publish.pages.rendering import page, render

FOLDER = "luyen-tap"


def exercise_pages(library: Library) -> Iterator[tuple[str, str]]:
    """The page of all sets, then one for each set."""
    body = render("exercises.md.jinja", editions=library.editions, kinds=words()["kinds"], up="../")
    yield f"{FOLDER}/index.md", page("Luyện tập", body)
    for edition, criteria_set in library.sets():
        body = render("exercise.md.jinja", edition=edition, criteria_set=criteria_set, up="../")
        yield (
            f"{FOLDER}/{criteria_set.id}.md",
            page(
                f"Luyện tập: {criteria_set.title}",
                body,
                template="sheet.html",
                set=criteria_set.id,
                scripts=page_scripts(criteria_set),
            ),
        )
