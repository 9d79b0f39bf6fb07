"""Writes that fail on purpose: the n-th file that is opened for writing meets a full disk."""

from __future__ import annotations

import builtins
import errno
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

REAL = io.open


class Failing:
    """Counts what is opened for writing below a folder; number ``at`` fails, cut short."""

    def __init__(self, patch: pytest.MonkeyPatch, below: Path) -> None:
        self.below, self.count, self.at = below.resolve(), 0, 0
        patch.setattr(io, "open", self.open)
        patch.setattr(builtins, "open", self.open)

    def open(self, file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        """As the real one, which has emptied the file before the disk was full."""
        opened = REAL(file, mode, *more, **named)
        is_number, writes = isinstance(file, int), set(mode) & set("wax+")
        if writes and not is_number and Path(file).resolve().is_relative_to(self.below):
            self.count += 1
            if self.count == self.at:
                opened.close()
                raise OSError(errno.ENOSPC, "No space left on device", str(file))
        return opened

    def each(self, work: Callable[[], int]) -> Iterator[int]:
        """The work again and again, its first, second … write failing, until it goes through."""
        for self.at in range(1, 500):
            self.count = 0
            done = work()
            if self.count < self.at:
                assert done == 0
                return
            yield done
