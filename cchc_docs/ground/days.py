"""Calendar days, written dd/mm/yyyy in YAML and on pages; times of a day."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
"""A time of day: ``08:00``."""
_SHAPE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def read_day(value: Any) -> datetime.date:
    """The day behind ``"05/8/2023"``; a pydantic error of type ``day`` when there is none."""
    if isinstance(value, datetime.date):
        return value
    match = _SHAPE.fullmatch(value) if isinstance(value, str) else None
    if match:
        day, month, year = (int(part) for part in match.groups())
        try:
            return datetime.date(year, month, day)
        except ValueError:
            pass
    raise PydanticCustomError("day", "a day as dd/mm/yyyy is needed")


def show_day(day: datetime.date) -> str:
    """``05/8/2023``: a zero before days 1-9 and months 1 and 2, as administrative texts write."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


Day = Annotated[
    datetime.date,
    PlainValidator(read_day),
    PlainSerializer(show_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}/\d{1,2}/\d{4}$"}),
]
"""A calendar day."""
