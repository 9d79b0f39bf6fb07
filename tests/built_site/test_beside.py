"""Of many sets beside each other two are chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from cchc_docs.assets import BUNDLES
from cchc_docs.library import Library
from cchc_docs.publish.pages.beside import beside_page

pytestmark = pytest.mark.browser


def test_two_of_many_are_chosen(two_editions: Library, page: Page) -> None:
    first, second = two_editions.editions
    third = replace(second, edition=second.edition.model_copy(update={"id": "ba", "year": 2019}))
    ((_, text),) = beside_page(Library((first, second, third), two_editions.digest))
    page.set_content(text.partition("\n---\n")[2])
    page.add_script_tag(path=str(BUNDLES / "beside.js"))
    heads = page.locator("table").first.locator("thead th:visible")
    expect(heads).to_have_count(3)
    page.get_by_label("Bộ thứ nhất").select_option(index=2)
    expect(heads.nth(2)).to_contain_text("2019")
    row = page.locator("table").last.locator("tbody tr").first
    expect(row.locator("td:visible")).to_have_count(2)
