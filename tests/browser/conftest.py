"""The browser engine, embedded and in a real Chromium, with the small and the shipped library."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Browser

from cchc_docs.library import Library
from cchc_docs.publish.browser.bundles import scripts
from tests.browser.parity import Engines, engines


@pytest.fixture(scope="session")
def engines_of(chromium: Browser | None) -> Callable[[Iterable[str]], Engines]:
    """Engines that have these scripts besides their own."""
    return lambda more: engines(chromium, more)


@pytest.fixture(scope="session")
def run(
    small_library: Library, shipped_library: Library, engines_of: Callable[[Iterable[str]], Engines]
) -> Engines:
    """Runs a function of ``parity.js`` on cases in every engine; all must say the same."""
    return engines_of(
        text
        for lib in (small_library, shipped_library)
        for path, text in scripts(lib)
        if "/data/" in path
    )
