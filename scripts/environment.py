"""The project's own virtual environment, made once from locked, hashed requirements.

Standard library only, and readable by old Pythons, so that they can be told what is missing.
"""

import quiet  # noqa: F401

# isort: split
import os
import pathlib
import shutil
import subprocess
import sys

import mending
from steps import Step

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
NODE_MODULES = os.path.join(ROOT, "node_modules")
LOG = os.path.join(ROOT, "build", "setup.log")
LOWEST = (3, 11, 5)
BELOW = (3, 14)


class SetupFailed(Exception):
    """Set-up cannot go on; the message says in one line what to do (Vietnamese)."""


def venv_scripts():
    # type: () -> str
    """The folder of the environment's programs."""
    return os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")


def venv_python():
    # type: () -> str
    """The Python of the virtual environment."""
    return os.path.join(venv_scripts(), "python.exe" if os.name == "nt" else "python")


def site_packages():
    # type: () -> str
    """Where the environment's packages are."""
    if os.name == "nt":
        return os.path.join(VENV, "Lib", "site-packages")
    version = "python{}.{}".format(*sys.version_info[:2])
    return os.path.join(VENV, "lib", version, "site-packages")


def check_python(version):
    # type: (tuple[int, ...]) -> None
    """Raises SetupFailed when ``version`` is not one the locks were made for."""
    if not LOWEST <= tuple(version) < BELOW:
        raise SetupFailed(
            "Python {} không dùng được: cần Python từ 3.11.5 đến 3.13; cài bản phù hợp rồi chạy, "
            "ví dụ: python3.13 scripts/build.py".format(".".join(str(n) for n in version[:3]))
        )


def clean_environ():
    # type: () -> dict[str, str]
    """The caller's environment without what would lead Python or pip elsewhere, or make every
    command compile all modules anew."""
    strange = (
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONDONTWRITEBYTECODE",
        "VIRTUAL_ENV",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_USER",
    )
    kept = {key: value for key, value in os.environ.items() if key not in strange}
    kept.update(PYTHONUTF8="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    return kept


def logged(title, command, remedy):
    # type: (str, list[str], str) -> None
    """Runs a step of the set-up; its output goes to the log, ``remedy`` is told when it fails."""
    print("  " + title, flush=True)
    with open(LOG, "ab") as log:
        begin = log.tell()
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
                close_fds=False,  # while it runs the lock is held, even if we are killed
            )
        except OSError as error:
            log.write(str(error).encode("utf-8"))
            code = 1
        except KeyboardInterrupt:
            raise SetupFailed("Đã dừng giữa chừng; chạy lại lệnh này để làm tiếp") from None
    if code:
        with open(LOG, "rb") as log:
            log.seek(begin)
            said = log.read().decode("utf-8", "replace")
        for signs, known in KNOWN:
            if any(sign in said for sign in signs):
                remedy = known
        if shutil.disk_usage(ROOT).free < LITTLE:  # then the log may not say it
            remedy = FULL
        raise SetupFailed("{} (nhật ký: {})".format(remedy, os.path.relpath(LOG, ROOT)))


DOWNLOAD = (
    "Tải gói không được: kiểm tra mạng rồi chạy lại lệnh này; mạng đi qua proxy thì đặt biến "
    "HTTPS_PROXY"
)
CERTIFICATE = (
    "Không tin được chứng chỉ của mạng hoặc proxy: đặt biến PIP_CERT là đường dẫn đến tệp chứng "
    "chỉ (.pem) của cơ quan rồi chạy lại lệnh này"
)
FULL = "Đĩa đã đầy: xoá bớt tệp không dùng rồi chạy lại lệnh này"
LITTLE = 1 << 20
"""Bytes that are as good as nothing."""
KNOWN = (
    (("certificate", "_CERT"), CERTIFICATE),
    (("No space left on device", "ENOSPC"), FULL),
)
"""What a step that fails says, and what is to be done about it."""

MAKE_ANEW = "Không cài được vào .venv: xoá thư mục .venv rồi chạy lại"

