"""The rule kinds that stand alone: one of them, or several added up."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cchc_docs.rules.combine import Combine
from cchc_docs.rules.given import Given
from cchc_docs.rules.single import Single
from cchc_docs.rules.survey import Survey

Simple = Single | Survey | Given | Combine
SimpleRule = Annotated[Simple, Field(discriminator="kind")]
