"""Worked examples: what ships holds, and covers what was promised."""

from __future__ import annotations

from fractions import Fraction

from cchc_docs.lessons.coverage import coverage_of, shown_kinds
from cchc_docs.lessons.examples import KIND_TITLES, Example
from cchc_docs.library import EditionLibrary


def examples_of(library: EditionLibrary) -> list[Example]:
    return [one.example for one in library.examples]


def test_each_boundary_of_1_1_4_has_an_example(shipped: EditionLibrary) -> None:
    stories = {
        one.example.id: one.example.expect.self_
        for one in shipped.examples_by_criterion["so-ban-nganh", "1.1.4"]
        if one.example.kind == "boundary"
    }
    assert stories["so-1.1.4-duoi-70"] == 0
    assert stories["so-1.1.4-dung-70"] == stories["so-1.1.4-dung-90"] == 1
    assert stories["so-1.1.4-tren-90"] == 2


def test_every_kind_of_example_is_used(shipped: EditionLibrary) -> None:
    assert {one.example.kind for one in shipped.examples} == set(KIND_TITLES)


def test_coverage_counts_examples_by_criterion_and_kind(shipped: EditionLibrary) -> None:
    criteria_set = shipped.find_set("so-ban-nganh")
    table = coverage_of(criteria_set, examples_of(shipped))
    assert set(table) == {leaf.id for leaf in criteria_set.leaves()}
    assert table["1.1.4"]["boundary"] == 5
    assert table["1.1.3"]["boundary"] == 0


def test_an_example_shows_its_kind_and_what_its_points_come_to(shipped: EditionLibrary) -> None:
    examples = {example.id: example for example in examples_of(shipped)}
    assert shown_kinds(examples["so-1.1.4-tren-90"], Fraction(2)) == {"boundary", "full"}
    assert shown_kinds(examples["so-1.1.4-dung-70"], Fraction(2)) == {"boundary", "partial"}
    lowered = examples["so-1.1.2-thieu-tien"]
    assert shown_kinds(lowered, Fraction(1)) == {"missing_evidence", "over_claim", "zero"}
    assert shown_kinds(examples["so-7.3.1-khong-tthc"], Fraction(1)) == {"not_applicable"}
