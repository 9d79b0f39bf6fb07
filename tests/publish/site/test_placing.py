"""A site is there whole, whenever the machine stops; a build leaves nothing behind."""

from __future__ import annotations

import errno
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_docs.cli import main
from cchc_docs.criteria.loading import Loaded, load
from cchc_docs.publish.site.placing import place_to_build, swap
from cchc_docs.setup.lock import locked

DIES = """
import os, signal
from pathlib import Path
from cchc_docs.publish.site.placing import place_to_build, swap
with place_to_build(Path(".")) as fresh:
    fresh.mkdir()
    (fresh / "index.html").write_text("mới")
    done = Path.rename
    def rename(path, target):
        if path.name == "{at}":
            os.kill(os.getpid(), signal.SIGKILL)
        return done(path, target)
    Path.rename = rename
    swap(Path("."), fresh)
"""


def made(folder: Path, words: str) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words, "utf-8")


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for words in ("đầu", "sau"):
        with place_to_build(tmp_path) as fresh:
            made(fresh, words)
            swap(tmp_path, fresh)
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == words
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["lock"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
@pytest.mark.parametrize("at", ["site", "site.{pid}", "site.old"])
def test_a_kill_at_any_step_leaves_a_whole_site(tmp_path: Path, at: str) -> None:
    made(tmp_path / "site", "cũ")
    code = DIES.replace('"{at}"', f'f"{at.replace("{pid}", "{os.getpid()}")}"')
    died = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert died.returncode == -signal.SIGKILL
    assert (tmp_path / "site").exists() == (at != "site.{pid}")

    with place_to_build(tmp_path):
        words = (tmp_path / "site" / "index.html").read_text("utf-8")

    assert words == ("mới" if at == "site.old" else "cũ")
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["lock"]


def test_a_new_site_that_cannot_be_placed_leaves_the_old_one(tmp_path: Path) -> None:
    made(tmp_path / "site", "cũ")
    with pytest.raises(FileNotFoundError), place_to_build(tmp_path) as fresh:
        swap(tmp_path, fresh)  # nobody made it
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "cũ"


def test_the_site_comes_back_even_when_there_are_problems(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made(project / "build" / "site.old", "cũ")
    made(project / "build" / "site.123", "dở")
    (project / "criteria" / "sources.yaml").write_text("- id: [\n", "utf-8")
    monkeypatch.chdir(project)
    assert main(["build"]) == 1
    assert "sources.yaml:" in capsys.readouterr().err
    assert (project / "site" / "index.html").read_text("utf-8") == "cũ"
    assert not list((project / "build").glob("site.*"))


def test_a_second_build_is_told_who_builds(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    made(project / "site", "cũ")
    with locked(project):
        assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert "Thư mục này đang được chuẩn bị hoặc dựng (tiến trình " in told
    assert told.endswith("[CCHC-B014]\n\nCó 1 vấn đề cần sửa.\n")
    assert (project / "site" / "index.html").read_text("utf-8") == "cũ"


def same_id(criteria: Path) -> None:
    shutil.copytree(criteria / "mau-2020", criteria / "mau-2021")


def undeclared(criteria: Path) -> None:
    made(criteria / "mau-2020" / "bo-khac", "")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (same_id, "mau-2021/edition.yaml:1: Mã «mau-2020» đã dùng ở phiên bản mau-2020."),
        (undeclared, "mau-2020/bo-khac:1: Thư mục bo-khac không có trong phiên bản"),
    ],
)
def test_a_wrong_library_leaves_the_last_good_site(
    project: Path,
    wrong: Callable[[Path], None],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made(project / "site", "cũ")
    wrong(project / "criteria")
    monkeypatch.chdir(project)
    assert main(["build"]) == 1
    assert f"criteria/{told}" in capsys.readouterr().err
    assert (project / "site" / "index.html").read_text("utf-8") == "cũ"


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    "where", ["mkdocs.utils.write_file", "shutil.copyfile", "pathlib.Path.write_bytes"]
)
def test_a_full_disk_is_told_once_and_leaves_nothing(
    project: Path,
    where: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    made(project / "site", "cũ")
    monkeypatch.chdir(project)
    monkeypatch.setattr(where, full)
    assert main(["build"]) == 1
    assert capfd.readouterr().err == (
        "Máy này: Đĩa đã đầy.\n    Được phép: Đĩa còn chỗ.\n"
        "    Cách sửa: Xoá bớt tệp không dùng rồi chạy lại. [CCHC-C020]\n\nCó 1 vấn đề cần sửa.\n"
    )
    assert (project / "site" / "index.html").read_text("utf-8") == "cũ"
    assert not list((project / "build").glob("site.*"))
    assert not list((project / "build").rglob("*.part"))


def test_a_build_loads_the_library_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []

    def counted(folder: Path) -> Loaded:
        loaded.append(folder)
        return load(folder)

    monkeypatch.setattr("cchc_docs.library.load", counted)
    monkeypatch.chdir(project)
    assert main(["build"]) == 0
    assert loaded == [project / "criteria"]
