"""A rule told whole: in one line, as a table, and every step of what is scored by it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from cchc_docs.criteria.documents import read_document
from cchc_docs.rules import AnyRule, Rule

READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)
CASES = read_document(Path(__file__).with_name("told.yaml")).data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["brief"])
def test_told(case: dict[str, Any]) -> None:
    rule, maximum = READ.validate_python(case["rule"]), Fraction(case["max"])
    assert rule.brief() == case["brief"]
    assert tuple((row.when, row.points) for row in rule.table(maximum)) == case["table"]
    outcome = rule.evaluate(rule.read_answer(case["answer"]), maximum)
    assert tuple(step.text for step in outcome.steps) == case["steps"]
