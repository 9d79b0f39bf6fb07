"""How every item is read stands wherever people decide points, and nowhere where nothing is set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_docs.criteria.edition_parts import Convention
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.pages import generate
from cchc_docs.publish.pdf.forms import forms
from cchc_docs.publish.pdf.hand_outs import hand_outs
from cchc_docs.publish.words.conventions import TITLE
from cchc_docs.publish.workbook import scoring_workbook

ONE = Convention(about="Hạn", text="Việc phải xong trong năm.")


@pytest.fixture
def settled(small: EditionLibrary) -> EditionLibrary:
    """The small edition with one convention."""
    scoring = small.edition.scoring.model_copy(update={"conventions": (ONE,)})
    return replace(small, edition=small.edition.model_copy(update={"scoring": scoring}))


def pages_of(library: EditionLibrary) -> dict[str, str]:
    """The pages of a site that has this edition only."""
    return generate(Library(editions=(library,), digest=""))


def test_pages_say_it_where_people_score_and_an_item_leads_there(settled: EditionLibrary) -> None:
    pages = pages_of(settled)
    assert {path for path, text in pages.items() if ONE.text in text} == {
        "mau-2020/phuong-phap/cach-tinh.md",
        "mau-2020/tieu-chi/phong-ban/index.md",
        "mau-2020/tieu-chi/phong-ban/tong-hop.md",
        "mau-2020/bang-cham/phong-ban.md",
    }
    item = pages["mau-2020/tieu-chi/phong-ban/1.1.md"]
    assert 'phuong-phap/cach-tinh.html#cach-hieu-chung">Cách hiểu chung</a>' in item


def test_an_edition_that_settles_nothing_says_nothing(small: EditionLibrary) -> None:
    assert not [path for path, text in pages_of(small).items() if TITLE in text]


def test_paper_and_workbook_say_it_too(settled: EditionLibrary, small: EditionLibrary) -> None:
    (out,), blank = hand_outs(settled), next(forms(settled))
    for paper in (out, blank):
        assert paper.content["conventions"]["items"] == [{"about": "Hạn", "text": ONE.text}]
    stamp, (criteria_set,) = edition_stamp(settled), settled.sets
    book = scoring_workbook(settled.edition, criteria_set, stamp)
    assert [book[TITLE][cell].value for cell in ("A5", "B5")] == ["Hạn", ONE.text]
    assert TITLE not in scoring_workbook(small.edition, criteria_set, stamp).sheetnames
    assert next(hand_outs(small)).content["conventions"] == {}
