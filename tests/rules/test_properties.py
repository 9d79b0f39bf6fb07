"""What holds for every rule and every answer."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from cchc_docs.rules import AnyRule, Rule
from cchc_docs.rules.bands import Bands
from cchc_docs.rules.intervals import Bounds, coverage

READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)
points = st.fractions(0, 20, max_denominator=100)
maxima = st.fractions(Fraction(1, 100), 20, max_denominator=100)


@st.composite
def sound_bands(draw: st.DrawFn) -> Bands:
    """Bands that cover 0-100%, each end open or closed as drawn."""
    marks = sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=6)))
    owners = [draw(st.booleans()) for _ in marks]
    bands: list[dict[str, Any]] = []
    for position in range(len(marks) + 1):
        band: dict[str, Any] = {"points": draw(points), "label": f"Mức {position}"}
        if position:
            band["from" if owners[position - 1] else "over"] = marks[position - 1]
        if position < len(marks):
            band["below" if owners[position] else "to"] = marks[position]
        bands.append(band)
    draw(st.randoms()).shuffle(bands)
    measure = {"label": "Tỷ lệ", "of": ("xong", "giao")}
    rule = READ.validate_python({"kind": "bands", "measure": measure, "bands": tuple(bands)})
    assert isinstance(rule, Bands)
    return rule


@given(sound_bands(), st.fractions(0, 100, max_denominator=10**18))
def test_exactly_one_band_holds_a_value(rule: Bands, value: Fraction) -> None:
    assert not list(rule.findings(Fraction(1)))
    holding = [band for band in rule.bands if band.contains(value)]
    assert len(holding) == 1
    outcome = rule.evaluate(rule.read_answer({"value": value}), Fraction(20))
    assert outcome.points == holding[0].points


@given(sound_bands(), st.data())
def test_bands_without_one_of_them_have_a_gap(rule: Bands, data: st.DataObject) -> None:
    kept = list(rule.bands)
    kept.remove(data.draw(st.sampled_from(kept)))
    assume(kept)
    assert list(coverage(kept, Fraction(0), Fraction(100), "%", "bands"))


pairs = st.tuples(st.integers(0, 9), st.integers(1, 10)).map(
    lambda ends: (ends[0], min(sum(ends), 10))
)


@given(st.lists(pairs, min_size=1, max_size=4))
def test_coverage_agrees_with_looking_at_every_value(ends: list[tuple[int, int]]) -> None:
    ranges = [Bounds.model_validate({"from": low, "to": high}) for low, high in ends]
    halves = [Fraction(n, 2) for n in range(21)]
    once = all(sum(bounds.contains(value) for bounds in ranges) == 1 for value in halves)
    found = list(coverage(ranges, Fraction(0), Fraction(10), "", "bands"))
    assert once == (not found)


@given(maxima, st.integers(0, 1000), st.integers(1, 1000))
def test_a_share_is_exact_and_within_the_maximum(maximum: Fraction, part: int, more: int) -> None:
    rule = READ.validate_python({"kind": "share", "measure": {"label": "Tỷ lệ", "of": ("a", "b")}})
    whole = part + more
    outcome = rule.evaluate(rule.read_answer({"part": part, "whole": whole}), maximum)
    assert outcome.points == maximum * part / whole


@given(maxima, st.lists(st.integers(0, 500), min_size=3, max_size=3))
def test_a_survey_lies_between_its_weights(maximum: Fraction, counts: list[int]) -> None:
    assume(sum(counts))
    levels = tuple({"label": str(weight), "weight": weight} for weight in (100, 40, 0))
    rule = READ.validate_python({"kind": "survey", "question": "Thế nào?", "levels": levels})
    outcome = rule.evaluate(rule.read_answer({"counts": tuple(counts)}), maximum)
    assert outcome.points is not None
    assert 0 <= outcome.points <= maximum
    assert outcome.points * sum(counts) == maximum * (counts[0] + counts[1] * Fraction(2, 5))


@given(maxima, st.integers(0, 50), st.integers(0, 50), points, points)
def test_faults_only_take_away_and_never_below_zero(
    maximum: Fraction, few: int, more: int, one: Fraction, other: Fraction
) -> None:
    assume(one and other)
    faults = ({"label": "a", "points": one}, {"label": "b", "points": other})
    rule = READ.validate_python({"kind": "deduct", "faults": faults})
    less = rule.evaluate(rule.read_answer({"counts": (few, 0)}), maximum).points
    least = rule.evaluate(rule.read_answer({"counts": (few + more, 0)}), maximum).points
    assert less is not None
    assert least is not None
    assert 0 <= least <= less <= maximum


@given(maxima, st.integers(0, 100), maxima)
def test_items_are_capped(maximum: Fraction, count: int, each: Fraction) -> None:
    rule = READ.validate_python({"kind": "per_item", "item": "Việc", "each": each})
    outcome = rule.evaluate(rule.read_answer({"count": count}), maximum)
    assert outcome.points == min(count * each, maximum)


eighths = st.integers(1, 40).map(lambda number: Fraction(number, 8))


@given(eighths, st.lists(eighths, max_size=3))
def test_what_faults_leave_is_what_any_numbers_of_them_leave(
    maximum: Fraction, costs: list[Fraction]
) -> None:
    costs = [Fraction(1, 3), *costs]
    faults = tuple({"label": f"Lỗi {n}", "points": cost} for n, cost in enumerate(costs))
    rule = READ.validate_python({"kind": "deduct", "faults": faults})
    left = {maximum}
    for cost in costs:
        times = range(-(-maximum // cost) + 1)
        left = {max(points - n * cost, Fraction(0)) for points in left for n in times}
    assert rule.possible_points(maximum) == left


def test_steps_too_fine_to_be_counted_are_any_part() -> None:
    tiny, maximum = Fraction(1, 10**15), Fraction(100)
    faults = ({"label": "Lỗi", "points": tiny},)
    for rule in (
        READ.validate_python({"kind": "deduct", "faults": faults}),
        READ.validate_python({"kind": "per_item", "item": "Việc", "each": tiny}),
    ):
        assert (rule.possible_points(maximum), rule.lowest(maximum)) == (None, 0)
