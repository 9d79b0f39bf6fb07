"""What a sheet comes to and carries out: results, comparison, print, CSV, workbook."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path
from random import Random

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from cchc_docs.library import Library
from cchc_docs.rules.numbers import show
from tests.built_site.sheet_page import (
    card_of,
    file_of,
    open_text,
    random_sheet,
)

pytestmark = pytest.mark.browser


def test_csv_and_workbook_hold_the_form(sheet: Page, shipped: Library) -> None:
    raw = random_sheet(shipped, Random(11))
    first = next(iter(raw["answers"]))
    raw["answers"][first]["explanation"] = '=HYPERLINK("http://example.org")'
    card = card_of(shipped, raw)
    open_text(sheet, file_of(raw))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    with sheet.expect_download() as saving:
        sheet.get_by_role("button", name="Tải CSV").click()
    text = Path(saving.value.path()).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = {
        row[0].rstrip("\u00a0"): row
        for row in csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";")
        if row
    }
    for line in card.all_lines():
        assert rows[line.node.id][2] == show(line.max)
        assert rows[line.node.id][5] == (show(line.points) if line.answered_max else "")
    assert not any(cell.startswith("=") for row in rows.values() for cell in row)
    with sheet.expect_download() as saving:
        sheet.get_by_role("button", name="Tải Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(saving.value.path()).read_bytes()))
    found = {str(row[0].value): row for row in book.active.iter_rows() if row[0].value}
    for line in card.all_lines():
        value = found[line.node.id][5].value
        wanted = float(line.points) if line.answered_max else None
        assert value == pytest.approx(wanted) if wanted is not None else value is None
    assert not sheet.strange  # type: ignore[attr-defined]


def test_results_and_comparison(sheet: Page, shipped: Library) -> None:
    raw = random_sheet(shipped, Random(12))
    card = card_of(shipped, raw)
    open_text(sheet, file_of(raw))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    sheet.locator("#ket-qua > summary").click()
    cells = sheet.locator("#ket-qua tbody tr")
    for at, line in enumerate(card.lines):
        row = cells.nth(at).locator("td").all_inner_texts()
        assert row[0] == show(line.points)
        assert row[2] == show(line.open_max)
    assert sheet.locator("#ket-qua svg[role=img]").count() == 2
    sheet.locator(".chances a").first.click()
    assert sheet.locator(".sheet-item[open]").count() == 1
    sheet.locator("#so-sanh > summary").click()
    told = [show(card.lines[0].columns.get(name, Fraction(0))) for name in ("self", "appraised")]
    first = sheet.locator("#so-sanh tbody tr").first.locator("td")
    expect(first.nth(0)).to_have_text(told[0])
    expect(first.nth(1)).to_have_text(told[1])
    assert sheet.locator("#so-sanh tbody tr").count() > len(card.lines)


def test_print_is_the_form_alone(site: Path, sheet: Page, shipped: Library) -> None:
    open_text(sheet, file_of(random_sheet(shipped, Random(13))))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    sheet.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    sheet.emulate_media(media="print")
    text = sheet.locator("body").inner_text()
    assert "Lĩnh vực/Tiêu chí/Tiêu chí thành phần" in text
    assert "Tổng cộng" in text
    assert "Lưu ra tệp" not in text
