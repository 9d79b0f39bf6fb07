"""The report of a season: pages, PDF and a decision's annex say what the ranking says."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from typing import Any

import pypdfium2
import pytest
from docx import Document
from lxml import html

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.charts import svg
from cchc_docs.publish.results import pdf
from cchc_docs.publish.results.annex import annex_docx
from cchc_docs.publish.results.pages import report_pages
from cchc_docs.publish.results.pdf import report_pdf
from cchc_docs.publish.results.report import Report, season_report
from cchc_docs.results.card_ranking import rank_cards
from cchc_docs.results.parts import Chart
from cchc_docs.results.season_parts import Results
from cchc_docs.results.standings import Wishes


@pytest.fixture(scope="module")
def report(shipped: EditionLibrary) -> Report:
    """The report on four invented units."""
    cards = shipped.season["so-ban-nganh"][:4]
    results = Results(rank_cards(cards, Wishes()), 2, cards)
    return season_report(results, shipped.edition, shipped.sources, shipped.edition.year)


def test_pages_lead_to_each_other_and_nowhere_else(report: Report) -> None:
    pages = dict(report_pages(report))
    assert len(pages) == 1 + len(report.units)
    for address, words in pages.items():
        page: Any = html.fromstring(words)
        links = [str(one) for one in page.xpath("//@href | //@src")]
        folder = address.rpartition("/")[0]
        for link in links:
            target = link.removeprefix("../") if link.startswith("../") else f"{folder}/{link}"
            assert target.lstrip("/") in pages
        assert "http" not in re.sub(r'xmlns="[^"]*"', "", words)
        assert page.get("lang") == "vi"
        for drawing in page.xpath("//*[local-name()='svg']"):
            assert drawing.xpath("./*[local-name()='title']/text()")
            assert drawing.xpath("./*[local-name()='desc']/text()")
        assert report.notice in page.text_content()


def test_the_pdf_has_a_page_a_unit(report: Report) -> None:
    made = report_pdf(report)
    assert made == report_pdf(report)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    starts = [page for page in pages if "Vị trí trong nhóm" in page]
    assert len(starts) == len(report.units)
    for one in report.units:
        assert any(one.standing.unit in page for page in starts)


def test_of_very_many_units_the_pdf_has_no_pages(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 3)
    pages = pypdfium2.PdfDocument(report_pdf(report))
    told = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert "Trang của 4 đơn vị không in ở đây" in " ".join(told.split())
    assert "Vị trí trong nhóm" not in told


def test_the_annex_is_laid_out_as_decisions_are(report: Report) -> None:
    text = Document(io.BytesIO(annex_docx(report)))
    told = [one.text for one in text.paragraphs if one.text]
    assert told[:2] == ["Phụ lục", report.title]
    assert told[2].startswith("(Kèm theo Quyết định số")
    rows = [row.cells[1].text for table in text.tables for row in table.rows[1:]]
    assert rows == [one.unit for one in report.results.ranking.standings]
    section: Any = text.sections[0]
    assert (round(section.page_width.mm), round(section.left_margin.mm)) == (210, 30)
    assert report.notice in section.footer.paragraphs[0].text


def test_a_chart_says_its_figures_in_words() -> None:
    chart = Chart("bars", "Mục <khó>", ("1.1", "1.2"), (("Tỷ lệ", (Fraction(1, 3), None)),))
    assert "<title>Mục &lt;khó&gt;</title><desc>1.1 0,3</desc>" in svg(chart)


def test_a_chart_reaches_as_far_as_its_figures() -> None:
    bars = (("Chỉ số", (Fraction(-12), Fraction(104))),)
    drawn = svg(Chart("bars", "Chỉ số", ("A", "B"), bars))
    assert [one for one in ("0", "50", "100") if f">{one}</text>" not in drawn] == []
    series = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawn)[1:]
    assert all(0 < float(begins) < float(begins) + float(wide) < 363 for begins, wide in series)
    assert len(series) == 2
