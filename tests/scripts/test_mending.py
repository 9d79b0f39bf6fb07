"""Half an installation: what is taken for missing, and what is left as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture
def mending(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, as scripts import it."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    import mending

    return mending


def package(packages: Path, name: str, *lacks: str) -> None:
    """An installed package of two files, without those it lacks."""
    files = [f"{name}/__init__.py", f"{name}/inner/x.py", "../../bin/" + name]
    known = f"{name}_hai-1.0.dist-info"
    for file in {*files, f"{known}/RECORD"} - set(lacks):
        path = packages / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    if f"{known}/RECORD" not in lacks:
        rows = [*files, f"{known}/RECORD", f"{name}/__pycache__/x.pyc", '"a, b.py"']
        (packages / "a, b.py").write_text("", "utf-8")
        (packages / known / "RECORD").write_text(",,\n".join(rows) + ",,\n", "utf-8")


def test_only_packages_that_are_not_whole_are_forgotten(
    tmp_path: Path, mending: ModuleType
) -> None:
    packages = tmp_path / "lib" / "site-packages"
    package(packages, "lanh")
    package(packages, "thieu", "thieu/inner/x.py")
    package(packages, "mat", "mat/__init__.py", "mat/inner/x.py")
    package(packages, "lenh", "../../bin/lenh")
    package(packages, "do", "do_hai-1.0.dist-info/RECORD")  # pip was stopped before its last file
    (packages / "do_hai-1.0.dist-info").mkdir()
    (packages / "cchc_docs-1.0.dist-info").mkdir()
    (packages / "~hieu").mkdir()

    assert mending.forget_broken(str(packages)) == ["do-hai", "lenh-hai", "mat-hai", "thieu-hai"]

    left = [path.name for path in packages.iterdir() if path.name.endswith("-info")]
    assert sorted(left) == ["cchc_docs-1.0.dist-info", "lanh_hai-1.0.dist-info"]
    assert not (packages / "~hieu").exists()
    assert mending.forget_broken(str(tmp_path / "khong-co")) == []


def test_browser_packages_are_removed_whole(tmp_path: Path, mending: ModuleType) -> None:
    for name in ("a/dist", "a/node_modules/@b/c/lib", "@d/e/src", "@d/f"):
        (tmp_path / "node_modules" / name).mkdir(parents=True)
    (tmp_path / "node_modules" / ".package-lock.json").write_text("{}", "utf-8")
    missing = ["node_modules/a/node_modules/@b/c/lib/x", "node_modules/@d/e/src/y"]
    assert mending.remove_broken(str(tmp_path), missing) == ["@b/c", "@d/e"]
    folder = tmp_path / "node_modules"
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    assert left == ["@d", "@d/f", "a", "a/dist", "a/node_modules", "a/node_modules/@b"]


@pytest.mark.skipif(sys.platform == "win32", reason="scripts there are programs")
def test_scripts_of_a_moved_environment_start_again(tmp_path: Path, mending: ModuleType) -> None:
    before, after = tmp_path / "cũ" / ".venv", tmp_path / "tên mới" / ".venv"
    scripts = before / "bin"
    scripts.mkdir(parents=True)
    (scripts / "python").symlink_to(sys.executable)
    (before / "pyvenv.cfg").write_text(f"home = x\ncommand = /x -m venv {before}\n", "utf-8")
    (scripts / "lenh").write_text(f"#!{scripts}/python\nprint('chạy')\n", "utf-8")
    (scripts / "lenh").chmod(0o755)
    (scripts / "activate").write_text(f'VIRTUAL_ENV="{before}"\n', "utf-8")
    before.parent.rename(after.parent)

    mending.settle(str(after), str(after / "bin"))

    ran = subprocess.run([after / "bin" / "lenh"], capture_output=True, text=True, check=True)
    assert ran.stdout == "chạy\n"
    assert (after / "bin" / "activate").read_text("utf-8") == f'VIRTUAL_ENV="{after}"\n'
    assert mending.setting(str(after), "command") == f"/x -m venv {after}"
    assert (after / "bin" / "python").is_symlink()
