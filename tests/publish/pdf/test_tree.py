"""A built page as a small tree: what is kept, what is told apart, what is left out."""

from __future__ import annotations

from typing import Any

from cchc_docs.publish.pdf.tree import PageTree, coded, page_tree

PAGE = """<html><head><link rel="next" href="1.2.html"></head><body><article>
<h1>1.1. Kế hoạch<a class="headerlink" href="#x">¶</a></h1>
<p class="criterion-points"><strong>5</strong> điểm <span class="origin">Trích dẫn</span></p>
<h2 id="tc-1.1.1">1.1.1. Ban hành</h2>
<dl class="glance"><div><dt>Điểm tối đa</dt><dd>1</dd></div></dl>
<h3 class="part">Ý nghĩa</h3>
<p>Xem <a href="../../tra-cuu/nguon.html#ca-mau">nguồn</a>, <a class="term" href="#t">CCHC</a>
và <a href="1.2.html#tc-1.2.1">mục sau</a>.</p>
<div class="calculator" hidden>ô tính</div>
<figure><svg class="rule-line"><rect class="rule-area rule-area--none" x="0%" width="70%"></rect>
<text class="rule-points">0</text>
<rect class="rule-area rule-area--full" x="70%" width="30%"></rect>
<text class="rule-points">2</text><line class="rule-tick" x1="70%"></line>
<circle class="rule-end rule-end--closed" transform="translate(7 0)"></circle>
<text class="rule-mark">70 %</text></svg><figcaption>Tỷ lệ</figcaption></figure>
<table class="rule-table wide"><thead><tr><th>Trường hợp</th><th>Điểm</th></tr></thead>
<tbody><tr><td>Đạt</td><td class="number">1</td></tr></tbody></table>
<details class="example"><summary>Ví dụ <span class="example-kind">Đúng mốc</span></summary>
<ol class="trace"><li><span>Số liệu</span> <span>40</span></li></ol>
<p><a href="x.html">Mở ví dụ này ở trang riêng</a></p></details>
<p class="origin-line"><span class="origin">Biên soạn lại</span> theo khung.</p>
<script>khong()</script>
</article></body></html>"""

TREE = page_tree("tieu-chi/so/1.1.html", PAGE)


def told(value: Any) -> str:
    """Every text below ``value``."""
    if isinstance(value, dict):
        return value["text"] if "text" in value else told(list(value.values()))
    return " ".join(map(told, value)) if isinstance(value, list | tuple) else ""


def test_blocks_come_in_order_and_what_paper_cannot_use_is_left_out() -> None:
    kinds = [block["k"] for block in TREE.blocks]
    assert kinds == [
        *("heading", "par", "heading", "defs", "heading", "par", "line", "table", "box", "par"),
    ]
    words = told(list(TREE.blocks))
    for left_out in ("¶", "ô tính", "khong", "Mở ví dụ"):
        assert left_out not in words


def test_links_are_addresses_in_the_site_and_terms_are_plain() -> None:
    runs = TREE.blocks[5]["runs"]
    links = [run["link"] for run in runs if "link" in run]
    assert links == ["tra-cuu/nguon.html#ca-mau", "tieu-chi/so/1.2.html#tc-1.2.1"]
    assert "".join(run["text"] for run in runs) == "Xem nguồn, CCHC và mục sau."
    assert TREE.next == "tieu-chi/so/1.2.html"


def test_a_drawn_rule_keeps_its_places_and_ends() -> None:
    line = TREE.blocks[6]
    assert [(area["at"], area["width"], area["points"]) for area in line["areas"]] == [
        (0.0, 70.0, "0"),
        (70.0, 30.0, "2"),
    ]
    assert line["marks"] == [{"at": 70.0, "text": "70 %", "left": None, "right": True}]


def test_parts_of_a_criterion_are_no_entries_of_the_contents() -> None:
    outlined = [block["outlined"] for block in TREE.blocks if block["k"] == "heading"]
    assert outlined == [True, True, False]


def test_blocks_within_a_cell_begin_new_lines() -> None:
    cell = "<td><strong>Việc</strong>\n<ul>\n<li>Một</li>\n<li>Hai</li>\n</ul>\n<p>Hỏi</p></td>"
    text = f"<article><table><tbody><tr><th>A</th></tr><tr>{cell}</tr></tbody></table></article>"
    table = page_tree("x.html", f"<html><body>{text}</body></html>").blocks[0]
    runs = table["rows"][0][0]["runs"]
    assert "".join(run["text"] for run in runs) == "Việc\n– Một\n– Hai\nHỏi"


