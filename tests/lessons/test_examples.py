"""Worked examples: what ships holds, and covers what was promised."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from cchc_docs.lessons.coverage import coverage_of, shown_kinds
from cchc_docs.lessons.examples import FEATURED, KIND_TITLES, Example, ScoredExample, featured
from cchc_docs.lessons.recurring import check_recurring
from cchc_docs.lessons.recurring import examples_of as unit_examples
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


def test_the_page_of_an_item_shows_one_or_two(shipped: EditionLibrary) -> None:
    shown = {item: featured(every) for item, every in shipped.examples_by_criterion.items()}
    assert {len(chosen) for chosen in shown.values()} <= {1, FEATURED}
    assert 170 <= sum(map(len, shown.values())) <= 190
    kinds = {one.example.kind for chosen in shown.values() for one in chosen}
    assert kinds == set(KIND_TITLES)
    accepted = [one for chosen in shown.values() for one in chosen if _accepted(one)]
    assert len(accepted) >= 8  # explanations that were right to give


def _accepted(one: ScoredExample) -> bool:
    columns = one.score.columns
    return "appraised_2" in columns and columns["appraised_2"].points > columns["appraised"].points


def test_where_none_was_chosen_one_at_a_boundary_is_shown(shipped: EditionLibrary) -> None:
    every = [
        replace(one, example=one.example.model_copy(update={"featured": False}))
        for one in shipped.examples_by_criterion["so-ban-nganh", "1.1.4"]
    ]
    assert [one.example.kind for one in featured(every)] == ["boundary"]
    assert featured(every[:1]) == (every[0],)
    assert featured(()) == ()


def test_a_third_featured_example_of_an_item_is_told(shipped: EditionLibrary) -> None:
    every = [
        replace(one, example=one.example.model_copy(update={"featured": True}))
        for one in shipped.examples_by_criterion["so-ban-nganh", "1.1.3"]
    ]
    told = list(check_recurring(shipped.folder, every[:3], ()))
    assert [problem.file.split("/")[-1] for problem in told] == [f"{every[2].example.id}.yaml"]


def test_units_with_a_sheet_return_in_examples(shipped: EditionLibrary) -> None:
    """Enough of them that a class can follow one unit through its year."""
    for unit in shipped.units:
        told = unit_examples(unit, shipped.examples)
        assert len(told) >= 15, unit.example.id
        assert {one.example.unit for one in told} == {unit.example.sheet.unit}
