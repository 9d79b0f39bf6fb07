"""Books: levels of headings, links that stay inside, breaks, and what a change makes again."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from cchc_docs.library import Library, load_library
from cchc_docs.publish.artefacts.artefact import library_stamp
from cchc_docs.publish.pdf import papers
from cchc_docs.publish.pdf.books import SHORT, Book, Part, Placed, book_content, paper_of, volumes
from cchc_docs.publish.pdf.tree import page_tree
from cchc_docs.publish.site.building import build_site
from cchc_docs.publish.typesetting.paper import shortened


def page(path: str, body: str) -> Any:
    return page_tree(path, f"<html><body><article>{body}</article></body></html>")


FIELD = page("tieu-chi/so/1.html", "<h1>Lĩnh vực 1</h1><p>A</p>")
CRITERION = page(
    "tieu-chi/so/1.1.html",
    "<h1>1.1</h1><h2 id='tc-1.1.1'>1.1.1</h2><h3 class='part'>Ý nghĩa</h3>"
    "<p><a href='1.html'>lên</a> <a href='#tc-1.1.1'>đây</a> <a href='1.2.html'>kia</a></p>",
)
BOOK = Book("x", "g", "X", "", (Part("Bộ", (Placed(FIELD, 2), Placed(CRITERION, 3))),), 3)


def headings(content: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for part in content["parts"] for one in part["blocks"] if one["k"] == "heading"]


def test_headings_stand_on_their_levels() -> None:
    assert [one["level"] for one in headings(book_content(BOOK))] == [2, 3, 4, 5]


def test_no_level_is_skipped_even_when_a_page_is_placed_too_deep() -> None:
    deep = Book("x", "g", "X", "", (Part(None, (Placed(FIELD, 5), Placed(CRITERION, 6))),), 3)
    levels = [one["level"] for one in headings(book_content(deep))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_page_starts_a_page_unless_the_book_flows_or_its_part_just_began() -> None:
    assert [one["starts"] for one in headings(book_content(BOOK))] == [False, True, False, False]
    flowing = Book("x", "g", "X", "", BOOK.parts, 3, flows=True)
    assert not any(one["starts"] for one in headings(book_content(flowing)))


def test_links_stay_in_the_book_where_it_has_the_place() -> None:
    content = book_content(BOOK)
    labels = {one["runs"][0]["text"]: one["label"] for one in headings(content)}
    runs = [
        run for one in content["parts"][0]["blocks"] if one["k"] == "par" for run in one["runs"]
    ]
    found = [content["places"].get(run["link"]) for run in runs if "link" in run]
    assert found == [f"#{labels[title]} {title}" for title in ("Lĩnh vực 1", "1.1.1")] + [None]


def test_a_large_book_comes_in_volumes_that_hold_every_part_in_order() -> None:
    parts = tuple(Part(f"Phần {n}", (Placed(FIELD, 2), Placed(CRITERION, 3))) for n in range(5))
    book = Book("x", "g", "X", "", parts, 3)
    assert volumes(book) == [book]
    made = volumes(book, most=4)
    assert [one.name for one in made] == ["x-1", "x-2", "x-3"]
    assert [one.title for one in made] == ["X, tập 1", "X, tập 2", "X, tập 3"]
    assert tuple(part for one in made for part in one.parts) == parts


def test_a_cover_names_the_editions_in_the_book_alone(shipped: Library, small: Library) -> None:
    told = paper_of(BOOK, small.editions).stamped(library_stamp(shipped))
    assert told["editions"] == [small.editions[0].title]
    assert told["notice"] == "Bộ mẫu, không phải văn bản nào."


def test_a_long_heading_is_cut_at_a_word() -> None:
    assert shortened("Ngắn", SHORT) == "Ngắn"
    assert shortened("từ " * 40, SHORT) == "từ " * 20 + "từ…"


def test_a_change_in_one_criterion_makes_only_what_holds_it_again(project: Path) -> None:
    def digests() -> dict[str, bytes]:
        assert build_site(project) == 0
        library = load_library(project / "criteria")
        return {one.name: one.as_bytes() for one in papers(library, project / "site")}

    before = digests()
    file = next((project / "criteria" / "mau-2020" / "phong-ban").glob("1-*.yaml"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("    max: 5\n", "    max: 5\n    meaning: Thêm.\n", 1), "utf-8")
    after = digests()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"so-tay", "huong-dan-phong-ban", "linh-vuc-phong-ban-1"}
    kept = project / "build" / "artefacts"
    assert len(list(kept.iterdir())) >= len(before)
