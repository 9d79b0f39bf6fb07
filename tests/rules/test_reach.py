"""What an answer can earn and where the points jump, against figures worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from cchc_docs.criteria.documents import read_document
from cchc_docs.ground.days import show_day
from cchc_docs.rules import AnyRule, Rule

READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)
CASES = read_document(Path(__file__).with_name("reach.yaml")).data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"]["kind"])
def test_reach(case: dict[str, Any]) -> None:
    rule, maximum = READ.validate_python(case["rule"]), Fraction(case["max"])
    assert (rule.lowest(maximum), rule.highest(maximum)) == (case["from"], case["to"])
    earned = rule.possible_points(maximum)
    if earned:
        assert (min(earned), max(earned)) == (case["from"], case["to"])
    if "points" in case:
        assert earned == set(case["points"])
    if "marks" in case:
        assert {one if isinstance(one, Fraction) else show_day(one) for one in rule.marks()} == set(
            case["marks"]
        )
