"""What elements of the pages say for paper: the closed vocabulary of ``data-paper``.

The guides read rendered pages because they hold hand-written ones too, which are Markdown with
macros: one reader of one vocabulary instead of a second writer beside a reader all the same.
An element says one word; which words it may say depends on where it stands. The styles in
``blocks`` are words as well. Readers of the site get pages without them (``unmarked``).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, TypeVar

from cchc_docs.publish.artefacts.artefact import NotMade
from cchc_docs.publish.pdf.blocks import ListStyle, Mark, TableStyle

ATTRIBUTE = "data-paper"
SKIP = "skip"
"""Any element: on paper it says nothing."""


class OnHeading(StrEnum):
    """Words of headings."""

    UNLISTED = "unlisted"
    """A part of what is above it, no entry of the contents."""


class OnList(StrEnum):
    """Words of lists."""

    CHECKLIST = ListStyle.CHECKLIST
    STEPS = "steps"
    """The steps to a figure; of each item the first element is its title."""


class OnTable(StrEnum):
    """Words of tables."""

    LEVELS = TableStyle.LEVELS
    DENSE = TableStyle.DENSE


class OnBox(StrEnum):
    """Words of what opens at a click."""

    WORKED = "worked"
    """An example, which is broken only between the steps of two columns."""


class OnRow(StrEnum):
    """Words of rows of tables."""

    BOLD = "bold"


class OnCell(StrEnum):
    """Words of cells of tables."""

    RIGHT = "right"


class Inline(StrEnum):
    """Words of pieces within a line."""

    ORIGIN = Mark.ORIGIN
    REMARK = Mark.REMARK
    BOLD = "bold"
    UNLINKED = "unlinked"
    """A link that is one on screens alone."""
    COLON = "colon"
    """Stands after a colon, which the page spares by its place."""
    COMMA = "comma"


class UnknownMark(NotMade):
    """An element says for paper what nothing reads there (Vietnamese)."""


Word = TypeVar("Word", bound=StrEnum)


def take(element: Any, words: type[Word]) -> Word | None:
    """The word of an element, taken off it, so that in the end none may be left (``check``).

    Raises UnknownMark.
    """
    said = element.attrib.pop(ATTRIBUTE, None)
    if said is None:
        return None
    try:
        return words(said)
    except ValueError:
        raise _unknown(element, said, ", ".join(words)) from None


def is_skipped(element: Any) -> bool:
    """Whether an element says nothing on paper."""
    return bool(element.get(ATTRIBUTE) == SKIP)


def check(article: Any) -> None:
    """Raises UnknownMark where a word is left that nothing has read."""
    for element in article.iter():
        said = element.get(ATTRIBUTE, SKIP)
        if said != SKIP and not any(is_skipped(one) for one in element.iterancestors()):
            raise _unknown(element, said, "không từ nào")


def _unknown(element: Any, said: str, known: str) -> UnknownMark:
    return UnknownMark(f'<{element.tag} {ATTRIBUTE}="{said}">: ở chỗ này chỉ hiểu: {known}')


_WORDS = re.compile(rb' data-paper(?:-line)?="[^"]*"')


def unmarked(page: bytes) -> bytes:
    """A page as its readers get it: what is for paper alone taken out."""
    return _WORDS.sub(b"", page)
