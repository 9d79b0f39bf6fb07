"""Slides in the room: 1024×768, keyboard and remote control, from the disk, network cut."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.parity import exported
from tests.built_site.axe import axe_finds
from tests.built_site.conftest import watch
from tests.built_site.waiting import READY, until

pytestmark = pytest.mark.browser

MEASURE = Path(__file__).with_name("every_slide.js").read_text("utf-8")
STATE = "JSON.stringify(Reveal.getState())"
SMALLEST = 22
"""Pixels at 1024×768 of the smallest letters."""
EDITION = "quang-ninh-2013"
FIELD = f"{EDITION}/trinh-chieu/so-ban-nganh/1"
SESSION, SHORT = (f"{EDITION}/giang-vien/trinh-chieu/buoi-{n}" for n in (2, 4))
SOMEWHERE = "https://cchc.vi-du.vn/tap-huan/"
CODES = "browser/slides/qr.js"


@pytest.fixture
def room(browser: Browser) -> Iterator[BrowserContext]:
    """An old projector without network."""
    context = browser.new_context(viewport={"width": 1024, "height": 768}, offline=True)
    yield context
    context.close()


@pytest.fixture
def deck(room: BrowserContext, strange: list[str]) -> Page:
    """A tab of it that notes errors and requests to outside."""
    page = room.new_page()
    watch(page, strange)
    return page


def show(page: Page, site: Path, name: str, query: str = "", at: str = "") -> None:
    """Opens a deck, at a slide."""
    page.goto(f"{site.as_uri()}/{name}.html{query}{f'#/{at}' if at else ''}")
    until(page, READY)
    until(page, "document.fonts.status === 'loaded'")


def draw_codes(page: Page) -> None:
    """As where phones can reach the site."""
    page.evaluate(exported(CODES))
    page.evaluate("place => drawCodes(document, place)", SOMEWHERE)


def current(page: Page) -> str:
    """The id of the slide on show."""
    return str(page.evaluate("Reveal.getCurrentSlide().id"))


def test_every_slide_of_every_deck_fits_and_is_large(
    site: Path, deck: Page, strange: list[str]
) -> None:
    found, slides = {}, 0
    for path in sorted((site / EDITION).rglob("trinh-chieu/**/*.html")):
        name = path.relative_to(site).with_suffix("").as_posix()
        if name == f"{EDITION}/trinh-chieu/index":
            continue  # the list of them
        show(deck, site, name, "?print-pdf")
        deck.wait_for_selector(".pdf-page .slide")
        draw_codes(deck)
        slides += deck.locator(".pdf-page").count()
        if wrong := deck.evaluate(MEASURE, SMALLEST):
            found[name] = wrong[:5]
    assert not found
    assert slides > 900
    assert strange == []


@pytest.mark.parametrize("name", [FIELD, SESSION])
def test_slides_fit_as_they_are_shown(site: Path, deck: Page, name: str) -> None:
    show(deck, site, name)
    assert deck.evaluate(MEASURE, SMALLEST) == []
    deck.evaluate("document.querySelector('.slide-story').textContent += ' Dài thêm.'.repeat(99)")
    deck.evaluate("document.querySelector('.slide-cards').style.fontSize = '12px'")
    told = {what for _, what, *_ in deck.evaluate(MEASURE, SMALLEST)}
    assert {"below", "too high"} <= told


def test_keys_and_remote_control(site: Path, deck: Page, strange: list[str]) -> None:
    show(deck, site, FIELD)
    assert current(deck) == "mo-dau"
    for key in ("PageDown", "ArrowRight", "ArrowDown", " ", "n"):
        before = deck.evaluate(STATE)
        deck.keyboard.press(key)
        assert deck.evaluate(STATE) != before, key
    for key in ("PageUp", "ArrowLeft", "ArrowUp", "p"):
        before = deck.evaluate(STATE)
        deck.keyboard.press(key)
        assert deck.evaluate(STATE) != before, key
    for key in (".", "b"):
        deck.keyboard.press(key)
        assert deck.evaluate("Reveal.isPaused()"), key
        deck.keyboard.press(key)
        assert not deck.evaluate("Reveal.isPaused()"), key
    deck.keyboard.press("PageDown")
    deck.keyboard.press("o")
    assert deck.evaluate("Reveal.isOverview()")
    deck.keyboard.press("Escape")
    assert not deck.evaluate("Reveal.isOverview()")
    deck.keyboard.press("End")
    assert deck.evaluate("Reveal.isLastSlide()")
    deck.keyboard.press("Home")
    assert current(deck) == "mo-dau"
    for key in ("a", "g", "j"):  # what reveal.js would do with them is not wanted here
        deck.keyboard.press(key)
    assert current(deck) == "mo-dau"
    assert strange == []


def test_a_number_and_enter_open_a_slide_also_one_that_is_only_at_hand(
    site: Path, deck: Page, strange: list[str]
) -> None:
    show(deck, site, SESSION)
    ids = deck.evaluate("Reveal.getSlides().map(slide => slide.id)")
    taught = deck.evaluate(
        "Reveal.getSlides().filter(slide => !slide.closest('[data-backup]')).length"
    )
    for number, told in ((12, f"12/{taught}"), (len(ids), f"Dự phòng {len(ids)}")):
        for digit in str(number):
            deck.keyboard.press(digit)
        assert deck.locator(".deck-jump").inner_text() == f"Trang {number}, bấm Enter"
        deck.keyboard.press("Enter")
        assert current(deck) == ids[number - 1]
        assert not deck.locator(".deck-jump").is_visible()
        shown = re.sub(r"\s*/\s*", "/", deck.locator(".slide-number").inner_text())
        assert " ".join(shown.split()) == told
    deck.keyboard.press("9")
    deck.keyboard.press("PageUp")
    deck.keyboard.press("Enter")  # the digit is forgotten
    assert current(deck) == ids[-2]
    deck.keyboard.press("End")
    assert current(deck) == "ket-thuc"
    assert strange == []


def test_a_link_leaves_the_deck_where_it_is(site: Path, deck: Page) -> None:
    for name in (FIELD, SESSION, f"{EDITION}/trinh-chieu/so-ban-nganh/index"):
        show(deck, site, name)
        away = deck.locator(".slides a:not([href^='#'])").evaluate_all(
            "all => all.filter(one => one.target !== '_blank').map(one => one.href)"
        )
        assert away == []


def test_one_file_of_a_deck_is_enough(
    site: Path, room: BrowserContext, strange: list[str], tmp_path: Path
) -> None:
    """Looks, calculates and is presented like the one within the site; no link leads to nothing."""
    alone = tmp_path / "buoi-2.html"
    alone.write_bytes((site / f"{SESSION}.html").read_bytes())
    deck = room.new_page()
    watch(deck, strange)
    deck.goto(alone.as_uri())
    until(deck, READY)
    assert deck.evaluate("document.fonts.check('20px \"Be Vietnam Pro\"')")
    assert deck.locator(".slide").first.evaluate("one => getComputedStyle(one).width") == "1024px"
    until(deck, "!document.querySelector('.slides a[href^=\"../\"]')")
    deck.evaluate(
        "Reveal.slide(Reveal.getIndices(document.querySelector('.calculator').closest('section')).h)"
    )
    assert deck.locator(".calculator-form").count() > 0
    with deck.expect_popup() as opened:
        deck.keyboard.press("s")
    notes = opened.value.locator(".speaker-notes")
    assert notes.evaluate("one => getComputedStyle(one).overflowY") == "auto"
    asked = "failed: " + (alone / "../../../../assets/images/icon.svg").resolve().as_uri()
    told = "Failed to load resource: net::ERR_FILE_NOT_FOUND"  # of it, by the browser
    assert set(strange) <= {asked, told}, "it asks for one neighbour, to know whether it is alone"


def test_stepping_on_misses_no_slide_also_the_second_time(site: Path, deck: Page) -> None:
    show(deck, site, SESSION)
    ids = deck.evaluate("Reveal.getSlides().map(slide => slide.id)")
    walk = """() => {
      const seen = [Reveal.getCurrentSlide().id];
      for (let step = 0; step < 2000 && !Reveal.isLastSlide(); step += 1) {
        Reveal.next();
        if (Reveal.getCurrentSlide().id !== seen.at(-1)) seen.push(Reveal.getCurrentSlide().id);
      }
      return seen;
    }"""
    assert deck.evaluate(walk) == ids
    deck.keyboard.press("Home")
    assert deck.evaluate(walk) == ids


def test_steps_come_one_by_one_and_a_reload_stays_there(site: Path, deck: Page) -> None:
    place = "phan-1-them-so-ban-nganh-1.1.4-so-1.1.4-duoi-70"
    show(deck, site, SESSION, at=place)
    deck.keyboard.press("PageDown")
    assert current(deck) == f"{place}-buoc-1"
    steps = deck.locator("section.present > section.present .slide-step.visible")
    for number in range(4):
        assert steps.count() == number
        deck.keyboard.press("PageDown")
    until(deck, "location.hash.endsWith('duoi-70-buoc-1/3')")
    deck.reload()
    until(deck, READY)
    assert current(deck) == f"{place}-buoc-1"


def test_the_calculator_is_live_and_keeps_its_keys(
    site: Path, deck: Page, strange: list[str]
) -> None:
    here = "phan-1-them-so-ban-nganh-1.1.4-tinh"
    show(deck, site, SESSION, at=here)
    form = deck.locator("section.present > section.present .calculator-form")
    part = form.get_by_label("Số nhiệm vụ hoàn thành")
    part.fill("")
    for key in ("3", "7", "ArrowLeft", "ArrowRight", "ArrowDown", "Home", "End", "b", ".", "n"):
        part.press(key)
    assert current(deck) == here
    assert not deck.evaluate("Reveal.isPaused()")
    part.fill("37")
    assert form.locator(".calculator-points").inner_text().split()[0] == "2"
    form.get_by_label("Ví dụ").focus()
    deck.keyboard.press("ArrowDown")
    assert current(deck) == here
    deck.keyboard.press("Escape")
    assert not deck.evaluate("Reveal.isOverview()")
    part.focus()
    deck.keyboard.press("PageDown")
    assert current(deck) != here
    deck.keyboard.press("ArrowLeft")
    assert current(deck) == here
    assert strange == []


def test_the_trainers_window_and_its_clock(
    site: Path, room: BrowserContext, deck: Page, strange: list[str]
) -> None:
    began = datetime(2013, 12, 25, 8)

    def it_is(minutes: int) -> None:
        """So long after the beginning; between two of these the clock stands still."""
        deck.clock.set_fixed_time(began + timedelta(minutes=minutes))

    it_is(0)
    show(deck, site, SESSION, at="phan-1")
    with room.expect_page() as opened:
        deck.keyboard.press("s")
    window = opened.value

    def told(name: str) -> Locator:
        return window.locator(f'[data-show="{name}"]')

    rest = deck.evaluate("document.querySelectorAll('#phan-1 ~ section').length")
    expect(told("pages")).to_have_text(f"{rest} trang nữa")
    expect(told("notes")).to_contain_text("Đọc chữ trên, từ, dưới")
    assert window.locator('[data-show="next"] h2').inner_text() == "Mức độ thực hiện kế hoạch CCHC"
    expect(told("left")).to_have_text("còn 25:00")
    expect(told("all")).to_have_text("còn 105:00")
    window.keyboard.press("PageDown")
    assert current(deck) == "phan-1-so-ban-nganh-1.1.4"
    expect(told("notes")).to_contain_text(re.compile("Hỏi|Viết lên bảng"))
    it_is(20)
    expect(told("left")).to_have_text("còn 5:00")
    expect(told("due")).to_have_text("Đúng kế hoạch.")
    it_is(30)
    expect(told("left")).to_have_text("quá 5:00")
    expect(told("all")).to_have_text("còn 75:00")
    expect(told("due")).to_contain_text("đã sang phần 2")
    deck.evaluate("Reveal.slide(3, 0)")
    expect(told("left")).to_have_text("còn 40:00")
    expect(told("due")).to_contain_text("Sớm 15 phút")
    it_is(110)
    expect(told("all")).to_have_text("quá 5:00")
    expect(told("due")).to_have_text("Đã hết giờ của buổi.")
    window.get_by_role("button", name="Tính giờ lại").click()
    expect(told("taught")).to_have_text("0:00")
    window.keyboard.press(".")
    assert deck.evaluate("Reveal.isPaused()")
    assert axe_finds(window) == {}
    assert strange == []


def test_help_and_time_on_the_slide(site: Path, deck: Page) -> None:
    show(deck, site, SESSION)
    deck.get_by_role("button", name="Trợ giúp").click()
    assert deck.get_by_role("dialog").is_visible()
    before = current(deck)
    deck.keyboard.press("PageDown")
    assert current(deck) == before
    assert axe_finds(deck) == {}
    deck.keyboard.press("Escape")
    assert not deck.get_by_role("dialog").is_visible()
    deck.keyboard.press("Shift+?")
    assert deck.get_by_role("dialog").is_visible()
    assert not deck.evaluate("Reveal.isPaused()")
    deck.get_by_role("button", name="Đóng").click()
    deck.keyboard.press("Control+p")
    assert deck.get_by_role("link", name="In tờ phát tay").is_visible()
    deck.get_by_role("button", name="Đóng").click()
    deck.keyboard.press("t")
    assert re.fullmatch(r"Phần này còn 2[45]:\d\d phút", deck.locator(".deck-clock").inner_text())
    deck.keyboard.press("t")
    assert not deck.locator(".deck-clock").is_visible()


def test_axe_is_content_with_every_kind_of_slide(site: Path, deck: Page) -> None:
    found: dict[str, dict[str, list[str]]] = {}
    seen: set[str] = set()
    for name in (
        f"{EDITION}/trinh-chieu/ubnd-cap-huyen/6",
        SHORT,
        SESSION,
        f"{EDITION}/trinh-chieu/so-ban-nganh/index",
    ):
        show(deck, site, name)
        kinds = deck.evaluate(
            "Object.fromEntries(Reveal.getSlides().map(s => [s.dataset.kind, s.id]))"
        )
        for kind in kinds.keys() - seen:
            seen.add(kind)
            deck.evaluate(
                "id => { const {h, v} = Reveal.getIndices(document.getElementById(id));"
                " Reveal.slide(h, v, 99); }",
                kinds[kind],
            )
            if wrong := axe_finds(deck):
                found[kind] = wrong
    assert not found
    assert len(seen) > 12


def test_hand_out_and_pdf(site: Path, deck: Page, strange: list[str]) -> None:
    show(deck, site, SHORT)
    slides = deck.evaluate("Reveal.getTotalSlides()")
    taught = deck.locator(".slides section:not([data-backup]) > section[id]")
    lessons, on_paper = taught.count(), taught.locator(":scope:not([data-not-on-paper])").count()
    show(deck, site, SHORT, "?print-pdf")
    deck.wait_for_selector(".pdf-page .slide")
    assert pages_of(deck) == (slides, 768, 576)
    deck.emulate_media(media="print")
    assert deck.locator(".calculator-points").first.is_visible()
    deck.emulate_media(media="screen")
    deck.goto(f"{site.as_uri()}/{SHORT}.html?phat-tay=loi-giang")
    assert deck.locator(".paper-row").count() == lessons
    assert "Trả lời bằng cách mở quy tắc" in deck.locator(".paper-notes").nth(2).inner_text()
    assert deck.locator(".slide-answer").first.is_visible()
    deck.goto(f"{site.as_uri()}/{SHORT}.html?phat-tay")
    assert deck.locator(".paper-slide").count() == on_paper
    assert not deck.locator(".slide-answer").first.is_visible()
    assert axe_finds(deck) == {}
    assert strange == []


def test_the_hand_out_of_a_session_is_short_and_no_slide_on_it_cut(site: Path, deck: Page) -> None:
    for path in sorted((site / EDITION / "giang-vien" / "trinh-chieu").glob("*.html")):
        deck.goto(f"{path.as_uri()}?phat-tay")
        deck.wait_for_selector(".paper-slide")
        assert pages_of(deck)[0] <= 8, path.name
        assert deck.evaluate(MEASURE, SMALLEST) == [], path.name
        assert deck.locator("main").evaluate("one => one.scrollWidth <= one.clientWidth"), path.name


def pages_of(page: Page) -> tuple[int, int, int]:
    """Pages of what would be printed, and the size of the first in points."""
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        box = pdf.pages[0].mediabox
        return len(pdf.pages), round(float(box[2])), round(float(box[3]))


def test_a_code_only_where_phones_can_follow_it(
    site: Path, server: str, browser: Browser, deck: Page
) -> None:
    show(deck, site, FIELD)
    deck.get_by_role("button", name="Trợ giúp").click()
    assert deck.locator(".slide-phones").is_visible()
    deck.keyboard.press("Escape")
    assert deck.locator(".slide-qr svg").count() == 0
    deck.evaluate(exported(CODES))
    address = deck.evaluate(
        """places => places.map(([href, siteUrl]) =>
             siteAddress(new URL(href), '../', siteUrl))""",
        [
            ["file:///E:/chi-so-cchc/trinh-chieu/a.html", ""],
            ["file:///E:/chi-so-cchc/trinh-chieu/a.html", "https://vi-du.vn/cchc"],
            ["http://127.0.0.1:8000/trinh-chieu/a.html", ""],
            ["http://127.0.0.1:8000/trinh-chieu/a.html", "http://127.0.0.1:8000/"],
            ["http://192.168.1.5/trinh-chieu/a.html?x#/y", ""],
            ["https://vi-du.vn/cchc/trinh-chieu/a.html#/y", "https://khac.vn/"],
        ],
    )
    vi_du = "https://vi-du.vn/cchc/"
    assert address == [None, vi_du, None, None, "http://192.168.1.5/", vi_du]
    draw_codes(deck)
    code = deck.get_by_role("img", name=f"Mã QR: {SOMEWHERE}{EDITION}/tieu-chi/so-ban-nganh/1.html")
    assert code.is_visible()
    deck.get_by_role("button", name="Trợ giúp").click()
    assert not deck.locator(".slide-phones").is_visible()
    for name in deck.locator(".slide-qr").evaluate_all("all => all.map(e => e.dataset.page)"):
        assert (site / name.partition("#")[0].partition("?")[0]).is_file()
    page = browser.new_page()
    page.goto(f"{server}/{FIELD}.html")
    until(page, READY)
    page.get_by_role("button", name="Trợ giúp").click()
    assert page.locator(".slide-phones").is_visible()
    page.close()


def test_pages_lead_to_their_decks(site: Path, page: Page) -> None:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/1.3.html")
    page.locator(".strip").get_by_role("link", name="Trình chiếu").click()
    until(page, READY)
    assert current(page) == "tc-1.3"
    page.goto(f"{site.as_uri()}/quang-ninh-2013/giang-vien/ke-hoach.html")
    page.get_by_role("link", name="Bản trình chiếu của buổi này").nth(1).click()
    until(page, READY)
    assert (
        page.locator("section.present > section.present h2").inner_text()
        == "Chấm điểm từng tiêu chí"
    )


def test_on_a_phone_people_scroll_through_all_that_a_deck_shows(
    site: Path, browser: Browser, strange: list[str]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    page = context.new_page()
    watch(page, strange)
    show(page, site, SHORT)
    assert page.evaluate("Reveal.isScrollView()")
    slides = page.locator(".slide").count()
    assert page.locator(".scroll-page").count() == slides
    high = page.evaluate("document.querySelector('.reveal-viewport').scrollHeight")
    assert high < slides * 360  # each as high as it is, none waits for a step
    assert page.locator(".fragment").count() == 0
    assert page.locator(".scroll-page section[aria-hidden]").count() == 0
    page.evaluate("Reveal.next()")
    until(page, "Reveal.getIndices().h + Reveal.getIndices().v > 0")
    assert page.locator(".scroll-page section[aria-hidden]").count() == 0
    assert strange == []
    context.close()


def test_the_plan_prints_a_sheet_a_session(site: Path, page: Page) -> None:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/giang-vien/ke-hoach.html")
    sessions = page.locator("h2.plan-session").count()
    assert pages_of(page) == (1 + sessions, 595, 842)
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1024, "dark")])
def test_pages_for_trainers_are_readable(
    site: Path, browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 768}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for name in ("giang-vien/ke-hoach", "giang-vien/index", "trinh-chieu/index"):
        page.goto(f"{site.as_uri()}/{EDITION}/{name}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert axe_finds(page) == {}, name
    context.close()


def test_tables_lead_to_the_slides_of_their_items(
    site: Path, deck: Page, strange: list[str]
) -> None:
    show(deck, site, FIELD, at="tc-1-muc")
    deck.get_by_role("link", name="Kiểm tra công tác CCHC").click()
    until(deck, "Reveal.getCurrentSlide().id === 'tc-1.3'")
    deck.keyboard.press("PageUp")
    show(deck, site, f"{EDITION}/trinh-chieu/so-ban-nganh/index", at="tc-1-muc")
    with deck.context.expect_page() as opened:
        deck.get_by_role("link", name="Kiểm tra công tác CCHC").click()
    until(opened.value, READY)
    assert current(opened.value) == "tc-1.3"
    assert current(deck) == "tc-1-muc"
    assert strange == []


def test_marks_of_a_drawing_follow_the_colours_of_the_reader(site: Path, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark", forced_colors="active")
    page = context.new_page()
    show(page, site, FIELD, at="tc-1.1.4")
    mark, tick = (page.locator(f"#tc-1\\.1\\.4 .rule-{name}").first for name in ("mark", "tick"))
    text = page.locator("#tc-1\\.1\\.4 h2").evaluate("one => getComputedStyle(one).color")
    assert mark.evaluate("one => getComputedStyle(one).fill") == text
    assert tick.evaluate("one => getComputedStyle(one).stroke") == text
    context.close()
