"""Sets of questions: the seed, the link, what is kept, and where a working goes wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from cchc_docs.lessons.exercises import KINDS, ExerciseSet, sure_count
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.exercise_bundles import exercise_scripts
from cchc_docs.publish.browser.exercise_links import check, exercise_link
from tests.browser.exercises.conftest import order
from tests.browser.parity import Run, exported

DIGEST = "ab12cd34"
LAST = 0xFFFFFFFF


def test_as_many_questions_as_a_lesson_may_ask_for_can_be_made(
    exercises: Run, small: EditionLibrary, shipped: EditionLibrary
) -> None:
    asked = []
    for criteria_set in (*small.sets, *shipped.sets):
        is_small = criteria_set in small.sets  # of the others the kind that has the fewest
        levels, kinds = ((1, 2, 3), KINDS) if is_small else ((1,), KINDS[:1])
        for node, level, kind in product((None, *criteria_set.leaves()), levels, kinds):
            codes = () if node is None else (node.id,)
            one = ExerciseSet(
                title="Bài", set=criteria_set.id, codes=codes, kinds=(kind,), seed="s"
            )
            count = min(30, sure_count(one, criteria_set))
            told = order(set=one.set, codes=[*codes], kinds=[kind], level=level, count=count)
            asked += [told] if count else []
    found = [len(questions) for questions in exercises("questions", asked)]
    few = [one for one, made in zip(asked, found, strict=True) if made < one["count"]]
    assert few == []
    assert {kind for one in asked for kind in one["kinds"]} == set(KINDS) - {"evidence"}


def link(exercises: Run, mode: str = "bai", **changes: Any) -> str:
    case = {"mode": mode, "order": order(**changes), "digest": DIGEST}
    (text,) = exercises("linksWritten", [case])
    assert isinstance(text, str)
    return text


def chance(seed: str) -> list[int]:
    """FNV-1a and Mulberry32 with Python's own whole numbers."""
    state = 0x811C9DC5
    for sign in seed:
        state = (state ^ ord(sign)) * 0x01000193 & LAST
    numbers = []
    for _ in range(20):
        state = state + 0x6D2B79F5 & LAST
        mixed = (state ^ state >> 15) * (state | 1) & LAST
        mixed ^= mixed + ((mixed ^ mixed >> 7) * (mixed | 61) & LAST) & LAST
        numbers.append((mixed ^ mixed >> 14) & LAST)
    return numbers


def test_chances_are_whole_numbers_that_anybody_can_work_out(exercises: Run) -> None:
    seeds = ["a", "k3x9", "m2p7/so-ban-nganh", "Số"]
    assert exercises("chances", seeds) == [chance(seed) for seed in seeds]


def test_the_same_seed_gives_the_same_questions_and_another_gives_others(exercises: Run) -> None:
    one, again, other = exercises("questions", [order(), order(), order(seed="abc124")])
    assert one == again
    assert [q["subject"] for q in one] != [q["subject"] for q in other]


@pytest.mark.parametrize("criteria_set", ["so-ban-nganh", "ubnd-cap-huyen"])
def test_the_test_after_learning_asks_alike_on_other_items(
    exercises: Run, criteria_set: str
) -> None:
    asked = {"kinds": ["points", "claim", "raise", "evidence"], "count": 12, "level": 2}
    orders = [order(set=criteria_set, seed=f"nguoi{n}", **asked) for n in range(60)]
    for first, after in exercises("tests", orders):
        assert [one["kind"] for one in first] == [one["kind"] for one in after]
        assert len(first) == 12
        items, others = ({str(one["about"]) for one in made} for made in (first, after))
        assert not items & others


def test_kinds_and_codes_may_stand_in_any_order(exercises: Run) -> None:
    one = order(kinds=["points", "raise"], codes=["3", "1.1.4"])
    other = order(kinds=["raise", "points"], codes=["1.1.4", "3"])
    assert len({str(questions) for questions in exercises("questions", [one, other])}) == 1


def test_a_set_has_all_kinds_asked_for_and_only_those(exercises: Run) -> None:
    every, two = exercises("questions", [order(), order(kinds=["points", "raise"])])
    assert len(every) == len(two) == 10
    assert {question["kind"] for question in every} == set(KINDS)
    assert {question["kind"] for question in two} == {"points", "raise"}


