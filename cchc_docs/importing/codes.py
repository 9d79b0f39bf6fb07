"""Numbers of rows in every style that annexes use: 1.1.2, IV, A, a), a.7.1, C1.1, Tiêu chí 2."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAMED = re.compile(r"^(lĩnh vực|phần|mục|nhóm|tiêu chí|chỉ tiêu|tiểu mục|nội dung)\s+", re.I)
_CODE = r"(?:[IVX]+|\d{1,3}|[A-ZĐ]|[a-zđ]\d{0,2})(?:\s?[.]\s?(?:\d{1,3}|[a-zđ]\d{0,2}))*"
_WHOLE = re.compile(rf"\(?({_CODE}|[A-ZĐ]{{1,4}}\d{{1,2}}(?:\.\d{{1,2}})*)\s*[.):/\-–]*")
_LEADING = re.compile(
    r"((?:(?:lĩnh vực|phần|nhóm|tiêu chí|chỉ tiêu)\s+(?:[IVX]+|\d{1,2}|[A-ZĐ])\s*[.:)–-])"
    r"|(?:[IVX]+\s*[.:)/–-]|\d{1,2}(?:\.\d{1,2})+\.?\s|\d{1,2}\s*[.)]\s|[A-ZĐ]\s*[.)/]\s"
    r"|[a-zđ]\d?\s*[.)]\s))\s*",
    re.I,
)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True)
class Code:
    """A printed number: its parts and the style they are written in."""

    printed: str
    parts: tuple[str, ...]
    style: str
    """Named words, roman, upper, lower, or digits with how many parts."""

    @property
    def value(self) -> int | None:
        """The number its first part stands for, where that is a number."""
        first = self.parts[0]
        if first.isdigit():
            return int(first)
        return roman(first) if self.style.startswith("roman") else None


def roman(text: str) -> int | None:
    """``IV`` as 4."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    total = 0
    for sign, after in zip(text, [*text[1:], "I"], strict=True):
        value = _VALUES[sign]
        total += -value if value < _VALUES[after] else value
    return total


def read_code(text: str, before: str | None = None) -> Code | None:
    """The number that ``text`` is; ``before``: the single letter last read, for I after H."""
    printed = " ".join(text.split())
    named = _NAMED.match(printed)
    bare = printed[named.end() :] if named else printed
    found = _WHOLE.fullmatch(bare)
    if not found:
        return None
    parts = tuple(
        part for part in re.findall(r"[IVX]{2,}|\d+|[^\W\d_]+", found[1].replace(" ", "")) if part
    )
    if not parts:
        return None
    style = _style(parts, before)
    if named:
        style = f"{named[1].lower()} {style}"
    return Code(printed.rstrip(" .:)–-/"), parts, style)


def _style(parts: tuple[str, ...], before: str | None) -> str:
    first = parts[0]
    if first.isdigit():
        kind = "digits"
    elif roman(first) is not None and not (len(first) == 1 and _follows(before, first)):
        kind = "roman"
    else:
        kind = "upper" if first.isupper() else "lower"
    last = "" if len(parts) == 1 or parts[-1].isdigit() else " lower"
    return f"{kind} {len(parts)}{last}"


def _follows(before: str | None, letter: str) -> bool:
    return before is not None and len(before) == 1 and ord(letter) - ord(before) == 1


def leading_code(text: str) -> tuple[Code | None, str]:
    """The number a title begins with, and the rest of the title."""
    found = _LEADING.match(text)
    if not found:
        return None, text
    code = read_code(found[1].strip())
    rest = text[found.end() :].strip()
    return (code, rest) if code and rest else (None, text)
