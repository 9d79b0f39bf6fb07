"""A file of an annex as a draft; what cannot be read is refused in one line."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from openpyxl.utils.exceptions import InvalidFileException

from cchc_docs.importing.draft import Draft, draft_of
from cchc_docs.importing.grid import Grid, Unreadable
from cchc_docs.importing.outline import read_outline
from cchc_docs.importing.pdf import read_pdf
from cchc_docs.importing.word import read_word
from cchc_docs.importing.workbook import read_workbook_tables

MAX_ROWS = 3000
MAX_UNPACKED = 150_000_000
"""Bytes: no annex unpacks to more."""
_OLD = b"\xd0\xcf\x11\xe0"
Tell = Callable[[str], None]
"""Hears how far the reading of a long file is."""
READERS: dict[str, Callable[[Path, Tell], tuple[Grid, ...]]] = {
    ".docx": lambda path, _: read_word(path),
    ".xlsx": lambda path, _: read_workbook_tables(path),
    ".pdf": read_pdf,
}


def _silent(words: str) -> None:
    """Says nothing."""


def read_annex(paths: Iterable[Path], tell: Tell = _silent) -> Draft:
    """What all files together say; raises Unreadable."""
    grids = [grid for path in paths for grid in read_grids(path, tell)]
    draft = draft_of(read_outline(grids))
    if not draft.fields:
        raise Unreadable("Không tìm thấy bảng nào có tên tiêu chí và điểm.")
    return draft


def read_grids(path: Path, tell: Tell = _silent) -> tuple[Grid, ...]:
    """The tables of a file; raises Unreadable."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(f"{path.name}: chỉ đọc tệp {', '.join(READERS)}.")
    with path.open("rb") as file:
        if file.read(4) == _OLD:
            raise Unreadable(
                f"{path.name}: tệp có mật khẩu, hoặc là định dạng cũ .doc, .xls: bỏ mật khẩu, lưu "
                "lại thành .docx hoặc .xlsx."
            )
    _unpacks(path)
    try:
        grids = reader(path, tell)
    except Unreadable as error:
        raise Unreadable(f"{path.name}: {error}") from None
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError):
        raise Unreadable(f"{path.name}: tệp hỏng, hoặc không phải {path.suffix}.") from None
    rows = sum(len(grid.rows) for grid in grids)
    if rows > MAX_ROWS:
        raise Unreadable(
            f"{path.name}: có {rows} dòng, nhiều hơn {MAX_ROWS}: đây không phải một phụ lục."
        )
    if not any(grid.rows for grid in grids):
        raise Unreadable(f"{path.name}: không có bảng kẻ khung nào.")
    return grids


def _unpacks(path: Path) -> None:
    """Refuses a package that would fill the memory."""
    if path.suffix.lower() not in (".docx", ".xlsx"):
        return
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(one.file_size for one in package.infolist())
            locked = any(one.flag_bits & 1 for one in package.infolist())
    except zipfile.BadZipFile:
        raise Unreadable(f"{path.name}: tệp hỏng, hoặc không phải {path.suffix}.") from None
    if locked:
        raise Unreadable(f"{path.name}: tệp có mật khẩu: bỏ mật khẩu rồi chạy lại.")
    if size > MAX_UNPACKED:
        raise Unreadable(
            f"{path.name}: giải nén ra {size // 1_000_000} MB, không phải một phụ lục."
        )