def test_a_set_keeps_to_the_codes_asked_for(exercises: Run) -> None:
    asked = [order(codes=["1.1.4"], count=5), order(codes=["3", "1.3"], kinds=["points"], count=20)]
    item, fields = exercises("questions", asked)
    assert {question["subject"] for question in item} == {"1.1.4"}
    assert {question["kind"] for question in item} == {"points", "claim", "raise", "evidence"}
    assert all(question["subject"].startswith(("3.", "1.3.")) for question in fields)


def test_a_field_asks_for_its_units_too(exercises: Run) -> None:
    (asked,) = exercises("questions", [order(codes=["4"], kinds=["unit"], count=3)])
    assert {question["subject"].partition("/")[2] for question in asked} == {"4"}


def test_a_link_gives_back_its_order(exercises: Run) -> None:
    for mode in ("bai", "lop", "in"):
        changes: dict[str, Any] = {"codes": ["1", "2.2.1"], "kinds": ["raise", "unit"], "level": 3}
        text = link(exercises, mode, **changes)
        (back,) = exercises("linksRead", [{"set": "so-ban-nganh", "text": f"#{text}"}])
        assert back == {"mode": mode, "order": order(**changes), "digest": DIGEST}
        assert len(text) < 100


def test_a_link_of_a_lesson_is_written_as_the_page_writes_it(
    exercises: Run, shipped: EditionLibrary
) -> None:
    changes: dict[str, Any] = {"codes": ("1", "2.2.1"), "kinds": ("raise", "unit"), "level": 3}
    asked = ExerciseSet(title="Bài", set="so-ban-nganh", seed="abc123", **changes)
    known = replace(shipped, digest=DIGEST + "ffff")
    page = addresses.of(shipped.edition).exercise_page("so-ban-nganh")
    address = exercise_link("lop", asked, known)
    assert address == f"{page}?{link(exercises, 'lop', **changes)}"


def test_a_link_cut_short_or_altered_is_told(exercises: Run) -> None:
    text = link(exercises)
    spoilt = [text[:end] for end in range(len(text))]
    spoilt += [
        text[:at] + ("7" if text[at] != "7" else "8") + text[at + 1 :] for at in range(4, len(text))
    ]
    spoilt += ["bai=<img src=x onerror=alert(1)>", "bai=1;constructor;;p;5;1;a;00000000;0000"]
    spoilt.append(text.replace("=2;", "=3;"))
    cases = [{"set": "so-ban-nganh", "text": f"#{one}"} for one in spoilt]
    for back in exercises("linksRead", cases):
        assert "cắt hoặc sai ký tự" in back["unreadable"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"set": "ubnd-cap-huyen"}, "bộ tiêu chí khác (ubnd-cap-huyen)"),
        ({"codes": ["1", "9.9"]}, "không có trong bản này: 9.9"),
        ({"count": 99}, "cắt hoặc sai ký tự"),
    ],
)
def test_a_whole_link_that_does_not_fit_says_why(
    exercises: Run, changes: dict[str, Any], told: str
) -> None:
    text = link(exercises, **changes)
    (back,) = exercises("linksRead", [{"set": "so-ban-nganh", "text": f"#{text}"}])
    assert told in back["unreadable"]


def test_a_link_from_before_links_named_their_edition_still_opens(exercises: Run) -> None:
    old = "bai=1;so-ban-nganh;;pcreu;10;1;abc123;ab12cd34;0bxopy3"
    (back,) = exercises("linksRead", [{"set": "so-ban-nganh", "text": f"#{old}"}])
    assert back == {"mode": "bai", "order": order(), "digest": DIGEST}


def test_a_link_of_another_year_is_told(exercises: Run) -> None:
    body = "2;quang-ninh-2014;so-ban-nganh;;p;5;1;abc123;ab12cd34"
    text = f"bai={body};{check(body)}"
    (back,) = exercises("linksRead", [{"set": "so-ban-nganh", "text": f"#{text}"}])
    assert "bộ tiêu chí khác (quang-ninh-2014: so-ban-nganh)" in back["unreadable"]


def test_what_went_wrong_comes_back_and_later_and_later(exercises: Run) -> None:
    key = "points 1.1.4"
    answers = [
        [key, True, 10],
        [key, False, 10],
        [key, True, 10],
        [key, True, 11],
        [key, False, 13],
    ]
    run = "((x) => remembered(x))"
    found = exercises(run, {"answers": answers, "ask": [12, 13]})
    assert found["seen"] == [{}, {key: [1, 10]}, {key: [2, 11]}, {key: [3, 13]}, {key: [1, 13]}]
    assert found["due"] == [[], [{"kind": "points", "subject": "1.1.4"}]]


