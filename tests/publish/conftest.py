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
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    (folder / "mkdocs.yml").write_text(f"{settings}\nnav:\n  - Trang: trang.md\n", "utf-8")
    quoted = "{{ edition('mau-2020').max_points('phong-ban', '1.1') }}"
    page = f"---\nrender_macros: true\n---\n# Trang\n\n{quoted} điểm\n"
    (folder / "docs" / "trang.md").write_text(page, "utf-8")
    return folder
