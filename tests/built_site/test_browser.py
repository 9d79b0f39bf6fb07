"""The site as people use it: from a stick and from a server, on a phone, on an old projector."""

from __future__ import annotations

import gzip
import time
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.built_site.axe import axe_finds_in_light_and_dark

pytestmark = pytest.mark.browser

KINDS_OF_PAGE = [
    "index.html",
    "quang-ninh-2013/khoa-hoc/index.html",
    "quang-ninh-2013/phuong-phap/cach-tinh.html",
    "quang-ninh-2013/tieu-chi/so-ban-nganh/index.html",
    "quang-ninh-2013/tieu-chi/so-ban-nganh/1.html",
    "quang-ninh-2013/tieu-chi/so-ban-nganh/2.html",
    "quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html",
    "quang-ninh-2013/tieu-chi/so-ban-nganh/1.3.html",
    "quang-ninh-2013/tieu-chi/ubnd-cap-huyen/1.6.html",
    "quang-ninh-2013/tieu-chi/so-ban-nganh/tong-hop.html",
    "quang-ninh-2013/vi-du/index.html",
    "quang-ninh-2013/vi-du/do-phu.html",
    "quang-ninh-2013/vi-du/ban-c-ca-don-vi.html",
    "quang-ninh-2013/vi-du/ket-qua-mau.html",
    "quang-ninh-2013/vi-du/ket-qua-mau/so-so-mau-so-3.html",
    "quang-ninh-2013/vi-du/huyen-1.1.4-lam-tron.html",
    "quang-ninh-2013/tra-cuu/nguon.html",
    "quang-ninh-2013/tra-cuu/thuat-ngu.html",
    "quang-ninh-2013/tra-cuu/chua-biet.html",
    "quang-ninh-2013/ma-van-de.html",
    "quang-ninh-2013/tai-ve/index.html",
    "quang-ninh-2013/lo-trinh/so-ban-nganh.html",
    "404.html",
]
FILLED = [
    "quang-ninh-2013/bang-cham/so-ban-nganh.html",
    "quang-ninh-2013/luyen-tap/so-ban-nganh.html",
]
"""Pages that scripts fill."""
VIEWED = [
    *KINDS_OF_PAGE,
    *FILLED,
    "quang-ninh-2013/hoi-dap/index.html",
    "quang-ninh-2013/luyen-tap/index.html",
    "quang-ninh-2013/luyen-tap/ubnd-cap-huyen.html",
    "quang-ninh-2013/tieu-chi/so-ban-nganh/phan-cong.html",
    "quang-ninh-2013/tieu-chi/ubnd-cap-huyen/8.1.html",
    "quang-ninh-2013/bang-cham/ubnd-cap-huyen.html",
    "quang-ninh-2013/cho-nguoi-quan-tri.html",
]
"""All kinds, and more pages with much on them."""
HIDDEN_COLUMNS = """[...document.querySelectorAll("table:not(.coverage)")].filter((table) => {
  const frame = table.closest(".table-wrap, .md-typeset__table") || table.parentElement;
  return frame.scrollWidth > frame.clientWidth + 1;
}).length"""
"""Tables wider than their place; the matrix of coverage alone is meant to be moved sideways."""
UNFOLDED = "document.querySelectorAll('details').forEach((one) => (one.open = true))"


