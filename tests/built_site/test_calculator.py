"""The calculator beside each criterion, in a real browser: by mouse, keyboard and input method."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cchc_docs.criteria.documents import read_document
from cchc_docs.ground.numbers import show
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.bundles import CALCULATOR, data_script
from cchc_docs.publish.browser.data import to_browser
from cchc_docs.publish.browser.filling import filling
from cchc_docs.rules import KINDS
from tests.browser.large_set import large_set
from tests.browser.parity import READ, harness
from tests.built_site.axe import axe_finds_in_light_and_dark
from tests.conftest import ROOT
from tests.packed_texts import index_text

pytestmark = pytest.mark.browser

CRITERION = "quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html"


def calculator(page: Page, site: Path, where: str, code: str) -> Locator:
    """The calculator of a criterion on its page."""
    edition = "mau-2020" if where.startswith("phong-ban/") else "quang-ninh-2013"
    page.goto(f"{site.as_uri()}/{edition}/tieu-chi/{where}.html")
    started(page)
    return page.locator(f'.calculator[data-criterion="{code}"]')


def started(page: Page) -> None:
    """Goes near a calculator, which brings all of the page."""
    page.locator(".calculator").first.scroll_into_view_if_needed()
    page.locator(".calculator-form").first.wait_for()


def points_of(form: Locator) -> str:
    return form.locator(".calculator-points").inner_text()


def message_of(form: Locator, label: str) -> str:
    """What the field says, as a screen reader finds it."""
    name = form.get_by_label(label).get_attribute("aria-describedby")
    return form.locator(f'[id="{name}"]').inner_text()


SHOWN = """() => Object.fromEntries(Array.from(
  document.querySelectorAll(".calculator[data-criterion]"), (place) => {
    const list = Array.from(place.querySelectorAll("label"))
      .find((one) => one.textContent === "Ví dụ");
    const shown = Array.from(list ? list.control.options : [], ({ value }) => {
      list.control.value = value;
      list.control.dispatchEvent(new Event("change", { bubbles: true }));
      return [place.querySelector(".calculator-points").innerText, Array.from(
        place.querySelectorAll(".calculator-trace li > span:last-child"), (one) => one.innerText)];
    });
    return [place.dataset.criterion, shown];
  }))"""


def test_every_worked_example_comes_out_in_its_calculator(
    site: Path, page: Page, shipped: EditionLibrary, strange: list[str]
) -> None:
    shown: dict[str, Any] = {}
    compared = 0
    for (set_id, code), examples in shipped.examples_by_criterion.items():
        where = f"{set_id}/{'.'.join(code.split('.')[:2])}"
        if where not in shown:
            page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/{where}.html")
            started(page)
            shown[where] = page.evaluate(SHOWN)
        given = json.loads(filling(examples))
        assert len(shown[where][code]) == len(given) + 1  # and the reader's own figures
        for at, one in enumerate(given):
            scored = next(scored for scored in examples if scored.example.id == one["id"])
            score = scored.score
            settled = "(" not in one["title"] or at == 0 or given[at - 1]["id"] != one["id"]
            points, steps = shown[where][code][at]
            if settled and score.final:
                assert points.split()[0] == show(score.final.points), one["id"]
                wanted = [step.text for step in score.final.steps]
                assert steps == wanted
                compared += 1
            elif settled:
                assert points == "Không áp dụng"
    assert compared > 200
    assert strange == []


def test_figures_are_read_with_comma_and_dot_and_asked_when_in_doubt(
    small_site: Path, page: Page
) -> None:
    form = calculator(page, small_site, "phong-ban/2", "2")
    value = form.get_by_label("Điểm do lãnh đạo cho")
    for typed in ("81,5", "81.5"):
        value.fill(typed)
        assert points_of(form) == "16,3 trên 20 điểm"
    value.fill("1.234")
    assert "hai cách" in message_of(form, "Điểm do lãnh đạo cho")
    assert points_of(form) == "16,3 trên 20 điểm"
    form.get_by_role("button", name="1,234 (số thập phân)").click()
    assert points_of(form) == "0,2468 trên 20 điểm"
    assert message_of(form, "Điểm do lãnh đạo cho") == ""


@pytest.mark.parametrize("typed", ["abc", "12a", "1.2.3", "-3", "101", "", "１２"])
def test_bad_input_is_told_beside_the_field_and_changes_nothing_else(
    small_site: Path, page: Page, typed: str
) -> None:
    form = calculator(page, small_site, "phong-ban/2", "2")
    value = form.get_by_label("Điểm do lãnh đạo cho")
    value.fill("81")
    before = points_of(form), form.locator(".calculator-trace").inner_text()
    value.fill(typed)
    assert message_of(form, "Điểm do lãnh đạo cho")
    assert value.get_attribute("aria-invalid") == "true"
    assert (points_of(form), form.locator(".calculator-trace").inner_text()) == before
    assert value.input_value() == typed
    value.fill("82")
    assert value.get_attribute("aria-invalid") is None
    assert points_of(form) == "16,4 trên 20 điểm"


def test_counts_take_the_only_reading_that_fits(small_site: Path, page: Page) -> None:
    form = calculator(page, small_site, "phong-ban/1.2", "1.2.1")
    form.get_by_label("Số việc xong").fill("1.234")
    form.get_by_label("Số việc giao").fill("abc")
    assert message_of(form, "Số việc giao")
    form = calculator(page, small_site, "phong-ban/1.3", "1.3")
    form.get_by_label("Sáng kiến").fill("1.234")
    assert form.get_by_text("1.234 × 1,5").count() == 1
    form.get_by_label("Sáng kiến").fill("1,5")
    assert "số nguyên" in message_of(form, "Sáng kiến")


def test_an_impossible_figure_is_told_beside_its_field(small_site: Path, page: Page) -> None:
    form = calculator(page, small_site, "phong-ban/1.2", "1.2.1")
    form.get_by_label("Số việc giao").fill("40")
    form.get_by_label("Số việc xong").fill("41")
    assert "41 lớn hơn 40" in message_of(form, "Số việc xong")
    form.get_by_label("Số việc xong").fill("36")
    assert points_of(form) == "2 trên 5 điểm"


def test_a_day_or_never(small_site: Path, page: Page) -> None:
    form = calculator(page, small_site, "phong-ban/1.2", "1.2.2.2")
    day = form.get_by_label("Gửi báo cáo: ngày thực hiện")
    for typed, points in (("15/12/2020", 6), ("20.12.2020", 3), ("21-12-2020", 1), ("1/1/2021", 1)):
        day.fill(typed)
        assert points_of(form) == f"{points} trên 6 điểm"
    day.fill("31/11/2020")
    assert "ngày có thật" in message_of(form, "Gửi báo cáo: ngày thực hiện")
    form.get_by_label("Không gửi").check()
    assert points_of(form) == "0 trên 6 điểm"
    assert day.is_disabled()


def test_not_applicable_and_cases(small_site: Path, page: Page) -> None:
    form = calculator(page, small_site, "phong-ban/1.4", "1.4")
    assert points_of(form) == "6 trên 6 điểm"
    form.get_by_label("Hồ sơ trễ hạn").fill("3")
    assert points_of(form) == "4,5 trên 6 điểm"
    form.get_by_label("Áp dụng cho đơn vị").select_option("khong-viec")
    assert points_of(form) == "6 trên 6 điểm"
    assert "Không áp dụng thì được điểm tối đa" in form.inner_text()
    form = calculator(page, small_site, "phong-ban/1.10", "1.10")
    form.get_by_label("Có hồ sơ", exact=True).check()
    form.get_by_label("Số trực tuyến").first.fill("3")  # of this case; others ask it too
    form.get_by_role("textbox", name="Số hồ sơ").fill("4")
    assert points_of(form) == "4,75 trên 5 điểm"  # 75 of the 80 that are asked, rounded
    form.get_by_label("Không có hồ sơ").check()
    form.get_by_label("Đã công khai thủ tục").check()
    assert points_of(form) == "4 trên 5 điểm"


def test_by_keyboard_alone(small_site: Path, page: Page) -> None:
    form = calculator(page, small_site, "phong-ban/1.1", "1.1")
    form.get_by_label("Ví dụ").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = form.locator("input:checked")
    assert chosen.evaluate("input => input === document.activeElement")
    assert form.get_by_label("Ví dụ").input_value() == ""
    assert points_of(form).endswith("trên 5 điểm")


def test_an_input_method_is_left_alone_until_it_has_finished(small_site: Path, page: Page) -> None:
    form = calculator(page, small_site, "phong-ban/2", "2")
    value = form.get_by_label("Điểm do lãnh đạo cho")
    value.fill("50")
    value.fill("")
    method = page.context.new_cdp_session(page)
    value.focus()
    for part in ("8", "81"):
        writing = {"text": part, "selectionStart": len(part), "selectionEnd": len(part)}
        method.send("Input.imeSetComposition", writing)
        assert value.input_value() == part
        assert points_of(form) == "10 trên 20 điểm"
    method.send("Input.insertText", {"text": "81"})
    assert value.input_value() == "81"
    assert points_of(form) == "16,2 trên 20 điểm"


def test_a_worked_example_opens_in_its_calculator(site: Path, page: Page) -> None:
    form = calculator(page, site, "so-ban-nganh/1.1", "1.1.4")
    item = page.locator(".criterion").filter(has=form)
    item.locator("details.more-examples > summary").click()
    last = item.locator("details.example[data-example]:has(.calculator-open)").last
    last.locator("summary").click()
    last.get_by_role("button", name="Thử với số liệu này").click()
    name = last.get_attribute("data-example")
    given = json.loads(form.get_attribute("data-examples") or "[]")
    page_forms = page.locator(".calculator").count()
    assert page_forms > 1
    titles = [one["title"] for one in given if one["id"] == name]
    chosen = page.evaluate("document.activeElement.selectedOptions[0].textContent")
    assert not titles or chosen in titles


def test_the_score_is_announced_politely(small_site: Path, page: Page) -> None:
    form = calculator(page, small_site, "phong-ban/2", "2")
    assert form.get_by_role("status").first.evaluate("e => e.tagName") in ("OUTPUT", "P")
    assert form.locator("output").count() == 1


def test_without_script_the_worked_table_stays(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html")
    assert not page.locator(".calculator").first.is_visible()
    page.locator("details.example > summary").first.click()  # it opens without one too
    assert page.locator(".trace").first.is_visible()
    context.close()


def test_calculators_come_when_a_reader_comes_near(site: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.as_uri()}/{CRITERION}")
    assert not any(CALCULATOR in url for url in asked)
    page.locator(".strip").get_by_role("link", name="Thử tính").click()
    expect(page.locator(".calculator-form").first).to_be_in_viewport()


def test_calculators_that_do_not_come_are_told(site: Path, page: Page) -> None:
    page.route(f"**/{CALCULATOR}", lambda route: route.abort())
    page.goto(f"{site.as_uri()}/{CRITERION}")
    page.locator(".calculator").first.scroll_into_view_if_needed()
    told = "Không tải được phần thử tính; tải lại trang để thử lại."
    expect(page.locator(".calculator").first).to_have_text(told)


LEFT_EMPTY = """all => all.forEach((one) => {
  one.focus();
  one.blur();
  one.dispatchEvent(new Event("input", { bubbles: true }));
})"""


@pytest.mark.parametrize("width", [320, 360, 512, 1280])  # 512: a laptop at 200%
def test_every_kind_fits_and_axe_is_content(small_site: Path, browser: Browser, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 768},
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    found: dict[Any, Any] = {}
    before = Counter[str]()
    for name in ("1.1", "1.2", "1.3", "1.4", "1.5", "1.10", "2", "3.1"):
        page.goto(f"{small_site.as_uri()}/mau-2020/tieu-chi/phong-ban/{name}.html")
        started(page)
        page.locator(".calculator-form [type=text]").evaluate_all(LEFT_EMPTY)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        small = page.eval_on_selector_all(
            ".calculator :is(select, [type=text], button)",
            "all => all.filter(e => e.getBoundingClientRect().height).map(e =>"
            " e.getBoundingClientRect().height).filter(height => height < 24)",
        )
        assert not small
        if wrong := axe_finds_in_light_and_dark(page, before=before):
            found[name] = wrong
    assert not found
    context.close()


def test_calculators_are_not_searched(site: Path) -> None:
    index = index_text(site, "assets/javascripts/data/quang-ninh-2013/tim-kiem.js")
    assert "Kế hoạch" in index
    assert "Thử tính điểm" not in index
    assert "data-examples" not in index


def test_scripts_are_only_where_they_are_used(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        if 'class="reveal"' in text:
            continue  # a deck holds what it runs
        assert (CALCULATOR in text) == ('class="calculator"' in text), path


@pytest.fixture
def engine_page(browser: Browser, small_site: Path, shipped: EditionLibrary) -> Page:
    """An empty page with engine, forms, the large set and the harness of the parity tests."""
    page = browser.new_page()
    for text in (*harness("--minify"), data_script(large_set(shipped))):
        page.add_script_tag(content=text)
    return page


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_a_face_that_gives_back_its_answer(engine_page: Page, name: str) -> None:
    document = read_document(ROOT / "tests" / "rules" / "examples" / f"{name}.yaml").data
    rule = READ.validate_python(document["rule"])
    answers = [case["answer"] for case in document["answers"] if "refused" not in case]
    data = [to_browser(rule), to_browser(Fraction(document["max"])), to_browser(answers)]
    for wanted, read in engine_page.evaluate("cases => filledAndRead(cases)", data):
        assert read == wanted
