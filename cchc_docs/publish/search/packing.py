"""Texts whose words are signs of a list: a syllable that repeats packs into half the bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

SIGNS: Final = range(0x370, 0x800)
"""Two bytes each in UTF-8, and no letter or mark of Vietnamese among them."""
_SIGN = f"[{chr(SIGNS.start)}-{chr(SIGNS.stop - 1)}]"
_WORD = re.compile(r"[^\W\d_]{2,}")
_APART = re.compile(f"(?<={_SIGN}) (?={_SIGN})")


def packing(texts: Iterable[str]) -> tuple[list[str], Callable[[str], str]]:
    """The words of the signs, and what packs a text; its twin is ``browser/search/packing.js``."""
    whole = "\n".join(texts)
    if re.search(_SIGN, whole):  # of another script: they stand for themselves
        return [], str
    often = Counter(_WORD.findall(whole)).most_common(len(SIGNS))
    signs = {word: chr(SIGNS[at]) for at, (word, count) in enumerate(often) if count > 1}

    def packed(text: str) -> str:
        signed = _WORD.sub(lambda found: signs.get(found[0], found[0]), text)
        return _APART.sub("", signed)

    return list(signs), packed
