"""What ships is as much as was promised; what is advised on words and amounts is in editorial."""

from __future__ import annotations

from cchc_docs.library import Library

QUANG_NINH = "quang-ninh-2013"


def test_both_sets_are_whole(shipped: Library) -> None:
    sets = [one for edition, one in shipped.sets() if edition.id == QUANG_NINH]
    assert len(sets) == 2
    for criteria_set in sets:
        assert len(criteria_set.fields) == 8
        assert 25 <= sum(len(field.criteria) for field in criteria_set.fields) <= 40
        assert 80 <= len(list(criteria_set.leaves())) <= 100
        assert not any(field.unwritten for field in criteria_set.fields)


def test_there_is_as_much_as_was_promised(shipped: Library) -> None:
    assert len(shipped.examples[QUANG_NINH]) >= 120
    assert len(shipped.questions[QUANG_NINH]) >= 60
    assert len(shipped.glossary) >= 80
    kinds = sorted(unit.example.sheet.unit_kind for unit in shipped.units[QUANG_NINH])
    assert kinds == ["co-quan-ngang-so", "huyen", "so", "so"]


def test_units_are_of_the_kinds_there_were(shipped: Library) -> None:
    units = {one.example.sheet.unit for one in shipped.units[QUANG_NINH]}
    assert {unit.rpartition(" ")[0] for unit in units} <= {"Sở", "Ban", "Huyện"}
    units = {one.example.unit for one in shipped.examples[QUANG_NINH]}
    kinds = {"Sở", "Ban", "Huyện", "Thị xã", "Thành phố"}
    assert {unit.rpartition(" ")[0] for unit in units} <= kinds


def test_the_plan_fills_a_day_without_overlap(shipped: Library) -> None:
    assert shipped.courses
    for course in shipped.courses.values():
        ends = 0
        for session in course.sessions:
            hours, minutes = session.start.split(":")
            begins = int(hours) * 60 + int(minutes)
            assert begins >= ends
            ends = begins + session.minutes
        assert 300 <= sum(session.minutes for session in course.sessions) <= 420
        assert ends <= 17 * 60
