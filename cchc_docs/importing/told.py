"""What the lines of an item say, phrase by phrase, and what is understood of them so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from cchc_docs.importing.items import Line
from cchc_docs.importing.phrases import Said, grammar

NOT_REACHED = "Không đạt"
"""The other level where only what is reached is printed with its points."""
State = Literal["sure", "guessed", "unread"]
_SENTENCES = re.compile(
    r"\s*;\s*|\s+\|\s+|(?<=[\dđm])\s*\.\s+(?=[<>≥≤\d])|\s*\.\s+(?=\(?[A-ZĐ])"
    r"|\s+(?=\((?:[Nn]ếu|[Tt]rường hợp|[Tt]hiếu|[Cc]ứ|[Mm]ỗi|[Tt]rừ|[Cc]hậm)\s)"
    r"|\s+\((?=[a-z]\s*(?:là|:|=)\s+[^\W\d_]{2})"
    r"|\s*,\s*(?=(?:trong đó|với)\s*:?\s*[a-z]\s*(?:là|:|=)|[a-z]\s*(?:là|:|=)\s)"
    r"|(?:(?<=điểm)|(?<=\dđ))\s+[-–+]\s+(?=[A-ZĐ])"
    r"|(?<!dưới 100%)(?<=100%)\s*:\s*(?=[đtĐT])|(?<=tối đa),\s+(?=dưới\s\d)"
)
_PIECES = re.compile(
    r"\s+/\s+(?![^()]*\))|(?:(?<=điểm)|(?<=\dđ)|(?<=\d đ)|(?<=được \d)|(?<=điểm\))|(?<=\dđ\))"
    r"|(?<=:\s\d)(?=,\s+\D)|(?<=:\s\d,\d)),"
    r"\s+(?!(?:nhưng |trừ |cộng |tổng )*(?:tối đa|không quá))"
    r"|(?:(?<=điểm)|(?<=\dđ))\s?/(?:\s+|(?=[^\d/;:]{3,80}:\s?\d))|(?:(?<=điểm\))|(?<=\dđ\)))(?:\s?/\s?|\s+và\s+)"
)
"""Where a sentence may be several all the same."""
_ASIDE = re.compile(r"\((?:nếu|trường hợp|thiếu|cứ|mỗi|trừ|chậm)\s[^()]*\)", re.I)
_LEAD = re.compile(r"(?P<lead>(?:[^\d:]|\d(?= mức)){3,80}):\s+(?P<rest>.+)")
_GROUP = re.compile(r"(?P<case>[-–+•*]?\s*[^:;.]{2,80}):\s+(?P<rest>.+)")
_CASE = re.compile(
    r"(?P<case>(?:[-–+•*]\s*)?(?:đối với|áp dụng|trường hợp|nhóm)\s[^:;\d]{2,80}):\s+(?P<rest>.+)",
    re.I,
)
_NONE = ("none_full", "none_shrink")
_HOLDS_ANY = ("level", "zero", "full", "part", "definition", "at_most", *_NONE)
"""Kinds of phrases with any words in them: other sentences too."""


@dataclass
class Understood:
    """A rule as YAML data, how surely it was read, and why not."""

    rule: dict[str, Any] | None = None
    state: State = "sure"
    doubts: list[str] = field(default_factory=list)
    means: list[str] = field(default_factory=list)
    """What each phrase was taken to mean."""
    evidence: list[str] = field(default_factory=list)
    when_none: Literal["full", "shrink"] | None = None
    when_none_words: str = ""
    year: int | None = None
    """That of the edition, for days that are printed without one."""

    def doubt(self, words: str, state: State = "guessed") -> None:
        """Something that a person must look at."""
        self.doubts.append(words)
        if state == "unread":
            self.rule = None
        if self.state != "unread":
            self.state = state


@dataclass(frozen=True)
class Told:
    """A line, or a part of it, with what it says."""

    text: str
    said: Said | None
    points: Fraction | None = None


def cases_apart(lines: Sequence[Line], maximum: Fraction) -> list[Line]:
    """Lines, with cases that stand before a rule, «Đối với sở: Từ 90 %: 2 điểm», on their own."""
    found = [one.points is None and _CASE.fullmatch(one.text.strip()) for one in lines]
    heads = [one if one and any(told_rest(one["rest"])) else None for one in found]
    if sum(1 for one in heads if one) < 2:
        grouped = [one.points is None and _GROUP.fullmatch(one.text.strip()) for one in lines]
        heads = [one if one and _is_group(one["rest"], maximum) else None for one in grouped]
        if len(heads) < 2 or not all(heads):
            return list(lines)
    out: list[Line] = []
    for line, head in zip(lines, heads, strict=True):
        case = head["case"].strip(" -–+•*") if head else ""
        if head and not _CASE.fullmatch(line.text.strip()):
            case = f"Đối với {case}"
        parts = [line.text] if head is None else [f"{case}:", head["rest"]]
        out.extend(Line(part, line.points, line.place) for part in parts)
    return out


def _is_group(text: str, maximum: Fraction) -> bool:
    """Whether the sentences behind a head are all levels, the best one of the maximum."""
    read = told(Line(text, None, ""))
    levels = [level_of(one) if one.said else None for one in read]
    points = [level[1] for level in levels if level]
    return len(points) > 1 and len(points) == len(levels) and max(points) == maximum


def told_rest(text: str) -> list[Said]:
    """What the sentences behind a case give, if each of them gives something."""
    read = [one.said for one in told(Line(text, None, ""))]
    return [one for one in read if one] if all(read) else []


def told(line: Line) -> list[Told]:
    """What a line says; the parts between semicolons where each says something of its own."""
    words = grammar()
    text = line.text.strip()
    if line.points is None:
        parts = [one for part in _split(_SENTENCES, text) for one in _pieces(part)]
        if len(parts) > 1:
            read = [part.said for part in parts]
            whole = words.read(text)
            apart = any(part and part.kind in ("ratio", "step", "rise") for part in read)
            known = all(read) and (apart or whole is None or whole.kind in _HOLDS_ANY)
            if known or (any(read) and (whole is None or _hides_points(whole, read))):
                return parts
        return [Told(text, words.read(text))]
    said = words.read(text)
    if said is None or said.kind in ("level", "nothing", "given"):
        bare = re.sub(r"^[-–+•*]\s*", "", text).strip(" :;.")
        level = Said("level", {"label": bare}, f"Mức «{bare}».")
        return [Told(text, level, line.points)]
    return [Told(text, said, line.points)]


def _split(ends: re.Pattern[str], text: str) -> list[str]:
    parts = (part.strip(" .;") for part in ends.split(text))
    whole = (part[1:-1] if _ASIDE.fullmatch(part) else part for part in parts if part)
    return [part.rstrip(") ") if ")" in part and "(" not in part else part for part in whole]


def _pieces(sentence: str) -> list[Told]:
    """A sentence, or what stands between its commas and strokes where each says something."""
    words = grammar()
    said = words.read(sentence)
    parts = _split(_PIECES, sentence)
    told_apart = [Told(part, words.read(part)) for part in parts]
    stepped = any(one.said and one.said.kind == "step" for one in told_apart)
    if len(parts) < 2 or (said is not None and said.kind not in _HOLDS_ANY and not stepped):
        return [Told(sentence, said)]
    if told_apart[0].said is None and (found := _LEAD.fullmatch(parts[0])):
        told_apart[0] = Told(found["rest"], words.read(found["rest"]))
    return told_apart if all(one.said for one in told_apart) else [Told(sentence, said)]


def _hides_points(whole: Said, parts: Sequence[Said | None]) -> bool:
    """Whether a sentence about nothing to do was read over others that give points."""
    points = ("level", "zero", "share", "each", "deduct")
    return whole.kind in _NONE and any(part and part.kind in points for part in parts)


def level_of(one: Told) -> tuple[str, Fraction] | None:
    """The words and the points of a line that gives a level."""
    assert one.said is not None
    label = one.said.words("label")
    if one.said.kind not in ("level", "zero", "add"):
        return None
    if one.said.kind == "zero":
        return label, Fraction(0)
    if one.points is not None:
        return label, one.points
    amount = one.said.amount("points")
    return None if amount is None else (label, amount)
