"""The file in which the page of a whole sheet saves a unit's answers (JSON)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field

from cchc_docs.criteria.documents import Document
from cchc_docs.criteria.loading import read_model
from cchc_docs.criteria.model import Code
from cchc_docs.ground.numbers import Quotient, show
from cchc_docs.ground.problems import Problem
from cchc_docs.ground.reading import json_of
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.scoring.answers import Sheet
from cchc_docs.scoring.scorecard import Card

FORMAT = "cchc-sheet"
PRIME = 1_099_511_627_689
"""Just below 32 ** 8: a check has eight signs."""
SIGNS = "0123456789abcdefghijklmnopqrstuv"
DIGITS = "[0-9]{1,60}"
"""As long as what the page keeps (sheet/file.js), so that what is longer than meant is told."""
NUMBER = re.compile(rf"-?{DIGITS}(?:\.{DIGITS}|/(?=0*[1-9]){DIGITS})?")

DECIMAL = re.compile(r"[0-9]{1,2000}(?:\.[0-9]{1,2000})?")


class SavedSheet(Sheet):
    """A sheet with the mark of its file. Numbers within answers may be texts: 36, 12.5, 11/15."""

    format: Literal["cchc-sheet"]
    """Dấu nhận ra tệp phiếu chấm."""
    version: Literal[1, 2]
    """Phiên bản của khuôn tệp; mọi phiên bản cũ đều đọc được. Bản 1 chưa có points và check."""
    maxima: Annotated[dict[Code, Quotient], Field(default_factory=dict)]
    """Điểm tối đa của từng mục khi làm phiếu, để báo khi đã đổi."""
    points: Annotated[dict[Code, Quotient], Field(default_factory=dict)]
    """Điểm của từng mục khi làm phiếu, để báo khi cùng câu trả lời nay được điểm khác."""
    left_out: Annotated[dict[str, Any], Field(default_factory=dict)]
    """Câu trả lời không còn chỗ trong bộ tiêu chí, giữ lại nguyên văn."""
    check: str | None = None
    """Tám ký tự kiểm tra của phần còn lại của tệp."""


def is_saved(document: Document) -> bool:
    """Whether the document is such a file."""
    return isinstance(document.data, dict) and document.data.get("format") == FORMAT


def check_of(text: str) -> str:
    """Eight signs that no wrong letter and no cut leaves as they were: sheet/check.js."""
    rest = 7
    for letter in text:
        rest = (rest * 1_009 + ord(letter)) % PRIME
    return "".join(SIGNS[rest >> shift & 31] for shift in range(35, -1, -5))


def check_problems(document: Document) -> Iterator[Problem]:
    """What is told when the file is no longer as the page has saved it."""
    try:
        data = json_of(document.text)
    except ValueError:
        data = {}
    signs = data.pop("check", None)
    if data.get("version") == 1 and signs is None:
        return
    # as JSON.stringify writes it
    if signs != check_of(json.dumps(data, ensure_ascii=False, separators=(",", ":"))):
        yield document.problem(
            ("check",),
            "Tệp không còn nguyên như lúc lưu: mã kiểm tra không khớp.",
            "Tệp do trang phiếu chấm lưu ra, chưa sửa.",
            "Mở tệp trên trang phiếu chấm, đối chiếu lại từng mục rồi lưu ra tệp mới.",
            "A031",
        )


_ANY: dict[str, Any] = {
    "edition": "x",
    "set": "x",
    "unit": "x",
    "unit_kind": "x",
    "year": 2000,
    "answers": {},
}


def frame_of(document: Document) -> tuple[SavedSheet | None, tuple[Problem, ...]]:
    """What the file holds beside the sheet, which ``read_sheet`` reads; None with problems."""
    assert isinstance(document.data, dict)
    beside = {key: value for key, value in document.data.items() if key not in _ANY}
    for key in ("maxima", "points"):
        if isinstance(figures := beside.get(key), dict):
            beside[key] = {code: _exactly(figure) for code, figure in figures.items()}
    frame, found = read_model(replace(document, data=_ANY | beside, problems=()), SavedSheet)
    return frame, (*found, *check_problems(document))


def changes(frame: SavedSheet, card: Card) -> Iterator[str]:
    """What the set asks or gives otherwise than when the sheet was made (sheet/changes.js)."""
    nodes = {node.id: node for node in card.criteria_set.leaves()}
    for code, then in frame.maxima.items():
        if code in nodes and then != nodes[code].max:
            yield (
                f"mục {code}: điểm tối đa khi làm phiếu là {show(then)}, nay là "
                f"{show(nodes[code].max)}."
            )
    if frame.maxima and (new := [code for code in nodes if code not in frame.maxima]):
        yield f"mục mới, khi làm phiếu chưa có: {', '.join(new)}."
    for line in card.all_lines():
        was, final = frame.points.get(line.node.id), line.entry and line.entry.final
        if final and was is not None and was != final.points:
            yield (
                f"mục {line.node.id}: cùng câu trả lời, khi làm phiếu được {show(was)} điểm, nay "
                f"được {show(final.points)} điểm."
            )
    for code in frame.left_out:
        yield f"mục {code}: câu trả lời để riêng trong phiếu, không tính."


def as_answers(document: Document) -> Document:
    """The saved file as an answers file: only the sheet, numbers as numbers."""
    assert isinstance(document.data, dict)
    own = {key: value for key, value in document.data.items() if key in Sheet.model_fields}
    answers = own.get("answers")
    if isinstance(answers, dict):
        own["answers"] = {code: _entry(entry) for code, entry in answers.items()}
    return replace(document, data=own)


def _exactly(figure: Any) -> Any:
    is_decimal = isinstance(figure, str) and DECIMAL.fullmatch(figure)
    return Fraction(figure) if is_decimal else figure


def _entry(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {key: exact_numbers(value) if key in COLUMNS else value for key, value in entry.items()}


def exact_numbers(raw: Any) -> Any:
    """An answer out of JSON with its numbers, which are kept as texts, as numbers."""
    if isinstance(raw, dict):
        return {key: exact_numbers(value) for key, value in raw.items()}
    if isinstance(raw, tuple | list):
        return tuple(exact_numbers(one) for one in raw)
    if isinstance(raw, str) and NUMBER.fullmatch(raw):
        number = Fraction(raw)
        return number.numerator if number.denominator == 1 else number
    return raw
