"""What only the layout of a cell's lines tells: points below or behind words, parts under heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from cchc_docs.importing.amounts import NUMBER, number, points
from cchc_docs.importing.items import Line
from cchc_docs.importing.phrases import grammar

_BELOW = re.compile(rf"(?:điểm|số điểm|đạt)\s*:\s*({NUMBER})\s*(?:điểm|đ)?\.?", re.I)
_BEHIND = re.compile(rf"(?P<words>\S.*?)[\s.…_:–-]+(?P<points>{NUMBER})\s*[.;]?", re.I)
_COUNTS_ON = re.compile(
    r"(?:\b(?:từ|đến|tới|dưới|trên|quá|đạt|mức|loại|nhóm|quý|tháng|ngày|năm|hạng|cấp|thứ|có|"
    r"thiếu|chậm|điều|khoản|điểm)|[<>≤≥=+×*/,-])$",
    re.I,
)
"""Words that the number behind them belongs to."""
_PART = re.compile(
    rf"\s*(?:[-–+•*]|\(?\w[.)])?\s*(?P<label>[^:;]{{2,150}}?)\s*[(\[:]\s*(?:tối đa\s*)?"
    rf"(?P<max>{NUMBER})\s*(?:điểm|đ)\s*(?:[)\]]\s*[:.]?|:)\s*(?P<rest>.*)",
    re.I | re.S,
)


def with_points(lines: Sequence[Line], maximum: Fraction) -> list[Line]:
    """Lines, with the points that stand below them or, without any sign, behind them."""
    if len(lines) < 2 or any(line.points is not None for line in lines):
        return list(lines)
    for laid in (_below(lines), _behind(lines)):
        if laid and max(line.points or Fraction(0) for line in laid) == maximum:
            return laid
    return list(lines)


def _alone(text: str) -> Fraction | None:
    """The points on a line that holds nothing else."""
    found = _BELOW.fullmatch(text.strip())
    return number(found[1]) if found else points(text)


def _below(lines: Sequence[Line]) -> list[Line] | None:
    """Words on lines, their points on the line after them."""
    laid: list[Line] = []
    words: list[str] = []
    for line in lines:
        value = _alone(line.text)
        if value is None:
            words.append(line.text)
        elif words and value >= 0:
            laid.append(replace(line, text=" ".join(words), points=value))
            words = []
        else:
            return None
    return laid if len(laid) > 1 and not words else None


def _behind(lines: Sequence[Line]) -> list[Line] | None:
    """Words and points on each line with a gap between them, the best level first."""
    laid: list[Line] = []
    for place, line in enumerate(lines):
        found = _BEHIND.fullmatch(line.text)
        if found is None and place == 0 and not re.search(r"\d", line.text):
            continue  # the heads of the two columns
        said = grammar().read(line.text)
        if found is None or (said is not None and said.kind not in ("level", "zero")):
            return None
        if _COUNTS_ON.search(found["words"]) or grammar().warns(found["words"]):
            return None
        laid.append(replace(line, text=found["words"], points=number(found["points"])))
    falling = [line.points or Fraction(0) for line in laid]
    return laid if len(laid) > 1 and all(a > b for a, b in pairwise(falling)) else None


def parts_with_points(
    lines: Sequence[Line], maximum: Fraction
) -> list[tuple[str, Fraction, list[Line]]]:
    """Parts that a cell heads with their points, «a) Số lượng (1 điểm): …»; none: it has none.

    Together they make the maximum, and each has lines of its own.
    """
    parts: list[tuple[str, Fraction, list[Line]]] = []
    for line in lines:
        found = _PART.fullmatch(line.text) if line.points is None else None
        rest = found["rest"].strip(" .;") if found else ""
        if found and (not rest or re.search(r"\d|điểm", rest)):
            own = [Line(rest, None, line.place)] if rest else []
            parts.append((found["label"].strip(), number(found["max"]), own))
        elif parts:
            parts[-1][2].append(line)
        else:
            return []
    total = sum((part[1] for part in parts), Fraction(0))
    return parts if len(parts) > 1 and total == maximum and all(one[2] for one in parts) else []
