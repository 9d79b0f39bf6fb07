"""The class pack: enough of everything for the class, and no solution where there must be none."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from docx import Document

from cchc_docs.lessons.course import Course
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import class_pack
from cchc_docs.publish.class_pack.quiz import OPTIONS, QUESTIONS, quizzes
from cchc_docs.publish.class_pack.sheets import Sheet, sheets


@pytest.fixture(scope="module")
def course(shipped: EditionLibrary) -> Course:
    assert shipped.course is not None
    return shipped.course


@pytest.fixture(scope="module")
def made(shipped: EditionLibrary, course: Course) -> tuple[Sheet, ...]:
    return sheets(shipped, course)


@pytest.fixture
def named(made: tuple[Sheet, ...]) -> Callable[[str], list[Sheet]]:
    return lambda start: [one for one in made if one.title.startswith(start)]


def test_there_are_enough_copies_for_all(
    course: Course, named: Callable[[str], list[Sheet]]
) -> None:
    assert course.trainees == 63
    assert course.all_groups == 16
    for start in ("Bài kiểm tra", "Phiếu trả lời", "Phiếu góp ý", "Giấy xác nhận"):
        assert all(one.copies == course.trainees for one in named(start)), start
    listed = [row for one in named("Danh sách") if one.table for row in one.table.rows]
    assert len(listed) == course.trainees
    assert sum(one.copies for one in named("Bài tập cả đơn vị")) >= course.trainees


def test_the_trainer_is_told_of_every_sheet(made: tuple[Sheet, ...]) -> None:
    first, *others = made
    assert first.table is not None
    told = {row[0]: row[1] for row in first.table.rows}
    assert all(told[one.title] == str(one.copies) for one in others)


def test_two_tests_ask_other_things_with_the_right_option_in_each_place(
    shipped: EditionLibrary, course: Course
) -> None:
    first, second = quizzes(shipped, course)
    assert len(first) == len(second) == QUESTIONS
    assert not {one.story for one in first} & {one.story for one in second}
    for asked in (first, second):
        assert {one.right for one in asked} == set(range(OPTIONS))
        assert all(len(set(one.options)) == len(one.options) >= 3 for one in asked)
        assert all(one.why.startswith(one.options[one.right]) for one in asked)


def test_cases_give_figures_and_no_points(
    shipped: EditionLibrary, named: Callable[[str], list[Sheet]]
) -> None:
    cases = named("Bài tập cả đơn vị")
    assert len(cases) == len(shipped.units)
    for case in cases:
        assert case.table is not None
        for code, _, _, given, earned, proof in case.table.rows:
            assert earned == proof == "", code
            assert "Không áp dụng" not in given
            assert " điểm" not in given or "Điểm" not in given
            assert not re.search(r"[Mm]ức \d|Thẩm định\.|Tự chấm\.", given), code


def test_a_case_tells_what_the_unit_claims_and_says_of_it_not_what_was_found(
    named: Callable[[str], list[Sheet]],
) -> None:
    (case,) = named("Bài tập cả đơn vị: Sở B")
    assert case.table is not None
    given = {row[0]: row[3] for row in case.table.rows}
    assert given["1.1.3"] == "Đạt yêu cầu"
    assert given["1.1.4"] == (
        "Số nhiệm vụ hoàn thành: 37; Số nhiệm vụ theo kế hoạch: 40. "
        "Giải trình: Ba nhiệm vụ đang làm dở được tính là hoàn thành."
    )


def test_files_for_printing_and_for_changing(shipped: EditionLibrary) -> None:
    files = {one.path.rpartition(".")[2]: one for one in class_pack.artefacts(shipped)}
    text = files["docx"].make()
    assert text == files["docx"].make()
    made = Document(io.BytesIO(text))
    for table in made.tables:
        assert [one.width for one in table.columns] == [one.width for one in table.rows[0].cells]
    paragraphs = made.paragraphs
    headings = [one.text for one in paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings[0] == "Việc chuẩn bị của giảng viên"
    assert files["pdf"].make().startswith(b"%PDF")


def test_a_course_that_says_no_numbers_has_tables_alone(small: EditionLibrary) -> None:
    names = [one.path for one in class_pack.artefacts(small)]
    assert [name.rpartition("-a3-")[2] for name in names] == ["phong-ban.pdf"]
