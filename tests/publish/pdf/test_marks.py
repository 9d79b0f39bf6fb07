"""The vocabulary of what pages say for paper: closed, all of it used, no class among its words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from markupsafe import Markup

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import edition_stamp
from cchc_docs.publish.pages.number_line import ON_PAPER
from cchc_docs.publish.pdf import blocks, marks
from cchc_docs.publish.pdf.blocks import (
    Block,
    Definitions,
    DefinitionsStyle,
    ListBlock,
    ListStyle,
    Mark,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TableStyle,
    plain,
)
from cchc_docs.publish.pdf.marks import unmarked
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.typesetting.typeset import NotTypeset, typeset
from tests.conftest import ROOT

ENUMS: tuple[type[StrEnum], ...] = (
    marks.OnHeading,
    marks.OnList,
    marks.OnTable,
    marks.OnBox,
    marks.OnRow,
    marks.OnCell,
    marks.Inline,
    ParagraphStyle,
    DefinitionsStyle,
)
WORDS = {marks.SKIP, *(word.value for words in ENUMS for word in words)}
SAYING = ("cchc_docs/publish/**/*.jinja", "cchc_docs/publish/**/*.py", "docs/**/*.md")
ROOM = ROOT / "cchc_docs" / "publish" / "pdf"


def files(*patterns: str) -> Iterator[Path]:
    return (path for pattern in patterns for path in ROOT.glob(pattern) if ROOM not in path.parents)


def test_pages_say_only_what_is_known_and_all_that_is_known() -> None:
    said = re.compile(rf'\b{marks.ATTRIBUTE}=(?:"([^"]*)"|([\w-]+))')
    found = {
        "".join(groups)
        for path in files(*SAYING)
        for groups in said.findall(path.read_text("utf-8"))
    }
    assert found == WORDS


def classes() -> set[str]:
    """Every class of the style sheets and templates."""
    found: set[str] = set()
    for sheet in files("docs/**/*.css"):
        selectors = re.sub(r"\{[^{}]*\}", " ", sheet.read_text("utf-8"))
        found |= set(re.findall(r"\.([a-z][\w-]*)", selectors))
    for path in files("cchc_docs/publish/**/*.jinja", "cchc_docs/publish/**/*.py"):
        for names in re.findall(r'class="([^"{]*)', path.read_text("utf-8")):
            found |= set(names.split())
    return found


def literals(path: Path) -> Iterator[str]:
    """The words of every text in a file of code but what explains it."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from node.value.split()


def test_no_class_of_the_site_is_a_marker() -> None:
    known = classes()
    assert {"origin-line", "rule-table", "notice", "evidence"} <= known
    assert not known & WORDS
    for path in ROOM.glob("*.py"):
        assert not {"class", *known} & set(literals(path)), path.name


def test_readers_get_pages_without_what_is_for_paper() -> None:
    attribute = Markup('{}="{}"').format(Markup(ON_PAPER), '{"x": "1 > 0"}')
    page = f'<figure class="a" {attribute}><td data-paper="right">1</td>'
    assert unmarked(page.encode()) == b'<figure class="a"><td>1</td>'


WORDS_IN = (Run("Chữ"),)
CELL = blocks.Cell(WORDS_IN)


def styled() -> Iterator[Block]:
    """A block of each style, and one with each mark."""
    for paragraph in (None, *ParagraphStyle):
        yield Paragraph(WORDS_IN, paragraph)
    for items in (None, *ListStyle):
        yield ListBlock(False, ((Paragraph(WORDS_IN),),), items)
    for pairs in (None, *DefinitionsStyle):
        yield Definitions(((WORDS_IN, WORDS_IN),), pairs)
    for table in (None, *TableStyle):
        yield Table((0,), ((CELL,),), ((CELL,),), style=table)
    for mark in Mark:
        yield Paragraph((Run("Chữ", mark=mark),))


def paper(*content: object) -> Paper:
    """A book of one part."""
    part = {"title": "Phần", "short": "Phần", "flows": False, "blocks": list(content)}
    told = {"contents": 0, "parts": [part], "places": {}}
    return Paper("x", "g", "Thử", "Thử", "Thử", "book", told)


def test_the_layout_knows_every_style_and_mark(small: EditionLibrary) -> None:
    assert typeset(paper(*map(plain, styled())), edition_stamp(small)).startswith(b"%PDF")


@pytest.mark.parametrize(
    "strange",
    [
        {"is": "Song"},
        {"is": "Paragraph", "runs": [], "style": "verse", "held": False},
        {"is": "ListBlock", "ordered": False, "items": [], "style": "verse"},
        {"is": "Definitions", "pairs": [], "style": "verse", "held": False},
        {**plain(Table((0,), ((CELL,),), ())), "style": "verse"},
        {**plain(Paragraph(WORDS_IN)), "runs": [{"text": "Chữ", "mark": "verse"}]},
    ],
)
def test_what_no_layout_knows_stops_the_build(strange: object, small: EditionLibrary) -> None:
    with pytest.raises(NotTypeset, match=r"verse|Song"):
        typeset(paper(strange), edition_stamp(small))
