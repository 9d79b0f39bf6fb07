"""Set-up: what it tells when something is missing, and when it has nothing to do."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

SCRIPTS = ROOT / "scripts"


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, looking at an empty project."""
    spec = importlib.util.spec_from_file_location("environment", SCRIPTS / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "LOG": tmp_path / "build" / "setup.log",
    }.items():
        monkeypatch.setattr(module, name, str(value))
    for name in {*module.BASE_FILES, *module.TEST_FILES}:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    (tmp_path / "build").mkdir()
    return module


@pytest.mark.parametrize("name", ["environment", "build", "test", "wheel", "bench", "mutation"])
def test_old_pythons_can_read_the_scripts(name: str) -> None:
    ast.parse((SCRIPTS / f"{name}.py").read_text("utf-8"), feature_version=(3, 5))


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 8, 18), (3, 11, 4), (3, 14, 0)])
def test_a_python_that_does_not_fit_is_told(
    environment: ModuleType, version: tuple[int, ...]
) -> None:
    with pytest.raises(environment.SetupFailed, match=r"cần Python từ 3\.11\.5") as failed:
        environment.check_python(version)
    assert "\n" not in str(failed.value)


@pytest.mark.parametrize("version", [(3, 11, 5), (3, 12, 0), (3, 13, 9)])
def test_a_python_that_fits_is_taken(environment: ModuleType, version: tuple[int, ...]) -> None:
    environment.check_python(version)


def test_a_missing_venv_is_told(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.sys, "_base_executable", "/khong-co/python")
    with pytest.raises(environment.SetupFailed, match="apt install python3-venv"):
        environment.make_venv()


def test_a_failed_download_is_told_and_logged(environment: ModuleType) -> None:
    command = [sys.executable, "-c", "print('không tới được máy chủ'); raise SystemExit(1)"]
    with pytest.raises(environment.SetupFailed, match="kiểm tra mạng") as failed:
        environment.logged("Cài", command, environment.DOWNLOAD)
    assert "setup.log" in str(failed.value)
    assert "không tới được máy chủ" in Path(environment.LOG).read_text("utf-8")


def test_a_step_is_done_only_with_its_stamp_and_its_files(
    environment: ModuleType, tmp_path: Path
) -> None:
    python = Path(environment.venv_python())
    python.parent.mkdir(parents=True)
    python.write_text("", "utf-8")
    assert not environment.is_done("base", environment.BASE_FILES)
    environment.mark_done("base", environment.BASE_FILES)
    assert environment.is_done("base", environment.BASE_FILES)
    (tmp_path / "requirements" / "site.txt").write_text("thêm", "utf-8")
    assert not environment.is_done("base", environment.BASE_FILES)


def test_a_broken_environment_is_not_taken_for_done(environment: ModuleType) -> None:
    python = Path(environment.venv_python())
    python.parent.mkdir(parents=True)
    environment.mark_done("base", environment.BASE_FILES)
    assert not environment.is_done("base", environment.BASE_FILES)


def test_nothing_strange_reaches_the_environment(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/khac")
    monkeypatch.setenv("VIRTUAL_ENV", "/khac")
    assert not {"PYTHONPATH", "VIRTUAL_ENV"} & set(environment.clean_environ())


def test_locks_are_hashed_and_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "http" not in text
        assert "--find-links" not in text
        pinned = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
        assert len(pinned) > (20 if path.stem in ("site", "test") else 0)
        assert all(line.endswith("\\") for line in pinned)
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text("utf-8")
