"""Worked examples: what ships holds, and covers what was promised."""

from __future__ import annotations

from cchc_docs.lessons.coverage import coverage_of
from cchc_docs.lessons.examples import KIND_TITLES
from cchc_docs.library import Library


def test_each_boundary_of_1_1_4_has_an_example(shipped: Library) -> None:
    stories = {
        example.id: example.expect.self_
        for example in shipped.examples_by_criterion()["so-ban-nganh", "1.1.4"]
        if example.kind == "boundary"
    }
    assert stories["so-1.1.4-duoi-70"] == 0
    assert stories["so-1.1.4-dung-70"] == stories["so-1.1.4-dung-90"] == 1
    assert stories["so-1.1.4-tren-90"] == 2


def test_every_kind_of_example_is_used(shipped: Library) -> None:
    assert {example.kind for example in shipped.examples} == set(KIND_TITLES)


def test_every_rule_kind_that_ships_has_an_example(shipped: Library) -> None:
    used, shown = set(), set()
    for edition in shipped.editions:
        for criteria_set in edition.sets:
            for leaf in criteria_set.leaves():
                assert leaf.rule is not None
                used.add(leaf.rule.kind)
                if (criteria_set.id, leaf.id) in shipped.examples_by_criterion():
                    shown.add(leaf.rule.kind)
    assert used == shown


def test_units_are_plainly_invented(shipped: Library) -> None:
    for example in shipped.examples:
        kind, _, letter = example.unit.rpartition(" ")
        assert kind in {"Sở", "Ban", "Huyện", "Thị xã", "Thành phố"}
        assert len(letter) == 1


def test_coverage_counts_examples_by_criterion_and_kind(shipped: Library) -> None:
    criteria_set = shipped.find_set("so-ban-nganh")[1]
    table = coverage_of(criteria_set, shipped.examples)
    assert set(table) == {leaf.id for leaf in criteria_set.leaves()}
    assert table["1.1.4"]["boundary"] == 5
    assert table["1.1.3"]["full"] == 0
