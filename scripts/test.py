"""Runs every test on a machine that has Python and nothing else.

With arguments: only pytest, with these arguments.
"""

import sys

import environment


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
    engine = ["pytest"] + ["--ignore=" + folder for folder in apart]
    steps = [
        ("Kiểm tra cách viết (ruff)", module + ["ruff", "check", "."]),
        ("Kiểm tra định dạng (ruff)", module + ["ruff", "format", "--check", "."]),
        ("Kiểm tra kiểu (mypy)", module + ["mypy"]),
        ("Kiểm thử thư viện và cách chấm (pytest)", module + ["coverage", "run", "-m"] + engine),
        ("Nhánh lệnh chưa có ca thử nào qua (coverage)", module + ["coverage", "report"]),
        ("Kiểm thử trang, tệp và trình duyệt (pytest)", module + ["pytest"] + apart),
    ]
    if sys.argv[1:]:
        return environment.run(module + ["pytest"] + sys.argv[1:])
    for title, command in steps:
        print(title, flush=True)
        code = environment.run(command)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
