"""Forms: what officials write on says the same on paper as on the screen."""

from __future__ import annotations

from dataclasses import replace

from cchc_docs.criteria.edition_parts import Today
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.class_pack.paper import summary_papers
from cchc_docs.publish.pdf.forms import BLANK_HEADS, BLANK_WIDTHS, CARD_WIDTHS, forms
from cchc_docs.publish.pdf.hand_outs import hand_outs
from cchc_docs.publish.words.origins import STATUS_WORDS
from cchc_docs.publish.words.score_form import HEADS


def test_each_column_of_a_form_has_a_head_and_a_width() -> None:
    assert len(HEADS) == len(CARD_WIDTHS)
    assert len(BLANK_HEADS) == len(BLANK_WIDTHS)


def test_an_item_of_a_form_says_where_it_comes_from(small: EditionLibrary) -> None:
    blank, (criteria_set,) = next(forms(small)), small.sets
    rows = blank.content["table"]["rows"]
    marks = {row[0]["runs"][0]["text"]: row[1]["runs"][-1] for row in rows if row[0]["runs"]}
    beside = {"3": "điểm thưởng, mức trần; ", "4": "điểm phạt, mức trần; "}
    assert marks == {
        node.id: {
            "text": beside.get(node.id, "") + STATUS_WORDS[node.origin.status],
            "mark": "remark",
        }
        for node in criteria_set.walk()
    }


def test_paper_for_the_desk_says_what_it_is_for_today(small: EditionLibrary) -> None:
    edition = small.edition.model_copy(update={"today": Today(text="Bộ này\nđể học.")})
    library = replace(small, edition=edition)
    units = tuple(replace(one, edition=edition) for one in small.units)
    library = replace(library, units=units)
    papers = (*forms(library), *hand_outs(library), *summary_papers(edition, "In"))
    assert {paper.name for paper in papers if paper.today == "Bộ này để học."} == {
        "phieu-trong-phong-ban",
        "phieu-mau-phong-a",
        "phat-tay-phong-ban",
        "bang-a3-phong-ban",
    }
    assert next(forms(small)).today == ""


def test_the_large_sheet_says_how_an_item_stands(small: EditionLibrary) -> None:
    (paper,) = summary_papers(small.edition, "In")
    beside = {row[0]: row[3] for rows in paper.content["chapters"] for row in rows}
    assert beside["1.1"] == STATUS_WORDS["cited"]
    assert beside["3"] == f"điểm thưởng, mức trần; {STATUS_WORDS['rebuilt']}"
    assert beside["4"] == f"điểm phạt, mức trần; {STATUS_WORDS['rebuilt']}"
