"""Every rule kind column-wise gives what the exact engine gives; what it cannot, it leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from cchc_docs.library import Library
from cchc_docs.results.columns import kinds
from cchc_docs.results.columns.kinds import earned
from cchc_docs.rules import Rule
from tests.answers import grid
from tests.browser.random_rules import cases
from tests.phrases import phrases
from tests.results.columns.parity import LEFT, REFUSED, by_columns, by_engine
from tests.rules.test_examples import READ
from tests.rules.test_examples import cases as examples

GRID = 400
"""Answers around the bounds of a rule that are tried."""


def assert_equal(rule: Rule, maximum: Fraction, raws: Sequence[dict[str, Any]]) -> int:
    """Compares all; gives how many the columns left although the engine takes them."""
    left = 0
    raws = [raw for raw in raws if None not in raw.values()]  # a table cannot say that
    for raw, found in zip(raws, by_columns(rule, maximum, raws), strict=True):
        wanted = by_engine(rule, maximum, raw)
        assert found in (wanted, LEFT), (rule, maximum, raw)
        assert (wanted == REFUSED) <= (found == LEFT), (rule, maximum, raw)
        left += found == LEFT and wanted != REFUSED
    return left


def has_columns(rule: Rule) -> bool:
    """Whether a rule and all within it are of kinds that have a formula."""
    kinds = {type(one) for one in (rule, *(part for _, part in rule.parts()))}
    return kinds <= set(earned.registry)


def test_every_kind_that_decisions_use_has_its_columns(shipped_library: Library) -> None:
    """In the shipped sets or in a sentence of a real decision; another one may go without: the
    engine then looks at each of its rows."""
    rules = [*(rule for rule, _ in leaves(shipped_library)), *(one.rule for one in phrases())]
    assert [rule.kind for rule in rules if not has_columns(rule)] == []


def test_a_kind_without_columns_is_left_to_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    rule, maximum, answers = next(cases(15, rules=1, answers=20))
    monkeypatch.setattr(kinds, "earned", kinds.earned.dispatch(object))
    assert set(by_columns(rule, maximum, answers)) == {LEFT}


def test_examples_of_every_kind() -> None:
    for one in examples():
        data, maximum, case = one.values
        rule = READ.validate_python(data)
        left = assert_equal(rule, maximum, [case["answer"]])
        assert left == 0 or not has_columns(rule)


def leaves(library: Library) -> Iterator[tuple[Rule, Fraction]]:
    """Every rule of the library."""
    for _, criteria_set in library.sets:
        for leaf in criteria_set.leaves():
            assert leaf.rule
            yield leaf.rule, leaf.max


def test_bounds_of_every_rule_of_the_small_library(small_library: Library) -> None:
    for rule, maximum in leaves(small_library):
        raws = grid(rule, maximum)
        assert assert_equal(rule, maximum, Random(1).sample(raws, min(GRID, len(raws)))) == 0


def test_rules_and_answers_by_chance() -> None:
    """``scripts/bench_columns.py`` does the same a million times."""
    left = total = 0
    for rule, maximum, raws in cases(15, rules=44, answers=60):
        apart = assert_equal(rule, maximum, raws)
        if has_columns(rule):
            left, total = left + apart, total + len(raws)
    assert left < total / 50
