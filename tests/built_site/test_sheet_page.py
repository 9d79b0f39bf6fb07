"""The page of a whole sheet in a real browser, by double click and without a network."""

from __future__ import annotations

import contextlib
import io
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from cchc_docs.cli import main
from cchc_docs.ground.numbers import show
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.scoring.scorecard import Card
from tests.built_site.conftest import watch
from tests.built_site.sheet_page import (
    SET,
    card_of,
    fill,
    item,
    opened,
    opened_again,
    random_sheet,
    total,
    unfold,
)

pytestmark = pytest.mark.browser


def test_a_hundred_sheets_filled_in_come_out_as_in_python(
    site: Path, browser: Browser, shipped: EditionLibrary, strange: list[str]
) -> None:
    """Each item by typing, ticking and choosing; points, sums and steps are those of Python."""
    chance = Random(2013)
    page = browser.new_context(offline=True).new_page()
    watch(page, strange)
    opened(site, page)
    answered = 0
    for number in range(100):
        raw = random_sheet(shipped, chance, left=0.7)
        fill(page, shipped, raw)
        card = card_of(shipped, raw)
        assert total(page) == show(card.points)
        told = page.locator(".sheet-sums").inner_text()
        assert f"trên {show(card.answered_max)} điểm đã trả lời" in told
        assert f"còn {show(card.open_max)} điểm chưa trả lời" in told
        heads = page.locator(".sheet-field-told").all_inner_texts()
        for line, head in zip(card.lines, heads, strict=True):
            assert f"{show(line.points)}/{show(line.max)} điểm" in head
        points = page.evaluate(POINTS)
        for line in card.all_lines():
            if line.entry and line.entry.final:
                assert points[line.node.id] == f"{show(line.points)}/{show(line.node.max)}", raw
                answered += 1
        if number % 50 == 0:
            saved_file_is_scored_alike(page, card)
        page.locator(".sheet-tools > button", has_text="Xoá phiếu này").click()
    assert answered > 1500
    assert not strange
    page.context.close()


POINTS = """() => Object.fromEntries(Array.from(document.querySelectorAll(".sheet-item"), (one) =>
  [one.id.slice(4), one.querySelector(".sheet-item-points").textContent]))"""


def saved_file_is_scored_alike(page: Page, card: Card) -> None:
    """The page's file, through ``cchc score``."""
    with page.expect_download() as saving:
        page.get_by_role("button", name="Lưu ra tệp").click()
    path = Path(saving.value.path()).with_suffix(".json")
    saving.value.save_as(path)
    with contextlib.redirect_stdout(io.StringIO()) as told:
        assert main(["score", str(path)]) == 0
    assert f"Đã trả lời {show(card.answered_max)} trên {show(card.max)}" in told.getvalue()
    assert card.steps[-1].text in told.getvalue()


def test_figures_give_points_steps_and_what_would_raise_them(sheet: Page) -> None:
    one = item(sheet, "1.1.4")
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("36")
    assert one.locator(".sheet-item-state").inner_text() == "đang nhập dở"
    one.get_by_label("Số nhiệm vụ theo kế hoạch").fill("40")
    assert one.locator(".sheet-item-points").inner_text() == "1/2"
    assert "36 : 40 × 100% = 90%" in one.locator(".trace").inner_text()
    assert "37 trên 40, hiện là 36" in one.locator(".sheet-next").inner_text()
    assert total(sheet) == "1"
    assert "1/16 mục · 1/20 điểm" in sheet.locator(".sheet-field-told").first.inner_text()


def test_bad_input_is_told_and_stands_in_no_sum(sheet: Page) -> None:
    one = item(sheet, "1.1.4")
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("38")
    one.get_by_label("Số nhiệm vụ theo kế hoạch").fill("40")
    assert total(sheet) == "2"
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("50")
    assert "50 lớn hơn 40: «Số nhiệm vụ hoàn thành» không thể" in one.inner_text()
    assert one.locator(".sheet-item-points").inner_text() == "–/2"
    assert one.locator(".sheet-item-state").inner_text() == "số chưa đúng, chưa tính điểm"
    assert total(sheet) == "0"
    sheet.reload()
    shut = opened_again(sheet).locator('[id="muc-1.1.4"]')
    assert shut.locator(".sheet-item-state").inner_text() == "số chưa đúng, chưa tính điểm"
    one = item(sheet, "1.1.4")
    assert "50 lớn hơn 40" in one.inner_text()
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("36,5")
    assert total(sheet) == "2"
    assert "Không phải số nguyên" in one.inner_text()
    assert sheet.get_by_label("Năm", exact=True).get_attribute("readonly") == ""


