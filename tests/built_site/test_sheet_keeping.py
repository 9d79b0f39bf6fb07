"""Work in the sheet is never lost, and what a stranger sends stays data."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from cchc_docs.library import Library
from cchc_docs.publish.calculator.set_data import plain
from tests.built_site.conftest import watch
from tests.built_site.sheet_page import (
    file_of,
    item,
    open_text,
    opened,
    random_sheet,
    total,
)

pytestmark = pytest.mark.browser


def test_work_survives_a_reload_and_a_kill_in_the_middle_of_typing(
    site: Path, browser: Browser
) -> None:
    context = browser.new_context()
    first = opened(site, context.new_page())
    first.get_by_label("Tên đơn vị").fill("Sở Kiểm thử")
    one = item(first, "1.1.4")
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("36")
    one.get_by_label("Số nhiệm vụ theo kế hoạch").fill("40")
    item(first, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    half = item(first, "1.3.2")
    half.locator('input[type="text"]').first.press_sequentially("6")
    assert "Đã lưu lúc" in first.locator(".sheet-saved").inner_text()
    first.close(run_before_unload=False)

    second = opened(site, context.new_page())
    assert second.get_by_label("Tên đơn vị").input_value() == "Sở Kiểm thử"
    assert total(second) == "2"
    assert item(second, "1.1.4").get_by_label("Số nhiệm vụ hoàn thành").input_value() == "36"
    assert item(second, "1.3.2").locator('input[type="text"]').first.input_value() == "6"
    context.close()


def test_undo_and_redo(sheet: Page) -> None:
    one = item(sheet, "1.1.1")
    one.get_by_label("Ban hành kịp thời", exact=True).check()
    one.get_by_label("Không ban hành").check()
    assert total(sheet) == "0"
    sheet.get_by_role("button", name="Hoàn tác").click()
    sheet.get_by_role("button", name="Làm lại").click()
    sheet.keyboard.press("Control+z")
    assert sheet.locator(".sheet-item-points").first.inner_text() == "–/1"


def test_several_sheets_and_one_thrown_away_comes_back(sheet: Page) -> None:
    sheet.get_by_label("Tên đơn vị").fill("Sở Một")
    sheet.get_by_role("button", name="Phiếu mới").click()
    sheet.get_by_label("Tên đơn vị").fill("Sở Hai")
    names = sheet.get_by_label("Phiếu đang mở").locator("option").all_inner_texts()
    assert len(names) == 2
    sheet.get_by_role("button", name="Xoá phiếu này").click()
    assert sheet.get_by_label("Tên đơn vị").input_value() == "Sở Một"
    sheet.get_by_role("button", name="Lấy lại phiếu vừa xoá").click()
    assert sheet.get_by_label("Tên đơn vị").input_value() == "Sở Hai"


def test_a_file_saved_is_opened_again_and_by_a_newcomer(
    site: Path, sheet: Page, browser: Browser, shipped: Library
) -> None:
    raw = random_sheet(shipped, Random(7))
    open_text(sheet, file_of(raw))
    with sheet.expect_download() as saving:
        sheet.get_by_role("button", name="Lưu ra tệp").click()
    assert saving.value.suggested_filename == "phieu-cham-so-a-2013.json"
    text = Path(saving.value.path()).read_text("utf-8")
    assert json.loads(text)["answers"] == plain(raw)["answers"]
    other = browser.new_context().new_page()
    watch(other)
    opened(site, other)
    open_text(other, text)
    expect(other.locator(".sheet-notice")).to_contain_text("Đã mở")
    assert total(other) == total(sheet)
    other.context.close()


def test_a_link_opens_as_a_sheet_of_its_own(
    site: Path, sheet: Page, browser: Browser, shipped: Library
) -> None:
    open_text(sheet, file_of(random_sheet(shipped, Random(8))))
    sheet.get_by_role("button", name="Liên kết, mã QR").click()
    link = sheet.get_by_label("Liên kết của phiếu này").input_value()
    sheet.locator(".sheet-qr").wait_for()
    other = browser.new_context().new_page()
    strange = watch(other)
    other.goto(link)
    assert total(other) == total(sheet)
    assert "#" not in other.url
    cut = link[:-30]
    other.goto("about:blank")
    other.goto(cut)
    assert "bị cắt hoặc sai" in other.locator(".sheet-notice").inner_text()
    assert total(other) == total(sheet)  # what was there stays
    assert not strange
    other.context.close()


HOSTILE = "<img src=x onerror='window.caught=1'><script>window.caught=1</script>"


def test_a_strangers_file_runs_nothing_and_reaches_nothing(sheet: Page, shipped: Library) -> None:
    raw = random_sheet(shipped, Random(9))
    code = next(iter(raw["answers"]))
    raw["answers"][code].update(explanation=HOSTILE, evidence=HOSTILE)
    raw["unit"] = HOSTILE
    data = json.loads(file_of(raw))
    data["answers"][HOSTILE] = {"self": {"level": 1}}
    data["edition"] = HOSTILE
    open_text(sheet, json.dumps(data))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    for panel in ("ket-qua", "so-sanh", "bao-cao"):
        sheet.locator(f"#{panel} > summary").click()
    item(sheet, code)
    assert sheet.evaluate("window.caught") is None
    assert sheet.locator("#sheet img, #sheet script").count() == 0
    assert not sheet.strange  # type: ignore[attr-defined]


def test_the_content_policy_stops_scripts_and_connections(sheet: Page) -> None:
    blocked = sheet.evaluate(
        """() => new Promise((resolve) => {
          const found = [];
          document.addEventListener('securitypolicyviolation',
            (event) => found.push(event.violatedDirective));
          const script = document.createElement('script');
          script.textContent = 'window.caught = 1';
          document.body.append(script);
          const far = document.createElement('script');
          far.src = 'https://example.org/x.js';
          document.body.append(far);
          fetch('https://example.org/').catch(() => {});
          const form = document.createElement('img');
          form.src = 'https://example.org/x.png';
          setTimeout(() => resolve(found), 300);
        })"""
    )
    assert sheet.evaluate("window.caught") is None
    assert {"script-src-elem", "connect-src", "img-src"} <= set(blocked)


def test_when_the_browser_keeps_nothing_the_page_says_so(site: Path, page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('đầy'); }")
    opened(site, page)
    page.get_by_label("Tên đơn vị").fill("Sở A")
    assert "Lưu ra tệp" in page.locator(".sheet-saved").inner_text()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.close(run_before_unload=True)
    page.wait_for_event("close")
    assert asked == ["beforeunload"]
