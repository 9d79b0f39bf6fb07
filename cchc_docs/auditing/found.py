"""A thing found by an audit: where, what, the sum written out, what would make it right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Literal

from cchc_docs.ground.numbers import rounded, show

Weight = Literal["wrong", "look", "rounding"]
"""Wrong for sure; worth a person's look; off by no more than rounding explains."""
WEIGHTS: dict[Weight, str] = {"wrong": "Sai", "look": "Nên xem", "rounding": "Do làm tròn"}


@dataclass(frozen=True)
class Spot:
    """A place in a file: its table, its row, a column where it is one cell."""

    file: str
    grid: str
    row: str
    column: int | None = None

    def __str__(self) -> str:
        from openpyxl.utils import get_column_letter  # slow to import, needed for what is found

        number = self.row.removeprefix("dòng ")
        if (
            self.column is not None
            and number.isdigit()
            and self.grid.startswith(("trang ", "tệp CSV"))
        ):
            return f"{self.grid}, ô {get_column_letter(self.column + 1)}{number}"
        return f"{self.grid}, {self.row}"


@dataclass(frozen=True)
class Found:
    """One finding."""

    kind: str
    weight: Weight
    spot: Spot
    what: str
    working: str
    """The sum or the two figures that say so."""
    remedy: str

    def data(self) -> dict[str, object]:
        """For other programs; ``at``: the place as people see it."""
        return {**asdict(self), "at": str(self.spot)}


UNROUNDED = 7
"""Decimals from which on a figure is what a formula gave, and nobody rounded it."""
NOISE = Fraction(1, 10**6)
"""Less than this may be between two of them that are the same."""


def places(value: Fraction) -> int:
    """How many decimals a printed number has, ``UNROUNDED`` at most."""
    counts = range(UNROUNDED)
    return next((count for count in counts if value == rounded(value, count)), UNROUNDED)


def agrees(worked: Fraction, printed: Fraction, depth: int) -> bool:
    """Whether a figure with so many decimals says this; unrounded, but for what the binary sums
    of an office program lose."""
    if depth < UNROUNDED:
        return rounded(worked, depth) == printed
    return abs(worked - printed) < NOISE


def addition(parts: Sequence[Fraction], total: Fraction) -> str:
    """``1 + 0,5 = 1,5``."""
    return " + ".join(show(one) for one in parts) + f" = {show(total)}"


def is_rounding(parts: Sequence[Fraction], printed: Fraction, worked: Fraction) -> bool:
    """Whether parts rounded as they are printed can be as far from their sum as this."""
    deepest = max((places(one) for one in (*parts, printed)), default=0)
    if deepest < 2:
        return False
    return abs(printed - worked) <= Fraction(len(parts) + 1, 2 * 10**deepest)


def column_of(columns: Mapping[str, tuple[int, ...]], role: str) -> int | None:
    """The first column of a role."""
    return next(iter(columns.get(role, ())), None)
