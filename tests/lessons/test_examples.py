"""Worked examples: what ships holds, and covers what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from cchc_docs.ground.days import read_day
from cchc_docs.lessons.coverage import coverage_of, possible_kinds, possible_outcomes, shown_kinds
from cchc_docs.lessons.examples import KIND_TITLES, Example
from cchc_docs.library import Library
from cchc_docs.rules.bands import Bands
from cchc_docs.rules.cases import Case, Cases
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.model import Rule
from cchc_docs.rules.share import Share

Mark = tuple[int, Fraction]
"""A figure (percent, value, days late) of the case of that number; 0 where there are no cases."""


def marks_of(rule: Rule | None, case: int = 0) -> Iterator[Mark]:
    """Every figure at which the points change."""
    if isinstance(rule, Cases):
        for number, one in enumerate(rule.cases, 1):
            yield from marks_of(one.rule, number)
    elif isinstance(rule, Bands):
        yield from ((case, end) for band in rule.bands for end in band.ends)
    elif isinstance(rule, Share) and rule.floor is not None:
        yield case, rule.floor
    elif isinstance(rule, Deadline):
        late = (one.days for one in rule.late if one.days is not None)
        yield from ((case, Fraction(days)) for days in (0, *late))


def figure_of(rule: Rule | None, answer: dict[str, Any]) -> Mark | None:
    """The figure that an answer puts before the rule."""
    case = answer.get("case", 0)
    if isinstance(rule, Cases):
        rule = rule.cases[case - 1].rule
    if isinstance(rule, Deadline) and "date" in answer:
        return case, Fraction((read_day(answer["date"]) - rule.due).days)
    if isinstance(rule, Bands | Share) and answer.get("whole"):
        factor = 100 if rule.measure.unit == "%" else 1
        return case, Fraction(answer["part"]) / Fraction(answer["whole"]) * factor
    return (case, Fraction(answer["value"])) if "value" in answer else None


def examples_of(library: Library) -> list[Example]:
    return [one.example for one in library.all_examples()]


def test_each_boundary_of_1_1_4_has_an_example(shipped: Library) -> None:
    stories = {
        one.example.id: one.example.expect.self_
        for one in shipped.examples_by_criterion["so-ban-nganh", "1.1.4"]
        if one.example.kind == "boundary"
    }
    assert stories["so-1.1.4-duoi-70"] == 0
    assert stories["so-1.1.4-dung-70"] == stories["so-1.1.4-dung-90"] == 1
    assert stories["so-1.1.4-tren-90"] == 2


def test_every_kind_of_example_is_used(shipped: Library) -> None:
    assert {one.example.kind for one in shipped.all_examples()} == set(KIND_TITLES)


def test_every_rule_kind_that_ships_has_an_example(shipped: Library) -> None:
    used, shown = set(), set()
    for edition in shipped.editions:
        for criteria_set in edition.sets:
            for leaf in criteria_set.leaves():
                assert leaf.rule is not None
                used.add(leaf.rule.kind)
                if (criteria_set.id, leaf.id) in shipped.examples_by_criterion:
                    shown.add(leaf.rule.kind)
    assert used == shown


def test_every_boundary_is_shown(shipped: Library) -> None:
    examples = shipped.examples_by_criterion
    for edition in shipped.editions:
        for criteria_set in edition.sets:
            for leaf in criteria_set.leaves():
                answers = [
                    answer
                    for one in examples[criteria_set.id, leaf.id]
                    for answer in one.example.entry.columns().values()
                ]
                shown = {figure_of(leaf.rule, answer) for answer in answers}
                assert set(marks_of(leaf.rule)) <= shown, (criteria_set.id, leaf.id)


def test_units_are_plainly_invented(shipped: Library) -> None:
    for one in shipped.all_examples():
        kind, _, letter = one.example.unit.rpartition(" ")
        assert kind in {"Sở", "Ban", "Huyện", "Thị xã", "Thành phố"}
        assert len(letter) == 1


def test_every_rule_is_shown_in_every_way_that_it_leaves_room_for(shipped: Library) -> None:
    """At full, in part, at zero, at a boundary, not applicable, unproven, claimed too high."""
    for edition in shipped.editions:
        for criteria_set in edition.sets:
            shown = coverage_of(criteria_set, examples_of(shipped))
            missing = {
                leaf.id: sorted(kind for kind in possible_kinds(leaf) if not shown[leaf.id][kind])
                for leaf in criteria_set.leaves()
            }
            assert {code: kinds for code, kinds in missing.items() if kinds} == {}


def test_every_case_is_shown_at_all_that_it_can_come_to(shipped: Library) -> None:
    examples = shipped.examples_by_criterion
    for edition in shipped.editions:
        for criteria_set in edition.sets:
            for leaf in criteria_set.leaves():
                for number, case in enumerate(cases_of(leaf.rule), 1):
                    missing = set(possible_outcomes(case.rule, leaf.max))
                    for one in examples[criteria_set.id, leaf.id]:
                        if settled(one.example).get("case") == number:
                            missing -= shown_kinds(one.example, leaf.max)
                    assert not missing, (criteria_set.id, leaf.id, number)


def cases_of(rule: Rule | None) -> Sequence[Case]:
    return rule.cases if isinstance(rule, Cases) else ()


def settled(example: Example) -> dict[str, Any]:
    """The answer that an example's points come from; empty where not applicable."""
    return next(reversed(example.entry.columns().values()), {})


def test_coverage_counts_examples_by_criterion_and_kind(shipped: Library) -> None:
    criteria_set = shipped.find_set("so-ban-nganh")[1]
    table = coverage_of(criteria_set, examples_of(shipped))
    assert set(table) == {leaf.id for leaf in criteria_set.leaves()}
    assert table["1.1.4"]["boundary"] == 5
    assert table["1.1.3"]["boundary"] == 0


def test_an_example_shows_its_kind_and_what_its_points_come_to(shipped: Library) -> None:
    examples = {example.id: example for example in examples_of(shipped)}
    assert shown_kinds(examples["so-1.1.4-tren-90"], Fraction(2)) == {"boundary", "full"}
    assert shown_kinds(examples["so-1.1.4-dung-70"], Fraction(2)) == {"boundary", "partial"}
    lowered = examples["so-1.1.2-thieu-tien"]
    assert shown_kinds(lowered, Fraction(1)) == {"missing_evidence", "over_claim", "zero"}
    assert shown_kinds(examples["so-7.3.1-khong-tthc"], Fraction(1)) == {"not_applicable"}