def test_marks_are_told_apart() -> None:
    assert [run["mark"] for run in TREE.blocks[1]["runs"] if "mark" in run] == ["origin"]
    assert [run["mark"] for run in TREE.blocks[8]["title"] if "mark" in run] == ["kind"]


def test_the_short_form_keeps_numbered_headings_with_their_origin() -> None:
    short = coded(TREE, "rule-table")
    assert [block["k"] for block in short.blocks] == ["heading", "heading", "table"]
    assert told(short.blocks[0]["runs"]) == "1.1. Kế hoạch   Trích dẫn"
    assert told(short.blocks[1]["runs"]) == "1.1.1. Ban hành   Biên soạn lại"


def test_a_heading_with_nothing_below_is_left_out() -> None:
    assert coded(TREE, "evidence") == PageTree(TREE.path, (), TREE.next)


def blocks(body: str) -> tuple[dict[str, Any], ...]:
    return page_tree("x.html", f"<html><body><article>{body}</article></body></html>").blocks


def test_an_example_is_broken_only_between_the_steps_of_two_columns() -> None:
    steps = "<ol class='trace'><li><span>Số liệu</span> <span>40</span></li></ol>"
    told_twice = (
        f"<p class='trace-column'>Tự chấm</p>{steps}<p class='trace-column'>Thẩm định</p>{steps}"
    )
    body = f"<summary>Ví dụ</summary><p>Chuyện</p>{told_twice}<p class='example-why'>Vì sao</p>"
    box = blocks(f"<details class='example'>{body}</details>")[0]
    held = [(block["k"], block["held"]) for block in box["blocks"]]
    assert held == [
        ("par", True),
        ("par", True),
        ("trace", False),
        ("par", True),
        ("trace", True),
        ("par", False),
    ]


def test_what_leads_to_something_stands_with_it() -> None:
    rows = "<tr><th>Trường hợp</th></tr><tr><td>Đạt</td></tr>"
    found = blocks(
        "<p>Ba bước:</p><ul><li>Một</li></ul><p>Hạn là ngày 31/3.</p>"
        f"<table class='rule-table'>{rows}</table><p class='exempt'>Không áp dụng</p>"
        f"<dl><dt>Chuẩn bị</dt><dd>Máy</dd></dl><table>{rows}</table>"
        "<p class='origin-line'>Trích</p><p class='guidance-note'>Biên soạn</p><p>Hết:</p>"
    )
    held = [block["held"] for block in found if "held" in block]
    assert held == [True, True, True, False, True, False, True, False, False]


def test_a_table_stands_on_one_page_when_it_is_sure_to_fit() -> None:
    def table(rows: int, text: str) -> dict[str, Any]:
        body = f"<tr><td>{text}</td></tr>" * rows
        return blocks(f"<table><tbody>{body}</tbody></table>")[0]

    assert [table(8, "Khá")["whole"], table(40, "Khá")["whole"]] == [True, False]
    assert not table(3, "rất dài " * 200)["whole"]


def test_the_way_to_the_next_page_and_links_of_headings_are_for_screens() -> None:
    found = blocks("<h1><a href='a.html'>Bộ A</a></h1><p class='onward'>Tiếp theo: B</p>")
    assert [block["runs"] for block in found] == [[{"text": "Bộ A"}]]


def test_what_a_page_sets_apart_by_its_place_is_set_apart_by_signs() -> None:
    item = (
        "<a href='1.html'>Lĩnh vực</a> <span class='fields-points'>20 điểm</span> "
        "<span class='fields-note'>6 tiêu chí</span>"
    )
    found = blocks(f"<ul><li>{item}</li></ul>")[0]["items"][0][0]["runs"]
    assert "".join(run["text"] for run in found) == "Lĩnh vực: 20 điểm, 6 tiêu chí"


def test_fields_and_criteria_are_bold_in_a_table_of_all_items() -> None:
    rows = "".join(f"<tr class='overview-{depth}'><td>A</td></tr>" for depth in range(3))
    table = blocks(f"<table><thead><tr><th>Mã</th></tr></thead><tbody>{rows}</tbody></table>")[0]
    assert [row[0]["bold"] for row in table["rows"]] == [True, True, False]
