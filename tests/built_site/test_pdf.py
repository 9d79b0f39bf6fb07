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
TOP, BOTTOM = 62, 57
"""Heights of head and foot in points."""
BOOKS = ("so-tay", "huong-dan-so-ban-nganh", "linh-vuc-ubnd-cap-huyen-3", "phat-tay-so-ban-nganh")


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
                assert [round(side) for side in sides] == [595, 842], path


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
                foot = text.get_text_bounded(left=width / 2, right=width, bottom=25, top=50)
                shown = tight(foot).removesuffix("…")
                assert last.startswith(shown), (name, at, foot)
                assert shown or not last, (name, at)
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
        assert edition_stamp(shipped).titles[0] in shown or "phieu" in path.name


@pytest.mark.parametrize("set_id", ["so-ban-nganh", "ubnd-cap-huyen"])
def test_a_guide_holds_every_word_of_its_criteria_in_order(
    site: Path, shipped: EditionLibrary, set_id: str
) -> None:
    text = text_of(site / FOLDER / f"{EDITION}-huong-dan-{set_id}.pdf")
    assert unicodedata.is_normalized("NFC", text)
    words, criteria_set = tight(text), shipped.find_set(set_id)
    examples = shipped.examples_by_criterion
    missing, last = [], 0
    for node in (node for field in criteria_set.fields for node in field.walk()):
        heading = tight(f"{node.id}. {node.title}")
        place = words.rfind(heading)
        assert place > last, (node.id, "out of order or missing")
        last = place
        told = [
            *filter(None, [node.meaning]),
            *node.doing,
            *(one.mistake for one in node.mistakes),
            *(line for one in node.evidence for line in (one.document, one.issuer, one.point_at)),
            *node.teaching,
            *(row.when for row in (node.rule.table(node.max) if node.rule else ())),
        ]
        for example in (one.example for one in examples.get((set_id, node.id), ())):
            told += [example.title, example.story, example.why]
        missing += [(node.id, one) for one in told if tight(one) not in words]
    assert missing == []


@pytest.mark.parametrize("name", BOOKS)
def test_every_link_leads_somewhere(site: Path, name: str) -> None:
    path = site / FOLDER / f"{EDITION}-{name}.pdf"
    with pikepdf.open(path) as document:
        places = pikepdf.NameTree(document.Root.Names.Dests)
        links = [one for one in document.objects if is_link(one)]
        assert links or name.startswith("phat-tay")
        for link in links:
            told = str(link.Contents)
            if "/Dest" in link:
                assert isinstance(link.Dest, pikepdf.Array) or str(link.Dest) in places, told
                assert told
                assert not told.startswith("#")
                continue
            address = str(link.A.URI)
            if not address.startswith("http"):
                assert not address.startswith("#")
                assert (path.parent / re.split("[?#]", address)[0]).resolve().exists(), address


def is_link(one: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Link"


@pytest.mark.parametrize("name", BOOKS)
def test_bookmarks_follow_the_contents(site: Path, name: str) -> None:
    with pypdfium2.PdfDocument(site / FOLDER / f"{EDITION}-{name}.pdf") as document:
        marks = [one.get_title() for one in document.get_toc()]
        contents = document[1].get_textpage().get_text_bounded()
    assert marks[0] == "Mục lục"
    assert tight(marks[1])[:30] in tight(contents)


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
