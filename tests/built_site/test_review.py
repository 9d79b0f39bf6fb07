"""The review page of an annex in a browser: what a person settles goes back into the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from cchc_docs.cli import main
from cchc_docs.library import load_library
from tests.built_site.axe import axe_finds
from tests.importing.making import make_annex

ANNEX: dict[str, Any] = {
    "id": "hai-muc",
    "head": [["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"]],
    "rows": [
        ["I", "CHỈ ĐẠO", "3", ""],
        ["1", "Kế hoạch", "1", "Có: 1 điểm; không có: 0 điểm"],
        ["2", "Sáng kiến </script>", "2", "Theo mức độ lan toả của sáng kiến"],
    ],
}


def run_import(folder: Path, *more: str) -> int:
    path = make_annex(ANNEX, folder)
    named = ["--edition", "tinh-x-2026", "--set", "so", "--official", "Số 1, ngày 05/01/2026, X"]
    return main(["import", str(path), *named, "--criteria", str(folder / "criteria"), *more])


def test_an_unread_item_is_settled_on_the_page_and_taken_back(tmp_path: Path, page: Page) -> None:
    assert run_import(tmp_path) == 1
    page.goto((tmp_path / "xem-lai-tinh-x-2026-so.html").as_uri())
    assert '--official "Số 1, ngày 05/01/2026, X"' in page.locator("ol pre").inner_text()
    unread = page.locator("section.unread")
    box = unread.get_by_label("Đã đối chiếu, đúng như văn bản")
    box.check()
    assert not axe_finds(page)
    expect(page.locator("#count")).to_have_text("Đã đối chiếu 1/1 mục phải xem lại")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#told")).to_contain_text("Ghi họ tên người đối chiếu")
    page.get_by_label("Người đối chiếu").fill("Lê B")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#told")).to_contain_text("chưa có quy tắc")
    unread.get_by_label("Bắt đầu từ mẫu").select_option(label="Mỗi việc được bao nhiêu")

    page.reload()
    expect(box).to_be_checked()
    expect(unread.locator("textarea")).to_have_value("kind: per_item\nitem: Sáng kiến\neach: 0.5")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Lưu").click()
    decisions = tmp_path / "da-doi-chieu.json"
    saving.value.save_as(decisions)
    assert run_import(tmp_path, "--decisions", str(decisions)) == 0
    node = load_library(tmp_path / "criteria").find("tinh-x-2026").find_set("so").node("1.2")
    assert node.rule is not None
    assert node.rule.kind == "per_item"
    assert node.origin.reading is not None
    assert node.origin.reading.by == "Lê B"
