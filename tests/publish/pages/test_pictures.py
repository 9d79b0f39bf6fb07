"""Rules as pictures: each part against its own maximum."""

from __future__ import annotations

from fractions import Fraction

from lxml import html
from pydantic import TypeAdapter

from cchc_docs.criteria.model import Role
from cchc_docs.publish.pages.drawing import drawing
from cchc_docs.rules import AnyRule, Rule

READ: TypeAdapter[Rule] = TypeAdapter(AnyRule)
PARTS = (
    {
        "label": "Theo tỷ lệ",
        "max": 20,
        "rule": {"kind": "share", "measure": {"label": "Tỷ lệ", "unit": "%"}},
    },
    {
        "label": "Chi vượt",
        "as": "less_percent",
        "rule": {
            "kind": "steps",
            "measure": {"label": "Mức chi", "unit": "%", "to": 500},
            "over": 100,
            "every": 1,
            "each": 25,
        },
    },
)


def test_a_part_is_drawn_against_its_own_most() -> None:
    rule = READ.validate_python({"kind": "combine", "parts": PARTS})
    drawn = html.fromstring(drawing(rule, Fraction(25)))
    assert [one.text for one in drawn.iter("span") if one.get("class") == "rule-ramp-top"] == [
        "20 điểm"
    ]
    bars = [one for one in drawn.iter("li") if one.find("svg") is not None]
    told = [[span.text for span in bar.iter("span")] for bar in bars]
    assert told[1:3] == [["+1%", "−25%"], ["+2%", "−50%"]]
    assert [bar.findall("svg/rect")[-1].get("width") for bar in bars][:3] == ["0%", "25%", "50%"]


def colours(rule: Rule, most: Fraction, role: Role = "score") -> list[tuple[str, str]]:
    """Of each bar its colour and the points beside it."""
    drawn = html.fromstring(f"<div>{drawing(rule, most, role)}</div>")
    bars = [one for one in drawn.iter("li") if one.find("svg") is not None]
    return [
        (
            str(bar.findall("svg/rect")[-1].get("class")).rpartition("--")[2],
            str(bar.findall("span")[-1].text),
        )
        for bar in bars
    ]


def test_what_is_taken_off_most_is_never_drawn_as_the_best() -> None:
    each = {"kind": "per_item", "item": "Vi phạm", "each": 1}
    rule = READ.validate_python(each)
    assert colours(rule, Fraction(2)) == [("none", "0"), ("part", "1"), ("full", "2")]
    taken = [("full", "0"), ("part", "−1"), ("none", "−2")]
    assert colours(rule, Fraction(2), "penalty") == taken
    part = {"label": "Vi phạm", "as": "less", "max": 2, "rule": each}
    inside = READ.validate_python({"kind": "combine", "start": "full", "parts": (part,)})
    assert colours(inside, Fraction(5)) == taken
