"""A rule on a number line: where its areas stand, whose the marks are, what paper gets of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from lxml import html

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.pages.drawing import drawing
from cchc_docs.publish.pages.number_line import (
    ON_PAPER,
    Area,
    Boundary,
    Mark,
    NumberLine,
    Segment,
    for_paper,
    from_paper,
    number_line,
)

LINE = number_line(
    [Segment(Fraction(0), Fraction(1)), Segment(Fraction(2), Fraction(2))],
    [Mark('"70" %', 1)],
    Fraction(2),
)
TOLD = NumberLine(
    (Area(0, 41.67, "none", "0"), Area(41.67, 58.33, "full", "2")),
    (Boundary(41.67, '"70" %', False, True),),
)


def test_a_segment_is_as_wide_as_the_mean_of_its_weight_and_an_equal_share() -> None:
    assert [round(area.width, 2) for area in LINE.areas] == [41.67, 58.33]
    assert LINE.areas[1].at == LINE.areas[0].width == LINE.marks[0].at


def test_a_mark_between_days_has_no_ends() -> None:
    line = number_line([Segment(Fraction(1), Fraction(1))] * 2, [Mark("x", 0)], Fraction(1))
    assert (line.marks[0].left, line.marks[0].right) == (None, None)


def test_paper_gets_the_line_as_data_whatever_signs_are_in_it() -> None:
    figure = html.fromstring(f"<figure {for_paper(LINE)}></figure>")
    assert from_paper(figure.get(ON_PAPER) or "") == TOLD


def test_what_is_no_line_is_refused() -> None:
    with pytest.raises(ValueError, match="areas"):
        from_paper('{"marks": []}')


def test_every_drawing_says_what_paper_makes_of_it(small: EditionLibrary) -> None:
    kinds = {}
    for leaf in small.find_set("phong-ban").leaves():
        assert leaf.rule is not None
        for figure in html.fromstring(f"<div>{drawing(leaf.rule, leaf.max)}</div>").iter("figure"):
            kinds[leaf.rule.kind] = ON_PAPER if figure.get(ON_PAPER) else figure.get("data-paper")
    assert {kind for kind, told in kinds.items() if told == ON_PAPER} >= {"bands", "deadline"}
    assert set(kinds.values()) == {ON_PAPER, "skip"}
