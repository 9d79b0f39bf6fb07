"""Macros of hand-written pages: what they quote, and how they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from mkdocs.exceptions import PluginError

from cchc_docs.criteria.model import Origin
from cchc_docs.library import Library
from cchc_docs.publish.site.macros import Quotes, UnknownName
from cchc_docs.publish.site.plugin import mended


@pytest.fixture
def quotes(shipped: Library) -> Quotes:
    return Quotes(shipped, lambda: "phuong-phap/index.html")


def test_a_criterion_is_a_link_to_its_place(quotes: Quotes) -> None:
    assert quotes.criterion("so-ban-nganh", "1.1.4") == (
        '<a href="../tieu-chi/so-ban-nganh/1.1.html#tc-1.1.4">'
        "1.1.4. Mức độ thực hiện kế hoạch CCHC</a>"
    )


def test_maxima_come_from_the_library(quotes: Quotes) -> None:
    assert quotes.max_points("so-ban-nganh", "1") == "20"
    assert quotes.max_points("so-ban-nganh", "1.4.1") == "0,5"
    assert quotes.set_max("ubnd-cap-huyen") == "100"


def test_tables_and_examples(quotes: Quotes) -> None:
    assert quotes.field_table("so-ban-nganh").count("<tr>") == 10
    assert "Trên 90" not in quotes.rule_table("so-ban-nganh", "1.3.1")
    assert "trích dẫn" in quotes.field_table("so-ban-nganh")
    assert "Trích <a" in quotes.rule_table("so-ban-nganh", "1.1.4")
    assert "36 : 40 × 100\u00a0% = 90\u00a0%" in quotes.example("so-1.1.4-dung-90")
    assert "từ 80\u00a0% đến dưới 90\u00a0%" in quotes.grades_table("so-ban-nganh")


def test_circumstances_name_the_criteria_they_exempt_from(quotes: Quotes) -> None:
    table = quotes.exemptions("so-ban-nganh")
    assert table.count("<tr>") == 7
    assert '<a href="../tieu-chi/so-ban-nganh/1.3.html#tc-1.3.2">1.3.2</a>' in table
    assert '<td class="number" data-paper="right">30,5</td>' in table
    assert quotes.exemptions("ubnd-cap-huyen").count("<tr>") == 4
    assert quotes.index_decimals("quang-ninh-2013") == 2


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda q: q.criterion("so", "1"), "Không có bộ tiêu chí «so». Có: so-ban-nganh"),
        (lambda q: q.max_points("so-ban-nganh", "9.9"), "Không có mục «9.9»"),
        (lambda q: q.example("khong"), "Không có ví dụ «khong»"),
        (lambda q: q.source("khong"), "Không có nguồn «khong»"),
        (lambda q: q.rule_table("so-ban-nganh", "1.1"), "Không có quy tắc của mục «1.1»"),
        (lambda q: q.calendar_table("2014"), "Không có phiên bản «2014»"),
    ],
)
def test_an_unknown_name_is_refused(
    quotes: Quotes, ask: Callable[[Quotes], str], told: str
) -> None:
    with pytest.raises(UnknownName, match=re.escape(told)):
        ask(quotes)


def test_a_set_of_several_scales_shows_each_under_its_units(two_editions: Library) -> None:
    table = Quotes(two_editions, lambda: "x/y.html").grades_table("bo-phan-2024")
    shown = re.findall(r"<strong>(.*?)</strong>|<tr><td>(.*?)</td>", table)
    assert ["".join(pair) for pair in shown] == [
        "Bộ tiêu chí phòng, ban: Bộ phận",
        "Đạt",
        "Chưa đạt",
        "Bộ tiêu chí phòng, ban: Tổ công tác",
        "Hoàn thành",
        "Chưa hoàn thành",
    ]


def test_an_edition_without_a_calendar_says_so(two_editions: Library) -> None:
    told = Quotes(two_editions, lambda: "x/y.html").calendar_table("thu-2024")
    assert told.strip() == "<p>Phiên bản này chưa có lịch.</p>"


def test_steps_of_other_origin_are_told_apart(small: Library) -> None:
    edition = small.editions[0]
    (step,) = edition.calendar
    cited = Origin(status="cited", source="van-ban-mau", at="Điều 5")
    other = step.model_copy(update={"id": "nop", "title": "Nộp phiếu", "origin": cited})
    both = edition.model_copy(update={"calendar": (step, other)})
    quotes = Quotes(replace(small, editions=(both,)), lambda: "x/y.html")
    told = quotes.calendar_table("mau-2020").partition("</ol>")[2]
    assert "Chấm điểm: Mẫu." in told
    assert "<p>Nộp phiếu:</p>" in told
    assert "Trích <a" in told


def test_a_part_of_the_theme_that_is_not_there_stops_the_build() -> None:
    assert mended("<b><i>", "<i>", "<u>") == "<b><u>"
    with pytest.raises(PluginError, match="Giao diện đã đổi: không còn «<p>»"):
        mended("<b>", "<p>", "<q>")
