"""Every rule kind against its example file: points, words of the trace, refusals."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cchc_docs.criteria import wording
from cchc_docs.criteria.documents import read_document
from cchc_docs.rules import AnyRule, Rule
from cchc_docs.rules.model import AnswerRefused
from tests.rules.traces import assert_sound

FOLDER = Path(__file__).parent / "examples"
READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)

PER_ITEM = {"kind": "per_item", "item": "Lần chậm", "each": 1}


def cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        document = read_document(path)
        assert not document.problems
        for number, case in enumerate(document.data["answers"]):
            rule, maximum = document.data["rule"], Fraction(document.data["max"])
            found.append(pytest.param(rule, maximum, case, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize(("rule", "maximum", "case"), cases())
def test_example(rule: dict[str, Any], maximum: Fraction, case: dict[str, Any]) -> None:
    kind = READ.validate_python(rule)
    if "refused" in case:
        assert case["refused"] in refusal(kind, case["answer"], maximum)
        return
    outcome = kind.evaluate(kind.read_answer(case["answer"]), maximum)
    assert_sound(outcome, maximum)
    texts = [step.text for step in outcome.steps]
    assert outcome.points == Fraction(case["points"])
    assert kind.lowest(maximum) <= outcome.points <= kind.highest(maximum)
    assert case.get("has", "") in "\n".join(texts)
    assert texts[-1] == case.get("last", texts[-1])


def refusal(rule: Rule, answer: Any, maximum: Fraction) -> str:
    """The words with which an answer is refused."""
    try:
        rule.evaluate(rule.read_answer(answer), maximum)
    except AnswerRefused as refused:
        return f"{refused.finding.what} {refused.finding.allowed}"
    except ValidationError as error:
        return "\n".join(
            f"{finding.what} {finding.allowed}"
            for finding in wording.findings(error, type(rule).Answer)
        )
    return "(not refused)"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_rule_is_told_as_a_table_and_in_one_line(path: Path) -> None:
    data = read_document(path).data
    rule = READ.validate_python(data["rule"])
    assert rule.brief() == data["brief"]
    rows = [[row.when, row.points] for row in rule.table(Fraction(data["max"]))]
    assert rows == [list(row) for row in data["table"]]


def test_a_share_without_a_floor_and_a_value_as_it_is_are_told_too() -> None:
    share = {"kind": "share", "measure": {"label": "Tỷ lệ", "unit": "%"}}
    given = {"kind": "given", "by": "Điểm của Sở Nội vụ"}
    told = [READ.validate_python(rule).table(Fraction(5, 2)) for rule in (share, given)]
    assert [(row.when, row.points) for rows in told for row in rows] == [
        ("Đạt 100%", "2,5"),
        ("Dưới 100%", "Tỷ lệ : 100% × 2,5"),
        ("Điểm của Sở Nội vụ", "từ 0 đến 2,5"),
    ]


def test_a_last_day_is_called_what_the_item_knows_of_it() -> None:
    rule = READ.validate_python(read_document(FOLDER / "deadline.yaml").data["rule"])
    assert rule.brief("hạn tập huấn") == "Đúng hạn (hạn tập huấn 28/02/2020)"
    assert rule.figures("hạn tập huấn")[0].startswith("Hạn tập huấn là ngày 28/02/2020")


def test_a_band_without_words_of_its_own_is_told_by_its_range() -> None:
    rule = READ.validate_python(read_document(FOLDER / "bands.yaml").data["rule"])
    rows = [row.when for row in rule.table(Fraction(2))]
    assert rows == ["Gần đủ kế hoạch", "Từ 70% đến 90%", "Dưới 70%"]


def test_what_is_no_points_is_not_taken_off() -> None:
    steps = {"kind": "steps", "measure": {"label": "Tỷ lệ"}, "below": 100, "every": 1}
    less = {"label": "Chưa xong", "as": "less", "rule": {**steps, "each": Fraction(1, 2)}}
    rule = READ.validate_python({"kind": "combine", "parts": (less,)})
    rows = [row.points for row in rule.table(Fraction(2))]
    assert rows[:3] == ["trừ 0,5", "chỉ tính bậc đủ", "trừ 2"]


def test_a_part_on_the_figures_of_another_is_not_asked() -> None:
    part = {"label": "Chậm", "as": "less", "rule": PER_ITEM}
    parts = (part, {**part, "same_as": 1})
    rule = READ.validate_python({"kind": "combine", "start": "full", "parts": parts})
    assert [one.key for one in rule.inputs(Fraction(5))] == ["part_1.count"]
    outcome = rule.evaluate(rule.read_answer({"part_1": {"count": 2}}), Fraction(5))
    assert outcome.points == 1
    told = [step.text for step in outcome.steps]
    assert told.count("Lần chậm: 2") == 1
    assert "part_2" in refusal(rule, {"part_1": {"count": 2}, "part_2": {"count": 3}}, Fraction(5))


def test_a_rule_that_starts_from_the_most_says_so() -> None:
    less = {"label": "Chậm", "as": "less", "max": 2, "rule": PER_ITEM}
    rule = READ.validate_python({"kind": "combine", "start": "full", "parts": (less,)})
    rows = [(row.when, row.points) for row in rule.table(Fraction(5))]
    assert rows == [
        ("Bắt đầu từ điểm tối đa", "5"),
        ("Chậm: mỗi lần chậm", "trừ 1"),
        ("Chậm: tổng cộng không quá", "trừ 2"),
        ("Cộng, trừ lần lượt các phần", "từ 0 đến 5"),
    ]
    assert rule.brief() == "Không bị trừ phần nào"
    assert not list(rule.findings(Fraction(5)))
    mean = rule.model_copy(update={"by": "mean"})
    assert ("start",) in [one.path for one in mean.findings(Fraction(5))]
