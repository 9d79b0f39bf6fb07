"""The measurements say what they can be asked before they begin, and what they compare with."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("bench")


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [(["--help"], 0, "--quick"), (["--pdf", "--pages"], 2, "--pages"), (["--x"], 2, "--x")],
)
def test_nothing_is_measured_before_the_options_are_read(
    asked: list[str], code: int, words: str
) -> None:
    command = [sys.executable, str(SCRIPTS / "bench.py"), *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert words in done.stdout + done.stderr


def test_other_generators_get_the_same_pages_as_they_want_them(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "plain"
    (plain / "docs" / "a").mkdir(parents=True)
    for name in ("mkdocs.yml", "docs/index.md", "docs/a/index.md", "docs/a/b.md"):
        (plain / name).write_text(name, "utf-8")
    monkeypatch.setattr(bench.shutil, "which", str)
    found = bench.others({bench.PRUNED: str(plain)})
    (_, zensical), (_, hugo) = found.values()
    assert (Path(zensical) / "docs" / "a" / "b.md").is_file()
    assert (Path(hugo) / "hugo.toml").is_file()
    pages = (Path(hugo) / "content").rglob("*.md")
    assert {page.name: page.read_text("utf-8") for page in pages}.keys() == {"_index.md", "b.md"}


def test_a_generator_that_is_not_there_is_told(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench.shutil, "which", lambda _: None)
    assert bench.others({}) == {}
    assert capsys.readouterr().err.count("Không đo") == 2
