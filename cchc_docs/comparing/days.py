"""Days in data moved from one year to another."""

from __future__ import annotations

import datetime
import re
from typing import Any

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def later(value: Any, years: int) -> Any:
    """The same data with every day ``years`` later; 29 February becomes 28 where it must."""
    if isinstance(value, dict):
        return {key: later(one, years) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(later(one, years) for one in value)
    if isinstance(value, datetime.date):
        leap = (value.month, value.day) == (2, 29)
        return value.replace(year=value.year + years, day=28 if leap and years else value.day)
    if isinstance(value, str) and (found := _DAY.fullmatch(value)):
        day, month, year = (int(part) for part in found.groups())
        try:
            moved = later(datetime.date(year, month, day), years)
        except ValueError:
            return value  # no day at all, only written like one
        return f"{moved.day:02}/{moved.month:02}/{moved.year}"
    return value
