"""Results: whole files or none, and what went wrong with them in one line."""

from __future__ import annotations

import sys
from pathlib import Path

STANDARD = Path("-")
"""Stands for standard input or output."""

REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "không có tệp hoặc thư mục này",
    FileExistsError: "đã có tệp hoặc thư mục trùng tên",
    IsADirectoryError: "đây là một thư mục",
    NotADirectoryError: "đường dẫn đi qua một tệp",
    PermissionError: "không được phép đọc hoặc ghi",
}


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


def told(error: OSError) -> str:
    """What happened, in Vietnamese, with the file it happened to."""
    if isinstance(error, BrokenPipeError):
        return "Nơi nhận kết quả đã đóng, chưa in hết."
    known = next((words for kind, words in REASONS.items() if isinstance(error, kind)), None)
    why = known or error.strerror or str(error)
    return f"Không đọc hoặc ghi được {error.filename}: {why}." if error.filename else f"{why}."
