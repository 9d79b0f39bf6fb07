"""Columns of exact rational numbers: whole numbers over whole numbers, never binary floats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[Any]
"""Whole numbers: 64 bits, or Python's own where they might not fit."""
Mask = npt.NDArray[np.bool_]
LIMIT = 1 << 62
"""No product of 64-bit numbers goes beyond."""


def most(values: Whole) -> int:
    """The greatest size among the values."""
    if not values.size:
        return 0
    return max(abs(int(values.max())), abs(int(values.min())))


def times(values: Whole, by: Whole | int) -> Whole:
    """Products, in Python's own numbers where 64 bits might not hold them."""
    size = abs(by) if isinstance(by, int) else most(by)
    if values.dtype != object and max(most(values), 1) * max(size, 1) >= LIMIT:
        values = values.astype(object)
    return values * by


def plus(one: Whole, other: Whole) -> Whole:
    """Sums, likewise."""
    if one.dtype != object and most(one) + most(other) >= LIMIT:
        one = one.astype(object)
    return one + other


@dataclass(frozen=True)
class Exact:
    """A number a row: ``num`` : ``den``; ``den`` is above 0, one for all rows or one a row."""

    num: Whole
    den: Whole | int = 1

    @classmethod
    def constant(cls, value: Fraction, rows: int) -> Exact:
        """The same number in every row."""
        return cls(np.full(rows, value.numerator, dtype=_type(value.numerator)), value.denominator)

    def by(self, factor: Fraction) -> Exact:
        """Times a number."""
        return Exact(times(self.num, factor.numerator), _scaled(self.den, factor.denominator))

    def add(self, other: Exact) -> Exact:
        """The sum."""
        if isinstance(self.den, int) and isinstance(other.den, int):
            common = lcm(self.den, other.den)
            left = times(self.num, common // self.den)
            return Exact(plus(left, times(other.num, common // other.den)), common)
        left, right = times(self.num, other.den), times(other.num, self.den)
        return Exact(plus(left, right), _product(self.den, other.den))

    def minus(self, other: Exact) -> Exact:
        """The difference."""
        return self.add(Exact(-other.num, other.den))

    def multiply(self, other: Exact) -> Exact:
        """The product."""
        return Exact(times(self.num, other.num), _product(self.den, other.den))

    def over(self, other: Exact) -> Exact:
        """The quotient by numbers that are all above 0."""
        rows = len(self.num)
        return Exact(times(self.num, other.den), times(rows_of(self.den, rows), other.num))

    def reduced(self) -> Exact:
        """The same in lowest terms, where 64 bits hold it."""
        if isinstance(self.den, int) or self.num.dtype == object or self.den.dtype == object:
            return self
        common = np.gcd(self.num, self.den)
        return Exact(self.num // common, self.den // common)

    def sign(self, mark: Fraction | Exact) -> Whole:
        """−1, 0 or 1: below, at or above the mark, told by whole numbers."""
        if isinstance(mark, Exact):
            left, right = times(self.num, mark.den), times(mark.num, self.den)
        else:
            left = times(self.num, mark.denominator)
            right = times(np.asarray(self.den), mark.numerator)
        above = np.asarray(left > right, dtype=bool).astype(np.int8)
        return above - np.asarray(left < right, dtype=bool).astype(np.int8)

    def where(self, mask: Mask, other: Exact) -> Exact:
        """The other's number where the mask says so."""
        if isinstance(self.den, int) and isinstance(other.den, int):
            common = lcm(self.den, other.den)
            mine = times(self.num, common // self.den)
            return Exact(np.where(mask, times(other.num, common // other.den), mine), common)
        rows = len(self.num)
        return Exact(
            np.where(mask, other.num, self.num),
            np.where(mask, rows_of(other.den, rows), rows_of(self.den, rows)),
        )

    def at_most(self, top: Fraction | Exact) -> Exact:
        """No more than the top."""
        other = top if isinstance(top, Exact) else Exact.constant(top, len(self.num))
        return self.where(self.sign(other) > 0, other)

    def at_least(self, bottom: Fraction | Exact) -> Exact:
        """No less than the bottom."""
        other = bottom if isinstance(bottom, Exact) else Exact.constant(bottom, len(self.num))
        return self.where(self.sign(other) < 0, other)

    def floor(self) -> Exact:
        """Down to whole numbers."""
        return Exact(self.num // self.den)

    def ceiling(self) -> Exact:
        """Up to whole numbers."""
        return Exact(-(-self.num // self.den))

    def to_step(self, step: Fraction | None) -> Exact:
        """To a multiple of the step, halves up; of numbers not below 0."""
        if step is None:
            return self
        steps = self.by(1 / step)
        twice = plus(times(steps.num, 2), rows_of(steps.den, len(steps.num)))
        return Exact(twice // _scaled(steps.den, 2)).by(step)

    def fractions(self) -> list[Fraction]:
        """The numbers one by one."""
        dens = rows_of(self.den, len(self.num)).tolist()
        return [Fraction(n, d) for n, d in zip(self.num.tolist(), dens, strict=True)]


def choose(rows: int, known: list[tuple[Mask, Exact]]) -> Exact:
    """Of each row the number whose mask takes it; 0 where none does."""
    out = Exact.constant(Fraction(0), rows)
    for mask, value in known:
        out = out.where(mask, value)
    return out


def added(parts: Sequence[Exact], rows: int) -> Exact:
    """The sum; numbers over one denominator first, the others two by two."""
    whole = reduce(Exact.add, [one for one in parts if isinstance(one.den, int)], _zero(rows))
    rest = [one.reduced() for one in parts if not isinstance(one.den, int)]
    while len(rest) > 1:
        pairs = [rest[at : at + 2] for at in range(0, len(rest), 2)]
        rest = [reduce(Exact.add, pair).reduced() for pair in pairs]
    return whole.add(rest[0]) if rest else whole


def _zero(rows: int) -> Exact:
    return Exact(np.zeros(rows, dtype=np.int64))


def listed(numbers: list[Fraction], picks: Whole) -> Exact:
    """Of each row the number at its place in the list."""
    common = lcm(*(one.denominator for one in numbers))
    whole = [one.numerator * (common // one.denominator) for one in numbers]
    return Exact(np.array(whole, dtype=_type(*whole))[picks], common)


def _type(*values: int) -> Any:
    return np.int64 if all(abs(value) < LIMIT for value in values) else object


def _scaled(den: Whole | int, by: int) -> Whole | int:
    return den * by if isinstance(den, int) else times(den, by)


def _product(one: Whole | int, other: Whole | int) -> Whole | int:
    if isinstance(one, int):
        return _scaled(other, one)
    return times(one, other)


def rows_of(den: Whole | int, rows: int) -> Whole:
    """The same for every row, where one number stands for all."""
    return np.full(rows, den, dtype=_type(den)) if isinstance(den, int) else den
