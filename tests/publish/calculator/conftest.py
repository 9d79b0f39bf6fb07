"""The browser engine with the sets of the small and the shipped library."""

from __future__ import annotations

import pytest

from cchc_docs.library import Library
from cchc_docs.publish.calculator.scripts import ENGINE, scripts
from tests.publish.calculator.parity import Run, engine_host


@pytest.fixture(scope="session")
def run(small: Library, shipped: Library) -> Run:
    """Runs a function of ``parity.js`` on cases."""
    sets = [text for lib in (small, shipped) for path, text in scripts(lib) if path != ENGINE]
    return engine_host(sets)
