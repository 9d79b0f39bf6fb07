"""What axe says of a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def axe_finds(page: Page, *tags: str) -> dict[str, list[str]]:
    """Each rule that is broken, with the first places; only rules of ``tags``, if given."""
    options = {"resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options={**options, "runOnly": list(tags)} if tags else options)
    return {
        one["id"]: [node["html"][:90] for node in one["nodes"][:3]]
        for one in found.response["violations"]
    }
