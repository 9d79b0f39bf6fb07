"""``python -m cchc_docs`` is the command line ``cchc``."""

import sys


def main() -> int:
    """Runs it; Ctrl+C ends it quietly from the first moment, while all else is still imported."""
    try:
        from cchc_docs.cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
