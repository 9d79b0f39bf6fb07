"""A file of an annex as a draft; what cannot be read is refused in one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cchc_docs.ground.disk import reason
from cchc_docs.ground.numbers import MAX_DIGITS
from cchc_docs.ground.problems import ProblemsFound, refused
from cchc_docs.ground.reading import MAX_OFFICE, look, look_package
from cchc_docs.importing.draft import Draft, draft_of
from cchc_docs.importing.grid import Grid
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
    """What all files together say; ``year``: that of days without one; raises ProblemsFound."""
    files = list(paths)
    grids = [grid for path in files for grid in read_grids(path, tell)]
    draft = draft_of(read_outline(grids), year)
    if not draft.fields:
        raise refused(
            files[0],
            "Không tìm thấy bảng nào có tên tiêu chí và điểm.",
            "Bảng có cột tên tiêu chí, và điểm tối đa ở một cột hoặc trong tên.",
            "Kiểm tra đã chọn đúng tệp phụ lục.",
            "D012",
        )
    return draft


def read_grids(path: Path, tell: Tell = _silent) -> tuple[Grid, ...]:
    """The tables of a file; raises ProblemsFound."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise refused(
            path,
            "Không đọc được loại tệp này.",
            f"Tệp {', '.join(READERS)}.",
            "Mở tệp, lưu lại thành một trong các loại ấy.",
            "D013",
        )
    try:
        look(path, MAX_OFFICE)
        with path.open("rb") as file:
            begin = file.read(4)
    except OSError as error:
        raise unopened(path, error) from None
    if begin == _OLD:
        raise refused(
            path,
            "Tệp có mật khẩu, hoặc là định dạng cũ .doc, .xls.",
            "Tệp .docx, .xlsx không có mật khẩu.",
            "Bỏ mật khẩu, lưu lại thành .docx hoặc .xlsx.",
            "D014",
        )
    try:
        if path.suffix.lower() in PACKAGES:
            look_package(path)
        grids = reader(path, tell)
    except ProblemsFound:
        raise
    except OSError as error:
        raise unopened(path, error) from None
    except Exception as error:  # a damaged part may be anything to whoever reads it
        raise damaged(path) from error
    check_grids(path, grids)
    return grids


def damaged(path: Path) -> ProblemsFound:
    """A file whose parts do not hold what they should, to be raised."""
    return refused(
        path,
        f"Tệp hỏng, hoặc không phải {path.suffix}.",
        "Tệp mở được bằng Word, Excel hoặc trình đọc PDF.",
        "Mở tệp, lưu lại; không mở được thì xin lại tệp.",
        "D015",
    )


def unopened(path: Path, error: OSError) -> ProblemsFound:
    """A file that the machine does not open, to be raised."""
    return refused(
        path,
        f"Không đọc được tệp: {reason(error)}.",
        "Một tệp có thật, được phép đọc, không quá dài.",
        "Kiểm tra tên tệp và quyền đọc.",
        "D016",
    )


def check_grids(path: Path, grids: Sequence[Grid]) -> None:
    """Raises ProblemsFound for tables that are none of an annex or a sheet."""
    rows = sum(len(grid.rows) for grid in grids)
    if rows > MAX_ROWS:
        raise refused(
            path,
            f"Tệp có {rows} dòng: không phải phụ lục, không phải bảng kết quả.",
            f"Nhiều nhất {MAX_ROWS} dòng.",
            "Xoá các dòng thừa, hoặc tách tệp.",
            "D017",
        )
    if place := _long_figure(grids):
        raise refused(
            path,
            f"Có số quá dài ở {place}.",
            f"Số có nhiều nhất {MAX_DIGITS} chữ số.",
            "Sửa ô ấy.",
            "D018",
        )
    if not any(grid.rows for grid in grids):
        raise refused(
            path,
            "Không có bảng kẻ khung nào.",
            "Tiêu chí và điểm nằm trong bảng.",
            "Mở tệp, chuyển chữ thành bảng rồi lưu lại.",
            "D019",
        )


def _long_figure(grids: Iterable[Grid]) -> str | None:
    """The place of a figure that nobody means."""
    for grid in grids:
        for row in grid.rows:
            if any(_LONG.search(cell.text) for cell in row.cells):
                return f"{grid.name}, {row.place}"
    return None
