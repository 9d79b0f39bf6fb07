"""What ships is as much as was promised; what is advised on words and amounts is in editorial."""

from __future__ import annotations

from cchc_docs.library import EditionLibrary


def test_both_sets_are_whole(shipped: EditionLibrary) -> None:
    assert shipped.edition.id == "quang-ninh-2013"
    assert len(shipped.sets) == 2
    for criteria_set in shipped.sets:
        assert len(criteria_set.fields) == 8
        assert 25 <= sum(len(field.criteria) for field in criteria_set.fields) <= 40
        assert 80 <= len(list(criteria_set.leaves())) <= 100
        assert not any(field.unwritten for field in criteria_set.fields)


def test_there_is_as_much_as_was_promised(shipped: EditionLibrary) -> None:
    assert len(shipped.examples) >= 120
    assert len(shipped.questions) >= 60
    assert len(shipped.glossary) >= 80
    kinds = sorted(unit.example.sheet.unit_kind for unit in shipped.units)
    assert kinds == ["co-quan-ngang-so", "huyen", "so", "so"]


def test_units_are_of_the_kinds_there_were(shipped: EditionLibrary) -> None:
    units = {one.example.sheet.unit for one in shipped.units}
    assert {unit.rpartition(" ")[0] for unit in units} <= {"Sở", "Ban", "Huyện"}
    units = {one.example.unit for one in shipped.examples}
    kinds = {"Sở", "Ban", "Huyện", "Thị xã", "Thành phố"}
    assert {unit.rpartition(" ")[0] for unit in units} <= kinds


def test_the_plan_fills_a_day_without_overlap(shipped: EditionLibrary) -> None:
    course = shipped.course
    assert course is not None
    ends = 0
    for session in course.sessions:
        hours, minutes = session.start.split(":")
        begins = int(hours) * 60 + int(minutes)
        assert begins >= ends
        ends = begins + session.minutes
    assert 300 <= sum(session.minutes for session in course.sessions) <= 420
    assert ends <= 17 * 60
