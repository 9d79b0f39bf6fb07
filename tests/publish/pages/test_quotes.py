"""What pages quote of their edition, and how they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from cchc_docs.criteria.origins import Origin
from cchc_docs.ground.numbers import show
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.quotes import Quotes, UnknownName, quotes_of


@pytest.fixture
def quotes(shipped: EditionLibrary) -> Quotes:
    return Quotes(shipped, addresses.of(shipped.edition).method)


def test_a_criterion_is_a_link_to_its_place(quotes: Quotes) -> None:
    assert quotes.criterion("so-ban-nganh", "1.1.4") == (
        '<a href="../../quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html#tc-1.1.4">'
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
    assert "36 : 40 × 100% = 90%" in quotes.example("so-1.1.4-dung-90")
    assert "từ 80% đến dưới 90%" in quotes.grades_table("so-ban-nganh")


def test_circumstances_name_the_criteria_they_exempt_from(quotes: Quotes) -> None:
    table = quotes.exemptions("so-ban-nganh")
    assert table.count("<tr>") == 8
    address = "../../quang-ninh-2013/tieu-chi/so-ban-nganh/1.3.html#tc-1.3.2"
    assert f'<a href="{address}">1.3.2</a>' in table
    assert '<td class="number" data-paper="right">30,5</td>' in table
    assert quotes.exemptions("ubnd-cap-huyen").count("<tr>") == 4


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda q: q.criterion("so", "1"), "Không có bộ tiêu chí «so». Có: so-ban-nganh"),
        (lambda q: q.max_points("so-ban-nganh", "9.9"), "Không có mục «9.9»"),
        (lambda q: q.example("khong"), "Không có ví dụ «khong»"),
        (lambda q: q.source("khong"), "Không có nguồn «khong»"),
        (lambda q: q.rule_table("so-ban-nganh", "1.1"), "Không có quy tắc của mục «1.1»"),
    ],
)
def test_an_unknown_name_is_refused(
    quotes: Quotes, ask: Callable[[Quotes], str], told: str
) -> None:
    with pytest.raises(UnknownName, match=re.escape(told)):
        ask(quotes)


def test_a_set_of_several_scales_shows_each_under_its_units(two_editions: Library) -> None:
    table = quotes_of(two_editions, "thu-2024", "x/y.html").grades_table("phong-ban")
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
    told = quotes_of(two_editions, "thu-2024", "x/y.html").calendar_table()
    assert told.strip() == "<p>Phiên bản này chưa có lịch.</p>"


def test_steps_of_other_origin_are_told_apart(small: EditionLibrary) -> None:
    edition = small.edition
    (step,) = edition.calendar
    cited = Origin(status="cited", source="van-ban-mau", at="Điều 5")
    other = step.model_copy(update={"id": "nop", "title": "Nộp phiếu", "origin": cited})
    both = edition.model_copy(update={"calendar": (step, other)})
    quotes = Quotes(replace(small, edition=both), "x/y.html")
    told = quotes.calendar_table().partition("</ol>")[2]
    assert "Chấm điểm: Mẫu." in told
    assert "<p>Nộp phiếu:</p>" in told
    assert "Trích <a" in told


def test_an_edition_that_is_not_there_is_refused(two_editions: Library) -> None:
    with pytest.raises(UnknownName, match=r"Không có phiên bản «thu-2025»\. Có: thu-2024"):
        quotes_of(two_editions, "thu-2025", "x.html")


def test_the_costliest_mistakes_are_found_by_the_data(
    quotes: Quotes, shipped: EditionLibrary
) -> None:
    told = str(quotes.costliest("so-ban-nganh"))
    costs = [
        one.costs for leaf in shipped.find_set("so-ban-nganh").leaves() for one in leaf.mistakes
    ]
    assert f"mất {show(max(costs))} điểm" in told
    assert told.count("<li>") == 3
