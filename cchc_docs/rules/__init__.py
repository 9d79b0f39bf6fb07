"""Rule kinds: how an answer becomes points, exactly, with a trace in Vietnamese."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cchc_docs.rules.bands import Bands
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.deduct import Deduct
from cchc_docs.rules.given import Given
from cchc_docs.rules.model import Rule
from cchc_docs.rules.per_item import PerItem
from cchc_docs.rules.share import Share
from cchc_docs.rules.simple import SimpleRule
from cchc_docs.rules.survey import Survey

KINDS: dict[str, type[Rule]] = {
    "choice": Choice,
    "bands": Bands,
    "share": Share,
    "deadline": Deadline,
    "per_item": PerItem,
    "deduct": Deduct,
    "survey": Survey,
    "given": Given,
    "cases": Cases,
}
"""Every rule kind by the name it has in YAML."""

AnyRule = Annotated[SimpleRule | Cases, Field(discriminator="kind")]

__all__ = ["KINDS", "AnyRule", "Rule"]
