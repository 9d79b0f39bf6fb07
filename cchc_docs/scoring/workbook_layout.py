"""Where the answers stand in a scoring workbook: for those who write one and who read it back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from cchc_docs.rules.columns import COLUMNS, Column

SUMMARY = "Tổng hợp"
"""The sheet that asks for the unit, as it is handed out; readers go by its keys."""
LISTS = "Danh mục"
"""The hidden sheet with the options of the drop-downs: it asks nothing."""
ASKED = {"unit": "Tên đơn vị", "unit_kind": "Loại đơn vị", "year": "Năm được chấm"}
"""What the summary asks of the unit, by the key it has in an answer file."""

MAX, EXPLANATION, EVIDENCE = "C", "J", "K"
ANSWER: Mapping[Column, str] = dict(zip(COLUMNS, "DEFG", strict=True))
"""The column of a sheet for each column of a score card."""
KEY = "M"
"""Hidden: what the row holds (``1.1.4 part``)."""
FORM = ("edition", "set", "digest")
"""Keys of the summary that say what the workbook was made from: ``set phong-ban``."""
FIRST_DAY, LAST_DAY = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
"""Numbers are days within these; days that are written as words have no such bounds."""
