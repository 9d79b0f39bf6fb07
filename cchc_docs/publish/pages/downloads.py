"""The downloads page, with an empty place for the list of files that are made after the pages."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.rendering import edition_page, render

TITLE = "Tải về: sổ tay, phiếu chấm điểm Excel, mẫu báo cáo"
"""Names what people look for, so that the search finds it."""
SLOT = "<!-- tai-ve -->"
"""What the list takes the place of in the built page."""


def downloads_page(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """The page, without its list."""
    here = addresses.of(library.edition).downloads
    body = render("downloads.md.jinja", here, edition=library.edition, title=TITLE, slot=SLOT)
    yield addresses.markdown(here), edition_page(library.edition, TITLE, body)
