"""Advice on how much there is: parts of an item, kinds of rule, costs, worked examples."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from cchc_docs.criteria.model import CriteriaSet, Mistake, Node
from cchc_docs.editorial.passages import Passage, field_files
from cchc_docs.ground.days import read_day, show_day
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem
from cchc_docs.lessons.coverage import possible_kinds, possible_outcomes, shown_kinds
from cchc_docs.lessons.examples import KIND_TITLES, Example, ExampleKind
from cchc_docs.library import EditionLibrary
from cchc_docs.rules import Rule
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.deadline import Deadline
from cchc_docs.rules.measure import MeasuredRule, Reached, figure

PARTS: Mapping[str, str] = {
    "meaning": "ý nghĩa",
    "doing": "các bước thực hiện",
    "evidence": "tài liệu kiểm chứng",
    "mistakes": "lỗi thường gặp",
    "teaching": "gợi ý cho giảng viên",
}
"""What every scored item has, and how it is called."""
VARIED = 5
"""So many kinds of rule a field of a training edition shows."""
FIGURE = re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa)\b")
"""A number in figures or in words: how much of a proportion a mistake takes away."""
NEVER_NONE = "Tổng số"
"""How a whole begins that cannot be 0: a count of all that stands there."""
SAME_COUNT = {
    "Tổng số phòng chuyên môn": "Tổng số phòng",
    "Tổng số phòng của sở": "Tổng số phòng",
    "Tổng số công chức xã, trừ người nghỉ thai sản, nghỉ không lương": "Tổng số công chức xã",
    "Số đơn vị sự nghiệp trực thuộc": "Tổng số đơn vị sự nghiệp",
    "Số thủ tục đã công bố thuộc sở": "Tổng số thủ tục",
}
"""Wholes of different items that count the same people or things, by the name of one of them."""
INVENTED = re.compile(r"\D+ [A-ZĐ]")
"""A kind of unit and a letter: nobody takes it for a real one."""


def amounts(library: EditionLibrary, criteria_set: CriteriaSet) -> Iterator[Problem]:
    """Advice on a set for training; an annex has the mix that its decision gives it."""
    for path, place, node in field_files(library, criteria_set):
        if not place:
            yield from varied(node, Passage(path, ("id",), node.title))
        if node.rule is not None:
            here = Passage(path, (*place, "id"), node.title)
            examples = library.examples_on(criteria_set, node)
            yield from missing_parts(node, here)
            yield from unsettled_nothing(node, node.rule, here)
            yield from unnamed_days(node, node.rule, here)
            yield from missing_examples(node, node.rule, [one.example for one in examples], here)
            for position, one in enumerate(node.mistakes):
                at = Passage(path, (*place, "mistakes", position, "costs"), one.mistake)
                yield from impossible_cost(one, node.rule, node.max, at)


def missing_parts(node: Node, here: Passage) -> Iterator[Problem]:
    """A scored item that lacks a part of its lesson."""
    missing = [title for key, title in PARTS.items() if not getattr(node, key)]
    if missing:
        yield here.advice(
            node.id,
            f"Mục {node.id} chưa có: {', '.join(missing)}.",
            f"Mục được chấm có đủ: {', '.join(PARTS)}.",
            "Viết thêm phần còn thiếu.",
            "E001",
        )


def varied(field: Node, here: Passage) -> Iterator[Problem]:
    """A field that shows few ways of scoring."""
    if getattr(field, "role", "score") != "score":
        return  # what is added or taken off is counted
    kinds = [leaf.rule.kind for leaf in field.leaves() if leaf.rule]
    wanted = min(VARIED, len(kinds))
    if len(set(kinds)) < wanted:
        yield here.advice(
            field.id,
            f"Lĩnh vực {field.id} chỉ có {len(set(kinds))} kiểu quy tắc.",
            f"Ít nhất {wanted} kiểu, để người học gặp nhiều cách chấm.",
            "Đổi quy tắc của vài mục sang kiểu khác hợp với nội dung.",
            "E002",
        )


def unsettled_nothing(node: Node, rule: Rule, here: Passage) -> Iterator[Problem]:
    """A quotient that may be 0 : 0 and nothing says for how many points; cases have one for it."""
    if not isinstance(rule, MeasuredRule) or rule.measure.of is None:
        return
    whole = rule.measure.of[1]
    if rule.when_none or node.not_applicable or whole.startswith(NEVER_NONE):
        return
    yield here.advice(
        node.id,
        f"Mục {node.id} không nói được mấy điểm khi «{whole}» bằng 0.",
        "when_none, hoặc hoàn cảnh ở not_applicable; mẫu số không bao giờ bằng 0 thì gọi là "
        f"«{NEVER_NONE} …».",
        "Thêm when_none: full, zero hay not_applicable, như phiên bản nói về năm không có việc.",
        "E017",
    )


def unnamed_days(node: Node, rule: Rule, here: Passage) -> Iterator[Problem]:
    """A level for what is done in time that does not say its last day; of words that are quoted,
    nothing is said."""
    if node.origin.status != "rebuilt":
        return
    for _, part in rule.parts():
        if isinstance(part, Deadline):
            day, month, label = part.due.day, part.due.month, part.on_time.label
            if not re.search(rf"\b0?{day}(?:/| tháng )0?{month}\b", label):
                yield here.advice(
                    node.id,
                    f"Mức «{label}» của mục {node.id} không nói ngày cuối {show_day(part.due)}.",
                    "Mức đúng hạn ghi ngày cuối, để bảng in ra tự nói được đến ngày nào.",
                    f"Viết chậm nhất ngày {show_day(part.due)}.",
                    "E018",
                )


def impossible_cost(
    one: Mistake, rule: Rule, maximum: Fraction, here: Passage
) -> Iterator[Problem]:
    """A cost that no two results of the rule lie apart; of a proportion, one without a figure."""
    steps = [part.possible_points(maximum) for _, part in rule.parts()]
    if any(points is None for points in steps):
        if one.costs < maximum and not FIGURE.search(one.mistake):
            yield here.advice(
                "costs",
                f"Lỗi làm mất {show(one.costs)} điểm mà câu không nói con số nào.",
                "Quy tắc chấm theo tỷ lệ: câu nêu số liệu, để tính ra được số điểm mất.",
                "Thêm số liệu vào câu, ví dụ: hai trong mười hồ sơ.",
                "E003",
            )
        return
    costs = {more - less for points in steps if points for more in points for less in points}
    if one.costs not in costs:
        possible = ", ".join(show(cost) for cost in sorted(costs) if cost > 0)
        yield here.advice(
            "costs",
            f"Quy tắc không bao giờ làm mất {show(one.costs)} điểm.",
            f"Hiệu của hai mức: {possible}.",
            "Sửa costs theo quy tắc của mục.",
            "E004",
        )


def missing_examples(
    node: Node, rule: Rule, examples: Iterable[Example], here: Passage
) -> Iterator[Problem]:
    """What the rule leaves room for and no worked example shows."""
    examples = list(examples)
    kinds = {kind for one in examples for kind in shown_kinds(one, node.max)}
    missing = [KIND_TITLES[kind] for kind in KIND_TITLES if kind in possible_kinds(node) - kinds]
    answers = [answer for one in examples for answer in one.entry.columns().values()]
    for number, (label, part) in enumerate(rule.parts(), 1):
        cases = [answer for answer in answers if answer.get("case", 1) == number]
        figures = {figure_of(part, answer) for answer in cases}
        places = [_shown(mark) for mark in sorted(part.marks()) if mark not in figures]
        within = f" (trường hợp {number})" if label else ""
        missing += [f"đúng mốc {place}{within}" for place in places]
        if label:
            settled = [one for one in examples if _settled(one).get("case") == number]
            shown = {kind for one in settled for kind in shown_kinds(one, node.max)}
            lacking: Iterable[ExampleKind] = possible_outcomes(part, node.max) - shown
            missing += [f"{KIND_TITLES[kind]}{within}" for kind in sorted(lacking)]
    if missing:
        yield here.advice(
            node.id,
            f"Mục {node.id} chưa có ví dụ cho: {'; '.join(missing).lower()}.",
            "Mỗi tình huống mà quy tắc để xảy ra có ít nhất một ví dụ.",
            "Thêm ví dụ vào thư mục examples.",
            "E005",
        )


def figure_of(rule: Rule, answer: Mapping[str, Any]) -> Fraction | datetime.date | None:
    """The figure or day that an answer puts before a rule without cases."""
    if "date" in answer:
        return read_day(answer["date"])
    measure = getattr(rule, "measure", None)
    if measure is None:
        return None
    own = {key: value for key, value in answer.items() if key != "case"}
    reached = figure(measure, rule.read_answer(own))
    return reached.value if isinstance(reached, Reached) else None


def _shown(mark: Fraction | datetime.date) -> str:
    return show_day(mark) if isinstance(mark, datetime.date) else show(mark)


def _settled(example: Example) -> Mapping[str, Any]:
    """The answer that an example's points come from; empty where not applicable."""
    return next(reversed(example.entry.columns().values()), {})


