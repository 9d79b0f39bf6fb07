"""Builds the site into site/ on a machine that has Python and nothing else.

``--serve`` previews it and follows changes.
"""

import sys

import environment


def main():
    # type: () -> int
    """Prepares the environment, then builds; 0 when all went well."""
    environment.speak_utf8()
    try:
        python = environment.prepare(with_tests=False)
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    return environment.run([python, "-m", "cchc_docs", "build"] + sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
