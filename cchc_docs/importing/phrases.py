"""The grammar of phrases in ``phrases.yaml``: what a line of an annex says about points."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cchc_docs.importing.amounts import NUMBER, number

FILE = Path(__file__).with_name("phrases.yaml")
SAYS_NO_POINTS = ("unheld", "none_full", "none_shrink", "evidence")
"""Kinds of phrases that may name amounts without giving them."""
TAKES_OFF = ("deduct", "lose", "less", "step")
LONGEST = 1000
"""Signs of a line that a phrase may be: a longer one says more than one thing."""
_AMOUNT = re.compile(r"\d\s?(?:điểm|đ)(?!\w|\s+(?:phần trăm|%))|trừ\s+\d", re.I)
_COMPARED = re.compile(
    r"(?:dưới|trên|từ|đến|tới|[<>≤≥]|(?<=\d)\s[-–])\s*\d+(?:[.,]\d+)?\s?(?:điểm|đ)(?!\w)", re.I
)
_GIVES = tuple(":=→")
"""Before these, «dưới 3 điểm» is what is measured; what is given stands behind."""
_BULLET = re.compile(r"^[-–+•*]\s+(?=\D)")
_THINGS = ("item", "fault", "of", "unit")
_RULE = re.compile(r"tối đa|không quá|(?:được|cộng|trừ)\s+\d|\d[.,]\d|[=÷×]|\schia\s", re.I)
NUMBERS = (
    "target",
    "every",
    "percent",
    "mark",
    "zero",
    "high",
    "span",
    "most",
    "round",
    "places",
    "points",
    "each",
    "cap",
    "from",
    "over",
    "to",
    "below",
    "exact",
    "factor",
    "hundredths",
    "count",
    "scale",
    "n",
    "m",
)


_INNER = {
    **dict.fromkeys(("sign", "top", "bottom"), r"(?<!\w)[^\W\d_](?!\w)"),
    "rate": r"(?:tỷ|tỉ)\s+lệ",
    "short": r"(?:không|chưa)",
    "range": r"(?:(?!\.\s|\d\s?(?:điểm|đ\b))[^;])+?",
    **dict.fromkeys(("day", "month"), r"\d{1,2}(?!\d)"),
    "year": r"\d{4}",
    "quarter": r"(?:IV|I{1,3}|[1-4])(?!\w)",
    "last": "năm (?:liền )?trước(?: liền kề)?",
}
"""What stands for some names that are neither any number nor any words."""

_RATE = r"(?:(?:tỷ|tỉ)\s+lệ|mức\s+độ|kết\s+quả|chỉ\s+số|mức|số\s+%)"


@dataclass(frozen=True)
class Said:
    """What a phrase gives: its kind, its words and numbers, and what that means."""

    kind: str
    values: Mapping[str, str]
    means: str

    def amount(self, name: str) -> Fraction | None:
        """A number in it."""
        text = self.values.get(name)
        return None if text is None else number(text)

    def words(self, name: str) -> str:
        """Words in it."""
        return self.values.get(name, "").strip(" -–+•*:;,.")


@dataclass(frozen=True)
class _Phrase:
    kind: str
    shape: re.Pattern[str]
    unless: re.Pattern[str] | None
    means: str


@dataclass(frozen=True)
class Grammar:
    """Every phrase, ready for use."""

    lines: tuple[_Phrase, ...]
    ranges: tuple[re.Pattern[str], ...]
    warnings: tuple[re.Pattern[str], ...]
    days: tuple[tuple[re.Pattern[str], str, tuple[int, ...]], ...]
    nevers: tuple[re.Pattern[str], ...]
    lates: tuple[re.Pattern[str], ...]
    plain: tuple[tuple[re.Pattern[str], str], ...]
    heads: tuple[re.Pattern[str], ...]
    tails: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    judged: tuple[re.Pattern[str], ...]

    def read(self, line: str) -> Said | None:
        """What a whole line says, else what it says in plainer words; None: no phrase fits."""
        if len(line) > LONGEST:
            return None
        line = _BULLET.sub("", line)
        said = self._fitting(line)
        if said is not None and said.kind != "unheld":
            return said
        plain = self.in_plain_words(line)
        if said is None and plain != line:
            said = self._fitting(plain)
        return self._without_tail(plain) or said if said is None or said.kind == "unheld" else said

    def in_plain_words(self, line: str) -> str:
        """A line without what only introduces it, its terms as the phrases name them."""
        for shape in self.heads:
            if (found := shape.match(line)) and found.end() < len(line):
                line = line[found.end() :]
        for shape, words in self.plain:
            line = shape.sub(words, line)
        return " ".join(line.split())

    def _without_tail(self, line: str) -> Said | None:
        """What a line says before words at its end that round or cap what it gives."""
        for shape, kinds in self.tails:
            found = shape.search(line)
            said = self.read(line[: found.start()].strip(" ,;")) if found else None
            if found is None or said is None or said.kind not in kinds:
                continue
            more = {name: text for name, text in found.groupdict().items() if text}
            if not set(more) & set(said.values):
                return Said(said.kind, {**said.values, **more}, said.means)
        return None

    def _fitting(self, line: str) -> Said | None:
        for phrase in self.lines:
            found = phrase.shape.fullmatch(line)
            if not found or (phrase.unless and phrase.unless.search(line)):
                continue
            if phrase.kind in TAKES_OFF and not number(found["points"]):
                continue  # «không giảm 0 điểm» takes nothing off: it is a level
            if phrase.kind in SAYS_NO_POINTS or not (_amount_left(found) or _more(found)):
                values = {name: text for name, text in found.groupdict().items() if text}
                return Said(phrase.kind, values, _told(phrase.means, values))
        return None

    def range_in(self, label: str) -> tuple[Mapping[str, Fraction], str] | None:
        """The range in a level's words, and those words without it."""
        if len(label) > LONGEST:
            return None
        for shape in self.ranges:
            if found := shape.search(label):
                texts = {name: text for name, text in found.groupdict().items() if text}
                ends = {name: number(text) for name, text in texts.items()}
                rest = f"{label[: found.start()]} {label[found.end() :]}"
                return ends, " ".join(rest.split())
        return None

    def day_in(self, label: str) -> tuple[Mapping[str, str], str, tuple[int, ...]] | None:
        """The last day in a level's words: its parts, whether it is meant itself, its months."""
        for shape, ends, months in self.days if len(label) <= LONGEST else ():
            if found := shape.search(label):
                parts = {name: text for name, text in found.groupdict().items() if text}
                return parts, ends, months
        return None

    def needs_judging(self, label: str) -> bool:
        """Whether a level's words measure something without a figure as its bound."""
        return not re.search(r"\d", label) and any(shape.search(label) for shape in self.judged)

    def warns(self, label: str) -> bool:
        """Whether a level's words say more than a level does."""
        label = _COMPARED.sub("…", label)
        return any(shape.search(label) for shape in self.warnings)


