"""The scripts themselves: every face of every kind, size, the same bytes."""

from __future__ import annotations

import gzip
import json
from fractions import Fraction
from typing import Any

import pytest

from cchc_docs.assets import bundled
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.bundles import (
    CALCULATOR,
    FINDING,
    SEARCH,
    SHARED,
    SHARING,
    SHEET,
    data_script,
    scripts,
)
from cchc_docs.publish.browser.data import exact_text, set_data, to_browser
from cchc_docs.rules import KINDS
from tests.browser.large_set import SIZE, large_set
from tests.browser.parity import Run

LIMIT = 60_000
"""Bytes that a page may load for its calculators, packed."""
SHARED_LIMIT = 62_000
"""The same for a sheet whose items share figures."""


def test_every_kind_has_every_face_in_the_browser(run: Run) -> None:
    """No face may be missing: what a kind has no use for, it says so itself."""
    for table in run("faces", None):
        missing = [name for name in KINDS if name not in table]
        assert not missing, (
            f"run `cchc schema`: {', '.join(missing)} is not in browser/kinds/index.js"
        )
        assert list(table) == list(KINDS)
        every = {face for faces in table.values() for face in faces}
        assert {name: every - set(faces) for name, faces in table.items()} == {
            name: set() for name in KINDS
        }


def test_words_are_those_of_the_rules(run: Run) -> None:
    words = run("wordsOfRules", None)
    for name, kind in KINDS.items():
        assert words[name]["words"] == kind.words
        assert words[name]["refusals"] == json.loads(json.dumps(kind.refusals))


def test_the_same_bytes_from_the_same_library(shipped_library: Library) -> None:
    assert dict(scripts(shipped_library)) == dict(scripts(shipped_library))


def test_scripts_stay_small(shipped: EditionLibrary, shipped_library: Library) -> None:
    made = dict(scripts(shipped_library))
    words = made.pop(SHARED)
    del made[SEARCH], made[FINDING]
    limits = {made.pop(CALCULATOR): LIMIT, made.pop(SHEET): LIMIT, made.pop(SHARING): SHARED_LIMIT}
    for script, limit in limits.items():
        for text in (*made.values(), data_script(large_set(shipped))):
            assert packed(words + script) + packed(text) < limit


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_slides_need_no_words() -> None:
    """A deck without calculators loads none."""
    assert "CCHC" not in bundled("slides")


def test_the_large_set_is_large(shipped: EditionLibrary) -> None:
    assert len(large_set(shipped)["fields"][0]["criteria"]) == SIZE


def test_no_text_can_end_the_script(small: EditionLibrary) -> None:
    edition, criteria_set = small.edition, small.find_set("phong-ban")
    named = criteria_set.model_copy(update={"title": "</script><b>"})
    assert "<" not in data_script(set_data(edition, named, small.sources))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(3), 3),
        (Fraction(5, 2), "2.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(11, 15), "11/15"),
        (Fraction(1, 3 * 10**20), "1/300000000000000000000"),
        (Fraction(10**20), "100000000000000000000"),
    ],
)
def test_numbers_go_over_exactly(run: Run, number: Fraction, text: Any) -> None:
    assert exact_text(number) == text
    told = run("exactly", text)
    assert Fraction(told) == number


def test_data_has_the_shape_of_yaml(small: EditionLibrary) -> None:
    criteria_set = small.find_set("phong-ban")
    bands, deadline = criteria_set.find("1.2.1"), criteria_set.find("1.2.2.2")
    assert bands is not None
    assert deadline is not None
    assert to_browser(bands.rule)["bands"][1] == {
        "from": 70,
        "to": 90,
        "points": 2,
        "label": "Từ 70% đến 90%",
    }
    assert to_browser(deadline.rule)["due"] == "15/12/2020"


def test_a_set_tells_the_browser_where_it_is_explained(small: EditionLibrary) -> None:
    edition, criteria_set = small.edition, small.find_set("phong-ban")
    guide = set_data(edition, criteria_set, small.sources)["guide"]
    own = addresses.of(edition)
    for page in (own.sheet_page("phong-ban"), own.exercise_page("phong-ban")):
        assert guide["home"] == addresses.up(page) + own.set_page("phong-ban")
        told = {guide["page"].format(page=one.id) for one in criteria_set.fields}
        for field in criteria_set.fields:
            for criterion in field.criteria:
                told.add(guide["page"].format(page=criterion.id))
                below = [node for node in criterion.walk() if node is not criterion]
                told |= {guide["part"].format(page=criterion.id, code=one.id) for one in below}
        assert told == {addresses.up(page) + one for one in own.nodes(criteria_set).values()}
