"""How much fits on a slide of 1024×768, told from the length of the text; never by hand."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
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
) -> Iterator[tuple[Item, ...]]:
    """The items in order, as many together as ``room`` holds; one that is too high stands alone."""
    held: list[Item] = []
    used = 0
    for item in items:
        needed = height_of(item)
        if held and used + needed > room:
            yield tuple(held)
            held, used = [], 0
        held.append(item)
        used += needed
    if held:
        yield tuple(held)
