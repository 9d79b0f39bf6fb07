"""The exact engine beside the columns, on the same answers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pandas as pd
from pydantic import ValidationError

from cchc_docs.results.columns.cells import Answers
from cchc_docs.results.columns.frames import flat
from cchc_docs.results.columns.kinds import earned_by
from cchc_docs.rules import Rule
from cchc_docs.rules.model import AnswerRefused

LEFT = "left to the engine"
REFUSED = "refused"


def by_engine(rule: Rule, maximum: Fraction, raw: dict[str, Any]) -> Fraction | str | None:
    """The points, None where nothing is to score, or that the answer is refused."""
    try:
        return rule.evaluate(rule.read_answer(raw), maximum).points
    except (AnswerRefused, ValidationError):
        return REFUSED


def by_columns(
    rule: Rule, maximum: Fraction, raws: Sequence[dict[str, Any]]
) -> list[Fraction | str | None]:
    """The same of all answers at once; rows that no formula takes are ``LEFT``."""
    frame = pd.DataFrame([dict(flat(raw)) for raw in raws], dtype=object)
    answers = Answers({str(name): frame[name] for name in frame.columns}, len(raws))
    found = earned_by(rule, answers, maximum)
    return [
        LEFT if left else None if lapsed else points
        for points, lapsed, left in zip(
            found.points.fractions(), found.lapsed, found.left, strict=True
        )
    ]
