"""One at a time in a project's folder, and whoever comes second is told who is at work."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_docs.setup.lock import Busy, locked

HOLDS = (
    "import sys, time; from pathlib import Path; from cchc_docs.setup.lock import locked\n"
    "with locked(Path(sys.argv[1])): print('giữ', flush=True); time.sleep(60)"
)


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock of ``tmp_path``."""
    command = [sys.executable, "-X", "utf8", "-c", HOLDS, str(tmp_path)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert running.stdout
    assert running.stdout.readline() == "giữ\n"
    return running


def test_the_second_is_told_who_is_at_work(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(Busy) as busy, locked(tmp_path):
        pass
    told = str(busy.value)
    assert re.search(
        rf"tiến trình {holder.pid} trên máy \S+, từ \d\d:\d\d:\d\d ngày \d\d/\d\d/\d{{4}}", told
    )
    assert "\n" not in told
    holder.kill()
    holder.communicate()


def test_nothing_is_left_behind_by_a_kill(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.communicate()
    with locked(tmp_path):
        pass


def test_it_is_free_after_use_and_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="hỏng"), locked(tmp_path):
        raise ValueError("hỏng")
    with locked(tmp_path), pytest.raises(Busy), locked(tmp_path):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="only there a child is given open files")
def test_a_child_that_outlives_its_parent_still_holds_it(tmp_path: Path) -> None:
    waits = [sys.executable, "-c", "input()"]
    with locked(tmp_path) as file:
        child = subprocess.Popen(waits, stdin=subprocess.PIPE, pass_fds=(file,))
    with pytest.raises(Busy), locked(tmp_path):
        pass
    child.communicate(b"\n")
    with locked(tmp_path):
        pass
