"""Forms: what officials write on says the same on paper as on the screen."""

from __future__ import annotations

import json
import re

from cchc_docs.library import Library
from cchc_docs.publish.pdf.forms import CARD_HEADS, CARD_WIDTHS, forms
from cchc_docs.publish.words.origins import STATUS_WORDS
from tests.conftest import ROOT


def test_the_form_has_the_heads_of_the_sheet_in_the_browser() -> None:
    script = (ROOT / "browser" / "sheet" / "report.js").read_text("utf-8")
    listed = re.search(r"\bHEADS = (\[.*?\]);", script, re.DOTALL)
    assert listed is not None
    heads = re.sub(r",\s*\]", "]", listed[1])
    assert json.loads(heads) == list(CARD_HEADS)
    assert len(CARD_HEADS) == len(CARD_WIDTHS)


def test_an_item_of_a_form_says_where_it_comes_from(small: Library) -> None:
    blank, (_, criteria_set) = next(forms(small)), next(iter(small.sets()))
    rows = blank.content["table"]["rows"]
    marks = {row[0]["runs"][0]["text"]: row[1]["runs"][-1] for row in rows if row[0]["runs"]}
    assert marks == {
        node.id: {"text": STATUS_WORDS[node.origin.status], "mark": "remark"}
        for node in criteria_set.walk()
    }
