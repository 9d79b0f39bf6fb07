"""What a filled cell stands for: numbers, percentages, days, options of a list."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Any

from openpyxl.utils.datetime import from_excel
from pydantic import TypeAdapter, ValidationError

from cchc_docs.ground.days import Day, show_day
from cchc_docs.ground.numbers import MAX_DIGITS, is_too_long, show
from cchc_docs.ground.text import folded
from cchc_docs.rules.inputs import Input
from cchc_docs.scoring.workbook_layout import FIRST_DAY, LAST_DAY

DIGITS = 15
"""With so many a spreadsheet counts and shows; what a formula left behind them nobody wrote."""
TAKES = {"number": "Một số.", "count": "Số nguyên, không âm.", "day": "Ngày/tháng/năm."}
_WRONG = {
    "list": "không có trong danh sách",
    "number": "không phải số",
    "count": "không phải số nguyên không âm",
    "day": "không phải ngày",
}


_FIGURE = re.compile(r"(\d+(?:,\d+|\.\d{1,2})?)\s*(\S.*)?")
_DAY = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:[-./]|tháng)\s*(\d{1,2})\s*(?:[-./]|năm)\s*(\d{4})", re.I
)
_NUMBER = re.compile(r"(\d+)[.)]?")


def cell_value(value: Any) -> Any:
    """A cell as YAML would have given it; None when nothing, or only a dash, is written there."""
    if isinstance(value, str):
        words = unicodedata.normalize("NFC", value).strip()
        return None if words in ("", "-", "–", "—") else words
    if isinstance(value, datetime.datetime):
        return show_day(value.date())
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, float):
        exact = Fraction(Decimal(f"{value:.{DIGITS}g}"))
        return int(exact) if exact.denominator == 1 else exact
    return value


def understood(asked: Input, value: Any, is_percent: bool) -> Any:
    """``value`` in the unit that is asked for: 95% in a cell of percentages is 95.

    A day that a spreadsheet keeps as the number of its day is that day; words that hands type for
    a figure, a day or an option are these.
    """
    if isinstance(value, str):
        return _typed(asked, value)
    if not _is_number(value):
        return value
    if is_percent and asked.unit == "%":
        hundred = value * Fraction(100)
        return int(hundred) if hundred.denominator == 1 else hundred
    if asked.kind == "day" and isinstance(value, int):
        try:
            day = from_excel(value)
        except (OverflowError, ValueError):
            return value
        if isinstance(day, datetime.datetime) and FIRST_DAY <= day.date() <= LAST_DAY:
            return show_day(day.date())
    return value


def _typed(asked: Input, words: str) -> Any:
    """What words stand for; the words where nothing is sure."""
    if asked.kind == "list":
        return _option(asked, words)
    if asked.kind == "day":
        found = _DAY.fullmatch(words)
        return "/".join(found.groups()) if found else words
    if asked.kind in ("number", "count") and (found := _FIGURE.fullmatch(words)):
        figure, unit = found.groups()
        if unit is None or (asked.unit and folded(unit) == folded(asked.unit)):
            exact = Fraction(figure.replace(",", "."))
            return int(exact) if exact.denominator == 1 else exact
    return words


def _option(asked: Input, words: str) -> str:
    """The option of these words, whatever their letters and spaces; or of this number."""
    options = [option for option, _ in asked.options]
    same = [one for one in options if folded(one) == folded(words)]
    if not same and (found := _NUMBER.fullmatch(words)):
        same = [one for one in options if one.startswith(f"{found[1]}. ")]
    return same[0] if len(same) == 1 else words


def fault(asked: Input, value: Any, is_percent: bool) -> tuple[str, str] | None:
    """What is wrong with a value and what is allowed, in words; None when it fits."""
    if _is_number(value) and is_too_long(value):
        return f"{asked.label}: số dài quá {MAX_DIGITS} chữ số.", "Một số ngắn hơn."
    if is_percent and asked.unit != "%" and _is_number(value):
        shown = show(Fraction(value) * 100)
        return f"{asked.label}: ô ghi {shown}%, không phải số.", "Một số, không có dấu %."
    if _fits(asked, value):
        return None
    shown = show(value) if isinstance(value, Fraction) else str(value)
    options = dict(asked.options)
    allowed = "; ".join(options) if options else TAKES[asked.kind]
    return f"{asked.label}: «{shown}» {_WRONG[asked.kind]}.", allowed


def doubt(asked: Input, value: Any) -> str | None:
    """A question about a value that can be and is hardly meant: 0,95 where 95% may be."""
    if asked.unit == "%" and _is_number(value) and 0 < value < 1:
        meant = show(Fraction(value) * 100)
        return f"{asked.label}: ghi {show(Fraction(value))}%, có phải là {meant}% không?"
    return None


def _fits(asked: Input, value: Any) -> bool:
    if asked.kind == "list":
        return value in dict(asked.options)
    if asked.kind == "day":
        return isinstance(value, str) and _is_day(value)
    if asked.kind == "text":
        return True
    return _is_number(value) and (asked.kind == "number" or (isinstance(value, int) and value >= 0))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def _is_day(words: str) -> bool:
    try:
        TypeAdapter(Day).validate_python(words)
    except ValidationError:
        return False
    return True
