"""Work in the sheet is never lost, and what a stranger sends stays data."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.data import to_browser
from tests.built_site.conftest import watch
from tests.built_site.sheet_page import (
    file_of,
    item,
    open_text,
    opened,
    random_sheet,
    total,
    unfold,
)
from tests.conftest import QUIET

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


@contextmanager
def profile_kept(browser: Browser, profile: Path) -> Iterator[tuple[Page, Callable[[], None]]]:
    """A page of a Chromium that keeps its profile, and what cuts that Chromium's power: every
    process of it is killed at once."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    start = browser.browser_type.launch_persistent_context
    with start(str(profile), executable_path=path, args=QUIET) as context:
        assert context.browser
        processes = context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
        [main] = [one["id"] for one in processes["processInfo"] if one["type"] == "browser"]

        def cut_power() -> None:
            with context.expect_event("close"):
                os.killpg(main, signal.SIGKILL)

        yield context.new_page(), cut_power


def test_work_survives_a_power_cut(site: Path, browser: Browser, tmp_path: Path) -> None:
    with profile_kept(browser, tmp_path) as (page, cut_power):
        opened(site, page)
        page.get_by_label("Tên đơn vị").press_sequentially("Sở Mất điện")
        one = item(page, "1.1.4")
        one.get_by_label("Số nhiệm vụ hoàn thành").press_sequentially("36")
        one.get_by_label("Số nhiệm vụ theo kế hoạch").press_sequentially("40")
        item(page, "1.3.2").locator('input[type="text"]').first.press_sequentially("6")
        page.wait_for_timeout(100)
        cut_power()
    with profile_kept(browser, tmp_path) as (page, _):
        opened(site, page)
        expect(page.get_by_label("Tên đơn vị")).to_have_value("Sở Mất điện")
        assert "tắt đột ngột" in page.locator(".sheet-notice").inner_text()
        assert total(page) == "1"
        assert item(page, "1.3.2").locator('input[type="text"]').first.input_value() == "6"


