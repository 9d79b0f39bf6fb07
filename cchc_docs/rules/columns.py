"""Columns of a score card: who answers. Each kind of rule says which columns may answer it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Column = Literal["self", "appraised", "appraised_2", "survey"]
COLUMNS: Mapping[Column, str] = {
    "self": "Tự chấm",
    "appraised": "Thẩm định lần 1",
    "appraised_2": "Thẩm định lần 2",
    "survey": "Điều tra XHH",
}
"""Columns in the order in which one settles after the other."""

BY_UNIT: tuple[Column, ...] = ("self", "appraised", "appraised_2")
"""The unit answers, then the appraiser."""
BY_SURVEY: tuple[Column, ...] = ("survey",)
"""The survey answers, nobody else."""
