"""What axe says of a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


AXE = Axe().axe_script
FOUND = """async options => (await axe.run(options)).violations.map(
  ({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 90))])"""


def axe_finds(page: Page, *tags: str) -> dict[str, list[str]]:
    """Each rule that is broken, with the first places; only rules of ``tags``, if given."""
    options = {"resultTypes": ["violations"], "preload": False}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return dict(page.evaluate(FOUND, {**options, "runOnly": list(tags)} if tags else options))
