"""``cchc schema`` writes again what the project ships."""

from __future__ import annotations

import shutil
from pathlib import Path

from cchc_docs.cli import main
from tests.conftest import ROOT


def test_it_writes_the_files_that_are_shipped(tmp_path: Path) -> None:
    folder = tmp_path / "criteria"
    folder.mkdir()
    (tmp_path / "browser").mkdir()
    shutil.copyfile(ROOT / "criteria" / "README.md", folder / "README.md")
    assert main(["schema", "--criteria", str(folder)]) == 0
    written = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert Path("browser", "words.d.ts") in written
    assert len(written) > 12
    for path in written:
        assert (tmp_path / path).read_text("utf-8") == (ROOT / path).read_text("utf-8"), path
