"""The project's own virtual environment, made once from locked, hashed requirements.

Standard library only, and readable by old Pythons, so that they can be told what is missing.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
LOG = os.path.join(ROOT, "build", "setup.log")
LOWEST = (3, 11, 5)
BELOW = (3, 14)


class SetupFailed(Exception):
    """Set-up cannot go on; the message says in one line what to do (Vietnamese)."""


def venv_python():
    # type: () -> str
    """The Python of the virtual environment."""
    if os.name == "nt":
        return os.path.join(VENV, "Scripts", "python.exe")
    return os.path.join(VENV, "bin", "python")


def check_python(version):
    # type: (tuple[int, ...]) -> None
    """Raises SetupFailed when ``version`` is not one the locks were made for."""
    if not LOWEST <= tuple(version) < BELOW:
        raise SetupFailed(
            "Python {} không dùng được: cần Python từ 3.11.5 đến 3.13; cài bản phù hợp rồi chạy, "
            "ví dụ: python3.13 scripts/build.py".format(".".join(str(n) for n in version[:3]))
        )


def fingerprint(names):
    # type: (list[str]) -> str
    """Hash of the files that decide what the environment holds, and of the Python in use."""
    digest = hashlib.sha256(repr((sys.version_info[:3], ROOT, names)).encode("utf-8"))
    for name in names:
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def stamp_path(name):
    # type: (str) -> str
    """Where the fingerprint of a finished step stands."""
    return os.path.join(VENV, "{}.stamp".format(name))


def is_done(step, names):
    # type: (str, list[str]) -> bool
    """Whether this step was finished with the files as they are now."""
    try:
        with open(stamp_path(step)) as file:
            return file.read() == fingerprint(names) and os.path.exists(venv_python())
    except OSError:
        return False


def mark_done(step, names):
    # type: (str, list[str]) -> None
    """Notes that a step is finished; written last and whole, so that a break repeats the step."""
    part = stamp_path(step) + ".part"
    with open(part, "w") as file:
        file.write(fingerprint(names))
    os.replace(part, stamp_path(step))


def clean_environ():
    # type: () -> dict[str, str]
    """The caller's environment without what would lead Python or pip elsewhere."""
    strange = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")
    kept = {key: value for key, value in os.environ.items() if key not in strange}
    kept.update(PYTHONUTF8="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    return kept


def logged(title, command, remedy):
    # type: (str, list[str], str) -> None
    """Runs a step of the set-up; its output goes to the log, ``remedy`` is told when it fails."""
    print("  " + title, flush=True)
    with open(LOG, "ab") as log:
        log.write("\n$ {}\n".format(" ".join(command)).encode("utf-8"))
        log.flush()
        try:
            code = subprocess.call(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=clean_environ(),
                cwd=ROOT,
            )
        except OSError as error:
            log.write(str(error).encode("utf-8"))
            code = 1
    if code:
        raise SetupFailed("{} (nhật ký: {})".format(remedy, os.path.relpath(LOG, ROOT)))


DOWNLOAD = "Tải gói không được: kiểm tra mạng hoặc proxy rồi chạy lại lệnh này"
BASE_FILES = [
    "requirements/site.txt",
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    "cchc_docs/setup/assets.py",
]
TEST_FILES = ["requirements/site.txt", "requirements/test.txt"]
BUNDLE_FILES = ["package.json", "package-lock.json", "cchc_docs/setup/bundling.py"]


def browser_files():
    # type: () -> list[str]
    """The sources of the scripts that pages load, and what bundles them."""
    found = []
    for folder, _, names in os.walk(os.path.join(ROOT, "browser")):
        for name in names:
            found.append(os.path.relpath(os.path.join(folder, name), ROOT).replace(os.sep, "/"))
    return sorted(found) + BUNDLE_FILES


def pip(*arguments):
    # type: (*str) -> list[str]
    """A pip command of the environment."""
    return [venv_python(), "-m", "pip", "install", "--no-input"] + list(arguments)


def make_venv():
    # type: () -> None
    """An empty environment in place of what is there."""
    shutil.rmtree(VENV, ignore_errors=True)
    remedy = (
        "Không tạo được môi trường ảo: thiếu venv; trên Debian, Ubuntu chạy "
        "«sudo apt install python3-venv» rồi chạy lại"
    )
    # Run by the environment's own Python, this has just removed it: take the one it came from.
    python = getattr(sys, "_base_executable", sys.executable)
    logged("Tạo môi trường ảo .venv", [python, "-m", "venv", VENV], remedy)


def prepare(with_tests):
    # type: (bool) -> str
    """The environment's Python, everything installed; raises SetupFailed with one line."""
    check_python(sys.version_info[:3])
    os.makedirs(os.path.dirname(LOG), exist_ok=True)
    if not is_done("base", BASE_FILES):
        print("Chuẩn bị lần đầu (cần mạng, vài phút):", flush=True)
        make_venv()
        logged(
            "Cài các gói đã khoá phiên bản",
            pip("--require-hashes", "-r", os.path.join("requirements", "site.txt")),
            DOWNLOAD,
        )
        logged(
            "Cài chính dự án này",
            pip("--no-deps", "--no-build-isolation", "--no-index", "--editable", "."),
            "Không cài được dự án vào .venv: xoá thư mục .venv rồi chạy lại",
        )
        logged(
            "Cài các gói dùng trong trình duyệt",
            [venv_python(), "-m", "cchc_docs.setup.assets", "install"],
            DOWNLOAD,
        )
        logged(
            "Làm phông chữ và tệp kèm theo",
            [venv_python(), "-m", "cchc_docs.setup.assets", "make"],
            "Không làm được phông chữ: xoá thư mục .venv rồi chạy lại",
        )
        mark_done("base", BASE_FILES)
    sources = browser_files()
    if not is_done("bundles", sources):
        logged(
            "Đóng gói các chương trình của trang",
            [venv_python(), "-m", "cchc_docs.setup.assets", "bundle"],
            "Không đóng gói được thư mục browser",
        )
        mark_done("bundles", sources)
    if with_tests and not is_done("test", TEST_FILES):
        logged(
            "Cài các gói để kiểm thử",
            pip("--require-hashes", "-r", os.path.join("requirements", "test.txt")),
            DOWNLOAD,
        )
        logged(
            "Cài các gói để kiểm tra chương trình của trang",
            [venv_python(), "-m", "cchc_docs.setup.assets", "install-all"],
            DOWNLOAD,
        )
        mark_done("test", TEST_FILES)
    return venv_python()


def run(command):
    # type: (list[str]) -> int
    """Runs a command of the environment in the project's folder; returns its exit code."""
    try:
        return subprocess.call(command, env=clean_environ(), cwd=ROOT)
    except KeyboardInterrupt:
        return 130


def speak_utf8():
    # type: () -> None
    """Vietnamese on every console, also where the system's encoding is another."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
