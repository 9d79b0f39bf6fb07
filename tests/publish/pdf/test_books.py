"""Books: levels of headings, links that stay inside, breaks, and what a change makes again."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_docs.ground.kept import Kept
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import EditionLibrary, load_library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.pdf import artefacts
from cchc_docs.publish.pdf.binding import Book, Bound, Part, Placed, bound, volumes
from cchc_docs.publish.pdf.blocks import Heading, Paragraph, text_of
from cchc_docs.publish.pdf.books import paper_of
from cchc_docs.publish.pdf.citing import cited, mailed
from cchc_docs.publish.pdf.page_tree import Pages, PageTree, page_tree
from cchc_docs.publish.site.building import build_pages, build_site


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


def test_a_part_begins_a_page_and_pages_of_the_site_follow_on() -> None:
    assert not any(one.starts for one in headings(bound(BOOK)))  # below the title of its part
    untitled = Book("x", "g", "X", "", (Part(None, BOOK.parts[0].pages),), 3)
    assert [one.starts for one in headings(bound(untitled))] == [True, False, False, False]


def test_links_stay_in_the_book_where_it_has_the_place() -> None:
    book = bound(BOOK)
    labels = {text_of(one.runs): one.label for one in headings(book)}
    paragraphs = [one for one in book.parts[0].blocks if isinstance(one, Paragraph)]
    links = [run.link for one in paragraphs for run in one.runs if run.link]
    found = [book.places.get(link) for link in links]
    assert found == [f"#{labels[title]} {title}" for title in ("Lĩnh vực 1", "1.1.1")] + [None]


def test_no_link_dies_when_a_book_is_mailed() -> None:
    def links(site_url: str | None) -> list[str | None]:
        blocks = mailed(bound(BOOK), site_url).parts[0].blocks
        paragraphs = [one for one in blocks if isinstance(one, Paragraph)]
        return [run.link for one in paragraphs for run in one.runs if run.text != " "]

    inside = ["tieu-chi/so/1.html", "tieu-chi/so/1.1.html#tc-1.1.1"]
    absolute = "https://vi-du.vn/cchc/tieu-chi/so/1.2.html"
    assert links("https://vi-du.vn/cchc") == [None, *inside, absolute]
    assert links(None) == [None, *inside, None]


def test_sources_are_numbered_in_the_order_in_which_a_book_cites_them(
    shipped: EditionLibrary,
) -> None:
    first, second = list(shipped.sources)[:2]
    own = addresses.of(shipped.edition)
    body = "".join(
        f"<p><a href='{own.source(name)}'>Nguồn</a></p>" for name in (second, first, second)
    )
    quoting = Book("x", "g", "X", "", (Part("P", (Placed(page("x.html", body), 2),)),), 2)
    *_, told, sources = cited(quoting, shipped).parts
    shown = [text_of(one.runs) for one in told.pages[0].page.blocks if isinstance(one, Paragraph)]
    assert shown == ["Nguồn\u00a0[1]", "Nguồn\u00a0[2]", "Nguồn\u00a0[1]"]
    entries = [one for one in sources.pages[0].page.blocks if isinstance(one, Heading)]
    assert [one.anchor for one in entries] == [second, first]
    assert text_of(entries[0].runs).startswith("[1] ")
    assert cited(BOOK, shipped) == BOOK


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
    told = paper_of(BOOK, small, None).stamped(edition_stamp(shipped))
    assert told["editions"] == [small.edition.title]
    assert told["notice"] == "Bộ mẫu, không phải văn bản nào."


@pytest.mark.parametrize(
    ("added", "has_another_code"),
    [
        ("doing: [Thêm.]", False),
        ("legal: [van-ban-mau]", True),
    ],
)
def test_a_change_in_one_criterion_changes_what_holds_it_and_what_prints_another_code(
    project: Path, added: str, has_another_code: bool
) -> None:
    def made() -> tuple[dict[str, str], dict[str, str]]:
        build_pages(load_library(project / "criteria"), project, project / "site")
        library = load_library(project / "criteria").editions[0]
        every = list(artefacts(library, Pages(project / "site"), None))
        return {one.path: one.printed.digest for one in every}, {one.path: one.key for one in every}

    digests, keys = made()
    file = next((project / "criteria" / "mau-2020" / "phong-ban").glob("1-*.yaml"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("    max: 5\n", f"    max: 5\n    {added}\n", 1), "utf-8")
    digests_after, keys_after = made()
    assert digests.keys() == digests_after.keys()
    held = {"mau-2020/tai-ve/mau-2020-linh-vuc-phong-ban-1.pdf"}
    assert {path for path in digests if digests[path] != digests_after[path]} == held
    made_again = {path for path in keys if keys[path] != keys_after[path]}
    assert made_again == (set(keys) if has_another_code else held)


def test_what_is_bound_already_is_not_bound_again(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = load_library(project / "criteria")
    build_pages(library, project, project / "site")

    def keys() -> list[str]:
        kept = Kept(tmp_path / "kept.db")
        made = artefacts(library.editions[0], Pages(project / "site"), None, kept)
        found = [one.key for one in made]
        kept.finish()
        return found

    first = keys()
    monkeypatch.setattr("cchc_docs.publish.pdf.paper_of", None)
    assert keys() == first
    page = project / "site" / "mau-2020" / "tieu-chi" / "phong-ban" / "1.1.html"
    page.write_text(page.read_text("utf-8").replace("Đạt một phần", "Đạt một nửa"), "utf-8")
    with pytest.raises(TypeError):  # it would be bound
        keys()


def test_another_process_sets_the_same_bytes(project: Path) -> None:
    build_pages(load_library(project / "criteria"), project, project / "site")
    code = (
        "import hashlib; from pathlib import Path\n"
        "from cchc_docs.library import load_library\n"
        "from cchc_docs.publish import pdf\n"
        "from cchc_docs.publish.pdf.page_tree import Pages\n"
        "(own,) = load_library(Path('criteria')).editions\n"
        "for one in pdf.artefacts(own, Pages(Path('site')), None):\n"
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


def test_a_word_for_paper_that_nothing_knows_is_told_with_its_page(project: Path) -> None:
    lesson = project / "criteria" / "mau-2020" / "pages" / "khoa-hoc" / "index.md"
    lesson.parent.mkdir(parents=True)
    lesson.write_text("# Bài\n\nThơ.\n{: data-paper=verse }\n", "utf-8")
    page = addresses.EditionAddresses("mau-2020").page("khoa-hoc/index")
    with pytest.raises(ProblemsFound, match=re.escape(f'Trang {page}: <p data-paper="verse">')):
        build_site(project)
