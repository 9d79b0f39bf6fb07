"""A table of a file as a grid: merged cells stand once, the rest of them say so."""

from __future__ import annotations

from dataclasses import dataclass

MAX_COLUMNS = 60
"""A wider table is none that people read."""


@dataclass(frozen=True)
class Cell:
    """What stands in a place of the grid; ``continued``: covered by a cell that began before."""

    text: str = ""
    continued: bool = False


@dataclass(frozen=True)
class GridRow:
    """A row, and how a person finds it in the file.

    ``shift``: how many columns to the right of their place here its cells stand there.
    """

    place: str
    cells: tuple[Cell, ...]
    hidden: bool = False
    shift: int = 0

    def texts(self) -> tuple[str, ...]:
        """What stands in it, each merged cell once."""
        return tuple(cell.text for cell in self.cells if cell.text and not cell.continued)


@dataclass(frozen=True)
class Grid:
    """A table with the lines of text before it.

    ``lines``: of a table turned over, the rows of the file that its columns were; ``shift`` of a
    row of it is then its column there. ``hidden``: columns that the file does not show.
    """

    file: str
    name: str
    caption: tuple[str, ...]
    rows: tuple[GridRow, ...]
    lines: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()
