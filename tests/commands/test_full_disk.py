"""Whichever write of a command meets a full disk: it says so, and what was there stays whole."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from cchc_docs.cli import main, unheard
from tests.conftest import ROOT
from tests.failing import Failing

ANSWERS = ROOT / "tests" / "scoring" / "answers-small.yaml"
COMMANDS = {
    "report": ["report", "{answers}", "-o", "{out}/x.docx"],
    "report as PDF": ["report", "{answers}", "-o", "{out}/x.pdf"],
    "collect": ["collect", "{answers}", "-o", "{out}/x.xlsx"],
    "rank": ["rank", "{answers}", "-o", "{out}/x.xlsx"],
    "diff": ["diff", "mau-2020", "mau-2020", "-o", "{out}/x.json"],
}


def held(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_failed_write_leaves_what_was_there(
    name: str,
    small_copy: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out, answers = tmp_path / "ra", tmp_path / "a.yaml"
    out.mkdir()
    answers.write_bytes(ANSWERS.read_bytes())
    command = [one.format(answers=answers, out=out) for one in COMMANDS[name]]
    command += ["--criteria", str(small_copy)]
    assert main(command) == 0
    before, failing = held(tmp_path), Failing(monkeypatch, out)
    failed = 0
    for code in failing.each(lambda: main(command)):
        assert code == 1
        assert "Đĩa đã đầy" in capsys.readouterr().err
        assert held(tmp_path) == before
        failed += 1
    assert failed


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk without room")
def test_no_room_for_what_a_library_puts_aside_is_told_too(
    small_copy: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    aside, out = tmp_path / "aside", tmp_path / "x.xlsx"
    aside.symlink_to("/dev/full")
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", lambda: str(aside))
    monkeypatch.setattr(sys, "unraisablehook", unheard)
    command = ["collect", str(ANSWERS), "-o", str(out), "--criteria", str(small_copy)]
    assert main(command) == 1
    gc.collect()
    told = capsys.readouterr().err
    assert "Đĩa đã đầy" in told
    assert "Traceback" not in told
    assert not out.exists()


def test_a_project_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = Failing(monkeypatch, tmp_path)
    failed = 0
    for code in failing.each(lambda: main(["new", "tinh-x", str(tmp_path / "du-an")])):
        assert code == 1
        assert held(tmp_path) == {}
        failed += 1
    assert failed > 10
