"""Vietnamese words: within a sentence, and as addresses without accents, đ as d."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str, separator: str = "-") -> str:
    """``Điều tra XHH`` → ``dieu-tra-xhh``; the signature that Markdown's toc expects."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign)).lower()
    return re.sub(r"[^a-z0-9]+", separator, letters).strip(separator)


def lower_first(text: str) -> str:
    """``text`` as it reads inside a sentence; abbreviations keep their capitals."""
    second_is_capital = len(text) > 1 and text[1].isupper()
    return text if second_is_capital else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """``text`` as it begins a sentence."""
    return text[:1].upper() + text[1:]


def folded(name: str) -> str:
    """A name as it is compared: composed, one space, small letters."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


_UNWANTED = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


def unwanted(text: str) -> str | None:
    """The first sign that people can neither see nor print: of control, of private use, of none.

    New lines and tabs may be.
    """
    if text.isprintable():
        return None
    return next((one for one in text if is_unwanted(one)), None)


def is_unwanted(sign: str) -> bool:
    """Whether a text for people may not hold it."""
    return sign not in "\n\t" and unicodedata.category(sign) in _UNWANTED


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sort key: digits by value, the rest by letter (1.2 before 1.10)."""
    return tuple(map(_rank, re.findall(r"[0-9]+|[^0-9]+", text)))


def _rank(part: str) -> tuple[int, str]:
    """Of two figures the longer is the greater, however long."""
    if not part[0].isdecimal() or not part.isascii():
        return -1, part
    digits = part.lstrip("0")
    return len(digits), digits
