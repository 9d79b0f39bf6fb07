"""Two editions whose sets have one id: what is kept for the one is not found by the other."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from cchc_docs.criteria.documents import read_document
from tests.built_site.conftest import without_own_pages
from tests.built_site.sheet_page import file_of, item, open_text
from tests.conftest import ROOT, with_second

FIRST, SECOND = "mau-2020", "thu-2024"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hai")
    return without_own_pages(folder / "du-an", with_second(folder / "criteria"))


def sheet_of(both: Path, page: Page, edition: str) -> None:
    page.goto(f"{both.as_uri()}/{edition}/bang-cham/phong-ban.html")
    page.wait_for_selector(".sheet-item", state="attached")


def kept(page: Page) -> list[str]:
    keys = page.evaluate("Object.keys(localStorage).filter((key) => key.includes('sheet')).sort()")
    assert isinstance(keys, list)
    return keys


def test_sheets_of_two_years_do_not_mix(both: Path, page: Page, strange: list[str]) -> None:
    sheet_of(both, page, FIRST)
    name = page.get_by_label("Tên đơn vị")
    name.fill("Phòng năm trước")
    sheet_of(both, page, SECOND)
    assert page.get_by_label("Tên đơn vị").input_value() == ""
    page.get_by_label("Tên đơn vị").fill("Phòng năm sau")
    sheet_of(both, page, FIRST)
    assert page.get_by_label("Tên đơn vị").input_value() == "Phòng năm trước"
    editions = {key.split(":")[2] for key in kept(page)}
    assert editions == {FIRST, SECOND}
    assert strange == []


@pytest.mark.parametrize("name", ["phuong-phap/cach-tinh", "bang-cham/phong-ban"])
@pytest.mark.parametrize(
    ("edition", "foot"),
    [
        (FIRST, "Tài liệu tập huấn, không phải văn bản chính thức"),
        (SECOND, "Bộ tiêu chí theo văn bản chính thức; hướng dẫn để tham khảo"),
        ("", "Mỗi bộ chỉ số tự ghi là tài liệu tập huấn hay theo văn bản chính thức"),
    ],
)
def test_what_is_printed_says_at_its_foot_what_its_edition_is(
    both: Path, page: Page, edition: str, foot: str, name: str
) -> None:
    page.goto(f"{both.as_uri()}/{f'{edition}/{name}' if edition else 'index'}.html")
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        told = [one.extract_text().splitlines()[-1] for one in printed.pages]
    assert told
    assert {foot} == {line.partition(" / ")[0] for line in told}


def test_a_sheet_from_before_keys_named_their_edition_is_found(both: Path, page: Page) -> None:
    sheet_of(both, page, SECOND)
    page.get_by_label("Tên đơn vị").fill("Phòng cũ")
    page.evaluate(
        """() => {
          for (const key of Object.keys(localStorage)) {
            const text = localStorage.getItem(key);
            if (!key.startsWith("cchc-sheet:2:")) continue;
            localStorage.removeItem(key);
            if (text.startsWith("{")) localStorage.setItem("cchc-sheet:1:phong-ban:cu", text);
          }
          return new Promise((resolve) => {
            indexedDB.deleteDatabase("cchc-sheet").onblocked = resolve;
          });
        }"""
    )
    sheet_of(both, page, FIRST)
    assert page.get_by_label("Tên đơn vị").input_value() == ""
    sheet_of(both, page, SECOND)
    assert page.get_by_label("Tên đơn vị").input_value() == "Phòng cũ"


def test_the_first_page_remembers_the_edition_last_seen(both: Path, page: Page) -> None:
    sheet_of(both, page, FIRST)
    page.goto(f"{both.as_uri()}/index.html")
    last = page.locator("[data-last-edition] a")
    assert last.inner_text() == "Bộ mẫu để kiểm thử"
    last.click()
    page.wait_for_url(f"**/{FIRST}/index.html")


def test_a_figure_that_two_items_ask_is_typed_once(
    both: Path, page: Page, strange: list[str]
) -> None:
    """The other item has it and follows it, until it says something else, which is told."""
    sheet_of(both, page, SECOND)
    page.locator(".sheet-field").evaluate_all("(all) => all.forEach((one) => { one.open = true })")
    first, other = item(page, "1.1"), item(page, "1.2")
    first.get_by_label("Số đúng hạn").fill("8")
    first.get_by_label("Số hồ sơ").fill("10")
    whole = other.get_by_label("Số đã đúng hạn")
    expect(whole).to_have_value("8")
    expect(other).to_contain_text("Lấy từ mục 1.1.")
    other.get_by_label("Số không phải nhắc").fill("4")
    points = other.locator(".sheet-item-points")
    expect(points).to_have_text("0,5/1")
    first.get_by_label("Số đúng hạn").fill("")
    first.get_by_label("Số đúng hạn").fill("5")
    expect(whole).to_have_value("5")
    expect(points).to_have_text("0,8/1")
    remark = other.get_by_text("Mục 1.1 ghi 5: cùng một số liệu thì phải bằng nhau.")
    expect(remark).to_have_count(0)
    whole.fill("6")
    expect(remark).to_be_visible()
    page.get_by_text("Kết quả và cách tăng điểm").click()
    expect(page.get_by_text("«Số đúng hạn» ở mục 1.2 là 6, ở mục 1.1 là 5")).to_be_visible()
    first.get_by_label("Số đúng hạn").fill("9")
    expect(whole).to_have_value("6")
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(whole).to_have_value("5")
    expect(remark).to_have_count(0)
    assert strange == []


def test_a_unit_left_without_a_class_is_told_so(both: Path, page: Page) -> None:
    """Field 4 is a penalty: what it comes to is no share of a maximum."""
    whole = read_document(ROOT / "tests/small/mau-2020/units/phong-a.yaml").data["sheet"]
    punished = {**whole, "answers": {**whole["answers"], "4.1": {"self": {"count": 2}}}}
    sheet_of(both, page, FIRST)
    open_text(page, file_of(punished))
    expect(page.locator(".sheet-total")).to_contain_text("Không xếp loại")
    heads = page.locator(".sheet-field-told").all_inner_texts()
    assert [head.rpartition(" ")[2] for head in heads][3] == "điểm"
    assert heads[0].endswith("%")
