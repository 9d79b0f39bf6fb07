"""What a set is called: the heading that the file prints above its table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc_docs.ground.text import upper_first
from cchc_docs.importing.cleaning import is_syllable

_HEADING = re.compile(
    r"(?:bảng|bộ|biểu|phiếu|hướng dẫn|thang|tiêu chí|tiêu chuẩn|các tiêu chí|chỉ số|nội dung)\b"
    r"(?!\s+(?:\d|[IVX]+\b))",
    re.I,
)
_SUBJECT = re.compile(r"tiêu chí|chỉ số|tiêu chuẩn|thang điểm|chấm điểm|bảng điểm|bảng kiểm", re.I)
_APART = re.compile(r"[(\[]|phụ lục|\d|[IVX]+\b|lĩnh vực|đơn vị\s*:|kèm theo", re.I)
_COUNTS = re.compile(r"\b(gồm|có)\s+(các\s+)?\d")
"""What a sentence about the table says, and a heading does not."""
_NAMED = re.compile(
    r"\b(tỉnh|thành phố) (?!và\b|thuộc\b|trực\b|trên\b|năm\b)(.+?)(?=[,;(]| năm | theo |$)"
)
LONGEST = 200
"""Signs of a heading: what is longer is a sentence."""


def set_title(captions: Sequence[str]) -> str | None:
    """The first line that says what the table is; lines in capitals go on in the next."""
    lines = [line.strip() for caption in captions for line in caption.split("\n")]
    for place, line in enumerate(lines):
        if len(line) <= LONGEST and _is_heading(line):
            parts = [line]
            for after in lines[place + 1 : place + 4]:
                if not (line.isupper() and after.isupper()) or _APART.match(after):
                    break
                parts.append(after)
            whole = " ".join(parts).strip(" .:")
            return _lower(whole) if whole.isupper() else whole
    return None


def _is_heading(line: str) -> bool:
    names = _HEADING.match(line) and _SUBJECT.search(line)
    return bool(names) and not _COUNTS.search(line)


def _lower(line: str) -> str:
    """A line of capitals as a sentence; short names stay, and what a province is called."""
    words = (
        word.lower() if is_syllable(word.strip("().,;:–-").lower()) else word
        for word in line.split()
    )
    named = _NAMED.sub(lambda one: f"{one[1]} {one[2].title()}", " ".join(words))
    return upper_first(named)
