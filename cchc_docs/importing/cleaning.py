"""Words as officials' programs leave them, made plain: one spelling, no invisible signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from cchc_docs.ground.text import is_unwanted

_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\r\n?|\x0b|\x0c|\u2028|\u2029")
_TORN = re.compile(r"\bđi ểm\b")
_BAR = re.compile(r"\n\s*[-–—_]{4,}\s*\n\s*")
"""The bar of a fraction on a line of its own."""
_END = re.compile(r"\s*\./\.?\s*$")
"""The sign that closes official texts."""
_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_NUCLEUS = (
    r"(?:uyê|uya|oai|oay|oeo|uay|uây|iêu|yêu|uôi|ươi|ươu|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uơ|uy|ia|"
)
_NUCLEUS += r"ua|ưa|ai|ay|ây|ao|au|âu|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
_CODA = r"(?:ng|nh|ch|[cmnpt])?"
_SYLLABLE = re.compile(_ONSET + _NUCLEUS + _CODA)
_NEEDS_END = re.compile(r".*(?:uyê|iê|yê|uô|ươ|oă|uâ|ă|â)")
_BULLET = re.compile(
    r"[-–—+•▪●*·]\s*\S|[a-zđ]\)|[a-z]\s*(?:là|=|:)\s|[a-z]\s*/\s*[a-z]\s*[=<>≤≥]|\d+[.)]\s|[(\[]?\d+[,.]?\d*\s*(?:%|điểm|đ\b)|[<>≥≤]"
)
_SIGNED = re.compile(r"[-–—+•▪●*·]\s*\S|[a-zđ](?:\)|\s?-\s)|\d+[.)]\s")
_POINTS = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s*(?:điểm|đ)?\s*(?:[.;]|$)", re.I)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?\s*%|[<>≥≤]\s*\d")
_POINTS_ALONE = re.compile(r"\d+(?:[.,]\d+)?\s*(?:điểm|đ)\s*(?:[;.]|$)", re.I)
_SHORT_NAME = re.compile(r"[A-ZĐ]{2,6}\b(?![.)])")
_NEVER_FIRST = re.compile(r"[:;,.)\]%/×*]|điểm\b|đ\b", re.I)
"""What no line begins with, unless a narrow column broke it."""
_FORMULA = re.compile(r"Điểm\b[^=:]{0,30}[=:]")
_LINKED = re.compile(r"\b(?:của|và|hoặc|với|tại|do|theo|các|về|những)$", re.I)
_OPEN = re.compile(
    r"(?:\b(?:dưới|đến|tới|từ|trên|đạt|trừ|được|là|tối đa|quá|mỗi|cứ|cộng|thêm|ngày|tháng|quý|số|"
    r"cho|trước|sau|hơn|bằng|tối thiểu|tỷ lệ|có|ít nhất|x)|[-–≥≤<>=×/(+,])$",
    re.I,
)
_ENDED = re.compile(r"[.;:!?)]$|:\s*[-+]?\d+(?:[.,]\d+)?\s*(?:điểm|đ)?$|\d\s*(?:điểm|đ)$", re.I)


def clean(text: str) -> str:
    """``text`` composed (NFC), without invisible signs and doubled spaces; line ends stay."""
    text = _BREAKS.sub("\n", text)
    if not text.isprintable():
        text = "".join(_seen(sign) for sign in text)
    text = unicodedata.normalize("NFC", text)
    text = _TORN.sub("điểm", text)
    text = _END.sub("", _BAR.sub(" / ", text))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _seen(sign: str) -> str:
    """What people see of a sign: signs of Word's own fonts are its bullets."""
    if unicodedata.category(sign) == "Co":
        return "•"
    return "" if is_unwanted(sign) else sign


def one_line(text: str) -> str:
    """Lines of a cell as one, words torn by a line end whole again."""
    return " ".join(joined(text.split("\n"), always=True))


def joined(lines: Iterable[str], always: bool = False) -> list[str]:
    """Lines of a cell, those that only a narrow column broke joined to the line before."""
    out: list[str] = []
    for line in lines:
        if out and (always or _continues(out[-1], line)):
            out[-1] = _join(out[-1], line)
        else:
            out.append(line)
    return out


def _continues(before: str, line: str) -> bool:
    if _SIGNED.match(line):
        return False
    if _NEVER_FIRST.match(line) and (line[0] not in "đĐ" or before[-1].isdigit()):
        return not _FORMULA.match(line)
    if _LINKED.search(before) or (before.endswith(":") and _POINTS.match(line)):
        return True
    if _OPEN.search(before) and not line[0].isupper():
        return True
    if not _ENDED.search(before) and (
        _POINTS_ALONE.match(line)
        or (_SIGNED.match(before) and _FIGURE.match(line))
        or (before[-1] in "%" and _SHORT_NAME.match(line))
    ):
        return True
    if _BULLET.match(line):
        return False
    torn = _join(before, line) == before + line
    return torn or (line[0].islower() and not _ENDED.search(before))


def _join(before: str, after: str) -> str:
    last = before.rsplit(" ", 1)[-1]
    first = after.split(" ", 1)[0]
    left, right = last.strip("(«\"'"), first.strip(".,;:)»\"'")
    if left.isalpha() and right.isalpha() and right.islower():
        whole = is_syllable(left + right)
        if whole and not (is_syllable(left) and is_syllable(right)):
            return before + after
    inside = before[-1] in "(/[" or after[0] in ":;,.)]%/"
    decimal = re.search(r"\d,$", before) and after[0].isdigit()
    return f"{before}{after}" if inside or decimal else f"{before} {after}"


def is_syllable(word: str) -> bool:
    """Whether ``word`` can be a Vietnamese syllable."""
    bare = "".join(
        sign
        for sign in unicodedata.normalize("NFD", word.lower())
        if sign not in "\u0300\u0301\u0303\u0309\u0323"
    )
    bare = unicodedata.normalize("NFC", bare)
    if not _SYLLABLE.fullmatch(bare):
        return False
    return not (_NEEDS_END.fullmatch(bare) or (bare.endswith(("gi", "qu")) and len(bare) > 3))
