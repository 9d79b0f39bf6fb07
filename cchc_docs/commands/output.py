"""Results: whole files or none."""

from __future__ import annotations

import sys
from pathlib import Path

STANDARD = Path("-")
"""Stands for standard input or output."""


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file that is there only when it is whole; ``-`` is standard output."""
    if path == STANDARD:
        sys.stdout.buffer.write(data)
        return
    if path.exists() and not path.is_file():  # a device or a folder, never replaced
        path.write_bytes(data)
        return
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        error.filename = str(path)
        raise
