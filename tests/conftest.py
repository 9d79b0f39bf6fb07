"""What tests share: the small library, and copies of it to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cchc_docs.library import Library, load_library

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "small"


@pytest.fixture(scope="session")
def small() -> Library:
    """A library with every rule kind, three levels, bonus, penalty; 60 points in all."""
    return load_library(SMALL)


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The library that the project publishes."""
    return load_library(ROOT / "criteria")


@pytest.fixture
def small_copy(tmp_path: Path) -> Path:
    """A folder with the small library, free to be broken."""
    return Path(shutil.copytree(SMALL, tmp_path / "criteria"))
