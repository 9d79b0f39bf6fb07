"""The address book: where everything stands in the site is asked here and typed nowhere else.

An address goes from the top of the site, and what is an edition's own lies below its name:
``quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html#tc-1.1.4``. A page is written as Markdown at
``markdown(address)``; ``up(address)`` leads from it back to the top.
"""

from __future__ import annotations

from cchc_docs.publish.addresses.edition import (
    EditionAddresses,
    Guide,
    anchor,
    booklet,
    of,
    rule_anchor,
    trial_anchor,
)
from cchc_docs.publish.addresses.site import (
    BESIDE,
    HOME,
    ICON,
    IN_DOWNLOADS,
    KEPT_LIST,
    MANIFEST,
    NOT_KEPT,
    SCRIPTS,
    TO_A_DOWNLOAD,
    WORKER,
    asset,
    download,
    folder,
    font,
    is_download,
    markdown,
    pages_beside,
    script,
    seen_from,
    style,
    up,
)

__all__ = [
    "BESIDE",
    "HOME",
    "ICON",
    "IN_DOWNLOADS",
    "KEPT_LIST",
    "MANIFEST",
    "NOT_KEPT",
    "SCRIPTS",
    "TO_A_DOWNLOAD",
    "WORKER",
    "EditionAddresses",
    "Guide",
    "anchor",
    "asset",
    "booklet",
    "download",
    "folder",
    "font",
    "is_download",
    "markdown",
    "of",
    "pages_beside",
    "rule_anchor",
    "script",
    "seen_from",
    "style",
    "trial_anchor",
    "up",
]
