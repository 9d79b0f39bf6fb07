"""Trees of real decisions on pages: for whom an item is, what counts of it, who scores how much."""

from __future__ import annotations

from dataclasses import replace

from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.pages.criteria_sets import SetPages, sets_page
from cchc_docs.publish.pages.keys import MadeOf
from tests.card_phrases import PHRASES, edition_of


def pages_of_set(library: EditionLibrary, criteria_set: CriteriaSet) -> dict[str, str]:
    return dict(SetPages(library, criteria_set, MadeOf(library)).pages())


def pages_of(words: str, small: EditionLibrary) -> dict[str, str]:
    """The pages of the set that holds the sentence with these words, by the end of their name."""
    phrase = min(
        (one for one in PHRASES if words in one["phrase"]), key=lambda one: len(one["phrase"])
    )
    edition, criteria_set = edition_of(phrase, small)
    library = replace(small, edition=edition, examples=(), units=())
    made = pages_of_set(library, criteria_set)
    return {name.rsplit("/", 1)[-1]: text for name, text in made.items()}


def test_an_item_says_for_which_units_it_is(small: EditionLibrary) -> None:
    pages = pages_of("Đơn vị cấp xã không thuộc phạm vi", small)
    assert "Chỉ dành cho xa." in pages["1.2.md"]
    assert "(chỉ dành cho tinh)" in pages["1.md"]
    assert "(chỉ dành cho tinh)" in pages["tong-hop.md"]


def test_a_block_says_what_counts_of_it(small: EditionLibrary) -> None:
    pages = pages_of("chỉ chọn một trong các hình thức", small)
    assert "chỉ tính mục con cao điểm nhất" in pages["1.2.md"]
    assert "Lấy mục con cao điểm nhất" in pages["1.md"]


def test_what_stands_outside_a_maximum_says_so(small: EditionLibrary) -> None:
    pages = pages_of("điểm thưởng, điểm trừ tính ngay trong lĩnh vực", small)
    assert "cộng thưởng, trừ phạt xong không dưới 0, không vượt 60 điểm" in pages["1.md"]
    assert "điểm phạt, mức trần" in pages["1.4.md"]
    assert "<dt>Mức trừ</dt>" in pages["1.4.md"]
    assert "<dt>Đủ điểm khi</dt>" in pages["1.1.md"]
    pages = pages_of("(điều kiện, không tính điểm)", small)
    assert "chỉ xét điều kiện, không tính điểm" in pages["index.md"]


def test_a_set_says_how_far_its_total_may_go(small: EditionLibrary) -> None:
    pages = pages_of("thì tổng điểm xuống dưới 0", small)
    assert "Cộng thưởng rồi, tổng điểm không vượt điểm tối đa. Trừ" in pages["index.md"]
    assert "tổng điểm được xuống dưới 0, nên chỉ số có thể âm." in pages["index.md"]
    assert "cộng thưởng, trừ phạt xong được dưới 0, không vượt 60 điểm" in pages["1.md"]
    pages = pages_of("hạ 01 mức xếp loại", small)
    assert "Trừ điểm phạt rồi, tổng điểm không xuống dưới 0." in pages["index.md"]


def test_items_on_one_fact_name_each_other(small: EditionLibrary) -> None:
    pages = pages_of("không tính lại", small)
    assert "cùng một việc với mục 1.2: chỉ tính ở một mục" in pages["1.1.md"]


def test_a_set_says_who_scores_how_much_of_it(small: EditionLibrary) -> None:
    (only,) = small.sets
    text = pages_of_set(small, only)
    (page,) = (words for name, words in text.items() if name.endswith("index.md"))
    assert "cơ quan thẩm định chấm lại: 55 điểm (91,7%); điều tra xã hội học: 5 điểm" in page
    page = pages_of("Nhóm tiêu chí chỉ dành cho một loại đơn vị", small)["index.md"]
    assert page.count("Đơn vị tự chấm, cơ quan thẩm định chấm lại: 100 điểm (100%)") == 1


def test_what_others_survey_counts_as_surveyed(small: EditionLibrary) -> None:
    pages = pages_of("chỉ số hài lòng của người dân", small)
    assert "chấm lại: 80 điểm (80%); điều tra xã hội học: 20 điểm (20%)" in pages["index.md"]


def test_two_sets_of_an_edition_stand_beside_each_other(small: EditionLibrary) -> None:
    (only,) = small.sets
    other = only.model_copy(update={"id": "khac", "title": "Bộ khác", "fields": only.fields[:2]})
    edition = small.edition.model_copy(update={"sets": (only, other)})
    ((_, text),) = sets_page(replace(small, edition=edition))
    assert "Bộ tiêu chí phòng, ban và Bộ khác" in text.replace("\\", "")
    row = text.split('<th scope="row">Điểm thưởng</th>')[1].split("</tr>")[0]
    assert ">3 (ngoài tổng)</td>" in row
    assert ">–</td>" in row
    assert '<th scope="row">Điểm cho mỗi việc</th>' in text