SITE, TESTS = "requirements/site.txt", "requirements/test.txt"
BROWSER = ["package.json", "package-lock.json"]
ASSETS = [SITE, "package-lock.json", "cchc_docs/setup/assets.py", "cchc_docs/setup/bill.py"]
STYLES = "cchc_docs/assets/own/stylesheets"
BUNDLING = BROWSER + ["cchc_docs/setup/bundling.py"]
COMPILING = [
    SITE,
    "cchc_docs/assets/compiled.py",
    "cchc_docs/publish/pages/rendering.py",
    "cchc_docs/publish/results/pages.py",
    "cchc_docs/publish/site/compiling.py",
    "cchc_docs/publish/site/furnishing.py",
]


def files_below(top, endings=""):
    # type: (str, str | tuple[str, ...]) -> list[str]
    """The files of a folder of the project, in order."""
    found = []
    for folder, _, names in os.walk(os.path.join(ROOT, top)):
        for name in names:
            if name.endswith(endings):
                found.append(os.path.relpath(os.path.join(folder, name), ROOT).replace(os.sep, "/"))
    return sorted(found)


def make_venv(missing=None):
    # type: (list[str] | None) -> None
    """An empty environment in place of what is there, unless that is one of this Python."""
    if mending.version_of(VENV) == sys.version_info[:3] and os.path.exists(venv_python()):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    remedy = (
        "Không tạo được môi trường ảo: thiếu venv; trên Debian, Ubuntu chạy "
        "«sudo apt install python3-venv» rồi chạy lại"
    )
    # Run by the environment's own Python, this has just removed it: take the one it came from.
    python = getattr(sys, "_base_executable", sys.executable)
    logged("Tạo môi trường ảo .venv", [python, "-m", "venv", VENV], remedy)


def install_project(missing=None):
    # type: (list[str] | None) -> None
    """This project itself as it lies here, also after its folder was moved."""
    mending.settle(VENV, venv_scripts())
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", "."]
    logged("Cài chính dự án này", pip(*options), MAKE_ANEW)


def pip(*arguments):
    # type: (*str) -> list[str]
    """A pip command of the environment; of all its modules only those used are ever compiled."""
    return [venv_python(), "-m", "pip", "install", "--no-input", "--no-compile"] + list(arguments)


def packages(name, lock, title):
    # type: (str, str, str) -> Step
    """The packages of a lock."""

    def install(missing):
        # type: (list[str] | None) -> None
        broken = mending.forget_broken(site_packages())
        if not os.path.isfile(os.path.join(site_packages(), "pip", "__main__.py")):
            logged("Cài lại pip", [venv_python(), "-m", "ensurepip"], MAKE_ANEW)
            broken = [name for name in broken if name != "pip"]
        told = mended(broken) if broken else title
        logged(told, pip("--require-hashes", "-r", lock), DOWNLOAD)

    stamp = os.path.join(VENV, name + ".stamp")
    return Step(ROOT, stamp, install, inputs=[lock], makes=[site_packages()])


def browser_packages(with_tests):
    # type: (bool) -> Step
    """What npm brings; once the tests' packages are there, they stay."""
    stamp = os.path.join(NODE_MODULES, ".all.stamp")
    everything = with_tests or os.path.exists(stamp)

    def install(missing):
        # type: (list[str] | None) -> None
        told, task = "Cài các gói dùng trong trình duyệt", "install"
        if missing:
            told, task = mended(mending.remove_broken(ROOT, missing)), "mend"
        logged(told, assets(task + "-all" if everything else task), DOWNLOAD)

    if not everything:
        stamp = os.path.join(NODE_MODULES, ".site.stamp")
    return Step(ROOT, stamp, install, inputs=BROWSER, makes=[NODE_MODULES])


