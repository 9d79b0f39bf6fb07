"""A built page as blocks: what is kept, what is told apart, what is left out."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import pytest

from cchc_docs.publish.pages.number_line import Area, Boundary, NumberLine, for_paper
from cchc_docs.publish.pdf.blocks import (
    Block,
    Box,
    Definitions,
    DefinitionsStyle,
    Drawing,
    Heading,
    ListBlock,
    ListStyle,
    Mark,
    Paragraph,
    Run,
    Table,
    TableStyle,
    Trace,
    text_of,
)
from cchc_docs.publish.pdf.marks import UnknownMark
from cchc_docs.publish.pdf.page_tree import PageTree, SitePage, coded, page_tree

LINE = NumberLine(
    (Area(0, 70, "none", "0"), Area(70, 30, "full", "2")), (Boundary(70, "70%", None, True),)
)
PAGE = f"""<html><head><link rel="next" href="1.2.html"></head><body><article>
<h1 id="ke-hoach">1.1. Kế hoạch<a href="#ke-hoach">¶</a></h1>
<p data-paper="points-told"><strong>5</strong> điểm <span data-paper="origin-mark">Trích</span></p>
<h2 id="tc-1.1.1">1.1.1. Ban hành</h2>
<dl data-paper="panel"><div><dt>Điểm tối đa</dt><dd>1</dd></div></dl>
<h3 data-paper="unlisted">Ý nghĩa</h3>
<p>Xem <a href="../../tra-cuu/nguon.html#ca-mau">nguồn</a>,
<a data-paper="unlinked" href="#t">CCHC</a> và <a href="1.2.html#tc-1.2.1">mục sau</a>.</p>
<div hidden>ô tính</div><ul data-paper="skip"><li data-paper="right">mục lục</li></ul>
<figure {for_paper(LINE)}><svg><text>70</text></svg><figcaption>Tỷ lệ</figcaption></figure>
<figure data-paper="skip"><ul><li>bậc thang</li></ul></figure>
<table data-paper="levels"><thead><tr><th>Trường hợp</th><th>Điểm</th></tr></thead>
<tbody><tr><td>Đạt</td><td data-paper="right">1</td></tr></tbody></table>
<details data-paper="worked"><summary>Ví dụ <span data-paper="remark">Đúng mốc</span></summary>
<ol data-paper="steps"><li><span>Số liệu</span> <span>40</span></li></ol>
<p data-paper="skip"><a href="x.html">Mở ví dụ này ở trang riêng</a></p></details>
<p data-paper="origin-told"><span data-paper="origin-mark">Soạn lại</span> theo khung.</p>
<script>khong()</script>
</article></body></html>"""

TREE = page_tree("tieu-chi/so/1.1.html", PAGE)


def runs_in(value: Any) -> Iterator[Run]:
    """Every run below ``value``."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from runs_in(one)
    elif is_dataclass(value):
        yield from runs_in(tuple(vars(value).values()))


def told(value: Any) -> str:
    """Every text below ``value``."""
    return " ".join(run.text for run in runs_in(value))


def blocks(body: str) -> tuple[Block, ...]:
    return page_tree("x.html", f"<html><body><article>{body}</article></body></html>").blocks


def one(body: str) -> Any:
    """The only block of a page."""
    (found,) = blocks(body)
    return found


def test_blocks_come_in_order_and_what_paper_cannot_use_is_left_out() -> None:
    assert [type(block) for block in TREE.blocks] == [
        *(Heading, Paragraph, Heading, Definitions, Heading, Paragraph, Drawing, Table),
        *(Box, Paragraph),
    ]
    for left_out in ("¶", "ô tính", "mục lục", "bậc thang", "khong", "Mở ví dụ"):
        assert left_out not in told(TREE.blocks)


def test_links_are_addresses_in_the_site_and_terms_are_plain() -> None:
    paragraph = TREE.blocks[5]
    links = [run.link for run in runs_in(paragraph) if run.link]
    assert links == ["tra-cuu/nguon.html#ca-mau", "tieu-chi/so/1.2.html#tc-1.2.1"]
    assert text_of(runs_in(paragraph)) == "Xem nguồn, CCHC và mục sau."
    assert TREE.next == "tieu-chi/so/1.2.html"


