"""Sets of several provinces beside each other on the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from cchc_docs.library import Library, load_library
from cchc_docs.publish.pages.beside import beside_page

FIELD = "title: Giải quyết hồ sơ"


def page_of(library: Library) -> str:
    ((path, text),) = beside_page(library)
    assert path == "so-sanh.md"
    return text.partition("\n---\n")[2]


def tables(text: str) -> list[list[list[str]]]:
    return [
        [[(cell.text or "").strip() for cell in row] for row in table.iter("tr")]
        for table in html.fromstring(f"<div>{text}</div>").iter("table")
    ]


def test_a_column_a_set_of_each_province(two_copy: Path) -> None:
    for path in (two_copy / "thu-2024" / "phong-ban").glob("*.yaml"):
        path.write_text(
            path.read_text("utf-8").replace(FIELD, "title: Mỗi kiểu quy tắc, một mục"), "utf-8"
        )
    edition = two_copy / "mau-2020" / "edition.yaml"
    edition.write_text(edition.read_text("utf-8") + "province: ca-mau\n", "utf-8")
    weights, kinds = tables(page_of(load_library(two_copy)))
    assert weights[0] == [
        "Lĩnh vực",
        "Bộ thử của tỉnh Nam Mẫu 2024, Bộ tiêu chí phòng, ban",
        "Cà Mau 2020, Bộ tiêu chí phòng, ban",
    ]
    assert weights[1] == ["Mỗi kiểu quy tắc một mục", "10 (100,0%)", "40 (66,7%)"]
    assert ["Điểm thưởng", "–", "3 (ngoài tổng)"] in weights
    assert weights[-1] == ["Do điều tra xã hội học", "0 (0,0%)", "5 (8,3%)"]
    assert ["Tính theo tỷ lệ", "2", "1"] in kinds


@pytest.mark.parametrize("of_both", ["ca-mau", None])
def test_years_of_one_province_have_no_such_page(two_copy: Path, of_both: str | None) -> None:
    for name in ("mau-2020", "thu-2024") if of_both else ():
        path = two_copy / name / "edition.yaml"
        path.write_text(path.read_text("utf-8") + f"province: {of_both}\n", "utf-8")
    assert bool(list(beside_page(load_library(two_copy)))) == (of_both is None)
