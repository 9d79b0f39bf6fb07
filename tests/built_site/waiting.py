"""Waiting for what a page comes to, where its policy forbids the ``eval`` of Playwright's own."""

from __future__ import annotations

from time import monotonic, sleep
from typing import Final

from playwright.sync_api import Error, Page

READY: Final = "Boolean(window.Reveal && Reveal.isReady())"
"""Of a deck: slides can be shown."""
_SECONDS = 60


def until(page: Page, holds: str) -> None:
    """Waits until an expression holds, also in the page that this one leads to."""
    end = monotonic() + _SECONDS
    while not _holds(page, holds):
        assert monotonic() < end, holds
        sleep(0.02)


def _holds(page: Page, holds: str) -> bool:
    try:
        page.wait_for_load_state()
        return bool(page.evaluate(holds))
    except Error as error:
        if "context was destroyed" in error.message:  # the page is about to be another
            return False
        raise
