"""The downloads page, with an empty place for the list of files that are made after the pages."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.publish.pages.rendering import page, render

TITLE = "Tải về: sổ tay, phiếu chấm điểm Excel, mẫu báo cáo"
"""Names what people look for, so that the search finds it."""
FOLDER = "tai-ve"
"""Folder of the page and of every file for downloading."""
SLOT = "<!-- tai-ve -->"
"""What the list takes the place of in the built page."""


def downloads_page() -> Iterator[tuple[str, str]]:
    """The page, without its list."""
    yield (
        f"{FOLDER}/index.md",
        page(TITLE, render("downloads.md.jinja", title=TITLE, slot=SLOT)),
    )
