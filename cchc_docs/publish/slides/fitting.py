"""How much fits on a slide of 1024×768, told from the length of the text; never by hand."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")

WIDTH, ROOM = 912, 535
"""Pixels inside the margins, and between the title and the foot of a slide."""
ADVANCE = 0.52
"""Width of an average letter of the text font, in parts of its size."""
LEADING = 1.4
"""Height of a line, in parts of the size of its letters."""


def height(text: str, size: int = 28, width: int = WIDTH) -> int:
    """Pixels that ``text`` takes in lines of ``width``, in letters of ``size``."""
    letters = max(int(width / (size * ADVANCE)), 1)
    return round(max(len(textwrap.wrap(text, letters)), 1) * size * LEADING)


def spread(
    items: Iterable[Item], height_of: Callable[[Item], int], room: int = ROOM
) -> list[tuple[Item, ...]]:
    """The items in order on as few slides as ``room`` allows, filled evenly.

    An item that is higher than ``room`` stands alone.
    """
    measured = [(item, height_of(item)) for item in items]
    fewest = _filled(measured, room)
    even = sum(needed for _, needed in measured) // max(len(fewest), 1)
    for limit in range(even, room, STEP):
        pages = _filled(measured, limit)
        if len(pages) == len(fewest):
            return pages
    return fewest


STEP = 10
"""Pixels by which ``spread`` tries to fill slides evenly."""


def _filled(measured: Iterable[tuple[Item, int]], room: int) -> list[tuple[Item, ...]]:
    pages: list[list[Item]] = []
    used = room
    for item, needed in measured:
        if not pages or used + needed > room:
            pages.append([])
            used = 0
        pages[-1].append(item)
        used += needed
    return [tuple(page) for page in pages]
