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

MAX, EXPLANATION, EVIDENCE = "D", "K", "L"
ANSWER: Mapping[Column, str] = dict(zip(COLUMNS, "EFGH", strict=True))
"""The column of a sheet for each column of a score card."""
FILLED = (MAX, *ANSWER.values(), EXPLANATION, EVIDENCE)
"""The columns that people fill."""
FIRST_FORM = dict(zip(FILLED, "CDEFGJK", strict=True))
"""Where they stood in workbooks that name no form: the check stood at the end, not beside the
code. Nobody's filled workbook becomes unreadable."""
FORM_NUMBER = "2"
KEY = "M"
"""Hidden: what the row holds (``1.1.4 part``)."""
FORM = ("edition", "set", "digest", "form")
"""Keys of the summary that say what the workbook was made from: ``set phong-ban``, and which
form of ours it has: ``form 2``."""
FIRST_DAY, LAST_DAY = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
"""Numbers are days within these; days that are written as words have no such bounds."""