def test_an_item_opened_again_says_what_was_answered_in_its_row_meanwhile(sheet: Page) -> None:
    row = sheet.locator(".sheet-row", has=sheet.locator('[id="muc-1.1.1"]'))
    one = item(sheet, "1.1.1")
    one.get_by_label("Ban hành không kịp thời").check()
    expect(one.locator(".trace")).to_contain_text("Được 0,5 điểm")
    one.locator("summary").first.click()
    row.locator(".sheet-quick").get_by_label("Ban hành kịp thời", exact=True).check()
    one.locator("summary").first.click()
    expect(one.locator(".trace")).to_contain_text("Được 1 điểm")


def test_columns_stand_side_by_side(sheet: Page) -> None:
    one = item(sheet, "1.1.1")
    one.get_by_label("Ban hành kịp thời", exact=True).check()
    sheet.get_by_label("Cột đang điền").select_option("appraised")
    one.get_by_label("Ban hành không kịp thời").check()
    assert one.locator(".sheet-others").inner_text() == "Tự chấm: 1 điểm"
    assert total(sheet) == "0,5"
    one.get_by_label("Chỉ ghi số điểm").check()
    one.get_by_label("Số điểm, từ 0 đến 1").fill("0,75")
    assert total(sheet) == "0,75"
    survey = item(sheet, "1.6.1")
    assert survey.locator("legend").first.inner_text() == "Điều tra XHH"


def test_what_a_unit_does_not_have_takes_out_all_its_items(
    sheet: Page, shipped: EditionLibrary
) -> None:
    criteria_set = shipped.find_set(SET)
    reason = "khong-tthc"
    touched = [
        leaf
        for leaf in criteria_set.leaves()
        if leaf.not_applicable and reason in leaf.not_applicable.for_
    ]
    answered = item(sheet, "3.2.3")
    answered.locator("input[type=radio]").first.check()
    before = sheet.locator(".sheet-sums").inner_text()
    unfold(sheet, "khong-ap-dung")
    tick = sheet.locator("#khong-ap-dung label", has_text=f"({len(touched)} mục)").locator("input")
    tick = sheet.locator(f"[id='{tick.get_attribute('id')}']")
    tick.click()
    expect(tick).to_have_js_property("indeterminate", True)  # the answered one stays
    assert (
        f"{len(touched) - 1} trong {len(touched)} mục"
        in sheet.locator("#khong-ap-dung").inner_text()
    )
    states = sheet.locator(".sheet-item-points", has_text="không áp dụng")
    expect(states).to_have_count(len(touched) - 1)
    left = sum((leaf.max for leaf in criteria_set.leaves() if leaf not in touched), Fraction(0))
    assert f"còn {show(left)} điểm chưa trả lời" in sheet.locator(".sheet-sums").inner_text()
    sheet.get_by_role("button", name="Hoàn tác").click()
    expect(tick).to_have_js_property("indeterminate", False)
    assert sheet.locator(".sheet-sums").inner_text() == before
    tick.click()
    tick.click()
    assert sheet.locator(".sheet-sums").inner_text() == before


def test_not_applicable_takes_the_item_out(sheet: Page) -> None:
    one = item(sheet, "1.3.2")
    one.get_by_label("Áp dụng cho đơn vị").select_option("khong-don-vi-truc-thuoc")
    assert one.locator(".sheet-item-points").inner_text() == "không áp dụng"
    assert "còn 99 điểm chưa trả lời" in sheet.locator(".sheet-sums").inner_text()
    one.get_by_label("Áp dụng cho đơn vị").select_option("")
    assert "còn 100 điểm chưa trả lời" in sheet.locator(".sheet-sums").inner_text()


