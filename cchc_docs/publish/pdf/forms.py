"""Forms on one table: blank score sheets and the whole-unit examples filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_docs.lessons.units import card_of
from cchc_docs.library import Library
from cchc_docs.publish.artefacts import Stamp
from cchc_docs.publish.pages.criteria_sets import addresses
from cchc_docs.publish.pages.units import unit_rows
from cchc_docs.publish.pdf.books import head_data
from cchc_docs.publish.self_report import HEADS, blank_report
from cchc_docs.rules.numbers import fixed, show

GROUP = "Phiếu in"
CARD_HEADS = (
    "STT",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Điểm tối đa",
    "Tự chấm",
    "Thẩm định",
    "Điểm đạt được",
    "Chỉ số, %",
    "Ghi chú",
)
SIGNERS = ("Người lập biểu", "Thủ trưởng đơn vị")


@dataclass(frozen=True)
class Form:
    """A form: its file, title and data for the typesetter."""

    name: str
    group: str
    title: str
    data: dict[str, Any]


def forms(library: Library, stamp: Stamp) -> Iterator[Form]:
    """A blank sheet for each set, then each whole unit filled in."""
    for edition in library.editions:
        notice = " ".join(edition.notice.split())
        for criteria_set in edition.sets:
            report = blank_report(edition, criteria_set)
            rows = [
                (row.level, (row.code, row.title, row.maximum, row.points, row.evidence))
                for row in (*report.rows, report.total)
            ]
            title = f"Phiếu tự chấm điểm: {criteria_set.title}"
            lines = ["Tên đơn vị: " + "." * 60, f"Năm: {edition.year}"]
            head = head_data(title, edition.title, stamp, notice)
            data = {**head, "lines": lines, "signers": SIGNERS}
            data["table"] = _table(HEADS, rows, [3.4, 20, 5, 5, 14], right=(2, 3))
            yield Form(f"phieu-trong-{criteria_set.id}", GROUP, title, data)
        for unit in library.units[edition.id]:
            _, criteria_set = library.find_set(unit.sheet.set)
            card = card_of(unit, edition, criteria_set, library.sources)
            decimals = edition.scoring.decimals
            filled = [
                (
                    row.depth,
                    (
                        *(row.code, row.title, row.maximum, row.self_score, row.appraised),
                        *(row.points, row.index, row.note),
                    ),
                )
                for row in unit_rows(unit, card, addresses(criteria_set), decimals)
            ]
            index = fixed(card.index, decimals) if card.index is not None else ""
            total = ("", "Tổng cộng", show(card.max), show(card.columns.get("self", card.max * 0)))
            appraised = show(card.columns.get("appraised", card.max * 0))
            filled.append((0, (*total, appraised, show(card.points), index, "")))
            grade = card.grade.label if card.grade else "không xếp loại"
            title = f"Phiếu mẫu đã điền: {unit.sheet.unit}"
            lines = [
                f"Đơn vị giả định: {unit.sheet.unit}. Năm: {unit.sheet.year}",
                f"Tổng điểm {show(card.points)} trên {show(card.max)}; chỉ số {index}\u00a0%; "
                f"xếp loại: {grade}.",
            ]
            head = head_data(title, criteria_set.title, stamp, notice)
            data = {**head, "lines": lines, "signers": SIGNERS}
            widths = [3.6, 22, 5, 5, 5, 5, 5.4, 12]
            data["table"] = _table(CARD_HEADS, filled, widths, right=(2, 3, 4, 5, 6))
            yield Form(f"phieu-mau-{unit.id}", GROUP, title, data)


def _table(
    heads: Sequence[str],
    rows: Sequence[tuple[int, Sequence[str]]],
    widths: list[float],
    right: tuple[int, ...],
) -> dict[str, Any]:
    def cell(text: str, at: int, bold: bool) -> dict[str, Any]:
        runs = [{"text": text}] if text else []
        return {"runs": runs, "right": at in right, "bold": bold, "span": 1}

    return {
        "style": "report",
        "columns": widths,
        "head": [[cell(text, at, True) for at, text in enumerate(heads)]],
        "rows": [
            [cell(text, at, level == 0) for at, text in enumerate(row)] for level, row in rows
        ],
        "foot": [],
    }
