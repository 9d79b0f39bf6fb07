"""Set-up: what it tells when something is missing, and when it has nothing to do."""

from __future__ import annotations

import ast
import errno
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from cchc_docs.setup.lock import locked
from tests.conftest import ROOT, SMALL

SCRIPTS = ROOT / "scripts"


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as it looks at this project."""
    monkeypatch.syspath_prepend(SCRIPTS)
    spec = importlib.util.spec_from_file_location("environment", SCRIPTS / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, real: ModuleType) -> ModuleType:
    """The module, looking at an empty project."""
    look_at(tmp_path / "du-an", real, monkeypatch)
    for step in real.steps(with_tests=True):
        for name in step.inputs:
            path = tmp_path / "du-an" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", "utf-8")
    (tmp_path / "du-an" / "build").mkdir()
    return real


def look_at(project: Path, module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, path in {
        "ROOT": project,
        "VENV": project / ".venv",
        "NODE_MODULES": project / "node_modules",
        "LOG": project / "build" / "setup.log",
    }.items():
        monkeypatch.setattr(module, name, str(path))


@pytest.fixture
def done(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that were run; each makes a little of what it makes in earnest."""
    titles: list[str] = []

    def logged(title: str, command: list[str], remedy: str) -> None:
        titles.append(title)
        root, packages = Path(environment.ROOT), Path(environment.site_packages())
        for word, files in {
            "venv": [environment.venv_python(), packages / "pip" / "__main__.py"],
            "requirements/site.txt": [
                packages / "mkdocs" / "x.py",
                packages / "mkdocs" / "y" / "x",
            ],
            "--editable": environment.steps(False)[2].makes,
            "install": [root / "node_modules" / "reveal.js" / "dist" / "reveal.js"],
            "mend": [root / "node_modules" / "reveal.js" / "dist" / "reveal.js"],
            "make": [root / "cchc_docs" / "assets" / "made" / "fonts" / "x.woff2"],
            "bundle": [root / "cchc_docs" / "assets" / "bundles" / "x.js"],
            "cchc_docs.publish.site.compiling": [
                root / "cchc_docs" / "assets" / "templates" / "x.py"
            ],
        }.items():
            for path in map(Path, files if word in command[2:] else ()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("", "utf-8")
        if "requirements/site.txt" in command:
            known = packages / "mkdocs-1.6.1.dist-info"
            known.mkdir(exist_ok=True)
            (known / "RECORD").write_text("mkdocs/x.py,,\nmkdocs/y/x,,\n", "utf-8")
        if "venv" in command:
            version = ".".join(map(str, sys.version_info[:3]))
            told = f"version = {version}\ncommand = python -m venv {environment.VENV}\n"
            Path(environment.VENV, "pyvenv.cfg").write_text(told, "utf-8")

    monkeypatch.setattr(environment, "logged", logged)
    return titles


ALL = [
    "Tạo môi trường ảo .venv",
    "Cài các gói đã khoá phiên bản",
    "Cài chính dự án này",
    "Cài các gói dùng trong trình duyệt",
    "Làm phông chữ và tệp kèm theo",
    "Đóng gói các chương trình của trang",
    "Dịch sẵn các mẫu trang",
]


def test_everything_is_made_once(
    environment: ModuleType, done: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    environment.prepare(with_tests=False)
    assert done == ALL
    assert capsys.readouterr().out == "Chuẩn bị lần đầu (cần mạng, vài phút):\n"
    environment.prepare(with_tests=False)
    assert done == ALL
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("gone", "titles"),
    [
        ("build", []),
        ("SITE/mkdocs", ["Cài lại gói thiếu: mkdocs"]),
        ("SITE/mkdocs/y", ["Cài lại gói thiếu: mkdocs"]),
        ("SITE/mkdocs-1.6.1.dist-info", [ALL[1]]),
        (".venv/site.stamp", [ALL[1]]),  # pip was interrupted
        (".venv/project.stamp", [ALL[2]]),
        ("SITE/cchc_docs.pth", [ALL[2]]),
        (".venv", ALL[:3]),
        ("node_modules/reveal.js", ["Cài lại gói thiếu: reveal.js"]),
        ("node_modules/reveal.js/dist", ["Cài lại gói thiếu: reveal.js"]),
        ("node_modules/.site.stamp", [ALL[3]]),  # npm was interrupted
        ("node_modules", ALL[3:]),
        ("cchc_docs/assets/made", [ALL[4]]),
        ("cchc_docs/assets/made/fonts/x.woff2", [ALL[4]]),
        ("cchc_docs/assets/bundles/x.js", [ALL[5]]),
        ("cchc_docs/assets/templates", [ALL[6]]),
    ],
)
def test_only_what_is_missing_is_made_again(
    environment: ModuleType, done: list[str], gone: str, titles: list[str]
) -> None:
    environment.prepare(with_tests=False)
    done.clear()
    path = Path(environment.ROOT, gone.replace("SITE", environment.site_packages()))
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    environment.prepare(with_tests=False)
    assert done == titles
    environment.prepare(with_tests=False)
    assert done == titles


def test_what_broke_off_goes_on_where_it_was(
    environment: ModuleType, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = environment.logged

    def breaks(title: str, command: list[str], remedy: str) -> None:
        if title == ALL[3]:
            raise environment.SetupFailed(remedy)
        whole(title, command, remedy)

    with monkeypatch.context() as broken:
        broken.setattr(environment, "logged", breaks)
        with pytest.raises(environment.SetupFailed, match="kiểm tra mạng"):
            environment.prepare(with_tests=False)
    environment.prepare(with_tests=False)
    assert done == ALL


def test_a_moved_folder_needs_only_to_be_told_where_it_is(
    environment: ModuleType, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare(with_tests=False)
    done.clear()
    before, after = Path(environment.ROOT), Path(environment.ROOT).with_name("tên mới")
    before.rename(after)
    look_at(after, environment, monkeypatch)
    environment.prepare(with_tests=False)
    assert done == [ALL[2]]


def test_changed_inputs_repeat_what_depends_on_them(
    environment: ModuleType, done: list[str]
) -> None:
    environment.prepare(with_tests=False)
    done.clear()
    Path(environment.ROOT, "requirements", "site.txt").write_text("thêm", "utf-8")
    environment.prepare(with_tests=False)
    assert done == [ALL[1], ALL[4], ALL[6]]


def test_packages_of_the_tests_stay_when_the_site_is_built(
    environment: ModuleType, done: list[str]
) -> None:
    environment.prepare(with_tests=True)
    assert done == [*ALL, "Cài các gói để kiểm thử"]
    environment.prepare(with_tests=False)
    assert len(done) == len(ALL) + 1


def test_a_second_set_up_is_told_who_is_at_work(environment: ModuleType, done: list[str]) -> None:
    with (
        locked(Path(environment.ROOT)),
        pytest.raises(environment.SetupFailed, match=r"tiến trình \d+ trên máy"),
    ):
        environment.prepare(with_tests=False)
    assert done == []


def test_looking_costs_little_beside_the_least_of_the_programs_work(real: ModuleType) -> None:
    def looks() -> None:
        looked = [step.is_done() for step in real.steps(with_tests=False)]
        assert looked[1]  # every package is there, so all of them were looked at

    def checks() -> None:
        command = [sys.executable, "-m", "cchc_docs", "check", str(SMALL)]
        subprocess.run(command, check=True, capture_output=True)

    def fastest(work: Callable[[], None]) -> float:
        times = []
        for _ in range(3):
            began = time.perf_counter()
            work()
            times.append(time.perf_counter() - began)
        return min(times)

    assert fastest(looks) < fastest(checks) / 5


@pytest.mark.parametrize(
    "name",
    ["environment", "steps", "mending", "build", "test", "wheel", "bench", "mutation"],
)
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


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("npm error code DEPTH_ZERO_SELF_SIGNED_CERT", "đặt biến PIP_CERT"),
        ("SSLError(SSLCertVerificationError(1, 'certificate verify failed", "đặt biến PIP_CERT"),
        ("OSError: [Errno 28] No space left on device", "Đĩa đã đầy"),
        ("npm error code ENOSPC", "Đĩa đã đầy"),
    ],
)
def test_what_a_step_says_decides_what_is_told(
    environment: ModuleType, said: str, told: str
) -> None:
    command = [sys.executable, "-c", f"print({said!r}); raise SystemExit(1)"]
    Path(environment.LOG).write_text("certificate, lần trước\n", "utf-8")
    with pytest.raises(environment.SetupFailed, match=told) as failed:
        environment.logged("Cài", command, environment.DOWNLOAD)
    assert "\n" not in str(failed.value)


def test_a_full_disk_is_told_even_when_the_log_cannot_say_it(
    environment: ModuleType, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(environment, "logged", full)
    with pytest.raises(environment.SetupFailed, match="Đĩa đã đầy"):
        environment.prepare(with_tests=False)


def test_a_step_that_fails_with_no_room_left_is_told(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = shutil.disk_usage(ROOT)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: nothing)
    with pytest.raises(environment.SetupFailed, match="Đĩa đã đầy"):
        environment.logged("Cài", [sys.executable, "-c", "exit(1)"], environment.DOWNLOAD)


def test_a_step_that_is_stopped_is_told(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "call", stopped)
    with pytest.raises(environment.SetupFailed, match="chạy lại lệnh này để làm tiếp"):
        environment.logged("Cài", [], environment.DOWNLOAD)


def test_the_key_ends_a_script_without_a_traceback() -> None:
    program = "import environment; raise {}"
    for error, told in (("KeyboardInterrupt", ""), ("ValueError('khoá')", "ValueError: khoá")):
        command = [sys.executable, "-c", program.format(error)]
        ran = subprocess.run(
            command, cwd=ROOT / "scripts", capture_output=True, text=True, check=False
        )
        assert ran.returncode
        assert ran.stderr.strip().endswith(told) if told else not ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
def test_a_command_that_a_signal_ends_gives_the_code_of_a_shell(environment: ModuleType) -> None:
    program = "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); signal.raise_signal(2)"
    assert environment.run([sys.executable, "-c", program]) == 130


def test_nothing_strange_reaches_the_environment(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/khac")
    monkeypatch.setenv("VIRTUAL_ENV", "/khac")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    strange = {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE"}
    assert not strange & set(environment.clean_environ())


def test_locks_are_hashed_and_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "http" not in text
        assert "--find-links" not in text
        pinned = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
        assert len(pinned) > (20 if path.stem in ("site", "test") else 0)
        assert all(line.endswith("\\") for line in pinned)
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text("utf-8")
