"""Links to sets of exercises, as ``link.js`` reads and writes them."""

from __future__ import annotations

from typing import Literal

from cchc_docs.lessons.exercises import ExerciseSet, QuestionKind

LETTERS: dict[QuestionKind, str] = {
    "points": "p",
    "claim": "c",
    "raise": "r",
    "evidence": "e",
    "unit": "u",
}
"""The letter of each question kind in a link."""
DIGEST = 8
"""Signs of the library's digest that a link carries."""
Mode = Literal["bai", "lop", "in"]
"""To practise, for a class, for paper."""


def exercise_link(mode: Mode, asked: ExerciseSet, digest: str) -> str:
    """``luyen-tap/…html?bai=…`` from the top of the site."""
    parts = (
        "1",
        asked.set,
        ",".join(asked.codes),
        "".join(LETTERS[kind] for kind in asked.kinds),
        str(asked.count),
        str(asked.level),
        asked.seed,
        digest[:DIGEST],
    )
    body = ";".join(parts)
    return f"luyen-tap/{asked.set}.html?{mode}={body};{_check(body)}"


def _check(text: str) -> str:
    """Four signs that no wrong letter and no cut leaves as they were: ``check`` of the sheet's
    ``link.js``."""
    rest = 7
    for letter in text:
        rest = (rest * 1_009 + ord(letter)) % 1_048_573
    signs = "0123456789abcdefghijklmnopqrstuv"
    return "".join(signs[rest >> 5 * place & 31] for place in (3, 2, 1, 0))
