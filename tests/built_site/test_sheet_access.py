"""The sheet for every eye and hand: keyboard, screen reader, zoom, phone, dark, a slow machine."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from cchc_docs.library import EditionLibrary
from tests.built_site.axe import LEVELS, axe_finds_in_light_and_dark
from tests.built_site.sheet_page import (
    file_of,
    item,
    open_text,
    opened,
    random_sheet,
    unfold,
)
from tests.built_site.waiting import until

pytestmark = pytest.mark.browser


def test_the_score_is_said_politely_once_typing_has_stopped(sheet: Page) -> None:
    item(sheet, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    spoken = sheet.locator(".sheet-spoken")
    expect(spoken).to_have_text("Mục 1.1.1 được 1 điểm. Tổng 1 trên 1 điểm đã trả lời.")
    assert spoken.get_attribute("role") == "status"


FOCUSED = """() => {
  const here = document.activeElement;
  const name = here.labels && here.labels.length ? here.labels[0].textContent : here.textContent;
  const style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  return [here.tagName, name.trim(), style.outlineStyle !== "none", inView];
}"""


def test_the_whole_page_by_the_tab_key(site: Path, page: Page) -> None:
    """Every control comes in its order, is seen and shows that it has the focus; no trap."""
    opened(site, page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = false })")
    page.locator(".sheet-field > summary").first.click()
    page.locator(".sheet-more > summary").click()
    item(page, "1.1.1")
    page.evaluate("document.querySelector('.sheet-head input').focus()")
    names, unseen = [], []
    for _ in range(120):
        tag, name, outlined, in_view = page.evaluate(FOCUSED)
        if tag == "BODY":
            break
        names.append(name)
        if not (outlined and in_view):
            unseen.append((tag, name))
        page.keyboard.press("Tab")
    assert unseen == []
    wanted = ["Tên đơn vị", "Loại đơn vị", "Năm", "Lưu ra tệp", "Mở tệp", "Thêm…"]
    wanted += ["Cột đang điền", "Phiếu đang mở", "Phiếu mới", "Tải CSV", "Tải Excel", "In báo cáo"]
    wanted += [
        "Liên kết, mã QR",
        "Xoá phiếu này",
        "Mục tiếp ↓",
        "Việc đơn vị không có",
        "Ban hành kịp thời",
        "Chỉ ghi số điểm, không có số liệu",
    ]
    wanted += ["Tài liệu kiểm chứng (số, ngày, mục, trang)", "Giải trình", "Hướng dẫn mục 1.1.1"]
    wanted += ["Xoá câu trả lời", "Kết quả và cách tăng điểm", "So sánh hai phiếu, hai cột điểm"]
    found = iter(names)
    assert [name for name in wanted if name not in found] == []  # all of them, in this order
    assert len([name for name in names if re.match("[1-8][.] ", name)]) == 8  # every field


def test_a_sheet_is_filled_by_keyboard_alone(sheet: Page) -> None:
    keys, points_shown = sheet.keyboard, sheet.locator(".sheet-total strong")
    sheet.get_by_label("Tên đơn vị").focus()
    keys.type("Sở Phím")
    sheet.locator('[id="muc-1.1.1"] > summary').focus()
    keys.press("Enter")
    sheet.locator('[id="muc-1.1.1"] fieldset').first.wait_for()
    for key, points in (("Tab", "0"), ("Space", "1"), ("ArrowDown", "0,5"), ("Control+z", "0")):
        keys.press(key)
        expect(points_shown).to_have_text(points)
    sheet.locator('[id="muc-1.1.4"] > summary').focus()
    keys.press("Space")
    sheet.locator('[id="muc-1.1.4"] input').first.wait_for()
    keys.press("Tab")
    keys.type("36")
    keys.press("Tab")
    keys.type("40")
    expect(points_shown).to_have_text("1")
    sheet.locator("#ket-qua > summary").focus()
    keys.press("Enter")
    sheet.locator(".chances a").first.focus()
    keys.press("Enter")
    sheet.locator(".sheet-item[open]:focus-within").first.wait_for()


def test_what_a_screen_reader_is_told(sheet: Page) -> None:
    item(sheet, "1.1.4").get_by_label("Số nhiệm vụ hoàn thành").fill("abc")
    unfold(sheet, "ket-qua")
    tree = sheet.locator("#sheet").aria_snapshot()
    for part in (
        '- textbox "Tên đơn vị"',
        '- combobox "Cột đang điền"',
        '- group "Tự chấm"',
        '- textbox "Số nhiệm vụ hoàn thành"',
        '- img "Chỉ số thành phần của từng lĩnh vực; số ở bảng bên dưới"',
        '- heading "1. Công tác chỉ đạo, điều hành cải cách hành chính" [level=2]',
    ):
        assert part in tree, tree
    field = sheet.get_by_label("Số nhiệm vụ hoàn thành")
    told = sheet.locator(f"[id='{field.get_attribute('aria-describedby')}']").inner_text()
    assert "Chưa đọc được số" in told
    assert field.get_attribute("aria-invalid") == "true"


TYPED = [
    ("40", "", "40"),
    (" 90 ", "", "90"),
    ("40,5", "", "40,5"),
    ("40.5", "", "40,5"),
    ("1.234,5", "", "1.234,5"),
    ("1 234", "", "1.234"),
    ("1.234", "đọc được hai cách", None),
    ("1,234", "đọc được hai cách", None),
    ("\u0663\u0669", "Chưa đọc được số", None),  # Arabic digits
    ("1e3", "Chưa đọc được số", None),
    ("4O", "Chưa đọc được số", None),
    ("-40", "từ 0 trở lên", None),
    ("9" * 41, "Số quá dài", None),
]


def test_numbers_as_people_type_them(sheet: Page) -> None:
    one = item(sheet, "1.1.4")
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("30")
    whole = one.get_by_label("Số nhiệm vụ theo kế hoạch")
    message = sheet.locator(f"[id='{whole.get_attribute('aria-describedby')}']")
    for typed, told, read in TYPED:
        whole.fill("50")
        expect(one.locator(".trace")).to_be_visible()
        whole.fill(typed)
        assert told in message.inner_text(), typed
        assert bool(told) == (whole.get_attribute("aria-invalid") == "true")
        points = one.locator(".sheet-item-points").inner_text()
        assert (read is None) == (points == "–/2"), typed
        assert read is None or f": {read}" in one.locator(".trace").inner_text(), typed
        assert whole.input_value() == typed


def test_days_as_people_type_them(sheet: Page) -> None:
    one = item(sheet, "1.3.1")
    day = one.locator('input[type="text"]').first
    for typed in ("05/01/2013", "5/1/2013", "5-1-2013", "5.1.2013"):
        day.fill(typed)
        assert "05/01/2013" in one.locator(".trace").inner_text()
    for typed in ("31/02/2013", "29/02/2013", "2013-01-05", "1/5", "ngày 5", "5/13/2013"):
        day.fill(typed)
        assert day.get_attribute("aria-invalid") == "true", typed
        assert one.locator(".trace").count() == 0


def test_telex_and_vni_are_left_alone(sheet: Page) -> None:
    """As Windows input methods (letters taken back and typed anew) and as a composition."""
    unit = sheet.get_by_label("Tên đơn vị")
    unit.focus()
    for key in ("S", "o", "w", "Backspace", "Backspace"):
        sheet.keyboard.press(key)
    sheet.keyboard.insert_text("ở")
    assert unit.input_value() == "Sở"
    client = sheet.context.new_cdp_session(sheet)

    def compose(*parts: str) -> None:
        for part in parts:
            place = {"selectionStart": len(part), "selectionEnd": len(part)}
            client.send("Input.imeSetComposition", {**place, "text": part})
        client.send("Input.insertText", {"text": parts[-1]})

    sheet.keyboard.press("Space")
    compose("N", "No", "Nô", "Nôi", "Nội")
    assert unit.input_value() == "Sở Nội"
    one = item(sheet, "1.1.1")
    for label in ("Giải trình", "Tài liệu kiểm chứng"):
        one.get_by_label(label).focus()
        compose("k", "ke", "kê", "kế")
        assert one.get_by_label(label).input_value() == "kế"
    figure = item(sheet, "1.1.4").get_by_label("Số nhiệm vụ hoàn thành")
    figure.focus()
    compose("3", "36")  # VNI reads digits as tone marks
    assert figure.input_value() == "36"
    sheet.reload()
    sheet.locator(".sheet-field > summary").first.click()
    assert sheet.get_by_label("Tên đơn vị").input_value() == "Sở Nội"
    assert item(sheet, "1.1.1").get_by_label("Giải trình").input_value() == "kế"
    assert item(sheet, "1.1.4").get_by_label("Số nhiệm vụ hoàn thành").input_value() == "36"


IS_DARK = """getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3)
  .reduce((sum, part) => sum + Number(part), 0) < 380"""


SCHEMES: list[list[Literal["light", "dark"]]] = [["light", "dark"], ["dark", "light"]]


def test_the_machine_says_whether_the_page_is_dark(site: Path, browser: Browser) -> None:
    for came, other in SCHEMES:
        context = browser.new_context(color_scheme=came)
        page = opened(site, context.new_page())
        assert page.evaluate(IS_DARK) == (came == "dark")
        page.emulate_media(color_scheme=other)
        until(page, f"{IS_DARK} === {str(other == 'dark').lower()}")
        context.close()


@pytest.mark.parametrize("width", [360, 640, 1024])  # 640: a laptop at 200%
def test_it_fits_and_axe_is_content(
    site: Path, browser: Browser, shipped: EditionLibrary, width: int
) -> None:
    """Empty, with bad input in every kind of field, and filled with every panel open."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="light")
    page = opened(site, context.new_page())
    codes = ("1.1.1", "1.1.4", "1.3.1", "6.3.2", "1.5.2", "1.6.1", "5.3.3", "8.1.2")
    before = Counter[str]()
    assert axe_finds_in_light_and_dark(page, *LEVELS, before=before) == {}
    for code in codes:
        for field in item(page, code).locator("input[type=text]:visible").all():
            field.fill("1.234x")
            assert field.get_attribute("aria-invalid") == "true"
    item(page, "1.1.4").get_by_label("Số nhiệm vụ hoàn thành").fill("1.234")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_finds_in_light_and_dark(page, *LEVELS, before=before) == {}
    open_text(page, file_of(random_sheet(shipped, Random(14))))
    expect(page.locator(".sheet-notice")).to_contain_text("Đã mở")
    page.evaluate("document.querySelectorAll('.sheet-panel').forEach((one) => { one.open = true })")
    page.get_by_role("button", name="Liên kết, mã QR").click()
    page.locator(".qr-code").wait_for()
    page.locator("#bao-cao table").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.eval_on_selector_all(
        "#sheet :is(button, select, summary, input[type=text])",
        "all => all.map(e => [e.getBoundingClientRect().height, e.textContent])"
        ".filter(([height]) => height > 0 && height < 24)",
    )
    assert not small
    assert axe_finds_in_light_and_dark(page, *LEVELS, before=before) == {}
    context.close()
