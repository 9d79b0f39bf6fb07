"""Sentences of real decisions: the rule that holds each is sound, its points are those by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from cchc_docs.criteria.documents import read_document
from cchc_docs.rules import AnyRule, Rule

READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)
PHRASES: Any = read_document(Path(__file__).parent / "phrases.yaml").data


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda one: one["phrase"][:30])
def test_a_phrase_is_held(phrase: dict[str, Any]) -> None:
    rule, maximum = READ.validate_python(phrase["rule"]), Fraction(phrase["max"])
    assert not list(rule.findings(maximum))
    assert rule.highest(maximum) == maximum
    for answer, points in phrase["answers"]:
        assert rule.evaluate(rule.read_answer(answer), maximum).points == Fraction(points)
