"""Thousands of questions against the Python engine: answers, distractors, traces."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.ground.days import read_day, show_day
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.lessons.exercises import KINDS
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.exercise_words import words
from cchc_docs.rules import KINDS as RULE_KINDS
from cchc_docs.rules import Rule
from cchc_docs.rules.fixed import Fixed
from cchc_docs.scoring.answers import Entry, Sheet
from cchc_docs.scoring.points import EntryScore, score_entry
from cchc_docs.scoring.scorecard import score_sheet
from tests.browser.exercises.conftest import Question
from tests.browser.exercises.reading import can_earn, exact, inner, points_of, shown, without_limit

BEYOND = ("floor_forgotten", "cap", "negative")
"""Slips that lead beyond what the rule can give: that is the mistake."""
Made = list[tuple[str, int, Question]]


@pytest.fixture(scope="module")
def sets(
    small: EditionLibrary, shipped: EditionLibrary
) -> dict[str, tuple[EditionLibrary, Edition, CriteriaSet]]:
    return {
        one.id: (library, library.edition, one)
        for library in (small, shipped)
        for one in library.sets
    }


def node_of(sets: Any, name: str, question: Question) -> Node:
    node: Node | None = sets[name][2].find(question["subject"])
    assert node is not None
    assert node.rule is not None
    return node


def right(question: Question) -> dict[str, Any]:
    (found,) = [option for option in question["options"] if option["right"]]
    return dict(found)


def wrong(question: Question) -> list[dict[str, Any]]:
    return [option for option in question["options"] if not option["right"]]


def points(option: dict[str, Any]) -> Fraction | None:
    return None if option["points"] is None else Fraction(option["points"])


def ruled(sets: Any, name: str, question: Question) -> set[str]:
    """The kind of an item that is asked on, and that of the case it is about."""
    rule = node_of(sets, name, question).rule
    assert rule is not None
    raws = [raw for raw in question["entry"].values() if isinstance(raw, dict)]
    return {rule.kind, *(inner(rule, exact(raw))[0].kind for raw in raws)}


def of_kind(made: Made, *kinds: str) -> Made:
    return [one for one in made if one[2]["kind"] in kinds]


def test_every_question_kind_and_every_rule_kind_occurs(sets: Any, made: Made) -> None:
    assert len(made) > 2000
    assert {question["kind"] for _, _, question in made} == set(KINDS)
    for kind in ("points", "claim"):
        asked = {
            one for name, _, question in of_kind(made, kind) for one in ruled(sets, name, question)
        }
        kinds: dict[str, type[Rule]] = {**RULE_KINDS, "fixed": Fixed}
        by_unit = {name for name, rule in kinds.items() if "self" in rule.answered_in}
        assert asked == (by_unit if kind == "claim" else set(kinds))
    raised = Counter(question["about"]["kind"] for _, _, question in of_kind(made, "raise"))
    assert set(raised) == {"bands", "share", "deadline", "cases"}


def test_one_right_option_and_no_two_alike(made: Made) -> None:
    for _, _, question in made:
        assert right(question)
        texts = [option["text"] for option in question["options"]]
        assert len(set(texts)) == len(texts) >= 3, question
        for option in wrong(question):
            assert option["reason"].strip(), question
            assert "undefined" not in option["text"] + option["reason"]
            assert "{" not in option["text"] + option["reason"]


def test_nothing_is_left_open_in_what_people_read(made: Made) -> None:
    for _, _, question in made:
        texts = [question["prompt"], *question["lines"], *(text for _, text in question["steps"])]
        for text in texts:
            assert text
            assert "undefined" not in text
            assert "null" not in text


def test_points_and_traces_are_those_of_the_python_engine(made: Made, sets: Any) -> None:
    asked = of_kind(made, "points", "claim")
    assert len(asked) > 1000
    for name, _, question in asked:
        score = scored(sets, name, question)
        final = score.final
        assert points(right(question)) == (final.points if final else None), question
        steps = final.steps if final else score.steps
        assert question["steps"] == [[step.kind, step.text] for step in steps]


def scored(sets: Any, name: str, question: Question) -> EntryScore:
    library, edition, _ = sets[name]
    entry = Entry.model_validate(exact(question["entry"]))
    return score_entry(node_of(sets, name, question), entry, edition, library.sources)


def test_distractors_are_other_results_that_some_answer_earns(made: Made, sets: Any) -> None:
    checked = 0
    for name, _, question in of_kind(made, "points", "claim"):
        node = node_of(sets, name, question)
        answer = points(right(question))
        for option in wrong(question):
            found = points(option)
            assert shown(found) != shown(answer), question
            if found is None:
                assert option["key"] in ("none_exempt", "not_exempt"), question
            elif option["key"] in BEYOND:
                raw = exact(question["entry"]["self"])
                assert found == without_limit(node.rule, node.max, raw, option["key"]), question
            else:
                assert can_earn(node.rule, node.max, found), (node.id, option)
            checked += 1
    assert checked > 3000


def test_a_claim_is_judged_by_the_engine(made: Made, sets: Any) -> None:
    verdicts: Counter[str] = Counter()
    for _, _, question in of_kind(made, "claim"):
        claim = Fraction(question["claim"])
        for option in question["options"]:
            found = points(option)
            key = "claim_exempt"
            if found is not None:
                key = "claim_right" if show(found) == show(claim) else "claim_under"
                key = "claim_over" if found < claim else key
            figure = "" if found is None else show(found)
            assert option["text"] == words()["options"][key].format(points=figure)
            if option["right"]:
                verdicts[key] += 1
    assert min(verdicts[key] for key in ("claim_over", "claim_under", "claim_right")) > 50


def test_no_figure_nearer_than_the_answer_earns_more(made: Made, sets: Any) -> None:
    """Every whole number, every day between the figures and the answer is tried."""
    asked = of_kind(made, "raise")
    assert len(asked) > 300
    for name, _, question in asked:
        node = node_of(sets, name, question)
        raw, raised = question["entry"]["self"], question["raised"]
        now = points_of(node.rule, node.max, raw)
        better = points_of(node.rule, node.max, raised)
        assert now is not None
        assert better is not None
        assert better > now, question
        between = list(nearer(node, raw, raised))
        assert between or abs(figure(raised) - figure(raw)) == 1, question
        for other in between:
            reached = points_of(node.rule, node.max, other)
            assert reached is None or reached < better, (question, other)


def test_other_figures_are_short_of_it_or_more_than_needed(made: Made, sets: Any) -> None:
    for name, _, question in of_kind(made, "raise"):
        node = node_of(sets, name, question)
        raw, raised = question["entry"]["self"], question["raised"]
        better = points_of(node.rule, node.max, raised)
        least = figure(raised)
        way = -1 if "date" in raised or least < figure(raw) else 1
        assert better is not None
        for option in wrong(question):
            value = Fraction(option["figure"])
            reached = points_of(node.rule, node.max, written(raised, value))
            assert reached is not None, question
            assert value != least
            if reached >= better:
                assert (value - least) * way > 0, (question, option)
                assert option["key"] == "more"
            else:
                assert option["key"] != "more"


def figure(raw: dict[str, Any]) -> Fraction:
    """The figure of an answer as a number; days since 1970."""
    if "date" in raw:
        return Fraction((read_day(raw["date"]) - read_day("1/1/1970")).days)
    if "never" in raw:
        return Fraction(10**6)
    return Fraction(raw["part"] if "part" in raw else raw["value"])


def written(raw: dict[str, Any], value: Fraction) -> dict[str, Any]:
    """An answer with another figure."""
    if "date" in raw:
        return {**raw, "date": show_day(read_day("1/1/1970") + timedelta(days=int(value)))}
    key = "part" if "part" in raw else "value"
    return {**raw, key: value}


def nearer(node: Node, raw: dict[str, Any], raised: dict[str, Any]) -> Any:
    """Answers between two, step by step; without a day, the year after the last good one."""
    rule, _ = inner(node.rule, raw)
    start = figure(raw)
    if "never" in raw:
        start = figure(raised) + 366
    step = 1 if start > figure(raised) else -1
    value = figure(raised) + step
    while value != start + (step if "never" in raw else 0):
        yield written(raised, value)
        value += step
    assert rule.kind in ("bands", "share", "steps", "deadline")


def test_documents_are_asked_for_by_what_the_item_has(made: Made, sets: Any) -> None:
    prompts = words()["prompts"]
    for name, _, question in of_kind(made, "evidence"):
        node = node_of(sets, name, question)
        own = {one.document: one.point_at for one in node.evidence}
        proofs = [one for leaf in sets[name][2].leaves() for one in leaf.evidence]
        everywhere = {one.document for one in proofs}
        texts, answer = {one["text"] for one in wrong(question)}, right(question)["text"]
        if question["prompt"] == prompts["evidence_missing"]:
            given = {line.partition(": ")[2] for line in question["lines"]} & set(own)
            assert answer in own.keys() - given
            assert len(given) == len(own) - 1
            assert texts <= (everywhere - own.keys()) | given
        elif question["prompt"] == prompts["evidence_surplus"]:
            assert answer in everywhere - own.keys()
            assert texts <= own.keys()
        else:
            (line,) = question["lines"]
            assert own[line.partition(": ")[2]] == answer
            assert texts <= {one.point_at for one in proofs} - {answer}


def test_units_come_out_as_their_cards(made: Made, sets: Any) -> None:
    asked = of_kind(made, "unit")
    totals = 0
    for name, _, question in asked:
        library, edition, criteria_set = sets[name]
        code = question["subject"].partition("/")[2]
        sheet = Sheet.model_validate(exact(question["sheet"]))
        card = score_sheet(sheet, edition, criteria_set, library.sources)
        if code == "total":
            totals += 1
            assert card.index is not None
            grade = card.grade.label if card.grade else "không xếp loại"
            index = fixed(card.index, edition.scoring.decimals)
            assert right(question)["text"] == f"{index}%, {grade}"
            continue
        line = next(one for one in card.lines if one.node.id == code)
        assert points(right(question)) == line.points
        assert [item for item, _ in question["items"]] == [leaf.id for leaf in line.node.leaves()]
        for option in wrong(question):
            found = points(option)
            assert found is not None
            assert 0 <= found <= line.node.max
            assert shown(found) != shown(line.points)
    assert totals > 20


def test_levels_differ_in_how_near_the_marks_they_are(made: Made, sets: Any) -> None:
    at_mark: Counter[int] = Counter()
    for name, level, question in of_kind(made, "points"):
        node = node_of(sets, name, question)
        entry = question["entry"]
        if node.rule is None or node.rule.kind != "bands" or "self" not in entry:
            continue
        answer = exact(entry["self"])
        if answer.get("whole") == 0:
            continue
        value = answer.get("value")
        if value is None:
            value = Fraction(answer["part"], answer["whole"]) * 100
        marks = {end for band in node.rule.bands for end in band.ends}
        at_mark[level] += value in marks
    assert at_mark[3] > 5 * max(1, at_mark[2])
    assert at_mark[1] <= at_mark[3] // 4


def test_every_reason_is_told_by_some_question(made: Made) -> None:
    told = {option["key"] for _, _, question in made for option in question["options"]}
    named = set(words()["reasons"]) - {"right", "in_file", "other_item", "of_item", "other_place"}
    raising = {name for name in named if name.startswith("raise_")}
    assert named - raising <= told, sorted(named - raising - told)
    assert {name.removeprefix("raise_") for name in raising} <= told
