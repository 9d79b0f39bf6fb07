"""What formulas are made of: constants, figures as people type them, ranges.

Spreadsheets calculate in binary floating point. A quotient that is compared with a bound is rounded
to 15 digits first, which takes away what the binary form added and as little as can be of the
figure itself; points are rounded to 11 decimals, steps to as many as their size leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor, log10

from cchc_docs.rules.intervals import Bounds
from cchc_docs.scoring.workbook_layout import FIRST_DAY, LAST_DAY

GUARD = 11
"""Decimals to which points are rounded before they are compared."""
DIGITS = 15
"""Digits that a spreadsheet keeps of a figure, those before the comma counted."""
NO_DAY = "Không phải ngày"
CUT = 50
"""Letters that a part of a day is given; no cell of a day takes as many."""


def constant(value: Fraction) -> str:
    """A constant of a formula: ``2.5``, or ``(11/15)`` where a decimal has no end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"({value.numerator}/{value.denominator})"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def text(words: str) -> str:
    """A constant text of a formula."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def guarded(expression: str) -> str:
    """``expression`` freed from what the binary form adds."""
    return f"ROUND({expression},{GUARD})"


def quotient(expression: str) -> str:
    """``expression``, at least 0, to 15 digits.

    The binary form adds less than half of the last of them: by each figure, by the factor and by
    the division 1.2e-16 of itself at most.
    """
    return f"ROUND({expression},{DIGITS}-LEN(INT({expression})))"


def in_steps(expression: str, every: Fraction, most: Fraction) -> str:
    """``expression``, of figures up to ``most``, in steps of ``every``: as many digits again."""
    places = DIGITS - len(str(int(most))) + floor(log10(every))
    return f"ROUND({expression}/{constant(every)},{places})"


def percent(cell: str) -> str:
    """The figure of ``cell`` in percent: who types 95% leaves 0,95 in a cell shown as one."""
    shown = f'IFERROR(LEFT(CELL("format",{cell}),1)="P",FALSE)'
    return f"IF(ISNUMBER({cell}),IF({shown},{guarded(f'100*{cell}')},{cell}),{cell})"


def read_day(cell: str) -> str:
    """The day in ``cell``, a number or words such as 05/8/2013; empty, or words if it is none.

    Words are read as day/month/year whatever the regional settings of the machine, also with dots,
    dashes or the words ngày, tháng, năm, as ``workbook_values`` does.
    """
    first, last = (f"DATE({one.year},{one.month},{one.day})" for one in (FIRST_DAY, LAST_DAY))
    words = f"LOWER({cell})"
    for said, read in (("ngày", ""), ("tháng", "/"), ("năm", "/"), ("-", "/"), (".", "/")):
        words = f"SUBSTITUTE({words},{text(said)},{text(read)})"
    cut = f'SUBSTITUTE({words},"/",REPT(" ",{CUT}))'
    day, month, year = (f"VALUE(TRIM(MID({cut},{1 + n * CUT},{CUT})))" for n in range(3))
    date = f"DATE({year},{month},{day})"
    slashes = f'LEN({words})-LEN(SUBSTITUTE({words},"/",""))'
    real = f"AND({slashes}=2,{year}>1899,DAY({date})={day},MONTH({date})={month})"
    wrong = text(NO_DAY)
    number = f"IF(AND(INT({cell})>={first},INT({cell})<={last}),INT({cell}),{wrong})"
    parsed = f"IFERROR(IF({real},{date},{wrong}),{wrong})"
    return f'IF({cell}="","",IF(ISNUMBER({cell}),{number},{parsed}))'


def pick_range(figure: str, ranges: Sequence[tuple[Bounds, str]]) -> str:
    """The expression beside the range that holds ``figure``; the ranges leave no gap."""
    ordered = sorted(ranges, key=lambda one: one[0].lower)
    formula = ordered[-1][1]
    for bounds, value in reversed(ordered[:-1]):
        sign, end = ("<", bounds.below) if bounds.below is not None else ("<=", bounds.to)
        formula = f"IF({figure}{sign}{constant(end or Fraction(0))},{value},{formula})"
    return formula


def within_range(value: str, bounds: Bounds) -> str:
    """Whether the figure in the cell lies in the range."""
    ends = ((">", bounds.over), (">=", bounds.from_), ("<=", bounds.to), ("<", bounds.below))
    told = (f"{value}{sign}{constant(end)}" for sign, end in ends if end is not None)
    return f"AND({','.join(told)})"