def test_what_is_known_for_good_is_no_longer_asked(exercises: Run) -> None:
    key, days = "claim 2.2.1", [0, 0, 1, 3, 7, 15]
    answers = [[key, day != 0 or at > 0, day] for at, day in enumerate(days)]
    found = exercises("((x) => remembered(x))", {"answers": answers, "ask": [1000]})
    assert found["seen"][-2] == {key: [5, 15]}
    assert found["seen"][-1] == {}
    assert found["due"] == [[]]


def test_a_review_asks_what_is_due_with_other_figures(exercises: Run) -> None:
    pairs = [
        {"kind": "points", "subject": "1.1.4"},
        {"kind": "raise", "subject": "2.1.1"},
        {"kind": "unit", "subject": "so-a-ca-don-vi/4"},
        {"kind": "points", "subject": "9.9.9"},
        {"kind": "gone", "subject": "1.1.4"},
    ]
    case = {"set": "so-ban-nganh", "pairs": pairs}
    one, other = exercises("reviews", [{**case, "seed": "a"}, {**case, "seed": "b"}])
    assert [question["subject"] for question in one] == ["1.1.4", "2.1.1", "so-a-ca-don-vi/4"]
    assert one[0]["lines"] != other[0]["lines"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "7",
        "{",
        '{"boxes": {"points 1.1.4": [9, 1], "x y": [1, 1], "claim 1": "1"}, "right": 5, "all": 2}',
        '{"boxes": [1], "right": -1, "all": 1e99, "work": 3}',
        '{"boxes": {"points 1.1.4": [1.5, 2]}}',
    ],
)
def test_a_store_with_anything_in_it_starts_from_nothing(exercises: Run, text: str) -> None:
    (found,) = exercises("memories", [text])
    assert found["boxes"] == {"points 1.1.4": [1, 100]}
    assert found["score"] == {"right": 0, "all": 1}
    (stored,) = found["stored"].values()
    assert json.loads(stored)["all"] == 1


def test_a_store_that_refuses_is_told_and_nothing_breaks(exercises: Run) -> None:
    (found,) = exercises("memories", [None])
    assert found["kept"] is False
    assert found["score"] == {"right": 0, "all": 1}


@pytest.mark.parametrize(
    ("typed", "right", "told"),
    [
        ("89,8876", True, ""),
        ("89,89", True, ""),
        ("89.9", True, ""),
        ("90", False, "làm tròn"),
        ("89", False, "đúng là 89,8876"),
        ("chín mươi", False, "Chưa đọc được số"),
    ],
)
def test_a_rate_may_be_rounded_as_long_as_it_stays_in_its_band(
    exercises: Run, typed: str, right: bool, told: str
) -> None:
    case = {"value": "8000/89", "marks": ["70", "90"], "typed": typed}
    (found,) = exercises("workingChecks", [case])
    assert found["isRight"] is right
    assert told in found.get("told", "")


def test_a_working_is_followed_to_its_first_wrong_step(exercises: Run) -> None:
    asked = order(codes=["1.1.4"], kinds=["points"], count=1)
    ((question,),) = exercises("questions", [asked])
    (rate_label, rate), (band_label, band) = question["workings"]
    assert "Tỷ lệ nhiệm vụ hoàn thành" in rate_label
    bands = ["trên 90%", "từ 70% đến 90%", "dưới 70%"]
    place = str(bands.index(band))
    typed = [[rate, place], ["1", place], ["", str((int(place) + 1) % 3)], ["", ""]]
    found = exercises("((x) => diverging(x))", {"order": asked, "typed": typed})
    assert found[0] is None
    assert found[1]["at"] == 0
    assert found[2]["at"] == 1
    assert band_label in found[2]["told"]
    assert f"đúng là “{band}”" in found[2]["told"]
    assert found[3] is None


def test_the_same_bytes_from_the_same_library(shipped_library: Library) -> None:
    assert dict(exercise_scripts(shipped_library)) == dict(exercise_scripts(shipped_library))


def test_no_script_asks_anybody_or_reads_a_clock_while_making_questions() -> None:
    makers = exported("browser/exercises/set.js", "--minify")  # as pages load it: no comments
    for sign in ("fetch(", "XMLHttpRequest", "import(", "Math.random", "Date.now"):
        assert sign not in makers, sign
