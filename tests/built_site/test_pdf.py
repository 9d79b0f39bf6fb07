"""The PDF files of the built site: accessible, for archives, whole, the same every time."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import edition_stamp

EDITION = "quang-ninh-2013"
FOLDER = f"{EDITION}/tai-ve"
TOP, BOTTOM = 62, 48
"""Heights of head and foot in points."""
SETS = ("so-ban-nganh", "ubnd-cap-huyen")
BOOKS = ("so-tay-ubnd-cap-huyen", "vi-du-so-ban-nganh", "linh-vuc-ubnd-cap-huyen-3")
MOST = {"so-tay": 150, "phat-tay": 8, "linh-vuc": 20}
"""Pages that people print."""


def files(site: Path) -> list[Path]:
    found = sorted((site / FOLDER).glob("*.pdf"))
    assert len(found) >= 29
    return found


def text_of(path: Path) -> str:
    """The text of the pages between head and foot, in reading order."""
    parts = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            height = page.get_height()
            text = page.get_textpage().get_text_bounded(bottom=BOTTOM, top=height - TOP)
            parts.append(text)
    return "\n".join(parts)


def tight(text: str) -> str:
    """Letters without the spaces and line ends that setting in type changes."""
    return re.sub(r"\s+", "", text)


def test_every_file_says_that_it_is_accessible_and_for_archives(site: Path) -> None:
    for path in files(site):
        with pikepdf.open(path) as document:
            meta = document.open_metadata()
            assert meta["pdfuaid:part"] == "1", path
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A"), path
            assert meta["dc:title"], path
            root = document.Root
            assert root.MarkInfo.Marked, path
            assert str(root.Lang) == "vi", path
            assert root.ViewerPreferences.DisplayDocTitle, path
            assert "/StructTreeRoot" in root, path
            for page in document.pages:
                sides = sorted(float(side) for side in page.mediabox[2:])
                large = "bang-a3" in path.name
                assert [round(side) for side in sides] == ([842, 1191] if large else [595, 842]), (
                    path
                )


def test_every_font_is_embedded(site: Path) -> None:
    for path in files(site):
        with pikepdf.open(path) as document:
            fonts = [one for one in document.objects if is_a(one, "/FontDescriptor")]
            assert fonts, path
            for font in fonts:
                assert {"/FontFile2", "/FontFile3"} & set(font.keys()), (path, font.FontName)


def is_a(one: Any, kind: str) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == kind


def test_headings_skip_no_level(site: Path) -> None:
    for path in files(site):
        with pikepdf.open(path) as document:
            levels = list(heading_levels(document.Root.StructTreeRoot.K))
        assert levels[0] == 1, path
        steps = itertools.pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), path


def heading_levels(element: Any) -> Iterator[int]:
    if isinstance(element, pikepdf.Array):
        for one in element:
            yield from heading_levels(one)
    elif isinstance(element, pikepdf.Dictionary):
        kind = str(element.get("/S", ""))
        if re.fullmatch(r"/H[1-6]", kind):
            yield int(kind[2])
        if "/K" in element:
            yield from heading_levels(element.K)


def test_the_number_stands_on_top_in_the_middle_but_not_on_the_first_page(site: Path) -> None:
    for path in files(site):
        with pypdfium2.PdfDocument(path) as document:
            for at, page in enumerate(document):
                width, height = page.get_size()
                middle = width / 2 + 19  # of the text: the margin for binding is wider
                head = page.get_textpage().get_text_bounded(
                    left=middle - 14, right=middle + 14, bottom=height - TOP, top=height
                )
                numbers = re.findall(r"(?<!\S)\d+(?!\S)", head)
                assert numbers == ([str(at + 1)] if at else []), (path, at, head)


def test_the_foot_names_the_last_heading_and_the_head_is_one_line(site: Path) -> None:
    for name in (*BOOKS, "tai-lieu-kiem-chung-so-ban-nganh"):
        with pypdfium2.PdfDocument(site / FOLDER / f"{EDITION}-{name}.pdf") as document:
            by_page = {mark.get_dest().get_index(): mark for mark in document.get_toc()}
            contents, last = min(by_page), ""
            for at, page in enumerate(document):
                if at in by_page and at > contents:
                    last = tight(by_page[at].get_title())
                (width, height), text = page.get_size(), page.get_textpage()
                line = text.get_text_bounded(right=width, bottom=25, top=46).strip()
                foot = re.split(r"[0-9a-f]{12}", line, maxsplit=1)[1]  # the set's code
                shown = tight(foot).removesuffix("…")
                assert last.startswith(shown), (name, at, foot)
                assert shown or not last, (name, at)
                assert len(line.splitlines()) == 1, (name, at, line)
                head = text.get_text_bounded(right=width / 2, bottom=height - 50, top=height)
                assert len(head.strip().splitlines()) == (1 if at else 0), (name, at, head)


def test_every_file_shows_its_digest_and_the_page_lists_it(
    site: Path, shipped: EditionLibrary
) -> None:
    page = (site / FOLDER / "index.html").read_text("utf-8")
    rows = dict(re.findall(r'<a href="([^"]+\.pdf)" download>.*?<code>(\w{12})</code>', page))
    assert set(rows) == {path.name for path in files(site)}
    day = f"{edition_stamp(shipped).date:%d/%m/%Y}"
    for path in files(site):
        with pypdfium2.PdfDocument(path) as document:
            shown = "".join(page.get_textpage().get_text_bounded() for page in document)
        assert f"Mã nội dung {rows[path.name]}, ngày {day}" in shown, path
        assert edition_stamp(shipped).titles[0] in shown or re.search("phieu|bo-lop-hoc", path.name)


@pytest.mark.parametrize("set_id", SETS)
def test_booklets_hold_every_word_of_their_criteria_in_order(
    site: Path, shipped: EditionLibrary, set_id: str
) -> None:
    missing = []
    for field in shipped.find_set(set_id).fields:
        text = text_of(site / FOLDER / f"{EDITION}-linh-vuc-{set_id}-{field.id}.pdf")
        assert unicodedata.is_normalized("NFC", text)
        words, last = tight(text), 0
        for node in field.walk():
            place = words.rfind(tight(f"{node.id}. {node.title}"))
            assert place > last or node is field, (node.id, "out of order or missing")
            last = place if node is not field else 0
            told = [
                *filter(None, [node.meaning]),
                *node.doing,
                *(one.mistake for one in node.mistakes),
                *(line for one in node.evidence for line in (one.document, one.issuer)),
                *(one.point_at for one in node.evidence),
                *(row.when for row in (node.rule.table(node.max) if node.rule else ())),
            ]
            missing += [(node.id, one) for one in told if tight(one) not in words]
    assert missing == []


@pytest.mark.parametrize("set_id", SETS)
def test_the_handbook_has_every_rule_and_the_book_of_examples_every_example(
    site: Path, shipped: EditionLibrary, set_id: str
) -> None:
    handbook = tight(text_of(site / FOLDER / f"{EDITION}-so-tay-{set_id}.pdf"))
    hand_out = tight(text_of(site / FOLDER / f"{EDITION}-phat-tay-{set_id}.pdf"))
    examples = tight(text_of(site / FOLDER / f"{EDITION}-vi-du-{set_id}.pdf"))
    for leaf in shipped.find_set(set_id).leaves():
        assert leaf.rule is not None
        told = [f"{leaf.id}. {leaf.title}", *(one.document for one in leaf.evidence)]
        told += [row.when for row in leaf.rule.table(leaf.max)]
        for one in told:
            assert tight(one) in handbook, (leaf.id, one)
            assert tight(one) in hand_out, (leaf.id, one)
        for scored in shipped.examples_by_criterion[(set_id, leaf.id)]:
            for one in (scored.example.title, scored.example.story, scored.example.why):
                assert tight(one) in examples, (leaf.id, one)


def test_no_book_is_longer_than_people_print(site: Path) -> None:
    for path in files(site):
        kind = next((kind for kind in MOST if f"{EDITION}-{kind}-" in path.name), None)
        with pypdfium2.PdfDocument(path) as document:
            assert len(document) <= MOST.get(kind or "", 200), path
            if "so-tay" in path.name:
                chapters = [one for one in document.get_toc() if one.level == 0]
                contents, first, *_ = (one.get_dest().get_index() for one in chapters)
                assert first - contents <= 2, path


def test_only_the_last_page_of_a_chapter_may_be_almost_empty(site: Path) -> None:
    for path in files(site):
        with pypdfium2.PdfDocument(path) as document:
            marks = (one for one in document.get_toc() if one.level == 0)
            chapters = {one.get_dest().get_index() for one in marks} | {len(document)}
            thin = [at for at, page in enumerate(document) if filled(page) < 1 / 3]
            assert [at for at in thin if at + 1 not in chapters] == [], path


def filled(page: Any) -> float:
    """How far down the words of a page reach, between its head and foot."""
    text, room = page.get_textpage(), page.get_height() - TOP
    lowest = min(
        (bottom for at in range(text.count_rects()) if (bottom := text.get_rect(at)[1]) > BOTTOM),
        default=room,
    )
    return float((room - lowest) / (room - BOTTOM))


@pytest.mark.parametrize("name", BOOKS)
def test_every_link_leads_somewhere(site: Path, name: str) -> None:
    path = site / FOLDER / f"{EDITION}-{name}.pdf"
    with pikepdf.open(path) as document:
        places = pikepdf.NameTree(document.Root.Names.Dests)
        links = [one for one in document.objects if is_link(one)]
        assert links
        for link in links:
            told = str(link.Contents)
            if "/Dest" in link:
                assert isinstance(link.Dest, pikepdf.Array) or str(link.Dest) in places, told
                assert told
                assert not told.startswith("#")
                continue
            assert str(link.A.URI).startswith("http"), told


def is_link(one: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Link"


@pytest.mark.parametrize("name", BOOKS)
def test_bookmarks_follow_the_contents(site: Path, name: str) -> None:
    with pypdfium2.PdfDocument(site / FOLDER / f"{EDITION}-{name}.pdf") as document:
        first, second, *_ = document.get_toc()
        contents = document[first.get_dest().get_index()].get_textpage().get_text_bounded()
        assert first.get_title() == "Mục lục"
        assert tight(second.get_title())[:30] in tight(contents)


def test_origin_is_marked_on_every_item_of_hand_outs_and_forms(
    site: Path, shipped: EditionLibrary
) -> None:
    for criteria_set in shipped.sets:
        nodes = [node for field in criteria_set.fields for node in field.walk()]
        for name, wanted in (
            ("phat-tay", len(nodes) - len(criteria_set.fields)),
            ("phieu-trong", len(nodes)),
        ):
            text = tight(text_of(site / FOLDER / f"{EDITION}-{name}-{criteria_set.id}.pdf")).lower()
            marks = text.count("tríchdẫn") + text.count("biênsoạnlại")
            assert marks >= wanted, (name, criteria_set.id)


def test_no_page_of_a_form_ends_with_the_name_of_a_field(
    site: Path, shipped: EditionLibrary
) -> None:
    fields = {
        tight(f"{field.id}{field.title}")
        for criteria_set in shipped.sets
        for field in criteria_set.fields
    }
    for path in (path for path in files(site) if path.name.startswith(f"{EDITION}-phieu")):
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                height = page.get_height()
                text = page.get_textpage().get_text_bounded(bottom=BOTTOM, top=height - TOP)
                last = tight("".join(text.strip().splitlines()[-2:]))
                assert not any(field in last for field in fields), (path.name, last)
