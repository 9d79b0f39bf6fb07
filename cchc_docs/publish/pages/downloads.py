"""The downloads page, with an empty place for the list of files that are made after the pages."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.rendering import page, render

TITLE = "Tải về: sổ tay, phiếu chấm điểm Excel, mẫu báo cáo"
"""Names what people look for, so that the search finds it."""
SLOT = "<!-- tai-ve -->"
"""What the list takes the place of in the built page."""


def downloads_page(library: Library) -> Iterator[tuple[str, str]]:
    """The page, without its list."""
    has_official = any(edition.status == "official" for edition in library.editions)
    here = addresses.DOWNLOADS
    body = render("downloads.md.jinja", here, title=TITLE, slot=SLOT, has_official=has_official)
    yield addresses.markdown(here), page(TITLE, body)