def test_a_drawn_rule_is_the_data_that_the_page_was_drawn_from() -> None:
    assert TREE.blocks[6] == Drawing(LINE, (Run("Tỷ lệ"),))


def test_parts_of_a_criterion_are_no_entries_of_the_contents() -> None:
    listed = [block.listed for block in TREE.blocks if isinstance(block, Heading)]
    assert listed == [True, True, False]


def test_blocks_within_a_cell_begin_new_lines() -> None:
    cell = "<td><strong>Việc</strong>\n<ul>\n<li>Một</li>\n<li>Hai</li>\n</ul>\n<p>Hỏi</p></td>"
    table = one(f"<table><tbody><tr><th>A</th></tr><tr>{cell}</tr></tbody></table>")
    assert text_of(table.rows[0][0].runs) == "Việc\n– Một\n– Hai\nHỏi"


def test_marks_are_told_apart() -> None:
    assert [run.mark for run in runs_in(TREE.blocks[1]) if run.mark] == [Mark.ORIGIN]
    assert [run.mark for run in runs_in(TREE.blocks[8]) if run.mark] == [Mark.REMARK]


def test_the_short_form_keeps_numbered_headings_with_their_origin() -> None:
    short = coded(TREE, TableStyle.LEVELS)
    assert [type(block) for block in short.blocks] == [Heading, Heading, Table]
    assert told(short.blocks[0]) == "1.1. Kế hoạch   Trích"
    assert told(short.blocks[1]) == "1.1.1. Ban hành   Soạn lại"


def test_a_heading_with_nothing_below_is_left_out() -> None:
    assert coded(TREE, ListStyle.CHECKLIST) == PageTree(TREE.path, (), TREE.next)
    page = "<h1>1</h1><h2>1.1</h2><p>Chữ</p><h2>1.2</h2><ul data-paper='checklist'><li>A</li></ul>"
    short = coded(PageTree("x.html", blocks(page)), ListStyle.CHECKLIST)
    assert told(short.blocks).split() == ["1", "1.2", "A"]


def test_an_example_is_broken_only_between_the_steps_of_two_columns() -> None:
    steps = "<ol data-paper='steps'><li><span>Số liệu</span> <span>40</span></li></ol>"
    columns = "".join(
        f"<p data-paper='column-name'>{name}</p>{steps}" for name in ("Tự chấm", "Thẩm định")
    )
    body = f"<summary>Ví dụ</summary><p>Chuyện</p>{columns}<p>Vì sao</p>"
    box = one(f"<details data-paper='worked'>{body}</details>")
    assert [(type(block), block.held) for block in box.blocks] == [
        (Paragraph, True),
        (Paragraph, True),
        (Trace, False),
        (Paragraph, True),
        (Trace, True),
        (Paragraph, False),
    ]


def test_what_leads_to_something_stands_with_it() -> None:
    rows = "<tr><th>Trường hợp</th></tr><tr><td>Đạt</td></tr>"
    found = blocks(
        "<p>Ba bước:</p><ul><li>Một</li></ul><p>Hạn là ngày 31/3.</p>"
        f"<table data-paper='levels'>{rows}</table><p data-paper='exemption'>Không áp dụng</p>"
        f"<dl><dt>Chuẩn bị</dt><dd>Máy</dd></dl><table>{rows}</table>"
        "<p data-paper='origin-told'>Trích</p><p data-paper='advice'>Biên soạn</p><p>Hết:</p>"
    )
    held = [block.held for block in found if isinstance(block, Paragraph | Definitions | Table)]
    assert held == [True, True, True, False, True, False, True, False, False]


def test_a_table_stands_on_one_page_when_it_is_sure_to_fit() -> None:
    def whole(rows: int, text: str) -> bool:
        body = f"<tr><td>{text}</td></tr>" * rows
        return bool(one(f"<table><tbody>{body}</tbody></table>").whole)

    assert [whole(8, "Khá"), whole(40, "Khá"), whole(3, "rất dài " * 200)] == [True, False, False]


