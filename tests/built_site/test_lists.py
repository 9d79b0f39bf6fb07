"""Lists that filter: what is shown, in which order, and that the address keeps it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
EDITION = "mau-2020"
TABLE = f"{EDITION}/tieu-chi/phong-ban/tong-hop.html"


def shown(page: Page) -> list[str]:
    """The codes of the items that can be seen, in order."""
    rows = page.locator("tr[data-about]:visible")
    return list(rows.evaluate_all("all => all.map(e => e.dataset.ma)"))


def test_the_table_of_all_items_filters_and_sorts_and_the_address_keeps_it(
    small_site: Path, page: Page, strange: list[str]
) -> None:
    page.goto(f"{small_site.as_uri()}/{TABLE}")
    whole = shown(page)
    assert page.locator("tfoot").is_visible()
    page.locator("select[name=cach]").select_option("Theo thời hạn")
    some = shown(page)
    assert some
    assert len(some) < len(whole)
    assert not page.locator("tfoot, tr[data-frame]:visible").first.is_visible()
    assert page.locator(".list-told").inner_text() == f"{len(some)} trên {len(whole)} mục"
    page.reload()
    assert shown(page) == some
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator("tr[data-about]:visible")).to_have_count(len(whole))
    assert shown(page) == whole
    assert "#" not in page.url
    head = page.get_by_role("button", name="Điểm tối đa")
    head.click()
    head.click()
    rows = page.locator("tr[data-about]:visible")
    most = rows.evaluate_all("all => all.map(e => e.dataset.toiDa.replace(',', '.'))")
    figures = [float(text) for text in most]
    assert figures == sorted(figures, reverse=True)
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Điểm tối đa")
    assert not strange


def test_a_list_prints_without_the_form_that_filters_it(small_site: Path, page: Page) -> None:
    page.goto(f"{small_site.as_uri()}/{TABLE}")
    form = page.get_by_role("form", name="Lọc danh sách")
    expect(form).to_be_visible()
    page.emulate_media(media="print")
    expect(form).to_be_hidden()


@pytest.mark.parametrize("name", ["so-ban-nganh", "ubnd-cap-huyen"])
def test_all_items_of_a_set_stand_on_one_a3_sheet(site: Path, page: Page, name: str) -> None:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/{name}/tong-hop.html")
    printed = page.pdf(format="A3", landscape=True, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(printed) as document:
        assert len(document) == 1


def test_the_strip_of_a_field_leads_to_its_own_examples_and_questions(
    small_site: Path, page: Page
) -> None:
    for title, entry in (("Ví dụ", "tr[data-about]"), ("Câu hỏi", "details[data-about]")):
        page.goto(f"{small_site.as_uri()}/{EDITION}/tieu-chi/phong-ban/1.html")
        link = page.locator(".strip a", has_text=title)
        told = int(link.inner_text().rpartition("(")[2].rstrip(")"))
        link.click()
        page.locator("form.list-form").wait_for()
        assert page.locator(f"{entry}:visible").count() == told, title


def test_without_scripts_the_whole_list_stands(small_site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_site.as_uri()}/{TABLE}?cach=Theo+th%E1%BB%9Di+h%E1%BA%A1n")
    assert page.locator("tr[data-about]").count() == len(shown(page)) > 1
    page.goto(f"{small_site.as_uri()}/{EDITION}/tra-cuu/thuat-ngu.html")
    assert page.locator(".glossary > div:visible").count() == page.locator(".glossary dt").count()
    context.close()
