"""One at a time in a project's folder: a set-up or a build, told who is at work.

The operating system drops the lock with the process that holds it, however that ends. Standard
library only: set-up asks before there is anything else.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = Path("build", "lock")
"""Where it lies below the project's folder."""


class Busy(Exception):
    """Somebody else holds the lock; the message says who (Vietnamese, no full stop)."""


@contextmanager
def locked(root: Path) -> Iterator[int]:
    """Holds the lock of the project in ``root``; raises Busy at once where another does.

    The number is the file's: a child process that is given it holds the lock too.
    """
    path = root / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not _taken(file):
            raise Busy(f"Thư mục này đang được chuẩn bị hoặc dựng ({_holder(path)})")
        now = time.strftime("%H:%M:%S ngày %d/%m/%Y")
        words = f"tiến trình {os.getpid()} trên máy {platform.node()}, từ {now}"
        os.ftruncate(file, 0)
        os.write(file, words.encode())
        yield file
    finally:
        os.close(file)


def _holder(path: Path) -> str:
    return path.read_text("utf-8", "replace") or "chưa rõ tiến trình nào"


if sys.platform == "win32":
    import msvcrt

    BEYOND = 1 << 30
    """The byte that is locked: a locked one cannot be read, and the holder's words must be."""

    def _taken(file: int) -> bool:
        os.lseek(file, BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _taken(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
