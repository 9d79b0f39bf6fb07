"""The first page: of the one edition, or to choose among several."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_docs.library import Library, load_library
from cchc_docs.publish.pages.foreseeing import page_problems
from cchc_docs.publish.pages.home import home_pages


def homes(library: Library) -> dict[str, str]:
    return dict(home_pages(library))


def test_one_edition_has_the_first_page_for_itself(small_library: Library) -> None:
    ((path, text),) = homes(small_library).items()
    assert path == "index.md"
    assert "Bộ mẫu để kiểm thử, năm 2020" in text
    assert 'href="mau-2020/bang-cham/phong-ban.html"' in text
    assert text.index('class="start"') < text.index('class="roles"')
    assert '<a href="mau-2020/tieu-chi/phong-ban/1.html"><span class="weights-title">1. ' in text


def test_several_editions_each_have_a_home_and_the_first_page_leads_there(
    two_editions: Library,
) -> None:
    made = homes(two_editions)
    assert list(made) == ["index.md", "thu-2024/index.md", "mau-2020/index.md"]
    assert re.findall(r'<li><a href="([^"]+)">', made["index.md"]) == [
        "thu-2024/index.html",
        "mau-2020/index.html",
    ]
    assert "edition:" not in made["index.md"].partition("\n---\n")[0]
    assert 'href="../mau-2020/bang-cham/phong-ban.html"' in made["mau-2020/index.md"]


@pytest.mark.parametrize(("other", "kin"), [("quang-ninh", True), ("ca-mau", False)])
def test_years_of_one_province_know_each_other(two_copy: Path, other: str, kin: bool) -> None:
    for name, province in (("mau-2020", "quang-ninh"), ("thu-2024", other)):
        path = two_copy / name / "edition.yaml"
        path.write_text(path.read_text("utf-8") + f"province: {province}\n", "utf-8")
    made = homes(load_library(two_copy))
    link = '<a href="../mau-2020/index.html">năm 2020</a>'
    assert (link in made["thu-2024/index.md"]) is kin
    assert "## Quảng Ninh" in made["index.md"]
    assert ("## Cà Mau" in made["index.md"]) is not kin


TODAY = "today: {text: Bộ này để học., page: phuong-phap/cach-tinh}\n"


def test_an_edition_of_a_past_year_says_what_it_is_for_today(small_copy: Path) -> None:
    path = small_copy / "mau-2020" / "edition.yaml"
    path.write_text(path.read_text("utf-8") + TODAY, "utf-8")
    text = homes(load_library(small_copy))["index.md"]
    assert "Bộ này để học." in text
    assert 'href="mau-2020/phuong-phap/cach-tinh.html">Đọc thêm</a>' in text


def test_an_edition_without_such_a_word_says_nothing(small_library: Library) -> None:
    assert 'class="today"' not in homes(small_library)["index.md"]


def test_the_page_that_tells_of_today_must_be_there(small_copy: Path) -> None:
    path = small_copy / "mau-2020" / "edition.yaml"
    path.write_text(path.read_text("utf-8") + TODAY.replace("cach-tinh", "sai"), "utf-8")
    (problem,) = page_problems(load_library(small_copy), small_copy.parent)
    assert "Không có trang «phuong-phap/sai»" in str(problem)
