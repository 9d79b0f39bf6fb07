"""A CSV file as a grid."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path

from cchc_docs.ground.problems import refused
from cchc_docs.ground.reading import content
from cchc_docs.importing.cleaning import clean
from cchc_docs.importing.grid import Cell, Grid, GridRow
from cchc_docs.importing.reading import check_grids, unopened

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MARKS = ";\t,"


def read_csv_table(path: Path) -> Grid:
    """Its only table; raises ProblemsFound."""
    try:
        data = content(path)
        text = data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
        lines = text.splitlines(keepends=True)
        mark = max(MARKS, key=lambda sign: _steady(lines, sign))
        rows = tuple(
            GridRow(f"dòng {number}", tuple(Cell(clean(cell)) for cell in row))
            for number, row in enumerate(csv.reader(lines, delimiter=mark), 1)
        )
    except (UnicodeDecodeError, csv.Error):
        raise refused(
            path,
            "Không phải CSV mã UTF-8.",
            "CSV mã UTF-8 hoặc UTF-16, cột cách nhau bằng dấu phẩy, chấm phẩy hoặc tab.",
            "Mở bằng Excel, lưu lại kiểu «CSV UTF-8».",
            "D010",
        ) from None
    except OSError as error:
        raise unopened(path, error) from None
    grid = Grid(path.name, "tệp CSV", (), rows)
    check_grids(path, [grid])
    return grid


def _steady(lines: list[str], mark: str) -> int:
    """How well the sign parts the first lines: into two, better into more."""
    rows = list(csv.reader(lines[:20], delimiter=mark))
    return sum(min(len(row), 3) - 1 for row in rows if row)
