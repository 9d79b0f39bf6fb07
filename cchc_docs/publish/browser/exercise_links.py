"""Links to sets of exercises, as ``link.js`` reads and writes them."""

from __future__ import annotations

from typing import Literal

from cchc_docs.lessons.exercises import ExerciseSet, QuestionKind
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses

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
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Mode = Literal["bai", "lop", "in"]
"""To practise, for a class, for paper."""


def exercise_link(mode: Mode, asked: ExerciseSet, library: EditionLibrary) -> str:
    """The page of exercises with the set that it opens: ``….html?bai=…``."""
    parts = (
        "2",
        library.edition.id,
        asked.set,
        ",".join(asked.codes),
        "".join(LETTERS[kind] for kind in asked.kinds),
        str(asked.count),
        str(asked.level),
        asked.seed,
        library.digest[:DIGEST],
    )
    body = ";".join(parts)
    page = addresses.of(library.edition).exercise_page(asked.set)
    return f"{page}?{mode}={body};{check(body)}"


def check(text: str) -> str:
    """Signs at the end of a link: FNV-1a in base 36, as ``hash`` of ``random.js``."""
    state = 0x811C9DC5
    for sign in text:
        state = (state ^ ord(sign)) * 0x01000193 & 0xFFFFFFFF
    signs = ""
    while state:
        state, place = divmod(state, 36)
        signs = DIGITS[place] + signs
    return signs.rjust(7, "0")
