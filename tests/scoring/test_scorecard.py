"""A whole card, worked out by hand:

1.1 appraised 2,5 · 1.2.1 not applicable (0 of 0) · 1.2.2.1 2/3 × 4 = 8/3 · 1.2.2.2 one day late 3
1.3 2 × 1,5 = 3 · 1.4 not applicable with full marks 6 · 1.5 (1 + 0,5 + 0) : 3 × 5 = 2,5
1.10 stated 4,5 · 2 81 : 100 × 20 = 16,2. Maximum 60 − 5 = 55.
Bonus 2 × 1 + 2 = 4, capped at 3; penalty 1 × 2 = 2.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from cchc_docs.criteria.documents import parse_document
from cchc_docs.library import EditionLibrary
from cchc_docs.rules.given import Given
from cchc_docs.scoring.answers import Entry, read_sheet
from cchc_docs.scoring.card_text import card_text
from cchc_docs.scoring.grading import grade_of
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card, is_unreasoned, score_sheet

ANSWERS = Path(__file__).parent / "answers-small.yaml"
BASE = Fraction("2.5") * 2 + Fraction(8, 3) + 3 + 3 + 6 + Fraction("4.5") + Fraction("16.2")


def card_of(library: EditionLibrary, text: str) -> Card:
    read, problems = read_sheet(parse_document(Path("thu.yaml"), text), (library.edition,))
    assert read is not None, problems
    return score_sheet(*read, library.sources)


@pytest.fixture
def card(small: EditionLibrary) -> Card:
    return card_of(small, ANSWERS.read_text("utf-8"))


def line(card: Card, code: str) -> Line:
    return next(line for line in card.all_lines() if line.node.id == code)


def test_the_total_is_exact(card: Card) -> None:
    assert (card.max, card.answered_max, card.open_max) == (55, 55, 0)
    assert card.base == BASE
    assert (card.bonus, card.penalty) == (3, 2)
    assert card.points == BASE + 1
    assert card.index == (BASE + 1) / 55 * 100
    assert card.grade is not None
    assert card.grade.label == "Khá"


def test_the_last_column_settles_and_none_is_lost(card: Card) -> None:
    late = line(card, "1.2.2.2")
    assert late.columns == {"self": 3, "appraised": 6, "appraised_2": 3}
    assert late.points == 3
    assert line(card, "1.1").columns == {"self": 5, "appraised": Fraction("2.5")}
    assert card.columns["survey"] == Fraction("2.5")


def test_not_applicable_shrinks_or_gives_full_marks(card: Card) -> None:
    assert (line(card, "1.2.1").max, line(card, "1.2").max) == (0, 10)
    assert (line(card, "1.4").max, line(card, "1.4").points) == (6, 6)


NO_WORK = "{part: 0, whole: 0}"
WORK = "{part: 4, whole: 5}"


@pytest.mark.parametrize(
    ("columns", "maximum", "points"),
    [
        ({"self": NO_WORK, "appraised": WORK}, 5, 2),
        ({"self": WORK, "appraised": NO_WORK}, 0, 0),
        ({"self": WORK, "appraised": NO_WORK, "appraised_2": WORK}, 5, 2),
    ],
)
def test_the_last_column_settles_whether_it_is_applicable(
    small: EditionLibrary, columns: dict[str, str], maximum: int, points: int
) -> None:
    head = ANSWERS.read_text("utf-8").partition("answers:")[0]
    entry = ", ".join(f"{name}: {answer}" for name, answer in columns.items())
    one = line(card_of(small, f'{head}answers:\n  "1.2.1": {{{entry}}}\n'), "1.2.1")
    assert (one.max, one.points, one.open_max) == (maximum, points, 0)
    assert one.entry is not None
    assert one.entry.not_applicable is (maximum == 0)


def test_component_indexes_stand_on_their_own_maximum(card: Card) -> None:
    assert line(card, "2").index == 81
    assert line(card, "1.2").index == (Fraction(8, 3) + 3) / 10 * 100


def test_not_answered_is_open_not_zero(small: EditionLibrary) -> None:
    text = ANSWERS.read_text("utf-8").replace('  "2": {self: {value: 81}}\n', "")
    card = card_of(small, text)
    assert (card.max, card.answered_max, card.open_max) == (55, 35, 20)
    assert card.index is None
    assert card.grade is None
    assert card.index_so_far == (BASE - Fraction("16.2") + 1) / 35 * 100
    zero = card_of(small, ANSWERS.read_text("utf-8").replace("value: 81", "value: 0"))
    assert zero.index == (BASE - Fraction("16.2") + 1) / 55 * 100


def test_nothing_answered(small: EditionLibrary) -> None:
    head = ANSWERS.read_text("utf-8").partition("answers:")[0]
    card = card_of(small, head + "answers: {}\n")
    assert (card.points, card.answered_max, card.index, card.index_so_far) == (0, 0, None, None)
    assert "Chưa có câu trả lời nào" in card_text(card)


@pytest.mark.parametrize(
    ("policy", "maximum", "points"), [("shrink", 55, BASE + 1), ("full", 60, BASE + 6)]
)
def test_the_policy_belongs_to_the_edition(
    small: EditionLibrary, policy: str, maximum: int, points: Fraction
) -> None:
    edition = small.edition
    scoring = edition.scoring.model_copy(update={"not_applicable": policy})
    other = replace(small, edition=edition.model_copy(update={"scoring": scoring}))
    card = card_of(other, ANSWERS.read_text("utf-8"))
    assert (card.max, card.points) == (maximum, points)


def test_bonus_stays_within_the_maximum_unless_allowed(small: EditionLibrary) -> None:
    text = """
