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
    steps = [
        ("Kiểm tra cách viết (ruff)", module + ["ruff", "check", "."]),
        ("Kiểm tra định dạng (ruff)", module + ["ruff", "format", "--check", "."]),
        ("Kiểm tra kiểu (mypy)", module + ["mypy"]),
    ]
    for title, command in [] if sys.argv[1:] else steps:
        print(title, flush=True)
        code = environment.run(command)
        if code:
            return code
    return environment.run(module + ["pytest"] + sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
