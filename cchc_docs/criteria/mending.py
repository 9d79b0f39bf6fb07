"""Mechanical remedies of ``cchc check --fix``: what can only be meant one way is written so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from cchc_docs.criteria.plain_yaml import COMMA_SPLITS, NOT_QUOTED
from cchc_docs.criteria.wording import COMMA, NOT_QUOTED_TEXT
from cchc_docs.ground.problems import Problem

BOM = "\ufeff"
_COMMA = re.compile(r"([\"']?)(-?[0-9]+),([0-9]+)\1(?=\s*(?:$|[#}\],]))")
"""A decimal with a comma where a number must stand, alone up to the end or the next sign."""
_HALF = re.compile(r"(?<=[0-9]),$")
"""Before the part that YAML takes for a key: ``{points: 0,5}``."""
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*(?=\s*(?:$|[#}\],:]))")


def settled(text: str) -> str:
    """The same words as letters of one sign each, without a mark at the beginning."""
    return unicodedata.normalize("NFC", text.removeprefix(BOM))


def mended(text: str, problems: Iterable[Problem]) -> str:
    """The text with decimal points for commas and quotes round codes, where those were told."""
    lines = text.split("\n")
    for one in sorted(problems, key=lambda one: (one.line, -one.column)):
        if one.column and one.line <= len(lines):
            line = lines[one.line - 1]
            before, rest = line[: one.column - 1], line[one.column - 1 :]
            lines[one.line - 1] = _mended(before, rest, one.code)
    return "\n".join(lines)


def _mended(before: str, rest: str, code: str) -> str:
    if code in (NOT_QUOTED, NOT_QUOTED_TEXT) and (found := _NUMBER.match(rest)):
        return f'{before}"{found[0]}"{rest[found.end() :]}'
    if code == COMMA and (found := _COMMA.match(rest)):
        return f"{before}{found[2]}.{found[3]}{rest[found.end() :]}"
    if code == COMMA_SPLITS and _HALF.search(before):
        return f"{before[:-1]}.{rest}"
    return before + rest
