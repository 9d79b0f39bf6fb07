"""Looks for inputs that break a reader: coverage-guided (atheris), with every finding kept.

``--minutes N`` are shared by the targets of ``tests/hostile/targets.py``; ``--target NAME`` takes
one alone, ``--seed N`` begins elsewhere. What is found lies in ``tests/hostile/corpus`` and is from
then on a test; 1 when there is something.
"""

import argparse
import os
import sys

import environment

CORPUS = os.path.join(environment.ROOT, "tests", "hostile", "corpus")
TARGETS = (
    *("field", "edition", "answers", "saved", "workbook"),
    *("word", "excel", "pdf", "results"),
    *("ranked", "book", "survey", "table", "decisions", "template"),
)


def kept():
    # type: () -> set[str]
    """All findings that there are."""
    return {os.path.join(where, name) for where, _, names in os.walk(CORPUS) for name in names}


def main():
    # type: () -> int
    """0 when nothing was found."""
    environment.speak_utf8()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--target", action="append", choices=TARGETS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        python = environment.prepare(with_tests=True)
        lock = environment.packages("fuzz", "requirements/fuzz.txt", "Cài bộ thử đầu vào hỏng")
        environment.finish([lock])
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    names = options.target or TARGETS
    seconds = str(max(1, int(options.minutes * 60 / len(names))))
    before, code = kept(), 0
    for name in names:
        command = [python, "-m", "tests.hostile.fuzz", name, seconds, str(options.seed)]
        code |= environment.run(command)
    found = sorted(kept() - before)
    for path in found:
        print(os.path.relpath(path, environment.ROOT))
    return 1 if code or found else 0


if __name__ == "__main__":
    sys.exit(main())
