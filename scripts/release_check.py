"""A release check: a program that the project's own Python runs, with sizes from the command line.

Each check has a bare Python's start in common, so this one too runs without the packages.
"""

import argparse
import sys

import environment


def check(about, program, sizes, with_tests=True):
    # type: (str, str, dict[str, int | list[int]], bool) -> int
    """Runs it with the project's folder and the sizes, in their order; 0 when all is well.

    ``sizes``: what may be typed as ``--name N`` with what it is otherwise; a list takes several
    and stands last.
    """
    environment.speak_utf8()
    parser = argparse.ArgumentParser(description=about)
    for name, usual in sizes.items():
        many = "*" if isinstance(usual, list) else None
        parser.add_argument("--" + name, type=int, default=usual, nargs=many)
    options = vars(parser.parse_args())
    try:
        python = environment.prepare(with_tests=with_tests)
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    given = []  # type: list[int]
    for name in sizes:
        value = options[name]
        given += value if isinstance(value, list) else [value]
    command = [python, "-c", program, environment.ROOT]
    return environment.run(command + [str(one) for one in given])