def _amount_left(found: re.Match[str]) -> bool:
    """Whether the line holds points beside those that the phrase took: it says more."""
    line = found.string
    if "points" in found.re.groupindex and line[: found.start("points")].rstrip()[-1:] in _GIVES:
        line = _COMPARED.sub(lambda one: "…" * len(one[0]), line)
    taken = sorted(
        found.span(name) for name, text in found.groupdict().items() if text and name in NUMBERS
    )
    for start, end in reversed(taken):
        line = f"{line[:start]}…{line[end:]}"
    return bool(_AMOUNT.search(line))


def _more(found: re.Match[str]) -> bool:
    """Whether the words for the thing that is counted hold a rule of their own."""
    things = (text for name, text in found.groupdict().items() if text and name in _THINGS)
    return any(_RULE.search(text) for text in things)


def _told(means: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], "").strip(), means)


@cache
def grammar() -> Grammar:
    """The grammar of the file."""
    data: Any = yaml.safe_load(FILE.read_text("utf-8"))
    lines = tuple(
        _Phrase(
            one["kind"],
            _shape(one["shape"]),
            _shape(one["unless"]) if "unless" in one else None,
            one["means"],
        )
        for one in data["lines"]
    )
    warnings, nevers, lates, judged = (
        tuple(re.compile(words, re.I) for words in data[key])
        for key in ("warnings", "nevers", "lates", "judged")
    )
    ranges = tuple(_shape(one["shape"]) for one in data["ranges"])
    days = tuple(
        (_shape(one["shape"]), str(one["ends"]), tuple(one.get("months", ())))
        for one in data["days"]
    )
    plain = tuple((_shape(one["shape"]), str(one["words"])) for one in data["plain"])
    heads = tuple(_shape(one["shape"]) for one in data["heads"])
    tails = tuple((_shape(f"(?:{one['shape']})$"), frozenset(one["of"])) for one in data["tails"])
    return Grammar(lines, ranges, warnings, days, nevers, lates, plain, heads, tails, judged)


def _shape(text: str) -> re.Pattern[str]:
    """A shape of the file as a pattern."""
    seen: set[str] = set()
    text = re.sub(r"(?<!\\)_", r"\\s*", re.sub(r"_P(?![a-zA-Z])", "_%?", text))
    text = text.replace(" ", r"\s+").replace("ĐIỂM", r"(?:điểm|đ(?!\w))").replace("RATE", _RATE)

    def group(found: re.Match[str]) -> str:
        name = found[1]
        inner = _INNER.get(name) or (NUMBER if name in NUMBERS else ".+?")
        if name in seen or name in ("n", "m"):
            return f"(?:{inner})"
        seen.add(name)
        return f"(?P<{name}>{inner})"

    return re.compile(re.sub(r"<([a-z]+)>", group, text), re.I)
