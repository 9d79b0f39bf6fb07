"""The sheet for every eye and hand: keyboard, screen reader, zoom, phone, dark, a slow machine."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from cchc_docs.library import Library
from tests.built_site.sheet_page import (
    file_of,
    item,
    open_text,
    opened,
    random_sheet,
    total,
)

pytestmark = pytest.mark.browser


def test_the_score_is_said_politely_once_typing_has_stopped(sheet: Page) -> None:
    item(sheet, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    spoken = sheet.locator(".sheet-spoken")
    expect(spoken).to_have_text("Mục 1.1.1 được 1 điểm. Tổng 1 trên 1 điểm đã trả lời.")
    assert spoken.get_attribute("role") == "status"


def test_by_keyboard_alone(sheet: Page) -> None:
    sheet.locator('[id="muc-1.1.1"] > summary').focus()
    sheet.keyboard.press("Enter")
    sheet.locator('[id="muc-1.1.1"] fieldset').first.wait_for()
    sheet.keyboard.press("Tab")
    sheet.keyboard.press("Space")
    assert total(sheet) == "1"
    sheet.keyboard.press("ArrowDown")
    assert total(sheet) == "0,5"


def test_an_input_method_is_left_alone(sheet: Page) -> None:
    one = item(sheet, "1.1.1")
    area = one.get_by_label("Giải trình")
    area.focus()
    client = sheet.context.new_cdp_session(sheet)
    client.send("Input.imeSetComposition", {"selectionStart": 2, "selectionEnd": 2, "text": "kế"})
    client.send("Input.insertText", {"text": "kế hoạch"})
    assert area.input_value() == "kế hoạch"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1024])
def test_it_fits_and_axe_is_content(
    site: Path, browser: Browser, shipped: Library, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = opened(site, context.new_page())
    open_text(page, file_of(random_sheet(shipped, Random(14))))
    expect(page.locator(".sheet-notice")).to_contain_text("Đã mở")
    for code in ("1.1.1", "1.1.4", "1.3.1", "1.3.3", "1.6.1", "8.1.2"):
        item(page, code)
    page.evaluate("document.querySelectorAll('.sheet-panel').forEach((one) => { one.open = true })")
    page.get_by_role("button", name="Liên kết, mã QR").click()
    page.locator(".sheet-qr").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    )
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_an_answer_is_on_the_screen_within_a_frame_on_a_slow_machine(
    sheet: Page, shipped: Library
) -> None:
    open_text(sheet, file_of(random_sheet(shipped, Random(15))))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    item(sheet, "1.1.4")
    sheet.context.new_cdp_session(sheet).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    took = sheet.evaluate(
        """() => {
          const input = document.querySelector('[id="muc-1.1.4"] input[type=text]');
          const times = Array.from({ length: 30 }, (_, n) => {
            const start = performance.now();
            input.value = String(n + 1);
            input.dispatchEvent(new InputEvent('input', { bubbles: true }));
            document.body.getBoundingClientRect();
            return performance.now() - start;
          });
          return times.sort((a, b) => a - b)[15];
        }"""
    )
    assert took < 16
