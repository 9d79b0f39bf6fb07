"""Rule kinds: how an answer becomes points, exactly, with a trace in Vietnamese."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field

from cchc_docs.rules.cases import Cases
from cchc_docs.rules.model import Rule
from cchc_docs.rules.simple import Simple

KINDS: dict[str, type[Rule]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in (*get_args(Simple), Cases)
}
"""Every rule kind by the name it has in YAML."""

AnyRule = Annotated[Simple | Cases, Field(discriminator="kind")]

__all__ = ["KINDS", "AnyRule", "Rule"]