def real_names(library: EditionLibrary) -> Iterator[Problem]:
    """A made-up unit whose name could be that of a real one."""
    named = [
        *(
            (f"examples/{one.example.id}.yaml", ("unit",), one.example.unit)
            for one in library.examples
        ),
        *(
            (f"units/{one.example.id}.yaml", ("sheet", "unit"), one.example.sheet.unit)
            for one in library.units
        ),
    ]
    for name, place, unit in named:
        if not INVENTED.fullmatch(unit):
            yield Passage(library.folder / name, place, unit).advice(
                "unit",
                f"Tên đơn vị «{unit}» có thể là tên thật.",
                "Loại đơn vị và một chữ cái: Sở A, Huyện B.",
                "Đổi tên thành tên giả định.",
                "E006",
            )


def changed_sizes(library: EditionLibrary) -> Iterator[Problem]:
    """A made-up unit of which two examples count the same thing differently: how many communes,
    offices, officials it has (a whole that begins with ``NEVER_NONE`` or is one of ``SAME_COUNT``).
    Cards are held beside examples elsewhere."""
    told: dict[tuple[str, str, str], tuple[Fraction, str]] = {}
    for one in library.examples:
        example, answer = one.example, _settled(one.example)
        whole = _whole_of(one.node.rule, answer) if one.node.rule else None
        if whole is None or "whole" not in answer:
            continue
        whole = SAME_COUNT.get(whole, whole)
        if not whole.startswith(NEVER_NONE):
            continue
        size = Fraction(str(answer["whole"]))
        before, other = told.setdefault(
            (one.criteria_set.id, example.unit, whole), (size, example.id)
        )
        if size != before:
            path = library.folder / f"examples/{example.id}.yaml"
            yield Passage(path, ("unit",), example.unit).advice(
                "unit",
                f"{example.unit} ở đây có «{whole}» là {show(size)}, ở ví dụ {other} là "
                f"{show(before)}.",
                "Một đơn vị giả định giữ nguyên quy mô qua mọi ví dụ.",
                "Sửa số cho khớp, hoặc đổi tên đơn vị của một trong hai ví dụ.",
                "E020",
            )


def _whole_of(rule: Rule, answer: Mapping[str, Any]) -> str | None:
    """The name of what an answer is divided by, in its case where there are cases."""
    if isinstance(rule, Cases):
        one = rule.cases[int(answer["case"]) - 1].rule if "case" in answer else None
        return _whole_of(one, answer) if one else None
    measure = getattr(rule, "measure", None)
    return measure.of[1] if measure and measure.of else None
