"""Macros of hand-written pages: what they quote, and how they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from cchc_docs.library import Library
from cchc_docs.publish.site.macros import Quotes, UnknownName


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
    assert table.count("<tr>") == 4
    assert '<a href="../tieu-chi/so-ban-nganh/1.3.html#tc-1.3.2">1.3.2</a>' in table
    assert '<td class="number" data-paper="right">30,5</td>' in table
    assert quotes.exemptions("ubnd-cap-huyen").count("<tr>") == 2
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
