"""Problems in the files people write: where, what, what is allowed, how to mend it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Literal

from cchc_docs.ground.disk import is_full, reason, remedy
from cchc_docs.ground.numbers import show
from cchc_docs.ground.reading import content
from cchc_docs.ground.text import unwanted

WIDTH = 100
"""Of a line that is shown, around where the problem begins."""
MOST = 50
"""Problems of one file that are told; whoever has more begins with these."""
PREFIX = "CCHC-"
"""Of codes as people see them."""
HERE = "Máy này"
"""Stands for the file where the machine does not say which."""
Severity = Literal["error", "advice"]
"""An error keeps everything from being made; advice is worth following."""


@dataclass(frozen=True, order=True)
class Problem:
    """One problem, told in Vietnamese to the official who wrote the file."""

    file: str
    line: int
    what: str
    allowed: str
    remedy: str
    code: str
    """Of its kind, as it was first given: a letter for the room, a number; never another's."""
    cell: str = ""
    """In a workbook: sheet and cell; ``line`` then only says the order. Line 0: the whole file."""
    severity: Severity = "error"
    column: int = 0
    """Where in the line it begins, from 1; 0: not known."""

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        place = f"{self.file}, {self.cell}" if self.cell else f"{self.file}{line}"
        return (
            f"{place}: {self.what}\n    Được phép: {self.allowed}\n"
            f"    Cách sửa: {self.remedy} [{self.shown_code}]"
        )

    @property
    def shown_code(self) -> str:
        """The code as people see it and may look up."""
        return f"{PREFIX}{self.code}"


class ProblemsFound(Exception):
    """All problems of a library at once; ``problems`` is sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n\n".join(map(str, self.problems[:MOST])))

    def report(self) -> str:
        """Every problem with the line that it is in, and how many there are."""
        told = "\n\n".join(self._told())
        errors = sum(1 for problem in self.problems if problem.severity == "error")
        counts = ((errors, "vấn đề cần sửa"), (len(self.problems) - errors, "điều nên sửa"))
        counted = ", ".join(f"{count} {kind}" for count, kind in counts if count)
        return f"{told}\n\nCó {counted}."

    def data(self) -> list[dict[str, object]]:
        """Every problem for other programs, with its code as people see it."""
        return [{**asdict(one), "code": one.shown_code} for one in self.problems]

    def _told(self) -> Iterator[str]:
        for file, listed in groupby(self.problems, key=lambda one: one.file):
            found = list(listed)
            lines = lines_of(file) if any(not one.cell for one in found) else ()
            yield from (f"{one}{_pointed(one, lines)}" for one in found[:MOST])
            if len(found) > MOST:
                yield f"{file}: và {show(Fraction(len(found) - MOST))} vấn đề nữa."


def refused(
    path: Path, what: str, allowed: str, remedy: str, code: str, cell: str = ""
) -> ProblemsFound:
    """A file that is not taken at all, to be raised: no line of it is to blame."""
    return ProblemsFound([Problem(shown_path(path), 0, what, allowed, remedy, code, cell)])


def machine_refused(error: Exception) -> ProblemsFound:
    """What the machine does not read or write, as a problem of that file, to be raised."""
    told = error if isinstance(error, OSError) else OSError(errno.EIO, str(error))
    name = told.filename2 or told.filename  # of two files, the one that was to be written
    path = Path(os.fsdecode(name)) if name else Path(HERE)
    if is_full(error):
        advised = "Xoá bớt tệp không dùng rồi chạy lại."
        return refused(path, "Đĩa đã đầy.", "Đĩa còn chỗ.", advised, "C020")
    advised = remedy(told)
    return refused(
        path,
        f"Không đọc hoặc ghi được: {reason(told)}.",
        "Tệp, thư mục có thật, được phép đọc và ghi.",
        f"{advised[0].upper()}{advised[1:]}",
        "C021",
    )


def github_lines(found: ProblemsFound) -> Iterator[str]:
    """Each problem as a line by which GitHub marks it in a change."""
    for one in found.problems:
        kind = "error" if one.severity == "error" else "warning"
        place = f"file={one.file},line={max(one.line, 1)}" + (
            f",col={one.column}" if one.column else ""
        )
        place += f",title={one.shown_code}"
        words = f"{one.what}\nĐược phép: {one.allowed}\nCách sửa: {one.remedy}"
        yield f"::{kind} {place}::{words}".replace("%", "%25").replace("\n", "%0A")


def lines_of(file: str) -> Sequence[str]:
    """The lines of a text; none of what is no text or not there."""
    try:
        return content(Path(file)).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()


def _pointed(problem: Problem, lines: Sequence[str]) -> str:
    """The line itself, with a caret below where the problem begins."""
    if problem.cell or not 0 < problem.line <= len(lines):
        return ""
    line = lines[problem.line - 1].replace("\t", " ")
    if not line.strip() or unwanted(line) is not None:
        return ""
    start = (problem.column or len(line) - len(line.lstrip()) + 1) - 1
    cut = max(0, start - WIDTH // 2)
    shown, number = line[cut : cut + WIDTH].rstrip(), str(problem.line)
    return f"\n    {number} | {shown}\n    {' ' * len(number)} | {' ' * (start - cut)}^"


def shown_path(path: Path) -> str:
    """``path`` as people type it: from the current folder where it lies below it."""
    try:
        shown = path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        shown = path.as_posix()
    return shown.encode("utf-8", "backslashreplace").decode()
