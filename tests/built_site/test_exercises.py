"""Exercises in a real browser, by double click and without a network."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from cchc_docs.lessons.exercises import ExerciseSet, QuestionKind
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.exercise_links import exercise_link
from tests.browser.parity import exported
from tests.built_site.axe import LEVELS, axe_finds
from tests.built_site.conftest import watch

pytestmark = pytest.mark.browser

SET = "so-ban-nganh"


@pytest.fixture
def setup(site: Path, page: Page) -> Page:
    """The page of the bigger set, nothing begun."""
    page.goto(address(site))
    return page


def address(site: Path, rest: str = "") -> str:
    return f"{site.as_uri()}/quang-ninh-2013/luyen-tap/{SET}.html{rest}"


def begin(page: Page, button: str = "Bắt đầu luyện", seed: str = "abc123") -> None:
    page.get_by_label("Mã đề", exact=True).fill(seed)
    page.get_by_role("button", name=button).click()


def only(page: Page, *kinds: str) -> None:
    """Ticks these kinds of questions and no others."""
    group = page.get_by_role("group", name="Dạng câu hỏi")
    for box in group.get_by_role("checkbox").all():
        box.uncheck()
    for kind in kinds:
        group.get_by_label(kind).check()


def options(page: Page) -> list[str]:
    return page.locator(".exercise-option").all_inner_texts()


def right_at(page: Page) -> int:
    """Place of the right option once it is shown."""
    marks = page.locator(".exercise-option").evaluate_all(
        "all => all.map((one) => one.classList.contains('exercise-option--right'))"
    )
    return list(marks).index(True)


def test_a_set_from_end_to_end_by_keyboard(setup: Page, strange: list[str]) -> None:
    seed = setup.get_by_label("Mã đề", exact=True)
    seed.fill("abc123")
    setup.get_by_label("Số câu").select_option("5")
    seed.press("Enter")
    for number in range(1, 6):
        expect(setup.get_by_role("heading", level=2)).to_contain_text(f"Câu {number}/5")
        assert setup.evaluate("document.activeElement.tagName") == "H2"
        for _ in range(40):
            setup.keyboard.press("Tab")
            if setup.evaluate("document.activeElement.type") == "radio":
                break
        setup.keyboard.press("ArrowDown")
        setup.keyboard.press("Enter")
        told = setup.locator(".exercise-told h3")
        expect(told).to_be_focused()
        assert told.inner_text() in ("Đúng", "Chưa đúng")
        if told.inner_text() == "Chưa đúng":
            assert setup.locator(".exercise-reason").inner_text()
        assert setup.locator(".exercise-told .trace > li").count() > 0
        setup.keyboard.press("Tab")
        while setup.evaluate("document.activeElement.tagName") != "BUTTON":
            setup.keyboard.press("Tab")
        setup.keyboard.press("Enter")
    expect(setup.get_by_role("heading", level=2)).to_contain_text("trên 5 câu")
    assert not strange


def test_a_reload_keeps_the_place_and_the_score(setup: Page) -> None:
    begin(setup)
    setup.get_by_role("button", name="Xem đáp án").click()
    setup.get_by_role("button", name="Câu tiếp theo").click()
    before = options(setup)
    setup.reload()
    expect(setup.get_by_role("heading", level=2)).to_contain_text("Câu 2/10")
    assert options(setup) == before
    setup.goto(setup.url.split("#")[0])
    expect(setup.locator(".exercise-past")).to_contain_text("đã làm 1 câu, đúng 0")


def test_the_same_link_gives_the_same_questions_in_another_browser(
    site: Path, setup: Page, browser: Browser
) -> None:
    begin(setup)
    other = browser.new_context().new_page()
    other.goto(setup.url)
    assert other.locator(".exercise-stem").inner_text() == (
        setup.locator(".exercise-stem").inner_text()
    )
    assert options(other) == options(setup)
    other.context.close()


def test_what_went_wrong_is_asked_again(setup: Page) -> None:
    only(setup, "Cho điểm")
    begin(setup)
    code = setup.locator(".exercise-about strong").inner_text()
    setup.get_by_role("button", name="Xem đáp án").click()
    setup.goto(setup.url.split("#")[0])
    setup.get_by_role("button", name="Ôn câu đã sai").click()
    assert setup.locator(".exercise-about strong").inner_text() == code
    expect(setup.get_by_role("heading", level=2)).to_contain_text("Câu 1/1")


def test_a_wrong_step_of_a_working_is_pointed_out(site: Path, page: Page) -> None:
    page.goto(address(site, "?muc=1.1.4"))
    while "Cho điểm" not in page.get_by_role("heading", level=2).inner_text():
        page.get_by_role("button", name="Xem đáp án").click()
        page.get_by_role("button", name="Câu tiếp theo").click()
    page.locator(".exercise-workings summary").click()
    page.get_by_label("Tỷ lệ nhiệm vụ hoàn thành (%)").fill("1,5")
    page.locator(".exercise-option input").first.check()
    page.get_by_role("button", name="Trả lời").click()
    expect(page.locator(".exercise-diverged")).to_contain_text(
        "Sai từ bước “Tỷ lệ nhiệm vụ hoàn thành (%)”: câu trả lời ghi 1,5"
    )


def test_a_criterion_leads_to_its_exercises(site: Path, page: Page, strange: list[str]) -> None:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/{SET}/1.3.html")
    page.get_by_role("link", name="Luyện tập mục 1.3.2").click()
    page.wait_for_url("**/luyen-tap/**")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Câu 1/5")
    expect(page.locator(".exercise-about strong")).to_contain_text("1.3.2.")
    assert not strange


def test_the_plan_of_the_day_opens_its_exercises_for_the_class(
    site: Path, page: Page, strange: list[str]
) -> None:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/giang-vien/ke-hoach.html")
    page.get_by_role("link", name="Thang tỷ lệ, đúng mốc và sát mốc").click()
    page.wait_for_url("**/luyen-tap/**")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Câu 1/5")
    expect(page.get_by_label("Số người chọn A")).to_be_visible()
    assert "#lop=2;quang-ninh-2013;so-ban-nganh;1.1.4,5.2.1,2.1.1;pcr;5;3;moc2013;" in page.url
    assert page.get_by_role("alert").first.inner_text() == ""
    assert not strange


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda link: link[:-3], "bị cắt hoặc sai ký tự"),
        (lambda link: link.replace(";10;", ";11;"), "bị cắt hoặc sai ký tự"),
        (lambda link: "bai=<img src=x onerror=alert(1)>", "bị cắt hoặc sai ký tự"),
    ],
)
def test_a_spoilt_link_is_told_and_nothing_in_it_runs(
    site: Path, page: Page, spoil: Any, told: str, strange: list[str]
) -> None:
    page.goto(address(site))
    begin(page)
    page.wait_for_function("location.hash")
    link = page.url.split("#")[1]
    page.goto("about:blank")
    page.goto(address(site, f"#{spoil(link)}"))
    expect(page.get_by_role("alert").first).to_contain_text(told)
    assert page.locator("img[src=x]").count() == 0
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "default-src 'none'; script-src 'self' file: 'sha256-" in (policy or "")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Chọn bài luyện tập")
    assert not strange


def test_a_link_of_another_edition_is_told_and_still_opens(
    site: Path, page: Page, exercises_link: Any
) -> None:
    page.goto(address(site, f"#{exercises_link('00000000')}"))
    expect(page.get_by_role("alert").first).to_contain_text("bản nội dung khác (00000000")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Câu 1/10")


@pytest.fixture
def exercises_link(site: Path, browser: Browser) -> Iterator[Any]:
    """Writes a link with a digest of its own."""
    page = browser.new_context().new_page()
    page.goto(address(site))
    page.evaluate(exported("browser/exercises/link.js"))
    write = """(digest) => writeLink({ edition: { id: "quang-ninh-2013" } }, "bai", {
      set: "so-ban-nganh", codes: [],
      kinds: ["points"], count: 10, level: 1, seed: "a" }, digest)"""
    yield lambda digest: page.evaluate(write, digest)
    page.context.close()


def test_nothing_is_kept_where_the_browser_refuses(site: Path, browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page = context.new_page()
    page.goto(address(site))
    begin(page)
    page.get_by_role("button", name="Xem đáp án").click()
    expect(page.locator(".exercise-right")).to_contain_text("Đáp án")
    context.close()


def test_a_class_is_counted_and_shown_beside_the_right_answer(
    site: Path, browser: Browser, strange: list[str]
) -> None:
    context = browser.new_context(viewport={"width": 1024, "height": 768})
    page = context.new_page()
    watch(page, strange)
    page.goto(address(site))
    only(page, "Cho điểm")
    page.get_by_label("Số câu").select_option("5")
    begin(page, "Chiếu cho cả lớp")
    for number, tally in enumerate(([4, 20, 9], [1, 1, 30]), 1):
        expect(page.get_by_role("heading", level=2)).to_contain_text(f"Câu {number}/5")
        for letter, count in zip("ABC", tally, strict=True):
            page.get_by_label(f"Số người chọn {letter}").fill(str(count))
        rows = page.locator(".room-table tbody tr").all_inner_texts()
        assert [row.split("\t")[1] for row in rows][:3] == [str(count) for count in tally]
        expect(page.locator(".room-chart")).not_to_contain_text("✓")
        page.get_by_role("button", name="Hiện đáp án").click()
        expect(page.locator(".room-chart")).to_contain_text("✓")
        expect(page.locator(".room-table")).to_contain_text("(đúng)")
        assert page.locator(".room-told li").count() > 2
        page.get_by_role("button", name="Câu tiếp theo").click()
    size = page.locator(".exercise-lines").evaluate("(one) => getComputedStyle(one).fontSize")
    assert float(size.removesuffix("px")) >= 20
    page.reload()
    assert page.get_by_label("Số người chọn B").input_value() == "20"
    page.get_by_role("button", name="Tổng kết ngay").click()
    expect(page.locator(".exercise-worst")).to_contain_text("Câu sai nhiều nhất")
    assert re.search(r"\d+(,\d)?%", page.locator(".exercise-stage table").inner_text())
    assert not strange
    context.close()


def test_the_code_of_a_link_is_there_for_phones_on_a_server(
    server: str, page: Page, strange: list[str]
) -> None:
    page.goto(f"{server}/quang-ninh-2013/luyen-tap/{SET}.html")
    begin(page, "Chiếu cho cả lớp")
    page.get_by_text("Gửi bài này cho cả lớp").click()
    assert page.get_by_label("Liên kết của bài").input_value().startswith(server)
    page.get_by_role("button", name="Mã QR của bài này").click()
    expect(page.get_by_role("img", name="Mã QR của liên kết")).to_be_visible()
    assert not strange


def test_exam_key_and_solutions_are_printed_apart_and_match(setup: Page) -> None:
    setup.get_by_label("Số câu").select_option("20")
    begin(setup, "In đề và đáp án")
    mark = setup.locator(".paper-mark").first.inner_text()
    assert "abc123" in mark
    rows = setup.locator(".paper-key tbody tr").all()
    shown = setup.locator(".paper-exam .paper-options").all_inner_texts()
    solved = setup.locator(".paper-solution h3").all_inner_texts()
    for row, asked, told in zip(rows, shown, solved, strict=True):
        number, letter, option, _ = row.locator("td").all_inner_texts()
        assert told == f"Câu {number}: {letter}. {option}"
        assert re.search(rf"{letter}\s+{re.escape(option)}", asked)
    setup.evaluate("window.print = () => {}")
    setup.emulate_media(media="print")
    pages = {}
    papers = ("exam", "key", "solution")
    buttons = ("In đề", "In đáp án", "In lời giải", "In tất cả")
    for name, button in zip((*papers, "both"), buttons, strict=True):
        setup.get_by_role("button", name=button, exact=True, include_hidden=True).dispatch_event(
            "click"
        )
        for one in papers:
            assert setup.locator(f".paper-{one}").is_visible() is (name in (one, "both"))
        with pikepdf.open(io.BytesIO(setup.pdf(prefer_css_page_size=True))) as made:
            sides = [float(side) / 72 * 25.4 for side in made.pages[0].mediabox[2:]]
            pages[name] = len(made.pages)
        assert [round(side) for side in sides] == [210, 297]
    assert pages["both"] == sum(pages[name] for name in papers)
    assert pages["exam"] <= 6
    assert pages["key"] == 1


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1024, "dark")])
def test_every_view_fits_and_can_be_used_by_everybody(
    site: Path, browser: Browser, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 768}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address(site))
    shade = "slate" if scheme == "dark" else "default"
    assert page.locator("body").get_attribute("data-md-color-scheme") == shade

    def check() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe_finds(page, *LEVELS) == {}

    page.locator(".exercise-fields summary").click()
    check()
    page.get_by_label("Số câu").select_option("5")
    begin(page)
    if page.locator(".exercise-workings").count():
        page.locator(".exercise-workings summary").click()
    page.locator(".exercise-option input").first.check()
    page.get_by_role("button", name="Trả lời").click()
    check()
    link = page.url
    page.goto(link.replace("#bai=", "#lop="))
    page.get_by_label("Số người chọn A").fill("7")
    page.get_by_role("button", name="Hiện đáp án").click()
    check()
    page.goto(link.replace("#bai=", "#in="))
    expect(page.locator(".paper-key")).to_be_visible()
    check()
    context.close()


def test_the_answer_leads_to_the_page_that_explains_it(
    site: Path, page: Page, shipped: EditionLibrary
) -> None:
    criteria_set = shipped.find_set(SET)
    places = addresses.of(shipped.edition).nodes(criteria_set)
    known: dict[QuestionKind, set[str]] = {
        "points": {f"../../{places[leaf.id]}" for leaf in criteria_set.leaves()},
        "unit": {f"../../{places[one.id]}" for one in criteria_set.fields}
        | {f"../../{addresses.of(shipped.edition).set_page(SET)}"},
    }
    for kind, pages in known.items():
        asked = ExerciseSet(title="Bài", set=SET, kinds=(kind,), count=1, level=1, seed="abc123")
        page.goto(f"{site.as_uri()}/{exercise_link('bai', asked, shipped)}")
        page.get_by_role("button", name="Xem đáp án").click()
        link = page.locator(".exercise-right ~ p a")
        assert link.get_attribute("href") in pages


def test_a_reader_is_told_that_there_are_fewer_questions(
    site: Path, page: Page, shipped: EditionLibrary
) -> None:
    asked = ExerciseSet(
        title="Bài", set=SET, codes=("1.4.1",), kinds=("points",), count=30, seed="abc123"
    )
    page.goto(f"{site.as_uri()}/{exercise_link('bai', asked, shipped)}")
    expect(page.get_by_text(re.compile(r"Chỉ có \d+ câu khác nhau"))).to_be_visible()
