"""The learner's path: ticks and tests are kept, told on home and set pages, carried in a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.built_site.axe import LEVELS, axe_finds

pytestmark = pytest.mark.browser

SET = "so-ban-nganh"


def answered(page: Page, count: int) -> None:
    """Gives the first answer to every question of a test."""
    for _ in range(count):
        page.locator(".exercise-option").first.click()
        page.get_by_role("button", name="Trả lời").click()


def at(site: Path, place: str) -> str:
    return f"{site.as_uri()}/quang-ninh-2013/{place}"


def test_a_path_from_the_first_test_to_the_sheet_of_results(
    site: Path, page: Page, tmp_path: Path
) -> None:
    page.goto(at(site, f"tieu-chi/{SET}/1.1.html"))
    page.get_by_label("Đã học xong mục 1.1").check()
    page.goto(at(site, f"lo-trinh/{SET}.html"))
    told = page.locator(".learning-told")
    expect(told).to_have_text("Đã học 1/33 tiêu chí.")
    page.get_by_label("1.2", exact=True).check()
    page.get_by_role("link", name="Kiểm tra trước khi học").click()
    answered(page, 12)
    expect(page.locator("h2").first).to_contain_text("trên 12 câu")
    page.get_by_role("link", name="Về lộ trình học").click()
    sheet = page.get_by_role("region", name="Phiếu kết quả")
    expect(sheet).to_contain_text("/12 câu đúng")
    expect(sheet).to_contain_text("không phải chứng chỉ")
    assert axe_finds(page, *LEVELS) == {}
    with page.expect_download() as taken:
        page.get_by_role("button", name="Lưu tiến độ ra tệp").click()
    saved = tmp_path / "tien-do.json"
    taken.value.save_as(saved)
    assert json.loads(saved.read_text("utf-8"))["done"] == ["1.1", "1.2"]
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Xoá tiến độ").click()
    expect(told).to_have_text("Đã xoá. Chưa đánh dấu tiêu chí nào.")
    page.get_by_label("Tệp tiến độ").set_input_files(saved)
    expect(told).to_contain_text("Đã học 2/33 tiêu chí.")
    page.goto(at(site, f"tieu-chi/{SET}/index.html"))
    expect(page.locator("[data-learned]")).to_have_text("Lộ trình học: đã học 2/33 tiêu chí")


def test_the_test_after_asks_the_same_kinds_on_other_items(site: Path, page: Page) -> None:
    asked: dict[str, list[tuple[str, str]]] = {"dau": [], "cuoi": []}
    for which, heads in asked.items():
        page.goto(at(site, f"luyen-tap/{SET}.html?kiem-tra={which}"))
        for _ in range(12):
            kind = page.locator("h2").first.inner_text().partition(". ")[2]
            heads.append((kind, page.locator(".exercise-about").first.inner_text()))
            answered(page, 1)
    first, after = asked["dau"], asked["cuoi"]
    assert [kind for kind, _ in first] == [kind for kind, _ in after]
    assert len({kind for kind, _ in first}) == 4
    assert not {item for _, item in first if item} & {item for _, item in after}
