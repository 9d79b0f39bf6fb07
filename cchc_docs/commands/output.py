"""Results: whole files or none."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_docs.ground.digests import file_digest
from cchc_docs.ground.problems import Problem, ProblemsFound, refused, shown_path

if TYPE_CHECKING:
    from cchc_docs.publish.typesetting.typeset import NotTypeset

STANDARD = Path("-")
"""Stands for standard input or output."""
WRITTEN = ".cchc-da-ghi"
"""In a folder of results: digests of all that was ever written there."""


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file that is there only when it is whole; ``-`` is standard output."""
    if path == STANDARD:
        sys.stdout.buffer.write(data)
        return
    if path.exists() and not path.is_file():  # a device or a folder, never replaced
        path.write_bytes(data)
        return
    _place({path: data})


def _place(files: Mapping[Path, bytes]) -> None:
    """Writes files aside; only when all of them are whole do they take their places."""
    parts = {path: path.with_name(f"{path.name}.part") for path in files}
    try:
        for path, part in parts.items():
            part.write_bytes(files[path])
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files into a folder where they take no other's place: all, or ProblemsFound.

    What this program wrote there and nobody has changed since is known by its digest.
    """
    if not files:
        return
    kept = folder / WRITTEN
    digests = set(kept.read_text("ascii", "replace").split()) if kept.is_file() else set()
    known = digests | {hashlib.sha256(data).hexdigest() for data in files.values()}
    taken = [name for name in files if file_digest(folder / name) not in {"", *known}]
    if taken:
        raise refused(
            folder,
            f"Không ghi đè tệp đang có: {', '.join(taken)}.",
            "Thư mục mới, hoặc chỉ có tệp do lệnh này ghi mà chưa ai sửa.",
            "Chọn thư mục khác, hoặc chuyển các tệp ấy đi.",
            "C028",
        )
    placed = {folder / name: data for name, data in files.items()}
    with _folders_of(placed):
        _place({kept: "\n".join(sorted(known)).encode(), **placed})


@contextmanager
def _folders_of(paths: Iterable[Path]) -> Iterator[None]:
    """The folders of files, made where they are missing; those that stay empty go again."""
    missing = {one for path in paths for one in path.parents if not one.exists()}
    try:
        for folder in sorted(missing):
            folder.mkdir(exist_ok=True)
        yield
    finally:
        for folder in sorted(missing, reverse=True):
            with suppress(OSError):  # it holds what was to be written
                folder.rmdir()


@contextmanager
def all_or_none() -> Iterator[Callable[[Path, str], None]]:
    """Writes files that belong together; where one fails or somebody stops it, those that are new
    go again, with their folders."""
    added: list[Path] = []

    def write(path: Path, text: str) -> None:
        folders = [one for one in path.parents if not one.exists()]
        added.extend((*reversed(folders), path) if not path.exists() else ())
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())

    try:
        yield write
    except BaseException:
        for path in reversed(added):
            with suppress(OSError):  # a folder in which somebody has put more
                path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        raise


def refuse_over(output: Path, *kept: Path) -> None:
    """Raises ProblemsFound where ``output`` is one of the files that are kept, or in such a folder.

    Answers and criteria are the only copy of somebody's work.
    """
    for one in kept:
        if STANDARD in (output, one) or not _is_within(output, one):
            continue
        what = "nằm trong thư mục" if one.is_dir() else "chính là tệp được đọc,"
        problem = Problem(
            shown_path(output),
            1,
            f"Tệp ra {what} {shown_path(one)}: ghi vào đó là mất nội dung đang có.",
            "Một tệp khác, ngoài thư mục tiêu chí.",
            "Đổi tên hoặc chỗ của tệp ra.",
            "C008",
        )
        raise ProblemsFound([problem])


def _is_within(path: Path, kept: Path) -> bool:
    try:
        if path.exists() and kept.exists() and path.samefile(kept):
            return True
        return kept.is_dir() and path.resolve().is_relative_to(kept.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False


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
        "C009",
    )