@pytest.mark.parametrize("width", [360, 1024])
def test_nothing_scrolls_sideways_and_axe_is_content(
    site: Path, browser: Browser, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 768},
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    found, before = {}, Counter[str]()
    for name in KINDS_OF_PAGE:
        page.goto(f"{site.as_uri()}/{name}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (name, wide)
        assert page.evaluate(HIDDEN_COLUMNS) == 0, name
        page.evaluate(UNFOLDED)
        if wrong := axe_finds_in_light_and_dark(page, before=before):
            found[name] = wrong
    assert not found
    context.close()


def test_a_window_enlarged_four_times_never_moves_sideways(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 at 400 %
    for name in [*KINDS_OF_PAGE, *FILLED]:
        page.goto(f"{site.as_uri()}/{name}")
        page.evaluate(UNFOLDED)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_the_page_for_no_address_looks_like_the_others_from_a_disk_too(
    site: Path, page: Page, strange: list[str]
) -> None:
    page.goto(f"{site.as_uri()}/404.html")
    page.wait_for_function("document.fonts.check('20px \"Source Serif 4\"')")
    head = page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily")
    assert "Source Serif 4" in head
    page.locator("article").get_by_role("link", name="trang chủ").click()
    expect(page.locator("h1")).to_contain_text("Chỉ số")
    strange.clear()  # addresses from the top of a server, before they are mended


def test_the_first_view_of_every_kind_of_page_is_light(server: str, browser: Browser) -> None:
    """All that comes without a touch, packed as servers do."""
    weights = {name: sum(come(browser, f"{server}/{name}").values()) for name in VIEWED}
    assert not {name: weight for name, weight in weights.items() if weight >= 130_000}


def come(browser: Browser, address: str) -> dict[str, int]:
    """Bytes by address of all that a page asks for while nobody touches it."""
    page = browser.new_page(viewport={"width": 360, "height": 740}, service_workers="block")
    sizes: dict[str, int] = {}

    def weigh(name: str, content: bytes) -> None:
        sizes[name] = len(content if name.endswith(".woff2") else gzip.compress(content))

    page.on("response", lambda one: weigh(one.url, one.body()))
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")
    page.close()
    assert any(one.endswith(".woff2") for one in sizes), address
    return sizes


def test_what_is_chosen_before_the_script_of_the_theme_comes_counts(
    server: str, browser: Browser
) -> None:
    page = browser.new_page(color_scheme="dark", service_workers="block")
    asked: list[str] = []
    held: list[Route] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/bundle.*.js", lambda route: held.append(route))
    page.goto(f"{server}/index.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/bundle." in url]
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Chuyển sang nền sáng").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    held[0].continue_()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(page.get_by_title("Chuyển sang nền tối")).to_be_visible()
    page.close()


SHIFTED = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
  }).observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => setTimeout(() => resolve(sum), 100));
})"""


@pytest.mark.parametrize("width", [360, 412, 1280])
def test_nothing_moves_while_a_page_comes(server: str, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 768})

    def late(route: Route) -> None:
        time.sleep(0.1)  # after the first paint
        route.continue_()

    page.route("**/*.woff2", late)
    moved = {}
    for name in (*KINDS_OF_PAGE, *FILLED):
        page.goto(f"{server}/{name}", wait_until="load")
        moved[name] = page.evaluate(SHIFTED)
    assert max(moved.values()) < 0.02, moved
    page.close()


def test_first_screen_of_a_criterion_on_a_phone(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html")
    for selector in (".criterion-points", ".outline-points", ".outline-how", ".outline-attach"):
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 800, selector
    page.close()


LONG = ("so-ban-nganh/1.1", "so-ban-nganh/4.1", "ubnd-cap-huyen/8.1")
"""Pages of criteria with the most to say."""


def test_the_first_rule_is_on_the_second_screen_and_a_criterion_prints_on_a_few_sheets(
    site: Path, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for name in LONG:
        page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/{name}.html")
        box = page.locator(".rule-drawing").first.bounding_box()
        assert box is not None
        assert box["y"] < 2 * 740, name
        with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
            assert len(document) <= 8, name
    page.close()


def test_the_table_of_a_field_stands_in_one_column_on_a_phone(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/1.html")
    cells = page.locator(".criteria-table tbody tr").nth(1).locator("td")
    left = [cells.nth(place).bounding_box() for place in (1, 3, 4)]
    assert len({round(box["x"]) for box in left if box}) == 1
    page.close()


def test_a_formula_beside_a_level_is_read_whole_on_a_phone(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html")
    formula = "(số liệu − 80%) : (100% − 80%) × 8"
    cell = page.locator(".rule-table td.number").first
    cell.evaluate("(cell, text) => cell.append(text)", formula)
    wide, room = page.locator(".table-wrap:has(> .rule-table)").first.evaluate(
        "box => [box.scrollWidth, box.clientWidth]"
    )
    assert wide <= room
    page.close()


def test_words_in_drawings_stay_readable_on_a_phone(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    for name in ("1.1", "1.3", "1.5"):
        page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/{name}.html")
        sizes = page.eval_on_selector_all(
            ".rule-drawing svg text, .rule-drawing span, .rule-drawing figcaption",
            "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))",
        )
        assert sizes
        assert min(sizes) >= 11
        boxes = page.eval_on_selector_all(
            ".rule-drawing svg text",
            "all => all.map(e => e.getBoundingClientRect()).map(b => [b.left, b.right])",
        )
        assert all(left >= 0 and right <= 360 for left, right in boxes)
    page.close()


def test_the_list_beside_a_page_knows_where_it_is(site: Path, page: Page) -> None:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/1.3.html")
    current = page.locator('.set-nav [aria-current="page"]')
    assert current.inner_text() == "1.3. Kiểm tra công tác CCHC"
    page.locator(".set-nav a", has_text="1.4.").click()
    assert page.locator("h1").inner_text().startswith("1.4.")


def test_own_fonts_are_used(site: Path, page: Page) -> None:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html")
    page.wait_for_function("document.fonts.status === 'loaded'")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert {name.strip('"') for name in loaded} >= {"Be Vietnam Pro", "Source Serif 4"}


def test_print_leaves_out_the_frame_and_keeps_the_marks(site: Path, page: Page) -> None:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/1.3.html")
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".set-nav").is_visible()
    assert page.locator(".origin--rebuilt").first.is_visible()


PRINTED = (
    "quang-ninh-2013/tieu-chi/so-ban-nganh/tong-hop.html",
    "quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html",
    "quang-ninh-2013/vi-du/so-1.1.4-dung-90.html",
    "quang-ninh-2013/phuong-phap/cach-tinh.html",
    "quang-ninh-2013/bang-cham/so-ban-nganh.html",
    "quang-ninh-2013/luyen-tap/so-ban-nganh.html",
    "quang-ninh-2013/giang-vien/ke-hoach.html",
)


@pytest.mark.parametrize("path", PRINTED)
def test_every_printed_page_says_what_it_is_not(site: Path, page: Page, path: str) -> None:
    page.goto(f"{site.as_uri()}/{path}")
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        for sheet in document:
            told = sheet.get_textpage().get_text_bounded()
            assert "không phải văn bản chính thức" in unicodedata.normalize("NFC", told)


def test_pages_work_without_script(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html")
    page.locator("details.example > summary").first.click()
    assert page.locator(".trace").first.is_visible()
    assert page.locator(".rule-table").first.is_visible()
    context.close()