def test_every_item_leads_to_the_page_that_explains_it(
    sheet: Page, shipped: EditionLibrary
) -> None:
    sheet.evaluate("document.querySelectorAll('.sheet-item').forEach((one) => { one.open = true })")
    edition, criteria_set = shipped.edition, shipped.find_set(SET)
    places = addresses.of(edition).nodes(criteria_set)
    links = sheet.locator(".sheet-item-foot a")
    expect(links).to_have_count(len(list(criteria_set.leaves())))
    found = links.evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert found == [f"../../{places[leaf.id]}" for leaf in criteria_set.leaves()]


def test_a_choice_is_answered_in_its_row(sheet: Page) -> None:
    row = sheet.locator(".sheet-row").first
    row.locator(".sheet-quick").get_by_label("Ban hành kịp thời", exact=True).check()
    assert total(sheet) == "1"
    assert row.locator(".sheet-item-points").inner_text() == "1/1"
    one = item(sheet, "1.1.1")
    assert one.get_by_label("Ban hành kịp thời", exact=True).is_checked()
    expect(row.locator(".sheet-quick")).to_be_hidden()
    one.get_by_label("Không ban hành").check()
    one.locator("summary").click()
    expect(row.locator(".sheet-quick").get_by_label("Không ban hành")).to_be_checked()


def test_the_next_item_without_an_answer_is_one_key_away(sheet: Page) -> None:
    row = sheet.locator(".sheet-row").first
    row.locator(".sheet-quick input").first.check()
    sheet.keyboard.press("Alt+ArrowDown")
    codes = sheet.locator(".sheet-row:focus-within .sheet-code")
    expect(codes).to_have_text("1.1.2")
    sheet.locator(".sheet-bar button").click()
    expect(codes).to_have_text("1.1.3")
    sheet.get_by_label("Chỉ mục chưa trả lời").check()
    expect(row).to_be_hidden()
    assert sheet.locator(".sheet-row:visible").count() == sheet.locator(".sheet-row").count() - 1
    sheet.get_by_role("button", name="Hoàn tác").click()
    expect(row).to_be_visible()


def test_on_a_phone_the_next_item_shows_where_its_answer_goes(sheet: Page) -> None:
    """Above where the keyboard comes up: nothing need be pushed out of the way first."""
    sheet.set_viewport_size({"width": 360, "height": 640})
    for _ in range(sheet.locator(".sheet-row").count()):
        sheet.keyboard.press("Alt+ArrowDown")
        field = sheet.locator(".sheet-row :focus").bounding_box()
        assert field
        assert 60 < field["y"] < 400


def test_enter_leads_from_figure_to_figure_and_on_to_the_next_item(sheet: Page) -> None:
    item(sheet, "1.1.4").get_by_label("Số nhiệm vụ hoàn thành").fill("36")
    sheet.keyboard.press("Enter")
    sheet.keyboard.type("40")
    sheet.keyboard.press("Enter")
    expect(sheet.locator(".sheet-row:focus-within .sheet-code")).to_have_text("1.2.1")
    expect(sheet.locator(".sheet-total strong")).to_have_text("1")


def test_an_address_opens_its_item_below_the_bar(site: Path, page: Page) -> None:
    for code in ("3.4.1", "8.1.2"):
        page.goto(f"{site.as_uri()}/quang-ninh-2013/bang-cham/{SET}.html#muc-{code}")
        one = page.locator(f'[id="muc-{code}"]')
        expect(one.locator(".calculator-figures")).to_be_visible()
        assert page.locator(".sheet-item[open]").count() == 1
        page.evaluate("scrollBy(0, 0)")
        bar, found = page.locator(".sheet-bar").bounding_box(), one.bounding_box()
        assert bar
        assert found
        assert bar["y"] + bar["height"] <= found["y"] < 300
        page.goto("about:blank")


@pytest.mark.parametrize("word", ["ppieu=1;x", "muc-99.9", "khong-co"])
def test_an_address_that_leads_nowhere_is_told(site: Path, page: Page, word: str) -> None:
    page.goto(f"{site.as_uri()}/quang-ninh-2013/bang-cham/{SET}.html#{word}")
    expect(page.locator(".sheet-notice")).to_contain_text(f"#{word}")


def test_each_item_shows_its_rule_as_a_picture(sheet: Page, shipped: EditionLibrary) -> None:
    assert item(sheet, "1.1.4").locator("svg.rule-line").count() == 1
    assert sheet.locator(".sheet-item h3").count() == len(list(shipped.find_set(SET).leaves()))
