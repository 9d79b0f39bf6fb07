"""Texts whose words and phrases are signs of a list: they pack into half the bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from cchc_docs.ground.text import slug

SIGNS: Final = range(0x370, 0x800)
"""Two bytes each in UTF-8, and no letter or mark of Vietnamese among them."""
CAPITAL: Final = "^"
"""Before a sign: its word begins with a capital here."""
_SIGN = f"[{chr(SIGNS.start)}-{chr(SIGNS.stop - 1)}]"
_LETTERS = r"[^\W\d_]"
_WORD = re.compile(f"{_LETTERS}{{2,}}")
_RUN = re.compile(f"{_WORD.pattern}(?: {_WORD.pattern})*")
_APART = re.compile(f"(?<={_SIGN}) (?=\\{CAPITAL}?{_SIGN})")
_OF_ADDRESS = re.compile("[a-z]{2,}(?:-[a-z]{2,})*")
_PHRASES, _OFTEN = 120, 20
_LONGEST = 4


def packing(texts: Iterable[str]) -> tuple[list[str], Callable[[str], str]]:
    """The words of the signs, and what packs a text; its twin is ``browser/search/packing.js``."""
    whole = "\n".join(texts)
    if CAPITAL in whole or re.search(_SIGN, whole):  # of another script: they stand for themselves
        return [], str
    small = _small(whole)
    phrases = _phrases(small)
    parts = (part for run in _RUN.findall(small) for part in _parts(run, phrases))
    often = Counter(parts).most_common(len(SIGNS))
    signs = {part: chr(SIGNS[at]) for at, (part, count) in enumerate(often) if count > 1}

    def signed(run: re.Match[str]) -> str:
        return " ".join(signs.get(part, part) for part in _parts(run[0], phrases))

    def packed(text: str) -> str:
        return _APART.sub("", _RUN.sub(signed, _small(text)))

    return list(signs), packed


def addresses_in_short(places: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Addresses, each given with the title of its place: without the page of the one before, and
    without what the title says; their twin is ``addressesOf`` in ``browser/search/packing.js``.
    """
    before = [("", ""), *places]
    for (last, _), (address, title) in pairwise(before):
        page, mark, place = address.partition("#")
        told = "" if mark and page == last.partition("#")[0] else page
        yield f"{told}{mark}{'' if place == slug(title) else place}"


def in_words(words: Iterable[str]) -> Callable[[str], str]:
    """What tells an address in words with accents and spaces, so that it packs like a text."""
    accented: dict[str, str] = {}
    for word in words:
        if word.islower():
            accented.setdefault(slug(word, " "), word)

    def told(address: str) -> str:
        return _OF_ADDRESS.sub(
            lambda run: " ".join(accented.get(one, one) for one in run[0].split("-")), address
        )

    return told


def _small(text: str) -> str:
    """A text whose capitals at the beginning of a word are signs before it."""
    return _WORD.sub(lambda found: _uncapital(found[0]), text)


def _uncapital(word: str) -> str:
    small = word.lower()
    return CAPITAL + small if word == small[0].upper() + small[1:] else word


def _phrases(text: str) -> frozenset[str]:
    """Words that stand together so often that one sign for them pays most."""
    counts = Counter(phrase for run in _RUN.findall(text) for phrase in _within(run.split(" ")))
    often = [(phrase, count) for phrase, count in counts.items() if count >= _OFTEN]
    by_gain = sorted(often, key=lambda one: (-one[1] * one[0].count(" "), one[0]))
    return frozenset(phrase for phrase, _ in by_gain[:_PHRASES])


def _within(words: list[str]) -> Iterator[str]:
    for length in range(2, _LONGEST + 1):
        for at in range(len(words) - length + 1):
            yield " ".join(words[at : at + length])


def _parts(run: str, phrases: frozenset[str]) -> Iterator[str]:
    """A run of words by what a sign may stand for: the longest phrase, else a word."""
    words = run.split(" ")
    while words:
        starts = (" ".join(words[:length]) for length in range(_LONGEST, 1, -1))
        part = next((one for one in starts if one in phrases), words[0])
        yield part
        del words[: part.count(" ") + 1]
