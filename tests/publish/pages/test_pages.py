"""Generated pages: addresses, what they say, and that no text can break them."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

import markdown
import pytest
from markupsafe import Markup, escape

from cchc_docs.library import EditionLibrary, Library, load_library
from cchc_docs.publish.pages import generate
from cchc_docs.publish.pages.drawing import drawing
from cchc_docs.publish.pages.rendering import heading_text, render_macro
from cchc_docs.publish.pages.units import unit_pages
from cchc_docs.publish.pages.written import for_any_edition
from cchc_docs.rules import KINDS

SET, BIG = "mau-2020/tieu-chi/phong-ban", "quang-ninh-2013/tieu-chi/so-ban-nganh"
EXAMPLES = "quang-ninh-2013/vi-du"
HOSTILE = '<script>alert(1)</script> *a* _b_ `c` [d](e) {{ f }} {#g} | # h \\ & "i"'


@pytest.fixture(scope="module")
def pages(small_library: Library) -> dict[str, str]:
    return generate(small_library)


@pytest.fixture(scope="module")
def shipped_pages(shipped_library: Library) -> dict[str, str]:
    return generate(shipped_library)


def test_a_page_for_every_set_field_criterion_and_example(pages: dict[str, str]) -> None:
    folder = "mau-2020/tieu-chi/phong-ban"
    codes = ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.10", "2", "3", "3.1", "3.2", "4", "4.1"]
    wanted = {f"{folder}/{code}.md" for code in [*codes, "index", "tong-hop", "phan-cong"]}
    wanted |= {
        "mau-2020/vi-du/index.md",
        "mau-2020/vi-du/do-phu.md",
        "mau-2020/vi-du/moi-1.1-mot-phan.md",
        "mau-2020/vi-du/phong-a.md",
        "mau-2020/giang-vien/ke-hoach.md",
        "mau-2020/hoi-dap/index.md",
        "mau-2020/tieu-chi/index.md",
        "mau-2020/bang-cham/phong-ban.md",
        "mau-2020/luyen-tap/index.md",
        "mau-2020/luyen-tap/phong-ban.md",
        "mau-2020/lo-trinh/phong-ban.md",
        "mau-2020/tai-ve/index.md",
    }
    wanted |= {f"mau-2020/tra-cuu/{name}.md" for name in ("thuat-ngu", "nguon", "chua-biet")}
    wanted |= {f"mau-2020/{name}.md" for name in (*for_any_edition(), "ma-van-de")}
    assert set(pages) == {"index.md", *wanted}


def test_every_level_below_a_criterion_has_an_anchor(pages: dict[str, str]) -> None:
    page = pages[f"{SET}/1.2.md"]
    anchors = re.findall(r"^(#+) .* \{#(tc-.*)\}$", page, re.M)
    assert anchors == [
        ("##", "tc-1.2.1"),
        ("##", "tc-1.2.2"),
        ("###", "tc-1.2.2.1"),
        ("###", "tc-1.2.2.2"),
    ]


def test_the_head_of_a_page_says_points_how_and_what_to_attach(
    shipped_pages: dict[str, str],
) -> None:
    page = shipped_pages[f"{BIG}/1.1.md"]
    head = page.partition("\n## ")[0]
    assert "<strong>5</strong> điểm" in head
    assert "Tỷ lệ nhiệm vụ hoàn thành trên 90%" in head
    assert "Kèm: Báo cáo kết quả thực hiện kế hoạch CCHC năm" in head


def test_a_sub_criterion_has_all_its_parts_in_order(shipped_pages: dict[str, str]) -> None:
    section = shipped_pages[f"{BIG}/1.1.md"].partition("{#tc-1.1.4}")[2]
    section = section.partition("\n## ")[0]
    parts = re.findall(r'<h3 class="part" data-paper="(?:unlisted|skip)"[^>]*>(.*)</h3>', section)
    assert parts == [
        "Cách chấm điểm",
        "Tài liệu kiểm chứng",
        "Lỗi thường gặp",
        "Xây dựng và tổ chức triển khai",
        "Gợi ý cho giảng viên",
        "Ví dụ có lời giải",
        "Khó khăn, vướng mắc",
        "Nguồn gốc",
    ]
    assert section.index("Ví dụ có lời giải</h3>") > section.index('class="calculator"')
    how = section.partition("Cách chấm điểm</h3>")[2].partition("<h3")[0]
    assert "<p><strong>Ý nghĩa:</strong>" in how, "what decides points stands below their table"
    assert "mất 1 điểm" in section
    assert "Trích <a" in section


def test_the_strip_of_a_page_leads_to_its_parts_and_to_all_that_treats_it(
    shipped_pages: dict[str, str],
) -> None:
    page = shipped_pages[f"{BIG}/1.1.md"]
    strip = page.partition('<nav class="strip"')[2].partition("</nav>")[0]
    up = "../../../quang-ninh-2013"
    links = dict(re.findall(r'<a href="([^"]*)">([^<]*)</a>', strip))
    assert [re.sub(r" .*", "", title) for title in links.values()] == [
        "Quy",
        "Thử",
        "Ví",
        "Câu",
        "Luyện",
        "Trình",
        "PDF",
        "Phiếu",
    ]
    assert list(links) == [
        "#quy-tac-1.1.1",
        "#thu-tinh-1.1.1",
        f"{up}/vi-du/index.html?bo=so-ban-nganh&amp;muc=1.1",
        f"{up}/hoi-dap/index.html?bo=so-ban-nganh&amp;muc=1.1",
        f"{up}/luyen-tap/so-ban-nganh.html?muc=1.1",
        f"{up}/trinh-chieu/so-ban-nganh/1.html#tc-1.1",
        f"{up}/tai-ve/quang-ninh-2013-linh-vuc-so-ban-nganh-1.pdf",
        f"{up}/bang-cham/so-ban-nganh.html#muc-1.1.1",
    ]


def test_a_field_draws_the_weight_of_its_criteria_before_it_explains(
    shipped_pages: dict[str, str],
) -> None:
    page = shipped_pages[f"{BIG}/1.md"]
    table = page.partition("criteria-table")[2].partition("</table>")[0]
    widths = re.findall(r'weight-part" width="([0-9.]+)%"', table)
    assert (len(widths), sum(map(float, widths))) == (6, 100)
    assert page.index("criteria-table") < page.index("<p>", page.index("Ý nghĩa"))


def test_an_item_leads_to_its_place_on_the_sheet(shipped_pages: dict[str, str]) -> None:
    section = shipped_pages[f"{BIG}/1.1.md"].partition("{#tc-1.1.4}")[2]
    sheet = "../../../quang-ninh-2013/bang-cham/so-ban-nganh.html#muc-1.1.4"
    assert f'<a href="{sheet}">Chấm mục 1.1.4 trong phiếu</a>' in section


def test_every_page_of_a_set_says_that_it_is_for_training(shipped_pages: dict[str, str]) -> None:
    for path, page in shipped_pages.items():
        if path.startswith("quang-ninh-2013/tieu-chi/"):
            assert "Đây không phải phụ lục" in page, path


def test_every_node_carries_the_mark_of_its_origin(shipped_pages: dict[str, str]) -> None:
    page = shipped_pages[f"{BIG}/1.3.md"]
    *items, whole = page.split("\n## ")[1:]
    for section in items:
        assert "Biên soạn lại để tập huấn" in section
        assert "origin--cited" not in section
    assert whole.startswith("Chung cho cả mục 1.3")
    assert "Chỉ tên và 3 điểm là trích dẫn" in whole


def test_a_field_of_mixed_origin_is_not_told_as_quoted(shipped_pages: dict[str, str]) -> None:
    assert (
        "6 tiêu chí · 10 mục trích dẫn, 13 mục biên soạn lại" in (shipped_pages[f"{BIG}/index.md"])
    )
    table = shipped_pages[f"{BIG}/1.md"].partition("criteria-table")[2]
    assert (table.count("<td>trích dẫn</td>"), table.count("<td>biên soạn lại</td>")) == (9, 13)
    head = shipped_pages[f"{BIG}/1.3.md"].partition("\n## ")[0]
    assert head.count("origin--rebuilt") == 3


def test_only_what_is_told_of_a_source_was_compared(
    shipped: EditionLibrary, shipped_pages: dict[str, str]
) -> None:
    page = shipped_pages["quang-ninh-2013/tra-cuu/nguon.md"]
    for part in page.split("\n## ")[1:]:
        source = next(one for name, one in shipped.sources.items() if f"{{#{name}}}" in part)
        assert ("Đã đối chiếu số" in part) == bool(source.number)
        assert ("ngày, tên." in part) == bool(source.date)


def test_the_gaps_page_tells_what_is_unknown_and_what_was_made_up(
    shipped: EditionLibrary, shipped_pages: dict[str, str]
) -> None:
    page = shipped_pages["quang-ninh-2013/tra-cuu/chua-biet.md"]
    edition = shipped.edition
    assert all(one in page for one in edition.unknown)
    assert all(step.origin.note in page for step in edition.calendar if step.origin.note)
    assert "Quyết định 1880/QĐ-UBND</a> của UBND tỉnh Cà Mau" in page


def test_bonus_and_penalty_are_named(pages: dict[str, str]) -> None:
    assert "điểm thưởng, mức trần" in pages[f"{SET}/3.md"]
    assert "điểm phạt, mức trần" in pages[f"{SET}/4.1.md"]


def test_who_is_exempt_and_what_follows(pages: dict[str, str]) -> None:
    assert "đơn vị không có việc này. Mục này khi đó không tính" in pages[f"{SET}/1.2.md"]
    assert "Đơn vị khi đó được 6 điểm." in pages[f"{SET}/1.4.md"]


def test_unwritten_fields_stand_on_the_gaps_page(small_copy: Path) -> None:
    field = small_copy / "mau-2020" / "phong-ban" / "2-tu-cham-ca-linh-vuc.yaml"
    (small_copy / "mau-2020" / "units" / "phong-a.yaml").unlink()  # it answers that field
    kept = field.read_text("utf-8").partition("rule:")[0]
    origin = "origin: {status: rebuilt, note: Mẫu.}\n"
    field.write_text(f"{kept}unwritten: Chưa có người viết.\n{origin}", "utf-8")
    pages = generate(load_library(small_copy))
    assert "Chưa có người viết." in pages["mau-2020/tra-cuu/chua-biet.md"]
    assert (
        'href="../../mau-2020/tieu-chi/phong-ban/2.html"' in pages["mau-2020/tra-cuu/chua-biet.md"]
    )
    assert "Chưa biên soạn" in pages[f"{SET}/2.md"]


def test_the_same_library_gives_the_same_pages(
    small_library: Library, pages: dict[str, str]
) -> None:
    assert list(generate(small_library).items()) == list(pages.items())


def test_hostile_text_stays_text(small_copy: Path) -> None:
    path = small_copy / "mau-2020" / "phong-ban" / "1-moi-kieu-quy-tac.yaml"
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    text = path.read_text("utf-8")
    for old in ("Thang tỷ lệ", "Không có mục con", "Trên 90%", "Sáng kiến", "Tỷ lệ xong"):
        text = text.replace(f": {old}", f": {quoted}")
    path.write_text(text, "utf-8")
    for page in generate(load_library(small_copy)).values():
        body = page.partition("\n---\n\n")[2]
        html = markdown.markdown(body, extensions=["attr_list", "md_in_html", "tables", "toc"])
        assert "<script" not in html
        assert "<em>a</em>" not in html
        assert 'href="e"' not in html
        assert 'id="g"' not in html
        if "&lt;script" in html:
            assert "{{ f }}" in unescape(html)  # as a reader sees it: in text or in a table


def test_a_heading_shows_its_text_as_it_is() -> None:
    html = markdown.markdown(f"## {heading_text(HOSTILE)}", extensions=["attr_list"])
    shown = re.sub("<[^>]+>", "", html)
    for code, sign in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&#34;", '"'),
        ("&amp;", "&"),
    ):
        shown = shown.replace(code, sign)
    assert shown == HOSTILE


def test_every_rule_kind_is_drawn(small: EditionLibrary) -> None:
    drawn = set()
    for leaf in small.find_set("phong-ban").leaves():
        assert leaf.rule is not None
        drawn |= {leaf.rule.kind, *(part.kind for _, part in leaf.rule.parts())}
        html = drawing(leaf.rule, leaf.max)
        assert "<figcaption>" in html
        assert " style=" not in html
    assert drawn == {*KINDS, "fixed"}  # what a case without a rule of its own gives


def test_a_page_says_how_its_figures_come_about(shipped_pages: dict[str, str]) -> None:
    share = "Tỷ lệ cuộc kiểm tra đã thực hiện = Số cuộc đã kiểm tra : Số cuộc theo kế hoạch × 100"
    assert share in shipped_pages[f"{BIG}/1.3.md"]
    assert "Hạn tập huấn là ngày 31/3/2013; đúng ngày ấy vẫn kịp." in shipped_pages[f"{BIG}/1.3.md"]
    case = (
        "Trong năm có phản ánh, kiến nghị đến hạn trả lời: "
        "tỷ lệ phản ánh trả lời đúng hạn = Số trả lời đúng hạn"
    )
    assert case in shipped_pages[f"{BIG}/3.3.md"]
    assert "chia cho tổng số phiếu" in shipped_pages[f"{BIG}/2.4.md"]


def test_an_item_for_which_no_document_was_found_says_so(shipped_pages: dict[str, str]) -> None:
    none = "chưa dẫn được văn bản nào cho mục này."
    assert shipped_pages[f"{BIG}/4.3.md"].count(none) == 2
    assert none not in shipped_pages[f"{BIG}/1.1.md"]  # the field has one


def test_a_question_about_many_items_is_answered_at_the_first(
    shipped_pages: dict[str, str],
) -> None:
    first = shipped_pages["quang-ninh-2013/tieu-chi/so-ban-nganh/2.1.md"]
    asked = "Năm không được giao văn bản nào thì bỏ trống hay chấm điểm tối đa?"
    assert first.count(f"<summary>{asked}</summary>") == 1
    assert first.count(f"{asked}</a> Trả lời ở mục 2.1.1.") == 2


def test_a_whole_unit_shows_the_figures_behind_its_points(shipped: EditionLibrary) -> None:
    pages = {address: body.partition("## Số liệu")[2] for address, body in unit_pages(shipped)}
    assert all(body.count("<tr>") == 1 + 87 for body in pages.values())
    ban, district = (pages[f"{EXAMPLES}/{name}-ca-don-vi.md"] for name in ("ban-c", "huyen-d"))
    assert "<td>Số nhiệm vụ hoàn thành: 18; Số nhiệm vụ theo kế hoạch: 20</td>" in ban
    assert "<td>Không áp dụng: Đơn vị không có đơn vị trực thuộc để kiểm tra</td>" in ban
    counted = "Số xã có kết luận kiểm tra của huyện: 20; Tổng số xã, phường, thị trấn: 20"
    assert f"<td>Tự chấm. {counted}<br>Thẩm định lần 1" in district


HOW_TO = re.compile(r"/(phuong-phap|tu-cham|tham-dinh|giang-vien|khoa-hoc)/")


def test_a_reader_of_all_how_to_pages_meets_no_example_twice(
    shipped_pages: dict[str, str],
) -> None:
    shown = Counter(
        name
        for path, text in shipped_pages.items()
        if HOW_TO.search(path)
        for name in set(re.findall(r'data-example="([^"]+)"', text))
    )
    assert len(shown) >= 15
    assert [name for name, times in shown.items() if times > 1] == []


def test_a_whole_unit_says_whom_its_survey_asked(shipped: EditionLibrary) -> None:
    pages = dict(unit_pages(shipped))
    body = pages[f"{EXAMPLES}/so-a-ca-don-vi.md"].partition("## Phiếu điều tra hỏi những ai")[2]
    asked = body.partition("## Số liệu")[0]
    assert "<td>Công chức của sở</td><td>50 trên 60 người</td><td>6.3.3</td>" in asked
    assert "<td>Người nộp hồ sơ</td><td>100</td>" in asked


def test_a_title_and_the_data_of_a_calculator_stay_as_they_are(
    small: EditionLibrary,
) -> None:
    data = Markup(escape('{"a": "5%"}'))
    body = render_macro(
        "parts.html.jinja", "listed", "x.html", small.edition, title="Từ 5%", items=[data], level=2
    )
    assert "Từ 5%" in body
    assert "&#34;5%&#34;" in body


def test_the_year_and_the_work_of_a_unit_are_told_from_the_set(
    shipped_pages: dict[str, str],
) -> None:
    text = shipped_pages[f"{BIG}/phan-cong.md"]
    calendar, _, work = text.partition("## Bảng phân công")
    days = re.findall(r"<tr><td>([0-9/]+)</td>", calendar)
    assert days[0] == "31/01/2013"
    assert len(set(days)) == len(days)
    assert "(hạn tập huấn)" in calendar
    assert work.count("<tr><td>") == 87
    assert "Không tự chấm: điều tra" in work
