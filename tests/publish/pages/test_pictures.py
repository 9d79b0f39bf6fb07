"""Rules as pictures: each part against its own maximum."""

from __future__ import annotations

from fractions import Fraction

from lxml import html
from pydantic import TypeAdapter

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
    assert told[1:3] == [["+1%", "25%"], ["+2%", "50%"]]
    assert [bar.findall("svg/rect")[-1].get("width") for bar in bars][:3] == ["0%", "25%", "50%"]
