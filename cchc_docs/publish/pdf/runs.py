"""Inline pieces of a page: blanks as on paper, neighbours of one kind joined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from cchc_docs.publish.pdf.blocks import Run, Runs
from cchc_docs.publish.pdf.marks import Inline

LEADS = {Inline.COLON: ": ", Inline.COMMA: ", "}
"""What stands on paper before pieces that the page sets apart by their place."""
_BLANKS = re.compile(r"[ \t\r\n]+")
_CLOSE_UP = ("\n", *LEADS.values())
"""No blank stands before these."""


def words(text: str | None) -> Iterator[Run]:
    """The text of an element, blanks as the page shows them."""
    if text:
        yield Run(unicodedata.normalize("NFC", _BLANKS.sub(" ", text)))


def tidy(runs: Iterable[Run]) -> Runs:
    """Neighbours of one kind joined, no blanks at the ends and none doubled."""
    texts: list[str] = []
    kinds: list[Run] = []
    for run in runs:
        text = run.text
        if texts and text.startswith(_CLOSE_UP):
            texts[-1] = texts[-1].rstrip(" ")
        if texts and texts[-1].endswith((" ", "\n")):
            text = text.lstrip(" ")
        if not text:
            continue
        if kinds and _are_alike(kinds[-1], run):
            texts[-1] += text
        else:
            texts.append(text)
            kinds.append(run)
    if texts:
        texts[0] = texts[0].lstrip()
        texts[-1] = texts[-1].rstrip()
    told = zip(texts, kinds, strict=True)
    return tuple(Run(text, run.bold, run.mark, run.link) for text, run in told if text)


def _are_alike(one: Run, other: Run) -> bool:
    return (one.bold, one.mark, one.link) == (other.bold, other.mark, other.link)
