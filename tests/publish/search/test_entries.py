"""What the library gives the search."""

from __future__ import annotations

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.problems import kinds
from cchc_docs.publish.search.entries import Entry, covered, entries, same_words, set_names
from cchc_docs.publish.search.sections import sections


def test_every_node_is_found_and_told_apart_by_its_set(shipped: EditionLibrary) -> None:
    found = list(entries(shipped))
    nodes = [one for one in found if one.kind in ("field", "criterion", "item")]
    assert len(nodes) == sum(1 for one in shipped.sets for _ in one.walk())
    assert len({(one.title, one.of_set) for one in nodes}) == len(nodes)
    first = [one for one in found if one.kind != "more"]
    assert len({one.address for one in first}) == len(first)
    assert {one.address for one in found} == {one.address for one in first}


def test_an_item_is_found_by_what_people_say_for_it(shipped: EditionLibrary) -> None:
    found = {(one.title, one.of_set): one for one in entries(shipped) if one.kind == "item"}
    said = found["7.1.4. Bảo đảm an toàn thông tin", "sở, ban, ngành"].also.split("\n")
    assert "sao lưu" in said


def test_sets_are_named_by_what_tells_them_apart(
    shipped: EditionLibrary, small: EditionLibrary
) -> None:
    assert set(set_names(shipped.sets).values()) == {"sở, ban, ngành", "UBND cấp huyện"}
    assert list(set_names(small.sets[:1]).values()) == [""]
    one, other = shipped.sets
    alike = (one, other.model_copy(update={"title": one.title}))
    assert set(set_names(alike).values()) == {one.title}
    longer = (one, other.model_copy(update={"title": f"{one.title} (bản sửa)"}))
    assert list(set_names(longer).values()) == [one.title, "(bản sửa)"]


def test_abbreviations_of_the_glossary_are_words_that_mean_the_same(
    shipped: EditionLibrary,
) -> None:
    assert ("cải cách hành chính", "cchc") in list(same_words(shipped))


def test_each_kind_of_problem_is_found_by_its_code(shipped: EditionLibrary) -> None:
    found = {one.title: one for one in entries(shipped) if one.kind == "problem"}
    assert len(found) == len(kinds())
    assert found["CCHC-S012"].address == "quang-ninh-2013/ma-van-de.html#S012"


def test_pages_told_by_the_library_are_not_read_again(shipped: EditionLibrary) -> None:
    pages = covered(shipped)
    assert "quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html" in pages
    assert "quang-ninh-2013/tra-cuu/nguon.html" not in pages


def test_a_page_is_found_by_its_sections() -> None:
    html = (
        '<h1 id="x">Cách tính</h1><p>Điểm <b>chia</b> cho <a>mẫu số</a>, vì thế.</p>'
        '<h2 id="muc">Làm tròn<a class="headerlink">¶</a></h2>'
        "<ul><li>Một<br>hai</li><li>Ba</li></ul>"
        "<p data-search-exclude>Bỏ qua</p>"
    )
    page, part = sections(html, "cach-tinh.html", "Cách tính điểm")
    told = ("Điểm chia cho mẫu số, vì thế.",)
    assert page == Entry("Cách tính điểm", "cach-tinh.html", "page", told, also="Cách tính")
    assert (part.title, part.address) == ("Làm tròn", "cach-tinh.html#muc")
    assert part.parts == ("Một hai", "Ba")


def test_a_long_text_goes_on_in_an_entry_of_its_own() -> None:
    long = "Chữ " * 120
    first, more = sections(f"<p>{long}</p><p>Phần còn lại</p>", "dai.html", "Dài")
    assert (first.kind, first.parts) == ("page", (long.strip(),))
    assert more == Entry("", "dai.html", "more", ("Phần còn lại",))
