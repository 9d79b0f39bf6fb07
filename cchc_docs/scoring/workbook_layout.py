"""Where the answers stand in a scoring workbook: for those who write one and who read it back."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_docs.rules.columns import COLUMNS, Column

SUMMARY = "Tổng hợp"
"""The sheet that asks for the unit; every other one but LISTS holds a field."""
LISTS = "Danh mục"
"""The hidden sheet with the options of the drop-downs: it asks nothing."""
ASKED = {"unit": "Tên đơn vị", "unit_kind": "Loại đơn vị", "year": "Năm được chấm"}
"""What the summary asks of the unit, by the key it has in an answer file."""

MAX, EXPLANATION, EVIDENCE = "C", "J", "K"
ANSWER: Mapping[Column, str] = dict(zip(COLUMNS, "DEFG", strict=True))
"""The column of a sheet for each column of a score card."""
KEY = "M"
"""Hidden: what the row holds (``1.1.4 part``)."""