def test_two_windows_never_overwrite_each_other(site: Path, browser: Browser) -> None:
    context = browser.new_context()
    one = opened(site, context.new_page())
    one.get_by_label("Tên đơn vị").fill("Sở A")
    other = opened(site, context.new_page())
    item(one, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    expect(other.locator(".sheet-notice")).to_contain_text("vừa được sửa ở một cửa sổ khác")
    item(other, "1.1.1").get_by_label("Không ban hành").check()  # not seen, or not cared about
    expect(other.locator(".sheet-notice")).to_contain_text("thành một phiếu riêng")
    names = other.get_by_label("Phiếu đang mở").locator("option")
    assert names.count() == 2
    assert (total(one), total(other)) == ("1", "0")
    item(one, "1.1.2").locator("input").first.check()
    assert one.get_by_label("Phiếu đang mở").locator("option").count() == 2
    for page, points in ((one, total(one)), (other, "0")):
        key = page.get_by_label("Phiếu đang mở").input_value()
        third = opened(site, context.new_page())
        third.get_by_label("Phiếu đang mở").select_option(key)
        assert total(third) == points
        third.close()
    context.close()


def test_the_other_windows_sheet_can_be_taken(site: Path, browser: Browser) -> None:
    context = browser.new_context()
    one = opened(site, context.new_page())
    one.get_by_label("Tên đơn vị").fill("Sở A")
    other = opened(site, context.new_page())
    item(one, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    other.get_by_role("button", name="Lấy bản ở cửa sổ kia").click()
    assert total(other) == "1"
    item(other, "1.1.1").get_by_label("Không ban hành").check()
    assert other.get_by_label("Phiếu đang mở").locator("option").count() == 1
    context.close()


def test_a_file_changed_since_it_was_saved_is_opened_only_when_wanted(
    sheet: Page, shipped: EditionLibrary
) -> None:
    open_text(sheet, file_of(random_sheet(shipped, Random(5))))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    with sheet.expect_download() as saving:
        sheet.get_by_role("button", name="Lưu ra tệp").click()
    text = Path(saving.value.path()).read_text("utf-8")
    before = total(sheet)
    sheet.get_by_role("button", name="Phiếu mới").click()
    open_text(sheet, text.replace('"level": 1', '"level": 2', 1))
    expect(sheet.locator(".sheet-notice")).to_contain_text("mã kiểm tra không khớp")
    assert total(sheet) == "0"
    sheet.get_by_role("button", name="Vẫn mở thành phiếu riêng").click()
    expect(sheet.locator(".sheet-notice")).to_contain_text("cùng câu trả lời, khi làm phiếu được")
    assert total(sheet) != "0"
    open_text(sheet, text)
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    assert total(sheet) == before


def test_a_damaged_sheet_in_the_browser_stops_nothing(sheet: Page, strange: list[str]) -> None:
    sheet.get_by_label("Tên đơn vị").fill("Sở Hỏng")
    key = sheet.get_by_label("Phiếu đang mở").input_value()
    for damaged in ('{"saved": 1, "fi', '{"saved": 1}', '{"saved": 1, "file": {"format": 7}}', "7"):
        sheet.evaluate("pair => localStorage.setItem(...pair)", [key, damaged])
        sheet.evaluate("indexedDB.deleteDatabase('cchc-sheet')")
        sheet.reload()
        expect(sheet.locator(".sheet-notice")).to_contain_text("để nguyên")
        sheet.get_by_label("Tên đơn vị").fill("Sở Mới")
        unfold(sheet, "so-sanh")
        sheet.get_by_label("với").select_option(f"{key} ")
        expect(sheet.locator("#so-sanh [role=alert]")).to_have_count(1)
        assert sheet.evaluate("key => localStorage.getItem(key)", key) == damaged
        sheet.evaluate("key => localStorage.setItem(key.replace(/[^:]+$/, 'current'), key)", key)
    assert not strange


def test_undo_and_redo(sheet: Page) -> None:
    one = item(sheet, "1.1.1")
    one.get_by_label("Ban hành kịp thời", exact=True).check()
    one.get_by_label("Không ban hành").check()
    assert total(sheet) == "0"
    sheet.get_by_role("button", name="Hoàn tác").click()
    sheet.get_by_role("button", name="Làm lại").click()
    sheet.keyboard.press("Control+z")
    assert sheet.locator(".sheet-item-points").first.inner_text() == "–/1"


def test_undo_leaves_what_is_half_typed_elsewhere_and_works_on_a_button(sheet: Page) -> None:
    half = item(sheet, "1.3.2").locator('input[type="text"]').first
    half.press_sequentially("6")
    item(sheet, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    sheet.keyboard.press("Control+z")  # the focus is on a radio button
    assert total(sheet) == "0"
    assert half.input_value() == "6"
    assert sheet.locator('[id="muc-1.3.2"] .sheet-item-state').inner_text() == "đang nhập dở"


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
    sheet.get_by_role("button", name="Xoá phiếu này").click()
    sheet.reload()  # the notice with its button is gone, the sheet is not
    sheet.locator(".sheet-more > summary").click()
    deleted = sheet.locator(".sheet-deleted")
    assert "Sở Hai, 2013, xoá" in deleted.inner_text()
    deleted.get_by_role("button", name="Lấy lại").click()
    assert sheet.get_by_label("Tên đơn vị").input_value() == "Sở Hai"
    assert deleted.inner_text() == ""
    sheet.get_by_label("Phiếu đang mở").select_option(index=0)
    sheet.reload()  # the one last open comes back, not the one last changed
    assert sheet.get_by_label("Tên đơn vị").input_value() == "Sở Một"


def test_a_file_saved_is_opened_again_and_by_a_newcomer(
    site: Path, sheet: Page, browser: Browser, shipped: EditionLibrary, strange: list[str]
) -> None:
    raw = random_sheet(shipped, Random(7))
    open_text(sheet, file_of(raw))
    with sheet.expect_download() as saving:
        sheet.get_by_role("button", name="Lưu ra tệp").click()
    assert (
        saving.value.suggested_filename == "phieu-cham-quang-ninh-2013-so-ban-nganh-so-a-2013.json"
    )
    text = Path(saving.value.path()).read_text("utf-8")
    assert json.loads(text)["answers"] == to_browser(raw)["answers"]
    other = browser.new_context().new_page()
    watch(other, strange)
    opened(site, other)
    open_text(other, text)
    expect(other.locator(".sheet-notice")).to_contain_text("Đã mở")
    assert total(other) == total(sheet)
    assert not strange
    other.context.close()


def test_a_link_opens_as_a_sheet_of_its_own(
    site: Path, sheet: Page, browser: Browser, shipped: EditionLibrary, strange: list[str]
) -> None:
    open_text(sheet, file_of(random_sheet(shipped, Random(8))))
    sheet.get_by_role("button", name="Liên kết, mã QR").click()
    link = sheet.get_by_label("Liên kết của phiếu này").input_value()
    sheet.locator(".qr-code").wait_for()
    other = browser.new_context().new_page()
    watch(other, strange)
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


def test_a_strangers_file_runs_nothing_and_reaches_nothing(
    sheet: Page, shipped: EditionLibrary, strange: list[str]
) -> None:
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
        unfold(sheet, panel)
    item(sheet, code)
    assert sheet.evaluate("window.caught") is None
    assert sheet.locator("#sheet img, #sheet script").count() == 0
    assert not strange


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


REFUSED = {
    "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceeded') }",
    "switched off": """Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("", "SecurityError"); } });
      Object.defineProperty(window, "indexedDB", { get() { throw new DOMException(""); } });""",
}


@pytest.mark.parametrize("how", REFUSED)
def test_when_the_browser_keeps_nothing_the_page_says_so(
    site: Path, page: Page, how: str, strange: list[str]
) -> None:
    page.add_init_script(REFUSED[how])
    opened(site, page)
    page.get_by_label("Tên đơn vị").fill("Sở A")
    assert "Lưu ra tệp" in page.locator(".sheet-saved").inner_text()
    item(page, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    assert total(page) == "1"
    assert page.get_by_label("Phiếu đang mở").locator("option").count() == 1
    with page.expect_download():
        page.get_by_role("button", name="Lưu ra tệp").click()
    assert "Đã lưu lúc" in page.locator(".sheet-saved").inner_text()
    item(page, "1.1.1").get_by_label("Không ban hành").check()
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.close(run_before_unload=True)
    page.wait_for_event("close")
    assert asked == ["beforeunload"]
    assert not strange
