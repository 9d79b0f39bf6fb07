"""The rule kinds that are whole in themselves. A new kind is one module and one line here."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cchc_docs.rules.bands import Bands
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.deduct import Deduct
from cchc_docs.rules.given import Given
from cchc_docs.rules.per_item import PerItem
from cchc_docs.rules.share import Share
from cchc_docs.rules.steps import Steps

Single = Choice | Bands | Share | Steps | Deadline | PerItem | Deduct
ByUnit = Single | Given
ByUnitRule = Annotated[ByUnit, Field(discriminator="kind")]
"""What a part of a rule of several may be."""
NOT_A_PART = (
    "Tách thành các mục con (sub_criteria; lấy mục cao nhất thì take: highest); "
    "cases thì đặt ngoài cùng, mỗi trường hợp một quy tắc."
)
"""What to write instead of a rule within a rule that is none of these."""
