"""``python -m cchc_docs`` is the command line ``cchc``."""

import signal
import sys


def main() -> int:
    """Runs it. Ctrl+C ends the program at once while all else is imported, and after a command:
    as an exception it would come out of a library as another, or as a traceback at the very end."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cchc_docs import cli

    sys.unraisablehook = cli.unheard
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
