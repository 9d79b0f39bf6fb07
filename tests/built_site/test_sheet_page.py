"""The page of a whole sheet in a real browser, by double click and without a network."""

from __future__ import annotations

from random import Random

import pytest
from playwright.sync_api import Page, expect

from cchc_docs.library import Library
from cchc_docs.rules.numbers import show
from tests.built_site.sheet_page import (
    card_of,
    file_of,
    item,
    open_text,
    random_sheet,
    total,
)

pytestmark = pytest.mark.browser


def test_a_hundred_sheets_come_out_as_in_python(sheet: Page, shipped: Library) -> None:
    chance = Random(2013)
    for _ in range(100):
        raw = random_sheet(shipped, chance)
        open_text(sheet, file_of(raw))
        card = card_of(shipped, raw)
        expect(sheet.locator(".sheet-total strong")).to_have_text(show(card.points))
        told = sheet.locator(".sheet-total").inner_text().replace("\u00a0", " ")
        assert f"trên {show(card.answered_max)} điểm đã trả lời" in told
        assert f"còn {show(card.open_max)} điểm chưa trả lời" in told
        heads = sheet.locator(".sheet-field-told").all_inner_texts()
        for line, head in zip(card.lines, heads, strict=True):
            assert f"{show(line.points)}/{show(line.max)} điểm" in head
        sheet.get_by_role("button", name="Xoá phiếu này").click()
    assert not sheet.strange  # type: ignore[attr-defined]


def test_figures_give_points_steps_and_what_would_raise_them(sheet: Page) -> None:
    one = item(sheet, "1.1.4")
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("36")
    assert one.locator(".sheet-item-state").inner_text() == "đang nhập dở"
    one.get_by_label("Số nhiệm vụ theo kế hoạch").fill("40")
    assert one.locator(".sheet-item-points").inner_text() == "1/2"
    assert "36 : 40 × 100 % = 90 %" in one.locator(".trace").inner_text().replace("\u00a0", " ")
    assert "37 trên 40 thay vì 36" in one.locator(".sheet-next").inner_text()
    assert total(sheet) == "1"
    assert "1/16 mục · 1/20 điểm" in sheet.locator(".sheet-field-told").first.inner_text()


def test_bad_input_is_told_and_changes_nothing(sheet: Page) -> None:
    one = item(sheet, "1.1.4")
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("38")
    one.get_by_label("Số nhiệm vụ theo kế hoạch").fill("40")
    assert total(sheet) == "2"
    one.get_by_label("Số nhiệm vụ hoàn thành").fill("50")
    assert one.locator("[aria-invalid]").count() == 1
    assert total(sheet) == "2"
    sheet.get_by_label("Năm").fill("13")
    assert "bốn chữ số" in sheet.locator("#sheet-year-message").inner_text()


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


def test_not_applicable_takes_the_item_out(sheet: Page) -> None:
    one = item(sheet, "1.3.2")
    one.get_by_label("Áp dụng cho đơn vị").select_option("khong-don-vi-truc-thuoc")
    assert one.locator(".sheet-item-points").inner_text() == "không áp dụng"
    assert "còn 99 điểm chưa trả lời" in sheet.locator(".sheet-total").inner_text()
    one.get_by_label("Áp dụng cho đơn vị").select_option("")
    assert "còn 100 điểm chưa trả lời" in sheet.locator(".sheet-total").inner_text()
