"""How wide the columns of a table are, and whether it can stand on one page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc_docs.publish.pdf.blocks import Row, text_of

SMALL = 12, 1200
"""Rows and letters of a table that stands on one page."""


def is_small(rows: Sequence[Row]) -> bool:
    """Whether a table can always stand on one page."""
    letters = sum(len(run.text) for row in rows for cell in row for run in cell.runs)
    return len(rows) <= SMALL[0] and letters <= SMALL[1]


def widths(rows: Sequence[Row]) -> tuple[float, ...]:
    """A share of the width for each column by the length of its texts; 0: as wide as its text."""
    count = max((sum(cell.span for cell in row) for row in rows), default=0)
    widest, longest_word = [0] * count, [0] * count
    for row in rows:
        at = 0
        for cell in row:
            text = text_of(cell.runs)
            if cell.span == 1:
                widest[at] = max(widest[at], len(text))
                words = re.split(r"[ \n]", text)
                longest_word[at] = max(longest_word[at], *(len(word) for word in words))
            at += cell.span
    return tuple(
        0 if most <= 10 else round(max(min(most, 60) ** 0.75, word * 0.9, 6), 1)
        for most, word in zip(widest, longest_word, strict=True)
    )
