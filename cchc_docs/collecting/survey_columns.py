"""Long tables column by column: each column as the words in it and, for each row, which of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import IO

import numpy as np
import pandas as pd
from numpy.typing import NDArray

MARKS = ";\t,"
MOST_COLUMNS = 300
AT_ONCE = 200_000
"""So many rows are counted together."""
SAMPLE = 20
"""So many lines tell which sign parts the columns."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Cells:
    """A column: the words that stand in it, and the place of each row's word among them."""

    codes: NDArray[np.int64]
    words: Sequence[str]

    def at(self, row: int) -> str:
        """What stands in a row."""
        return self.words[int(self.codes[row])]

    def of_rows(self, begin: int, end: int) -> Cells:
        """The column between two rows."""
        return Cells(self.codes[begin:end], self.words)

    def rows_of(self, codes: Sequence[int]) -> list[int]:
        """The rows in which one of these words stands."""
        return list(map(int, np.flatnonzero(np.isin(self.codes, codes)))) if codes else []

    def used(self) -> list[int]:
        """The places of the words that stand in some row."""
        return list(map(int, np.flatnonzero(np.bincount(self.codes, minlength=len(self.words)))))


def always(word: str, rows: int) -> Cells:
    """A column with one word in every row."""
    return Cells(np.zeros(rows, dtype=np.int64), (word,))


def blank(rows: int) -> Cells:
    """A column with nothing in it."""
    return always("", rows)


@dataclass(frozen=True)
class Part:
    """Rows of a file, with the line of each; ``sheet`` stands before the line when it is told."""

    sheet: str
    lines: Sequence[int]
    columns: Sequence[Cells]


def row_parts(sheet: str, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Part]:
    """The rows, each with its line, so many at once; where a row ends too soon it is empty."""
    rows = iter(rows)
    while held := list(islice(rows, AT_ONCE)):
        found = zip_longest(*(cells for _, cells in held), fillvalue="")
        yield Part(sheet, [line for line, _ in held], [_cells(column) for column in found])


def _cells(column: Sequence[str]) -> Cells:
    places: dict[str, int] = {}
    codes = np.fromiter((places.setdefault(word, len(places)) for word in column), np.int64)
    return Cells(codes, list(places))


def csv_parts(path: Path) -> Iterator[Part]:
    """The rows of a CSV file; raises UnicodeError, csv.Error."""
    with path.open("rb") as raw:
        wide = raw.read(2) in _WIDE
    with path.open(encoding="utf-16" if wide else "utf-8-sig", newline="") as file:
        first = list(islice(file, SAMPLE))
        mark = max(MARKS, key=lambda sign: sum(line.count(sign) for line in first))
        width = None if wide else _plain_width(path, mark)
        if width is None:
            reader = csv.reader(chain(first, file), delimiter=mark)
            yield from row_parts("", ((reader.line_num, cells) for cells in reader))
    if width is not None:
        yield from _plain_parts(path, mark, width)


def _plain_width(path: Path, mark: str) -> int | None:
    """The most columns of a file whose lines are its rows; None where a cell may hold a line."""
    sign, most = mark.encode(), 0
    with path.open("rb") as file:
        for line in _lines(file):
            if b'"' in line or b"\0" in line or b"\r" in line[:-2]:
                return None
            most = max(most, line.count(sign))
    return most + 1 if most < MOST_COLUMNS else None


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines; a very long one, which is no row, in pieces."""
    while line := file.readline(1_000_000):
        yield line


def _plain_parts(path: Path, mark: str, width: int) -> Iterator[Part]:
    """Read by pandas, which splits lines far faster than a loop over rows can."""
    begin = 1
    for frame in pd.read_csv(
        path,
        sep=mark,
        header=None,
        names=list(range(width)),
        index_col=False,
        dtype=str,
        na_filter=False,
        skip_blank_lines=False,
        quoting=csv.QUOTE_NONE,
        encoding="utf-8-sig",
        chunksize=AT_ONCE,
    ):
        columns = []
        for number in range(width):
            codes, words = pd.factorize(frame[number])
            at = np.where(codes < 0, len(words), codes).astype(np.int64)
            columns.append(Cells(at, [*map(str, words), ""]))
        yield Part("", range(begin, begin + len(frame)), columns)
        begin += len(frame)
