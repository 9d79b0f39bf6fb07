"""The rows of a scoring workbook, known by their keys: names and order of sheets say nothing."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.ground.disk import happened
from cchc_docs.ground.reading import look_package
from cchc_docs.scoring.workbook_files import OLD, ZIP, begin_of
from cchc_docs.scoring.workbook_layout import FILLED, FIRST_FORM, FORM_NUMBER, KEY, LISTS

_LITERAL = re.compile(r'"[^"]*"|\\.')


class NotAForm(Exception):
    """A file that is no scoring workbook; what it is, and what to do (Vietnamese)."""

    def __init__(self, what: str, code: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what, self.code, self.remedy = what, code, remedy


@dataclass(frozen=True)
class Row:
    """A row with a key: ``1.1.4 part``."""

    order: int
    sheet: str
    number: int
    key: str
    values: Mapping[str, Any]
    """What people may have filled, by column."""
    percents: frozenset[str]
    """The columns whose figure is shown as a percentage: 95% is kept as 0,95."""
    letters: Mapping[str, str]
    """Where each of these columns stands in the file."""

    @property
    def code(self) -> str:
        """The criterion that the row belongs to."""
        return self.key.partition(" ")[0]

    @property
    def name(self) -> str:
        """What it holds of the criterion; empty for the row of the points."""
        return self.key.partition(" ")[2]

    def at(self, letter: str) -> tuple[int, str]:
        """A cell of the row, for telling."""
        return (
            self.order,
            f"trang «{self.sheet}», ô {self.letters.get(letter, letter)}{self.number}",
        )


def read_rows(path: Path) -> tuple[Row, ...]:
    """Every row with a key; raises NotAForm with the advice that fits the file."""
    try:
        begin = begin_of(path)
        if begin == OLD:
            raise NotAForm(
                "Tệp là bảng tính .xls đời cũ, hoặc có mật khẩu mở tệp.",
                "W031",
                "Mở tệp bằng Excel hoặc LibreOffice, bỏ mật khẩu nếu có, lưu lại thành .xlsx "
                "(Excel Workbook) rồi chấm tệp ấy.",
            )
        if begin == ZIP and _is_open_document(path):
            raise NotAForm(
                "Tệp là bảng tính OpenDocument (.ods).",
                "W032",
                "Mở tệp bằng LibreOffice hoặc Excel, lưu lại thành .xlsx rồi chấm tệp ấy.",
            )
        look_package(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.filterwarnings("error", "Workbook contains no stylesheet")  # which are %?
            book = load_workbook(path, data_only=True)
        rows = rows_of(book)
    except NotAForm:
        raise
    except OSError as error:
        raise NotAForm(happened(error), "W033") from error
    except Exception as error:  # a damaged part may be anything to whoever reads it
        raise NotAForm("Tệp không phải bảng tính XLSX, hoặc đã hỏng.", "W034") from error
    if not rows:
        raise NotAForm(
            f"Bảng tính này không phải phiếu chấm điểm của trang, hoặc cột ẩn {KEY} đã bị xoá.",
            "W035",
            f"Không xoá cột {KEY}: nó ghi mỗi dòng là số liệu của mục nào. Tải lại phiếu trống ở "
            "trang Tải về, chép câu trả lời sang rồi chấm lại.",
        )
    return rows


def _is_open_document(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return "mimetype" in archive.namelist()


def rows_of(book: Workbook) -> tuple[Row, ...]:
    """Every row with a key of an open workbook."""
    return tuple(_rows(book))


def _rows(book: Workbook) -> Iterator[Row]:
    found = list(_keys(book))
    is_today_s = any(key == f"form {FORM_NUMBER}" for _, _, _, key in found)
    letters = {one: one for one in FILLED} if is_today_s else FIRST_FORM
    for order, sheet, number, key in found:
        cells = {one: sheet[f"{letter}{number}"] for one, letter in letters.items()}
        values = {one: cell.value for one, cell in cells.items()}
        percents = frozenset(one for one, cell in cells.items() if _is_percent(cell))
        yield Row(order, sheet.title, number, key, values, percents, letters)


def _keys(book: Workbook) -> Iterator[tuple[int, Worksheet, int, str]]:
    order = 0
    for sheet in book.worksheets:
        if sheet.title == LISTS:
            continue  # its columns of options reach as far as the column of keys
        for number in sorted({row for row, _ in sheet._cells}):
            order += 1
            key = sheet[f"{KEY}{number}"].value
            if isinstance(key, str) and key.strip():
                yield order, sheet, number, key.strip()


def _is_percent(cell: Cell) -> bool:
    is_number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    return is_number and "%" in _LITERAL.sub("", cell.number_format)
