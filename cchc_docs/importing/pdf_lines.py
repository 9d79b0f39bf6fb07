"""Lines of a cell of a PDF table: which of their ends only the width of the column made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cchc_docs.importing.amounts import points
from cchc_docs.importing.cleaning import one_line

Box = tuple[float, float, float, float]
_BEGINS = re.compile(
    r"[-–—+•▪●*·]\s|[a-zđ]\)|\d+[.)]\s"
    r"|(?:Trong đó|Nếu|Trường hợp|Ghi chú|Căn cứ|Điểm|Từ|Dưới|Trên|Đạt|Mỗi|Cứ|Không|Có)\b"
)
_ENDED = re.compile(r"[.;:!?]$|(?:\d\s*đ|điểm)[.;)]?$", re.I)
_ALIKE = 3.0
"""Words whose tops differ less stand on one line."""
_SLACK = 1.0
"""What a line may be narrower than its column and yet be full, in points."""


def whole_lines(text: str, words: Sequence[Mapping[str, Any]], right: float) -> str:
    """A cell's text, joined where the next word had no room left of ``right``."""
    lines = text.split("\n")
    rows = list(_rows(words))
    if len(lines) < 2 or len(rows) != len(lines):
        return text
    out = [lines[0]]
    for line, row, after in zip(lines[1:], rows, rows[1:], strict=False):
        first = after[0]
        room = right - row[-1]["x1"] - _space(row)
        is_full = first["x1"] - first["x0"] > room + _SLACK
        if is_full and not _stands_alone(out[-1], line):
            out[-1] = one_line(f"{out[-1]}\n{line}")
        else:
            out.append(line)
    return "\n".join(out)


def words_in(words: Iterable[Mapping[str, Any]], box: Box) -> list[Mapping[str, Any]]:
    """The words whose middle lies in a cell."""
    left, top, right, bottom = box
    return [
        one
        for one in words
        if left <= (one["x0"] + one["x1"]) / 2 < right
        and top <= (one["top"] + one["bottom"]) / 2 < bottom
    ]


def _rows(words: Sequence[Mapping[str, Any]]) -> Iterable[list[Mapping[str, Any]]]:
    row: list[Mapping[str, Any]] = []
    for one in sorted(words, key=lambda word: word["top"]):
        if row and one["top"] - row[0]["top"] > _ALIKE:
            yield sorted(row, key=lambda word: word["x0"])
            row = []
        row.append(one)
    if row:
        yield sorted(row, key=lambda word: word["x0"])


def _space(row: Sequence[Mapping[str, Any]]) -> float:
    """How wide a space is: a quarter of the height of the letters."""
    return float(row[-1]["bottom"] - row[-1]["top"]) / 4


def _stands_alone(before: str, line: str) -> bool:
    """Whether a line is one of its own all the same: points alone, a dash, a new sentence."""
    if points(line) is not None or points(before) is not None or _BEGINS.match(line):
        return True
    return bool(_ENDED.search(before)) and not line[0].islower()
