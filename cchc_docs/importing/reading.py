"""A file of an annex as a draft; what cannot be read is refused in one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cchc_docs.ground.disk import reason
from cchc_docs.ground.numbers import MAX_DIGITS
from cchc_docs.ground.reading import MAX_OFFICE, look, look_package
from cchc_docs.importing.draft import Draft, draft_of
from cchc_docs.importing.grid import Grid, Unreadable
from cchc_docs.importing.outline import read_outline

MAX_ROWS = 5000
"""More than any annex or table of results has; a sheet of so many is something else."""
_LONG = re.compile(rf"[0-9]{{{MAX_DIGITS + 1},}}")
_OLD = b"\xd0\xcf\x11\xe0"
Tell = Callable[[str], None]
"""Hears how far the reading of a long file is."""
PACKAGES = (".docx", ".xlsx")


def _read_word(path: Path, tell: Tell) -> tuple[Grid, ...]:
    from cchc_docs.importing.word import read_word

    return read_word(path)


def _read_workbook(path: Path, tell: Tell) -> tuple[Grid, ...]:
    from cchc_docs.importing.workbook import read_workbook_tables

    return read_workbook_tables(path)


def _read_pdf(path: Path, tell: Tell) -> tuple[Grid, ...]:
    from cchc_docs.importing.pdf import read_pdf

    return read_pdf(path, tell)


READERS: dict[str, Callable[[Path, Tell], tuple[Grid, ...]]] = {
    ".docx": _read_word,
    ".xlsx": _read_workbook,
    ".pdf": _read_pdf,
}
"""By the end of a file's name; imported when one is read, as their packages are slow to import."""


def _silent(words: str) -> None:
    """Says nothing."""


def read_annex(paths: Iterable[Path], tell: Tell = _silent, year: int | None = None) -> Draft:
    """What all files together say; ``year``: that of days without one; raises Unreadable."""
    grids = [grid for path in paths for grid in read_grids(path, tell)]
    draft = draft_of(read_outline(grids), year)
    if not draft.fields:
        raise Unreadable("Không tìm thấy bảng nào có tên tiêu chí và điểm.")
    return draft


def read_grids(path: Path, tell: Tell = _silent) -> tuple[Grid, ...]:
    """The tables of a file; raises Unreadable."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(f"{path.name}: chỉ đọc tệp {', '.join(READERS)}.")
    try:
        look(path, MAX_OFFICE)
        with path.open("rb") as file:
            begin = file.read(4)
    except OSError as error:
        raise Unreadable(f"{path.name}: {reason(error)}.") from None
    if begin == _OLD:
        raise Unreadable(
            f"{path.name}: tệp có mật khẩu, hoặc là định dạng cũ .doc, .xls: bỏ mật khẩu, lưu lại "
            "thành .docx hoặc .xlsx."
        )
    try:
        if path.suffix.lower() in PACKAGES:
            look_package(path)
        grids = reader(path, tell)
    except Unreadable as error:
        raise Unreadable(f"{path.name}: {error}") from None
    except OSError as error:
        raise Unreadable(f"{path.name}: {reason(error)}.") from None
    except Exception as error:  # a damaged part may be anything to whoever reads it
        raise Unreadable(f"{path.name}: tệp hỏng, hoặc không phải {path.suffix}.") from error
    check_grids(path, grids)
    return grids


def check_grids(path: Path, grids: Sequence[Grid]) -> None:
    """Raises Unreadable for tables that are none of an annex or a sheet."""
    rows = sum(len(grid.rows) for grid in grids)
    if rows > MAX_ROWS:
        raise Unreadable(
            f"{path.name}: có {rows} dòng, nhiều hơn {MAX_ROWS}: không phải phụ lục, không "
            "phải bảng kết quả."
        )
    if place := _long_figure(grids):
        raise Unreadable(f"{path.name}, {place}: có số dài quá {MAX_DIGITS} chữ số.")
    if not any(grid.rows for grid in grids):
        raise Unreadable(f"{path.name}: không có bảng kẻ khung nào.")


def _long_figure(grids: Iterable[Grid]) -> str | None:
    """The place of a figure that nobody means."""
    for grid in grids:
        for row in grid.rows:
            if any(_LONG.search(cell.text) for cell in row.cells):
                return f"{grid.name}, {row.place}"
    return None
