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
    return text if second_is_capital else text[0].lower() + text[1:]


def upper_first(text: str) -> str:
    """``text`` as it begins a sentence."""
    return text[:1].upper() + text[1:]


def unbroken(text: str) -> str:
    """``text`` with each figure and its per cent sign in one, as officials write them: 90%."""
    return re.sub(r"(?<=\d)[ \u00a0]%(?!})", "%", text)
