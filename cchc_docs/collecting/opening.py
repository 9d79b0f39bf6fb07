"""Large workbooks of many units or ballots, opened to be read row by row."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from cchc_docs.ground.reading import NotMeant, look

MAX_FILE = 200_000_000
"""Bytes of a file as it lies on the disk: thousands of units, a million ballots."""
MAX_UNPACKED = 2_000_000_000
"""Bytes that a workbook unpacks to; read row by row it takes no such memory."""
MAX_PART, MAX_TIMES = 100_000_000, 100
"""Bytes from which a part may unpack to at most so many times its size; cells do to 10 to 40."""


class NotAWorkbook(Exception):
    """A file that no row can be read of."""


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """The workbook, values only; raises NotAWorkbook, OSError (NotMeant for what is no file or too
    large)."""
    look(path, MAX_FILE)
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
        size = sum(one.file_size for one in parts)
        if size > MAX_UNPACKED or any(
            one.file_size > max(MAX_PART, MAX_TIMES * one.compress_size) for one in parts
        ):
            told = f"tệp giải nén ra {size // 1_000_000} MB, nhiều hơn mức đọc được"
            raise NotMeant(0, told, str(path))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(path, read_only=True, data_only=True)
    except OSError:
        raise
    except Exception as error:  # a damaged part may be anything to whoever reads it
        raise NotAWorkbook(str(path)) from error
    try:
        yield book
    finally:
        book.close()


def rows_of(sheet: Any, columns: int, most: int | None = None) -> Iterator[tuple[Any, ...]]:
    """The cells of the first ``columns`` of each row, of the first ``most``; raises
    NotAWorkbook."""
    rows = sheet.iter_rows(max_row=most, max_col=columns)
    while True:
        try:
            row = next(rows, None)
        except Exception as error:  # as above, found only on the way
            raise NotAWorkbook(sheet.title) from error
        if row is None:
            return
        yield row


def format_of(cell: Any) -> str:
    """How its figure is shown; raises NotAWorkbook."""
    try:
        return str(cell.number_format)
    except Exception as error:  # a style that the file does not hold
        raise NotAWorkbook(cell.coordinate) from error
