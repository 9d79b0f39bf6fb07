"""Writes every template of the package and of the theme as Python: a part of the set-up."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from cchc_docs.assets import TEMPLATES
from cchc_docs.assets.compiled import write_templates
from cchc_docs.publish import slides
from cchc_docs.publish.pages import rendering
from cchc_docs.publish.results import pages as results
from cchc_docs.publish.site.furnishing import THEME, furnish_theme
from cchc_docs.setup.bundling import made_whole

LANGUAGES = "partials/languages/"
"""Of these the theme takes the language of the site, and English for what that has not."""
TAKEN = (f"{LANGUAGES}vi.html", f"{LANGUAGES}en.html")


def environments() -> Iterator[tuple[Environment, list[str]]]:
    """Everything that templates are read by, with the names of those that pages need."""
    pages = rendering.environment(rendering.PACKAGE)
    for made in (pages, rendering.prose(), rendering.environment(slides.PACKAGE)):
        yield made, made.list_templates(extensions=["jinja"])
    yield results.environment(), results.environment().list_templates(extensions=["jinja"])
    theme = Theme(name="material", custom_dir=str(THEME)).get_env()
    furnish_theme(theme)
    for made in (theme, theme.overlay(loader=FileSystemLoader(get_theme_dir("material")))):
        names = made.list_templates(extensions=["html"])
        yield made, [one for one in names if LANGUAGES not in one or one in TAKEN]


def main() -> int:
    """Writes the folder anew, whole or not at all."""
    with made_whole(TEMPLATES) as folder:
        for environment, names in environments():
            write_templates(environment, names, folder)
    print(TEMPLATES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