edition: mau-2020
set: phong-ban
unit: Phòng A
unit_kind: phong
year: 2020
answers:
  "2": {self: {value: 100}}
  "3.1": {self: {count: 3}}
"""
    assert card_of(small, text).points == 20
    edition = small.edition
    scoring = edition.scoring.model_copy(update={"bonus_above_max": True})
    other = replace(small, edition=edition.model_copy(update={"scoring": scoring}))
    assert card_of(other, text).points == 23


def test_penalty_never_takes_the_total_below_zero(small: EditionLibrary) -> None:
    head = ANSWERS.read_text("utf-8").partition("answers:")[0]
    card = card_of(
        small, head + 'answers:\n  "4.1": {self: {count: 9}}\n  "1.3": {self: {count: 0}}\n'
    )
    assert (card.penalty, card.points) == (4, 0)


@pytest.mark.parametrize(
    ("index", "label"),
    [
        ("0", "Trung bình"),
        ("69.9999", "Trung bình"),
        ("70", "Khá"),
        ("89.99999", "Khá"),
        ("90", "Tốt"),
        ("103", "Tốt"),
    ],
)
def test_grades_look_at_the_unrounded_index(small: EditionLibrary, index: str, label: str) -> None:
    grade = grade_of(Fraction(index), small.edition, "phong")
    assert grade is not None
    assert grade.label == label


def test_the_report_line_by_line(card: Card) -> None:
    whole = ANSWERS.with_name("card-small.txt").read_text("utf-8")
    assert card_text(card, explain=True) + "\n" == whole


def test_the_report_without_steps_has_a_line_an_item(card: Card, small: EditionLibrary) -> None:
    text = card_text(card).splitlines()
    assert text[3:6] == [
        "1. Mỗi kiểu quy tắc một mục: 24,1667/35 (69,05%)",
        "  1.1. Không có mục con: 2,5/5 (50,00%)",
        "  1.2. Có ba tầng: 5,6667/10 (56,67%)",
    ]
    one = ANSWERS.read_text("utf-8").partition('  "1.2.1"')[0]
    still_open = card_text(card_of(small, one)).splitlines()
    assert "    1.2.1. Thang tỷ lệ: chưa trả lời, tối đa 5" in still_open
    assert still_open[-4:] == [
        "Đã trả lời 5 trên 60 điểm tối đa",
        "Còn 55 điểm chưa trả lời",
        "Điểm thưởng, điểm phạt chưa trả lời: 3.1, 3.2, 4.1",
        "Chỉ số tạm tính trên phần đã trả lời: 50,00% (chưa xếp loại)",
    ]


def test_the_report_says_it_all(card: Card, small: EditionLibrary) -> None:
    text = card_text(card, explain=True)
    assert "Bộ mẫu, không phải văn bản nào." in text
    assert "1.2.1. Thang tỷ lệ: không áp dụng, 0/0" in text
    assert "Phép tính: 2 : 3 × 100% ≈ 66,6667%" in text
    assert "Điểm thưởng: + 3" in text
    assert "Điểm phạt: − 2" in text
    assert "Chỉ số: 75,21%, xếp loại Khá" in text


@pytest.mark.parametrize("code", ["3.1", "3.2", "4.1"])
def test_an_open_bonus_or_penalty_leaves_the_index_open(small: EditionLibrary, code: str) -> None:
    lines = ANSWERS.read_text("utf-8").splitlines(keepends=True)
    left = card_of(small, "".join(line for line in lines if f'"{code}"' not in line))
    assert [line.node.id for line in left.open_extras] == [code]
    assert (left.open_max, left.index, left.grade) == (0, None, None)
    assert left.index_so_far is not None
    assert f"Điểm thưởng, điểm phạt chưa trả lời: {code}" in card_text(left)


@pytest.mark.parametrize("year", [2021, 1024, -5, 10**19])
def test_another_year_is_refused(small: EditionLibrary, year: int) -> None:
    text = ANSWERS.read_text("utf-8").replace("year: 2020", f"year: {year}")
    _, problems = read_sheet(parse_document(Path("a.yaml"), text), (small.edition,))
    assert [problem.line for problem in problems] == [5]
    assert problems[0].what == f"Phiếu ghi năm {year}, phiên bản «mau-2020» là của năm 2020."


def test_points_by_judgement_want_a_reason(small: EditionLibrary) -> None:
    rule = Given(kind="given", by="Hội đồng", reason=True)
    node = small.find_set("phong-ban").node("1.1").model_copy(update={"rule": rule})
    assert is_unreasoned(node, Entry.model_validate({"self": {"value": 2}}))
    assert not is_unreasoned(node, Entry(explanation="Chưa chấm."))
    assert not is_unreasoned(
        node, Entry.model_validate({"self": {"value": 2}, "explanation": "Vì."})
    )


def test_what_is_shipped_can_be_scored(shipped: EditionLibrary) -> None:
    text = """
edition: quang-ninh-2013
set: so-ban-nganh
unit: Sở A
unit_kind: so
year: 2013
answers:
  "1.1.4": {self: {part: 36, whole: 40}}
"""
    card = card_of(shipped, text)
    assert (card.points, card.answered_max, card.max) == (1, 2, 100)
    assert card.index is None  # most items are still open
    assert not card.unwritten
