"""Results: whole files or none."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_docs.ground.problems import Problem, shown_path

if TYPE_CHECKING:
    from cchc_docs.publish.typesetting.typeset import NotTypeset

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


def not_typeset(source: Path, error: NotTypeset) -> Problem:
    """What the typesetter cannot set, as a problem of the file that the words come from."""
    if error.characters:
        shown = ", ".join(f"«{one}» (U+{ord(one):04X})" for one in dict.fromkeys(error.characters))
        what = f"Phông chữ in không có ký tự {shown}."
    else:
        what = f"Không dàn được trang in: {error}."
    return Problem(
        shown_path(source),
        1,
        what,
        "Chữ Việt, chữ số, dấu câu và dấu toán thường dùng.",
        "Thay bằng chữ hoặc dấu khác, hoặc dùng tệp .docx.",
    )
