"""Ctrl+C ends a script without a traceback: imported first, before all that takes time.

Standard library only, and readable by old Pythons, like every script.
"""

import sys


def quietly(kind, error, trace):
    # type: (object, BaseException, object) -> None
    """Shows what ended the script, as ever; for Ctrl+C Python's own exit code says it all."""
    if not isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]


sys.excepthook = quietly
