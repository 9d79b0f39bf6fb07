"""What YAML files say as JSON and back: the same data, every number exact."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

EXACT = "\0"
"""The one key of what stands for a fraction."""


def to_json(data: Any) -> str:
    """Data of a document; raises ValueError for a key that would be taken for a fraction."""
    return json.dumps(_told(data), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Any:
    """The data that ``to_json`` was given."""
    return _read(json.loads(text))


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        if EXACT in value:
            raise ValueError(EXACT)
        return {key: _told(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_told(one) for one in value]
    if isinstance(value, Fraction):
        return {EXACT: str(value)}
    return value


def _read(value: Any) -> Any:
    if value.__class__ is dict:
        if EXACT in value:
            return Fraction(value[EXACT])
        return {key: _read(one) for key, one in value.items()}
    if value.__class__ is list:
        return tuple(_read(one) for one in value)
    return value
