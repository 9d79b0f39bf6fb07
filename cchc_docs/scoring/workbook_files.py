"""Which files are workbooks, told by their name or by how they begin."""

from __future__ import annotations

import sys
from pathlib import Path

from cchc_docs.ground.reading import look

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".ods"})
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How files begin: XLSX and ODS are zips; the older .xls, and any that a password opens."""


def is_workbook(path: Path) -> bool:
    """Whether the file is, or calls itself, a workbook of any make."""
    return path.suffix.lower() in SUFFIXES or begin_of(path) in (ZIP, OLD)


def begin_of(path: Path) -> bytes:
    """Its first four bytes; none where it cannot be read, or would keep its reader waiting."""
    try:
        look(path, sys.maxsize)
        with path.open("rb") as file:
            return file.read(4)
    except OSError:
        return b""