def from_package(task, folder, inputs, title, remedy, command=None):
    # type: (str, str, list[str], str, str, list[str] | None) -> Step
    """What the package makes of itself for every site."""

    def make(missing):
        # type: (list[str] | None) -> None
        logged(title, command or assets(task), remedy)

    stamp = os.path.join(NODE_MODULES, ".{}.stamp".format(task))
    made = os.path.join(ROOT, "cchc_docs", "assets", folder)
    return Step(ROOT, stamp, make, inputs=inputs, makes=[made], whole=True)


def assets(task):
    # type: (str) -> list[str]
    """A command of the package's part of the set-up."""
    return [venv_python(), "-m", "cchc_docs.setup.assets", task]


def mended(names):
    # type: (list[str]) -> str
    """What is told when only these packages are installed again."""
    return "Cài lại gói thiếu: {}".format(", ".join(names))


def steps(with_tests):
    # type: (bool) -> list[Step]
    """All that is to be done, one after the other."""
    venv, project = (os.path.join(VENV, name + ".stamp") for name in ("venv", "project"))
    ours = [
        os.path.join(site_packages(), "cchc_docs.pth"),
        os.path.join(venv_scripts(), "cchc.exe" if os.name == "nt" else "cchc"),
    ]
    here = os.path.realpath(ROOT)
    found = [
        Step(ROOT, venv, make_venv, facts=sys.version_info[:3], makes=[venv_python()]),
        packages("site", SITE, "Cài các gói đã khoá phiên bản"),
        Step(ROOT, project, install_project, facts=here, inputs=["pyproject.toml"], makes=ours),
        browser_packages(with_tests),
        from_package(
            "make",
            "made",
            ASSETS,
            "Làm phông chữ và tệp kèm theo",
            "Không làm được phông chữ: xoá thư mục .venv rồi chạy lại",
        ),
        from_package(
            "bundle",
            "bundles",
            files_below("browser") + files_below(STYLES) + BUNDLING,
            "Đóng gói các chương trình của trang",
            "Không đóng gói được thư mục browser",
        ),
        from_package(
            "compile",
            "templates",
            files_below("cchc_docs/publish", (".jinja", ".html")) + COMPILING,
            "Dịch sẵn các mẫu trang",
            "Không dịch được các mẫu trang: xoá thư mục .venv rồi chạy lại",
            [venv_python(), "-m", "cchc_docs.publish.site.compiling"],
        ),
    ]
    if with_tests:
        found.append(packages("test", TESTS, "Cài các gói để kiểm thử"))
    return found


def prepare(with_tests):
    # type: (bool) -> str
    """The environment's Python, everything installed; raises SetupFailed with one line."""
    check_python(sys.version_info[:3])
    finish(steps(with_tests))
    return venv_python()


def finish(wanted):
    # type: (list[Step]) -> None
    """Does what is left of these steps, one set-up or build at a time; raises SetupFailed."""
    if all(step.is_done() for step in wanted):
        return
    sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from cchc_docs.ground.disk import told
    from cchc_docs.setup.lock import Busy, locked

    first = not os.path.exists(VENV)
    try:
        with locked(pathlib.Path(ROOT)) as file:
            os.set_inheritable(file, True)
            print("Chuẩn bị lần đầu (cần mạng, vài phút):" if first else "Chuẩn bị phần còn thiếu:")
            for step in wanted:
                step.finish()
    except Busy as busy:
        raise SetupFailed("{}; chờ việc ấy xong rồi chạy lại.".format(busy)) from None
    except OSError as error:
        raise SetupFailed(told(error)) from None


def run(command):
    # type: (list[str]) -> int
    """Runs a command of the environment in the project's folder; returns its exit code, as a shell
    tells it where a signal ended the command: 130 for Ctrl+C."""
    try:
        code = subprocess.call(command, env=clean_environ(), cwd=ROOT)
    except KeyboardInterrupt:
        return 130
    return code if code >= 0 else 128 - code


def output(command):
    # type: (list[str]) -> tuple[int, str]
    """The same, but what the command says is given back with the code."""
    done = subprocess.run(
        command, env=clean_environ(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def speak_utf8():
    # type: () -> None
    """Vietnamese on every console, also where the system's encoding is another."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
