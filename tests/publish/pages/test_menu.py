"""The menu holds what an edition has, and only that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cchc_docs.library import EditionLibrary, load_library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.menu import menu


def titles(library: EditionLibrary) -> list[str]:
    return [section.title for section in menu(library)]


def test_a_whole_edition_has_every_section(small: EditionLibrary) -> None:
    assert titles(small) == [
        "Phương pháp",
        "Bộ tiêu chí",
        "Phiếu chấm điểm",
        "Tự chấm điểm",
        "Thẩm định",
        "Lộ trình học",
        "Luyện tập",
        "Ví dụ có lời giải",
        "Hỏi và đáp",
        "Cho giảng viên",
        "Đọc ngoại tuyến",
        "Tải về",
        "Tra cứu",
        "Cho người quản trị",
    ]
    places = [place for section in menu(small) for place in section.addresses]
    assert all(place.startswith("mau-2020/") for place in places)
    assert len(set(places)) == len(places)


def test_what_an_edition_does_not_have_is_left_out(small: EditionLibrary) -> None:
    bare = replace(small, examples=(), units=(), questions=(), glossary=(), course=None)
    assert set(titles(small)) - set(titles(bare)) == {"Ví dụ có lời giải", "Hỏi và đáp"}
    own = addresses.of(small.edition)
    left = {place for section in menu(bare) for place in section.addresses}
    assert not left & {own.glossary, own.plan, own.examples, own.questions}
    assert {own.decks, own.sources} < left


def test_a_folder_of_own_pages_is_a_section_named_by_its_first(small_copy: Path) -> None:
    folder = small_copy / "mau-2020" / "pages" / "lop-hoc"
    folder.mkdir(parents=True)
    for name, title in (("index", "Lớp của tỉnh"), ("10-sau", "Sau"), ("9-truoc", "Trước")):
        (folder / f"{name}.md").write_text(f"# {title}\n", "utf-8")
    first = menu(load_library(small_copy).editions[0])[0]
    assert first.title == "Lớp của tỉnh"
    assert [place.rpartition("/")[2] for place in first.addresses] == [
        "index.html",
        "9-truoc.html",
        "10-sau.html",
    ]


def test_an_own_page_of_a_known_folder_comes_after_those_for_any(small_copy: Path) -> None:
    page = small_copy / "mau-2020" / "pages" / "tu-cham" / "a-rieng.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Điều riêng\n", "utf-8")
    (section,) = (
        one for one in menu(load_library(small_copy).editions[0]) if one.title == "Tự chấm điểm"
    )
    assert section.addresses[-1] == "mau-2020/tu-cham/a-rieng.html"
