"""Files of officials as bytes: real files of a size that can be meant, nothing else."""

from __future__ import annotations

import json
import re
import stat
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MAX_TEXT = 1_000_000
"""Bytes of a file of words: ten times the longest that anybody has written."""
MAX_OFFICE = 30_000_000
"""Bytes of a Word, Excel or PDF file as it lies on the disk."""
MAX_UNPACKED = 150_000_000
"""Bytes that a Word or Excel file unpacks to, pictures too."""
MAX_PART = 10_000_000
"""Bytes of its text and cells; a filled sheet of 200 items has one million."""
MAX_MEMORY = 1_000_000_000
"""Bytes that the reading of a PDF file may take."""
MAX_AREA = 50_000
"""Cells that a file merges or links as one: each of them would be made."""


class NotMeant(OSError):
    """What lies there is no file that could be meant; ``strerror`` says why."""


def content(path: Path, most: int = MAX_TEXT) -> bytes:
    """The file; raises OSError, NotMeant for what is no file or longer than ``most`` bytes."""
    look(path, most)
    return path.read_bytes()


@contextmanager
def bounded(most: int = MAX_MEMORY) -> Iterator[None]:
    """What runs within raises MemoryError when it takes ``most`` bytes more than there were.

    A few bytes of a PDF file can ask for as much as anybody has. Linux only: others do not say how
    much a process holds.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [one for one in (before, hard, held + most) if one != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))


def json_of(text: str) -> Any:
    """What the JSON says; raises ValueError, also for what is nested too deep and for NaN."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _refuse(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


def look(path: Path, most: int) -> None:
    """Raises what ``content`` would, without opening: a pipe would keep its reader waiting."""
    told = path.stat()
    if stat.S_ISDIR(told.st_mode):
        raise IsADirectoryError(21, "Is a directory", str(path))
    if not stat.S_ISREG(told.st_mode):
        raise NotMeant(0, "không phải tệp thường", str(path))
    if told.st_size > most:
        raise NotMeant(0, f"tệp dài quá {most // 1_000_000} MB", str(path))


def look_package(path: Path) -> None:
    """Raises NotMeant for a Word or Excel file that would take all memory or time to open.

    Sizes are those the package tells; nothing unpacks to more than it has told. Raises OSError,
    zipfile.BadZipFile.
    """
    look(path, MAX_OFFICE)
    with zipfile.ZipFile(path) as package:
        parts = package.infolist()
        if any(one.flag_bits & 1 for one in parts):
            raise NotMeant(0, "tệp có mật khẩu: bỏ mật khẩu rồi chạy lại", str(path))
        words = [one for one in parts if one.filename.lower().endswith((".xml", ".rels"))]
        size = max(
            sum(one.file_size for one in parts) - MAX_UNPACKED,
            sum(one.file_size for one in words) - MAX_PART,
        )
        if size > 0:
            told = sum(one.file_size for one in parts) // 1_000_000
            raise NotMeant(0, f"tệp giải nén ra {told} MB, nhiều hơn mức đọc được", str(path))
        for one in words:
            if sum(_areas(package.read(one))) > MAX_AREA:
                raise NotMeant(
                    0, f"tệp có vùng ô gộp hay liên kết rộng quá {MAX_AREA} ô", str(path)
                )


_AREA = re.compile(
    rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?ref\s*=\s*[\"']\$?([A-Z]+)\$?([0-9]{1,9}):"
    rb"\$?([A-Z]+)\$?([0-9]{1,9})[\"']",
    re.I,
)


def _areas(sheet: bytes) -> Iterator[int]:
    """How many cells each area has that is merged or linked."""
    for left, top, right, bottom in _AREA.findall(sheet):
        wide = abs(_column(right) - _column(left)) + 1
        yield wide * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for one in letters.upper()[:4]:
        number = number * 26 + one - 64
    return number