def test_links_of_headings_are_for_screens() -> None:
    assert one("<h1><a href='a.html'>Bộ A</a></h1>").runs == (Run("Bộ A"),)


def test_what_a_page_sets_apart_by_its_place_is_set_apart_by_signs() -> None:
    item = (
        "<a href='1.html'>Lĩnh vực</a> <span data-paper='colon'>20 điểm</span> "
        "<span data-paper='comma'>6 tiêu chí</span>"
    )
    listed = one(f"<ul><li>{item}</li></ul>")
    assert isinstance(listed, ListBlock)
    assert text_of(runs_in(listed.items)) == "Lĩnh vực: 20 điểm, 6 tiêu chí"


def test_rows_and_pieces_are_bold_where_they_say_so() -> None:
    rows = "<tr data-paper='bold'><td>A</td></tr><tr><td>A</td></tr><tr><th scope='row'>A</th></tr>"
    table = one(f"<table><thead><tr><th>Mã</th></tr></thead><tbody>{rows}</tbody></table>")
    assert [row[0].bold for row in table.rows] == [True, False, True]
    assert one("<p>Mất <span data-paper='bold'>2 điểm</span></p>").runs[1] == Run("2 điểm", True)


def test_figures_stand_at_the_right() -> None:
    table = one(
        "<table><tbody><tr><th>Điểm</th></tr><tr><td data-paper='right'>2</td></tr></table>"
    )
    assert [cell.right for row in (*table.head, *table.rows) for cell in row] == [False, True]


def test_definitions_stand_as_they_say() -> None:
    pairs = "<div><dt>Đơn vị</dt><dd>Sở A</dd></div>"
    for attribute, style in (
        ("", None),
        (" data-paper='panel'", DefinitionsStyle.PANEL),
        (" data-paper='on-a-line'", DefinitionsStyle.LINE),
    ):
        found = one(f"<dl{attribute}>{pairs}</dl>")
        assert found == Definitions((((Run("Đơn vị"),), (Run("Sở A"),)),), style)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<p data-paper='panel'>A</p>", '<p data-paper="panel">: ở chỗ này chỉ hiểu: points-told'),
        ("<p>A <span data-paper='x'>B</span></p>", "chỉ hiểu: origin-mark, remark, bold"),
        ("<div data-paper='bold'>A</div>", "<div .*: không từ nào"),
        ("<ul><li><p data-paper='advice'>A</p></li><li data-paper='bold'>B</li></ul>", "<li .*nào"),
        ("<table><tbody><tr><td><p data-paper='advice'>A</p>", "<p .*nào"),
        ("<table data-paper='form'><tbody><tr><td>1</td>", "<table .*levels, dense$"),
        ("<figure><img src='a.png'></figure>", "<figure> phải có data-paper-line, hoặc"),
    ],
)
def test_a_word_that_nothing_reads_stops_the_build(body: str, says: str) -> None:
    with pytest.raises(UnknownMark, match=f"^Trang x.html: .*{says}"):
        blocks(body)


def test_a_page_of_the_site_is_told_apart_by_what_its_blocks_come_of() -> None:
    page = SitePage("tieu-chi/so/1.1.html", PAGE)
    assert (page.path, page.blocks, page.next) == (TREE.path, TREE.blocks, TREE.next)
    short = page.coded(TableStyle.LEVELS)
    assert short.blocks == coded(TREE, TableStyle.LEVELS).blocks

    def pickled(one: SitePage) -> bytes:
        return pickle.dumps(one)

    elsewhere = PAGE.replace("<body>", "<body><nav>khác</nav>", 1)
    assert pickled(SitePage(page.path, elsewhere)) == pickled(page) != pickled(short)
    assert pickled(SitePage(page.path, PAGE.replace("</article>", "!</article>"))) != pickled(page)
    assert pickled(SitePage("khac.html", PAGE)) != pickled(page)
