"""Problems in the files people write: where, what, what is allowed, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Literal

from cchc_docs.ground.numbers import show

MOST = 50
"""Problems of one file that are told; whoever has more begins with these."""
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
    cell: str = ""
    """In a workbook: sheet and cell; ``line`` then only says the order."""
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.file}, {self.cell}" if self.cell else f"{self.file}:{self.line}"
        return f"{place}: {self.what}\n    Được phép: {self.allowed}\n    Cách sửa: {self.remedy}"


class ProblemsFound(Exception):
    """All problems of a library at once; ``problems`` is sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.report())

    def report(self) -> str:
        """Every problem, and how many there are."""
        told = "\n\n".join(self._told())
        errors = sum(1 for problem in self.problems if problem.severity == "error")
        counts = ((errors, "vấn đề cần sửa"), (len(self.problems) - errors, "điều nên sửa"))
        counted = ", ".join(f"{count} {kind}" for count, kind in counts if count)
        return f"{told}\n\nCó {counted}."

    def _told(self) -> Iterator[str]:
        for file, listed in groupby(self.problems, key=lambda one: one.file):
            found = list(listed)
            yield from map(str, found[:MOST])
            if len(found) > MOST:
                yield f"{file}: và {show(Fraction(len(found) - MOST))} vấn đề nữa."


def shown_path(path: Path) -> str:
    """``path`` as people type it: from the current folder where it lies below it."""
    try:
        shown = path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        shown = path.as_posix()
    return shown.encode("utf-8", "backslashreplace").decode()
