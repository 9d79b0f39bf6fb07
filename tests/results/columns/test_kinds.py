"""Every rule kind column-wise gives what the exact engine gives; what it cannot, it leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random
from typing import Any

from cchc_docs.library import Library
from cchc_docs.results.columns.kinds import earned
from cchc_docs.rules import KINDS, Rule
from tests.answers import grid
from tests.browser.random_rules import cases
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


def test_every_kind_has_its_columns() -> None:
    assert set(KINDS.values()) <= set(earned.registry)


def test_examples_of_every_kind() -> None:
    for one in examples():
        rule, maximum, case = one.values
        assert assert_equal(READ.validate_python(rule), maximum, [case["answer"]]) == 0


def leaves(library: Library) -> Iterator[tuple[Rule, Fraction]]:
    """Every rule of the library."""
    for edition in library.editions:
        for criteria_set in edition.sets:
            for leaf in criteria_set.leaves():
                assert leaf.rule
                yield leaf.rule, leaf.max


def test_bounds_of_every_rule_of_the_small_library(small_library: Library) -> None:
    for rule, maximum in leaves(small_library):
        raws = grid(rule, maximum)
        assert assert_equal(rule, maximum, Random(1).sample(raws, min(GRID, len(raws)))) == 0


def test_rules_and_answers_by_chance() -> None:
    """``scripts/columns.py`` does the same a million times."""
    left = total = 0
    for rule, maximum, raws in cases(15, rules=44, answers=60):
        left += assert_equal(rule, maximum, raws)
        total += len(raws)
    assert left < total / 50
