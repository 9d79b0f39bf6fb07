"""A small project of its own, to build and to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, SMALL


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the small library, one hand-written page and the real settings."""
    folder = tmp_path / "du-an"
    shutil.copytree(SMALL, folder / "criteria")
    (folder / "docs").mkdir()
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[0]
    nav = "\nnav:\n  - Trang chủ: index.md\n  - Bộ tiêu chí: []\n"
    (folder / "mkdocs.yml").write_text(settings + nav, "utf-8")
    page = "---\nrender_macros: true\n---\n# Trang\n\n{{ max_points('phong-ban', '1.1') }} điểm\n"
    (folder / "docs" / "index.md").write_text(page, "utf-8")
    return folder
