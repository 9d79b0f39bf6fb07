"""Books: levels of headings, links that stay inside, breaks, and what a change makes again."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_docs.library import EditionLibrary, load_library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.pdf import artefacts
from cchc_docs.publish.pdf.binding import SHORT, Book, Bound, Part, Placed, bound, volumes
from cchc_docs.publish.pdf.blocks import Heading, Paragraph, text_of
from cchc_docs.publish.pdf.books import paper_of
from cchc_docs.publish.pdf.page_tree import PageTree, page_tree
from cchc_docs.publish.site.building import build_pages, build_site
from cchc_docs.publish.typesetting.paper import shortened


def page(path: str, body: str) -> PageTree:
    return page_tree(path, f"<html><body><article>{body}</article></body></html>")


FIELD = page("tieu-chi/so/1.html", "<h1>Lĩnh vực 1</h1><p>A</p>")
CRITERION = page(
    "tieu-chi/so/1.1.html",
    "<h1>1.1</h1><h2 id='tc-1.1.1'>1.1.1</h2><h3 data-paper='unlisted'>Ý nghĩa</h3>"
    "<p><a href='1.html'>lên</a> <a href='#tc-1.1.1'>đây</a> <a href='1.2.html'>kia</a></p>",
)
BOOK = Book("x", "g", "X", "", (Part("Bộ", (Placed(FIELD, 2), Placed(CRITERION, 3))),), 3)


def headings(book: Bound) -> list[Heading]:
    return [one for part in book.parts for one in part.blocks if isinstance(one, Heading)]


def test_headings_stand_on_their_levels() -> None:
    assert [one.level for one in headings(bound(BOOK))] == [2, 3, 4, 5]


def test_no_level_is_skipped_even_when_a_page_is_placed_too_deep() -> None:
    deep = Book("x", "g", "X", "", (Part(None, (Placed(FIELD, 5), Placed(CRITERION, 6))),), 3)
    levels = [one.level for one in headings(bound(deep))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_page_starts_a_page_unless_the_book_flows_or_its_part_just_began() -> None:
    assert [one.starts for one in headings(bound(BOOK))] == [False, True, False, False]
    flowing = Book("x", "g", "X", "", BOOK.parts, 3, flows=True)
    assert not any(one.starts for one in headings(bound(flowing)))


def test_links_stay_in_the_book_where_it_has_the_place() -> None:
    book = bound(BOOK)
    labels = {text_of(one.runs): one.label for one in headings(book)}
    paragraphs = [one for one in book.parts[0].blocks if isinstance(one, Paragraph)]
    links = [run.link for one in paragraphs for run in one.runs if run.link]
    found = [book.places.get(link) for link in links]
    assert found == [f"#{labels[title]} {title}" for title in ("Lĩnh vực 1", "1.1.1")] + [None]


def test_a_large_book_comes_in_volumes_that_hold_every_part_in_order() -> None:
    parts = tuple(Part(f"Phần {n}", (Placed(FIELD, 2), Placed(CRITERION, 3))) for n in range(5))
    book = Book("x", "g", "X", "", parts, 3)
    assert volumes(book) == [book]
    made = volumes(book, most=4)
    assert [one.name for one in made] == ["x-1", "x-2", "x-3"]
    assert [one.title for one in made] == ["X, tập 1", "X, tập 2", "X, tập 3"]
    assert tuple(part for one in made for part in one.parts) == parts


def test_a_cover_names_the_editions_in_the_book_alone(
    shipped: EditionLibrary, small: EditionLibrary
) -> None:
    told = paper_of(BOOK, small.edition).stamped(edition_stamp(shipped))
    assert told["editions"] == [small.edition.title]
    assert told["notice"] == "Bộ mẫu, không phải văn bản nào."


def test_a_long_heading_is_cut_at_a_word() -> None:
    assert shortened("Ngắn", SHORT) == "Ngắn"
    assert shortened("từ " * 40, SHORT) == "từ " * 20 + "từ…"


def test_a_change_in_one_criterion_makes_only_what_holds_it_again(project: Path) -> None:
    def keys() -> dict[str, str]:
        assert build_pages(load_library(project / "criteria"), project, project / "site")
        library = load_library(project / "criteria").editions[0]
        return {one.path: one.key for one in artefacts(library, project / "site")}

    before = keys()
    file = next((project / "criteria" / "mau-2020" / "phong-ban").glob("1-*.yaml"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("    max: 5\n", "    max: 5\n    meaning: Thêm.\n", 1), "utf-8")
    after = keys()
    names = ("so-tay", "huong-dan-phong-ban", "linh-vuc-phong-ban-1")
    assert before.keys() == after.keys()
    assert {path for path in before if before[path] != after[path]} == {
        f"mau-2020/tai-ve/mau-2020-{name}.pdf" for name in names
    }


def test_another_process_sets_the_same_bytes(project: Path) -> None:
    assert build_pages(load_library(project / "criteria"), project, project / "site")
    code = (
        "import hashlib; from pathlib import Path\n"
        "from cchc_docs.library import load_library\n"
        "from cchc_docs.publish import pdf\n"
        "for one in pdf.artefacts(load_library(Path('criteria')).editions[0], Path('site')):\n"
        "    print(one.path, one.key, hashlib.sha256(one.make()).hexdigest())\n"
    )

    def made(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=project,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    once = made("1")
    assert once.count(".pdf ") >= 6
    assert made("2") == once


def test_a_word_for_paper_that_nothing_knows_is_told_with_its_page(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = project / "criteria" / "mau-2020" / "pages" / "khoa-hoc" / "index.md"
    lesson.parent.mkdir(parents=True)
    lesson.write_text("# Bài\n\nThơ.\n{: data-paper=verse }\n", "utf-8")
    assert build_site(project) == 1
    page = addresses.EditionAddresses("mau-2020").page("khoa-hoc/index")
    assert f'Trang {page}: <p data-paper="verse">' in capsys.readouterr().err
