"""Sheets that cannot be scored: every problem with its line, and what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_docs.criteria.documents import parse_document
from cchc_docs.ground.problems import Problem
from cchc_docs.library import EditionLibrary
from cchc_docs.scoring.answers import read_sheet
from cchc_docs.scoring.scorecard import score_sheet

HEAD = """edition: mau-2020
set: phong-ban
unit: Phòng A
unit_kind: phong
year: 2020
answers:
"""


def problems_of(library: EditionLibrary, text: str) -> tuple[Problem, ...]:
    read, problems = read_sheet(parse_document(Path("thu.yaml"), text), (library.edition,))
    assert read is None
    return problems


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ('"1.1": {self: {level: 9}}', "Không có mức 9"),
        ('"1.1": {self: {value: 9}}', "Thiếu level"),
        ('"1.1": {self: {points: 5.5}}', "vượt điểm tối đa 5"),
        ('"1.1": {self: {points: -1}}', "nhỏ hơn 0"),
        ('"1.1": {tu_cham: {level: 1}}', "Khoá lạ: tu_cham"),
        ('"1.1": {self: 1}', "không phải mục con"),
        ('"1.1": {survey: {level: 1}}', "không do điều tra xã hội học"),
        ('"1.5": {self: {counts: [1, 0, 0]}}', "do điều tra xã hội học cho điểm"),
        ('"1.1": {not_applicable: khong-viec}', "không được bỏ chấm"),
        ('"1.4": {not_applicable: khac}', "không được bỏ chấm"),
        ('"1.4": {not_applicable: khong-viec, self: {counts: [0, 0]}}', "vừa có câu trả lời"),
        ('"1.2": {self: {points: 3}}', "không chấm trực tiếp"),
        ('"9.9": {self: {level: 1}}', "không có mục 9.9"),
        ("1.1: {self: {level: 1}}", "không có nháy"),
    ],
)
def test_a_wrong_answer_is_told_with_its_line(
    small: EditionLibrary, answer: str, words: str
) -> None:
    problems = problems_of(small, f"{HEAD}  {answer}\n")
    assert any(words in problem.what for problem in problems), problems
    assert {problem.line for problem in problems} == {7}
    assert all(problem.remedy and problem.allowed for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("edition: mau-2020", "edition: mau-2021", "Không có edition «mau-2021»"),
        ("set: phong-ban", "set: so", "Không có set «so»"),
        ("unit_kind: phong", "unit_kind: so", "không dùng cho loại đơn vị «so»"),
        ("year: 2020", "year: nay", "year đang là chữ «nay»"),
    ],
)
def test_a_wrong_head_is_told(small: EditionLibrary, old: str, new: str, words: str) -> None:
    (problem,) = problems_of(small, HEAD.replace(old, new) + '  "1.1": {self: {level: 1}}\n')
    assert words in problem.what


def test_all_wrong_answers_are_told_at_once(small: EditionLibrary) -> None:
    text = HEAD + '  "1.1": {self: {level: 9}}\n  "1.3": {self: {count: -2}}\n  "7": {self: {}}\n'
    assert [problem.line for problem in problems_of(small, text)] == [7, 8, 9]


def test_nothing_to_measure_where_the_edition_exempts_nobody(small: EditionLibrary) -> None:
    edition = small.edition
    scoring = edition.scoring.model_copy(update={"not_applicable": "refuse"})
    strict = replace(small, edition=edition.model_copy(update={"scoring": scoring}))
    (problem,) = problems_of(strict, HEAD + '  "1.2.1": {self: {part: 0, whole: 0}}\n')
    assert "không cho phép ghi không áp dụng" in problem.what


def test_an_explanation_alone_may_stand_beside_a_sum(small: EditionLibrary) -> None:
    text = HEAD + '  "1.2": {explanation: Xem các mục con.}\n'
    read, _ = read_sheet(parse_document(Path("thu.yaml"), text), (small.edition,))
    assert read is not None
    assert score_sheet(*read, small.sources).answered_max == 0
