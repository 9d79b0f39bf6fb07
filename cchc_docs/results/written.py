"""A ranking as text, as data, as CSV and Excel files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.auditing.found import WEIGHTS, Found
from cchc_docs.ground.cells import csv_words, write
from cchc_docs.ground.numbers import fixed, rounded, show
from cchc_docs.results.standings import Ranking, Standing

HEADINGS = ("Hạng", "Đơn vị", "Điểm", "Điểm tối đa", "Chỉ số (%)", "Xếp loại", "Nhóm", "Vì sao")
WIDTHS = (7, 44, 10, 12, 12, 16, 24, 60)
LONGEST = 12
"""Decimals of a number in JSON whose decimals have no end; the exact fraction stands beside it."""
FOUND_WIDTHS = (36, 14, 50, 50, 40)
FOUND_HEADINGS = ("Chỗ", "Mức", "Điều thấy", "Phép tính", "Đúng khi")


def ranking_text(ranking: Ranking, places: int) -> str:
    """The ranking for a terminal."""
    blocks = []
    for group in ranking.groups:
        lines = [group] if group else []
        lines += [_line(one, places) for one in ranking.of(group)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _line(one: Standing, places: int) -> str:
    rank = "–" if one.rank is None else str(one.rank)
    index = f"{fixed(one.index, places):>7}%" if one.index is not None else " " * 9
    points = "" if one.score is None else f"{show(one.score)}"
    if one.max is not None and points:
        points += f"/{show(one.max)}"
    why = f" (chưa xếp hạng: {one.unranked})" if one.unranked else ""
    return f"{rank:>4}  {index}  {points:>12}  {one.grade or '':<12}  {one.unit}{why}"


def found_text(ranking: Ranking) -> str:
    """What was assumed, what does not fit, each with its place."""
    lines = list(ranking.told)
    for one in ranking.found:
        lines.append(f"\n{one.spot.file}, {one.spot}: {WEIGHTS[one.weight]}. {one.what}")
        lines += [f"    Phép tính: {one.working}", f"    Đúng khi: {one.remedy}"]
    return "\n".join(lines)


def ranking_json(ranking: Ranking) -> str:
    """A list of units: numbers in decimals, the exact index as a fraction."""
    return json.dumps(units_data(ranking), ensure_ascii=False, indent=2)


def ranking_data(ranking: Ranking) -> dict[str, object]:
    """The units (``units_data``), what was found in their files and what is to be told of them."""
    found = [one.data() for one in ranking.found]
    return {"units": units_data(ranking), "found": found, "said": list(ranking.told)}


def units_data(ranking: Ranking) -> list[dict[str, Any]]:
    """Each unit in the order of the ranking: numbers in decimals, the exact index as a fraction."""
    return [_data(one) for one in ranking.standings]


def _data(one: Standing) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "score": _number(one.score),
        "max": _number(one.max),
        "index": _number(one.index),
        "exact_index": None if one.index is None else str(one.index),
        "rank": one.rank,
        "grade": one.grade,
        "group": one.group,
        "unranked": one.unranked or None,
        "why": list(one.why),
    }


def _number(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(rounded(value, LONGEST))


def _cells(one: Standing, places: int) -> list[str]:
    return [
        "–" if one.rank is None else str(one.rank),
        one.unit,
        "" if one.score is None else show(one.score),
        "" if one.max is None else show(one.max),
        "" if one.index is None else fixed(one.index, places),
        one.grade or "",
        one.group,
        _why(one),
    ]


def _why(one: Standing) -> str:
    """What beside its figure decided, or why it has no rank."""
    return ". ".join((*((one.unranked,) if one.unranked else ()), *one.why))


def ranking_csv(ranking: Ranking, places: int) -> bytes:
    """A table that office programs open with a decimal comma."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for one in ranking.standings:
        words = (
            one.unit,
            one.grade or "",
            one.group,
            _why(one),
        )  # a figure below nought keeps its sign
        cells = _cells(one, places)
        writer.writerow(csv_words(cell) if cell in words else cell for cell in cells)
    return out.getvalue().encode("utf-8-sig")


def ranking_xlsx(ranking: Ranking, places: int) -> bytes:
    """A sheet with the ranking, one with all that was found, one with the assumptions."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Kết quả"
    page.append(HEADINGS)
    shape = "0" + ("." + "0" * places if places else "")
    for one in ranking.standings:
        page.append(
            [
                one.rank,
                one.unit,
                *(_number(n) for n in (one.score, one.max)),
                None,
                one.grade,
                one.group,
                _why(one),
            ]
        )
        cell = page.cell(page.max_row, 5)
        cell.value, cell.number_format = _number(one.index), shape
    page.freeze_panes = "A2"
    told = book.create_sheet("Cần xem")
    told.append(FOUND_HEADINGS)
    for found in _found_rows(ranking):
        told.append(found)
    notes = book.create_sheet("Cách hiểu")
    for words in ("Điều lệnh đã hiểu, đã coi là", *ranking.told):
        notes.append([words])
    for sheet, widths in ((page, WIDTHS), (told, FOUND_WIDTHS), (notes, (120,))):
        _shape(sheet, widths)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _shape(sheet: Worksheet, widths: Sequence[int]) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            write(cell, cell.value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)


def _found_rows(ranking: Ranking) -> Iterator[list[str]]:
    for one in ranking.found:
        yield [_place(one), WEIGHTS[one.weight], one.what, one.working, one.remedy]


def _place(one: Found) -> str:
    return f"{one.spot.file}, {one.spot}"


WRITERS: Mapping[str, Callable[[Ranking, int], bytes]] = {
    ".xlsx": ranking_xlsx,
    ".csv": ranking_csv,
    ".json": lambda ranking, _: ranking_json(ranking).encode(),
}
"""By the ending of the file."""
