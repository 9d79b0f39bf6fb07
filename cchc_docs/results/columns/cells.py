"""Columns of a table of answers, read as exact numbers, days and ticks."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import pandas as pd
from pydantic_core import PydanticCustomError

from cchc_docs.ground.days import read_day
from cchc_docs.ground.numbers import is_too_long
from cchc_docs.results.columns.exact import LIMIT, Exact, Mask, Whole
from cchc_docs.rules import Rule
from cchc_docs.rules.inputs import CASE, Input, as_answer

PLACES = 6
"""Decimals of a binary figure that are read column-wise."""
SAFE = 1 << 53
"""Below it every whole number is a binary one too."""


@dataclass(frozen=True)
class Cells:
    """What stands in a column: a number a row; whether any; whether the engine has to read it."""

    number: Exact
    given: Mask
    odd: Mask

    @property
    def whole(self) -> Mask:
        """Rows that hold a whole number."""
        return np.asarray(self.number.num % self.number.den == 0, dtype=bool)


@dataclass(frozen=True)
class Answers:
    """The columns of one item and one column of the card, by key of its inputs."""

    columns: Mapping[str, pd.Series[Any]]
    rows: int

    def below(self, prefix: str) -> Answers:
        """Those of a case or a part, without its prefix."""
        taken = {
            key.removeprefix(prefix): column
            for key, column in self.columns.items()
            if key.startswith(prefix)
        }
        return Answers(taken, self.rows)

    def given(self) -> Mask:
        """Rows in which anything stands."""
        out = np.zeros(self.rows, dtype=bool)
        for column in self.columns.values():
            out |= column.notna().to_numpy(dtype=bool)
        return out

    def numbers(self, key: str) -> Cells:
        """A column of numbers; nothing where there is no such column."""
        column = self.columns.get(key)
        return _nothing(self.rows) if column is None else read_numbers(column)

    def days(self, key: str) -> Cells:
        """A column of days, each as the number of days since the first of year 1."""
        column = self.columns.get(key)
        return _nothing(self.rows) if column is None else _read(column, _day)

    def ticks(self, key: str) -> Cells:
        """A column in which 1 or true is a tick."""
        column = self.columns.get(key)
        return _nothing(self.rows) if column is None else _read(column, _tick, truths=True)

    def raw(self, rule: Rule, maximum: Fraction, rows: Sequence[int]) -> list[dict[str, Any]]:
        """The answers of rows in the shape of an answer file; what is not asked keeps its key."""
        inputs = rule.inputs(maximum)
        columns = {key: column.iloc[list(rows)].tolist() for key, column in self.columns.items()}
        return [
            _raw(inputs, {key: one for key in columns if not _is_missing(one := columns[key][at])})
            for at in range(len(rows))
        ]


def _raw(inputs: Sequence[Input], found: Mapping[str, Any]) -> dict[str, Any]:
    asked = {one.key: one for one in inputs if one.case is None or found.get(CASE) == one.case}
    values = {key: _plain(value, asked.get(key)) for key, value in found.items()}
    rest = {key: value for key, value in values.items() if key not in asked}
    return {**as_answer(asked.values(), values), **rest}


def _nothing(rows: int) -> Cells:
    none = np.zeros(rows, dtype=bool)
    return Cells(Exact(np.zeros(rows, dtype=np.int64)), none, none)


def read_numbers(column: pd.Series[Any]) -> Cells:
    """Whole numbers, decimals, or binary figures by their shortest decimals; words are none."""
    given = column.notna().to_numpy(dtype=bool)
    none = np.zeros(len(column), dtype=bool)
    if pd.api.types.is_bool_dtype(column.dtype):
        return Cells(Exact(np.zeros(len(column), dtype=np.int64)), given, given)
    if pd.api.types.is_integer_dtype(column.dtype):
        return Cells(Exact(column.fillna(0).to_numpy(dtype=np.int64)), given, none)
    if pd.api.types.is_float_dtype(column.dtype):
        return _read_floats(column.fillna(0).to_numpy(dtype=np.float64), given)
    return _read(column, _meant)


def _read_floats(values: Any, given: Mask) -> Cells:
    """Each as the shortest decimal whose nearest binary figure it is."""
    odd = given & ~np.isfinite(values)
    values = np.where(odd, 0, values)
    for places in range(PLACES + 1):
        scale = 10**places
        near = np.rint(values * scale)
        if ((near / scale == values) & (np.abs(near) < SAFE)).all():
            return Cells(Exact(near.astype(np.int64), scale), given, odd)
    codes, found = pd.factorize(values)
    known = [Fraction(repr(one)) for one in found.tolist()]
    num, den = _over_one(known)
    odd |= np.array([is_too_long(one) for one in known], dtype=bool)[codes]
    return Cells(Exact(num[codes], den), given, odd)


def _over_one(values: list[Fraction]) -> tuple[Whole, int]:
    """Numbers over their common denominator."""
    common = lcm(*(one.denominator for one in values))
    whole = [one.numerator * (common // one.denominator) for one in values]
    fits = all(abs(one) < LIMIT for one in whole)
    return np.array(whole, dtype=np.int64 if fits else object), common


def _read(column: pd.Series[Any], read: Any, truths: bool = False) -> Cells:
    """Words and objects, each different one read once; true is no 1, unless truths are meant."""
    try:
        codes, found = pd.factorize(column)
    except TypeError:  # lists and the like, which no input takes
        codes, found = pd.factorize(column.map(_able))
    values = [read(one) for one in found]
    table, common = _over_one([*(one or Fraction(0) for one in values), Fraction(0)])
    odd = np.array([*(one is None for one in values), False], dtype=bool)
    true = np.array([isinstance(one, bool | np.bool_) for one in column], dtype=bool)
    wrong = odd[codes] | (true != truths)
    return Cells(Exact(table[codes], common), codes >= 0, wrong & (codes >= 0))


def _able(value: Any) -> Any:
    return value if isinstance(value, Hashable) else repr(value)


def _is_missing(value: Any) -> bool:
    return value is None or (bool(pd.api.types.is_scalar(value)) and bool(pd.isna(value)))


def _number(value: Any) -> Fraction | None:
    if isinstance(value, float) and np.isfinite(value):
        return Fraction(repr(float(value)))
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        return None
    finite = not isinstance(value, Decimal) or value.is_finite()
    return Fraction(value) if finite else None


def _meant(value: Any) -> Fraction | None:
    number = _number(value)
    return None if number is None or is_too_long(number) else number


def _day(value: Any) -> Fraction | None:
    if isinstance(value, datetime.datetime):
        value = value.date()
    try:
        return Fraction(read_day(value).toordinal())
    except PydanticCustomError:
        return None


def _tick(value: Any) -> Fraction | None:
    return Fraction(1) if value == 1 else None


def _plain(value: Any, asked: Input | None) -> Any:
    """A value as an answer file would hold it."""
    if asked is not None and asked.kind == "day":
        return value.date() if isinstance(value, datetime.datetime) else value
    if asked is not None and asked.kind == "list" and _tick(value) and asked.options[0][1] is True:
        return True
    if isinstance(value, np.generic):
        value = value.item()
    number = _number(value)
    if number is None:
        return value
    return int(number) if number.denominator == 1 else number
