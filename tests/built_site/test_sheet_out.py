"""What a sheet comes to and carries out: results, comparison, print, CSV, workbook."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pikepdf
import pytest
from lxml import etree
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from cchc_docs.ground.numbers import show
from cchc_docs.library import EditionLibrary
from cchc_docs.scoring.scorecard import Card
from tests.built_site.sheet_page import (
    card_of,
    file_of,
    item,
    open_text,
    opened,
    random_sheet,
    unfold,
)
from tests.office import convert

pytestmark = pytest.mark.browser


def test_csv_and_workbook_hold_the_form(
    sheet: Page, shipped: EditionLibrary, strange: list[str]
) -> None:
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
    assert '"1.1.1\u00a0";'.encode() in text  # text, not a number or a day
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
    found = {str(row[0].value): row for row in book.worksheets[0].iter_rows() if row[0].value}
    for line in card.all_lines():
        value = found[line.node.id][5].value
        wanted = float(line.points) if line.answered_max else None
        assert value == pytest.approx(wanted) if wanted is not None else value is None
    assert not strange


def test_results_and_comparison(sheet: Page, shipped: EditionLibrary) -> None:
    raw = random_sheet(shipped, Random(12))
    card = card_of(shipped, raw)
    open_text(sheet, file_of(raw))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    unfold(sheet, "ket-qua")
    cells = sheet.locator("#ket-qua tbody tr")
    for at, line in enumerate(card.lines):
        points, _, still_open, *_ = cells.nth(at).locator("td").all_inner_texts()
        assert points == show(line.points)
        assert still_open == show(line.open_max)
    assert sheet.locator("#ket-qua svg[role=img]").count() == 2
    sheet.locator(".chances a").first.click()
    assert sheet.locator(".sheet-item[open]").count() == 1
    unfold(sheet, "so-sanh")
    wanted = compared(card)
    rows = sheet.locator("#so-sanh tbody tr")
    expect(rows).to_have_count(len(wanted))
    for row, (code, *figures) in zip(rows.all(), wanted, strict=True):
        assert row.locator("th").inner_text().startswith(f"{code}. ")
        assert row.locator("td").all_inner_texts() == figures


def compared(card: Card) -> list[list[str]]:
    """Self against appraised: items that differ, sums of what has both, fields always."""
    rows = []
    for line in card.all_lines():
        leaves = [one.columns for one in line.walk() if not one.parts]
        both = [one for one in leaves if {"self", "appraised"} <= one.keys()]
        pair = [sum((one[name] for one in both), Fraction(0)) for name in ("self", "appraised")]
        shown = [show(one) for one in pair] if both else ["–", "–"]
        if not line.parts:
            shown = [show(leaves[0][n]) if n in leaves[0] else "–" for n in ("self", "appraised")]
        gap = pair[1] - pair[0]
        told = ("+" if gap > 0 else "") + show(gap) if both else "–"
        is_same = gap == 0 if both else shown == ["–", "–"]
        if not is_same or line in card.lines:
            rows.append([line.node.id, *shown, told])
    return rows


def test_a_sheet_is_compared_with_another(sheet: Page) -> None:
    item(sheet, "1.1.1").get_by_label("Ban hành không kịp thời").check()
    sheet.get_by_label("Tên đơn vị").fill("Sở B")
    sheet.get_by_role("button", name="Phiếu mới").click()
    item(sheet, "1.1.1").get_by_label("Ban hành kịp thời", exact=True).check()
    unfold(sheet, "so-sanh")
    chosen = sheet.locator("#so-sanh option:checked").all_inner_texts()
    assert chosen[0] == "Phiếu này: điểm đạt được"
    assert chosen[1].startswith("Sở B")
    assert "Phiếu này: điều tra XHH" in sheet.locator("#so-sanh option").all_inner_texts()
    sheet.locator("#so-sanh select").first.select_option(
        sheet.locator("#so-sanh option", has_text="Sở B").first.get_attribute("value")
    )
    sheet.locator("#so-sanh select").last.select_option(index=0)
    row = sheet.locator("#so-sanh tbody tr", has_text="1.1.1.")
    assert row.locator("td").all_inner_texts() == ["0,5", "1", "+0,5"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_the_form_alone(
    site: Path, browser: Browser, shipped: EditionLibrary, tmp_path: Path, scheme: Any
) -> None:
    """On white A4 across, with the heads on every page and room for those who sign."""
    page = browser.new_context(color_scheme=scheme).new_page()
    opened(site, page)
    open_text(page, file_of(random_sheet(shipped, Random(13))))
    expect(page.locator(".sheet-notice")).to_contain_text("Đã mở")
    path = tmp_path / "bao-cao.pdf"
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    with pikepdf.open(path) as paper:
        _, _, width, height = (float(one) for one in paper.pages[0].mediabox)
        count = len(paper.pages)
    assert (round(width), round(height)) == (842, 595)
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    for words in ("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Tổng cộng", "Thủ trưởng đơn vị"):
        assert words in text
    for words in ("Lưu ra tệp", "Mọi thứ ở lại trong trình duyệt"):
        assert words not in text
    assert count < 9
    for place in ("body", "#bao-cao h2", "#bao-cao th", "#bao-cao td"):
        colours = page.locator(place).first.evaluate(
            "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
        )
        assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], place
    page.context.close()


def test_why_an_item_is_not_applied_stands_in_the_form(sheet: Page) -> None:
    item(sheet, "1.3.2").get_by_label("Áp dụng cho đơn vị").select_option("khong-don-vi-truc-thuoc")
    unfold(sheet, "bao-cao")
    row = sheet.locator("#bao-cao tr", has_text="Mức độ hoàn thành kế hoạch kiểm tra")
    expect(row.locator("td").last).to_contain_text("Không áp dụng: ")


def test_libreoffice_opens_the_workbook(
    sheet: Page, shipped: EditionLibrary, tmp_path: Path
) -> None:
    raw = random_sheet(shipped, Random(16))
    open_text(sheet, file_of(raw))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    with sheet.expect_download() as saving:
        sheet.get_by_role("button", name="Tải Excel").click()
    path = tmp_path / "bang-diem.xlsx"
    saving.value.save_as(path)
    book = openpyxl.load_workbook(convert([path], "xlsx", tmp_path) / path.name)
    found = {str(row[0].value): row for row in book.worksheets[0].iter_rows() if row[0].value}
    for line in card_of(shipped, raw).all_lines():
        code, title, most, *_ = found[line.node.id]
        assert (code.data_type, title.value) == ("s", line.node.title)
        assert most.value == pytest.approx(float(line.max))


def test_the_drawings_of_a_card_are_taken_along_as_pictures(
    sheet: Page, shipped: EditionLibrary
) -> None:
    open_text(sheet, file_of(random_sheet(shipped, Random(7))))
    expect(sheet.locator(".sheet-notice")).to_contain_text("Đã mở")
    sheet.get_by_text("Kết quả và cách tăng điểm").click()
    for title, name in (("hình cột", "cot"), ("hình mạng nhện", "mang-nhen")):
        with sheet.expect_download() as saving:
            sheet.get_by_role("button", name=f"Tải {title} (SVG)").click()
        assert saving.value.suggested_filename == f"chi-so-thanh-phan-{name}.svg"
        picture = etree.fromstring(Path(saving.value.path()).read_bytes())
        assert not [one for one in picture.iter() if one.get("class")]
        texts = [one for one in picture.iter() if str(one.tag).endswith("}text")]
        assert len(texts) >= 8
        with sheet.expect_download() as saving:
            sheet.get_by_role("button", name=f"Tải {title} (PNG)").click()
        with Image.open(Path(saving.value.path())) as drawn:
            assert drawn.width > 700
            assert len(drawn.convert("RGB").getcolors(100_000) or ()) > 3
