"""Release check: changes rules and scoring a little, many times, and tells what no test notices.

Some hours; with arguments only what they name: ``"cchc_docs.rules.bands.*"`` is one module,
``"*__mutmut_*3"`` a tenth of all. It prints the names of the changes that survived;
``.venv/bin/mutmut show NAME`` prints one.
"""

import json
import os
import sys

import environment

REQUIREMENTS = "requirements/mutation.txt"
FOLDER = os.path.join(environment.ROOT, "mutants")
FIGURES = os.path.join(FOLDER, "mutmut-cicd-stats.json")
NOTICED = ("killed", "timeout", "suspicious", "segfault", "caught_by_type_check")


def prepare():
    # type: () -> str
    """The environment's Python, with the tool installed."""
    python = environment.prepare(with_tests=True)
    environment.finish([environment.packages("mutation", REQUIREMENTS, "Cài bộ thử đột biến")])
    return python


def main():
    # type: () -> int
    """0 when the run went through, whatever survived."""
    environment.speak_utf8()
    try:
        mutmut = [prepare(), "-m", "mutmut"]
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    code = environment.run(mutmut + ["run"] + sys.argv[1:])
    if code:
        return code
    for command in (["results"], ["export-cicd-stats"]):
        environment.run(mutmut + command)
    with open(FIGURES, encoding="utf-8") as file:
        counts = json.load(file)
    noticed = sum(counts.get(name, 0) for name in NOTICED)
    asked = noticed + counts["survived"] + counts["no_tests"]
    print("Phát hiện {}/{} đột biến: {:.1f} %".format(noticed, asked, 100 * noticed / asked))
    return 0


if __name__ == "__main__":
    sys.exit(main())
