"""Editions of one province: the newer one says what changed, on a page, as PDF, as workbook."""

from __future__ import annotations

import shutil
from io import BytesIO

import pikepdf
import pytest
from lxml import html
from openpyxl import load_workbook

from cchc_docs.library import Library, load_library
from cchc_docs.publish import addresses
from cchc_docs.publish.pages import generate
from cchc_docs.publish.pages.changes import sections
from cchc_docs.publish.pages.menu import menu
from cchc_docs.publish.pdf.comparison import artefacts
from tests.commands.test_diff import CHANGED
from tests.conftest import SMALL

OF_ONE = "year: 2020\n"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The small edition of three years, the last changed here and there."""
    folder = tmp_path_factory.mktemp("cac-nam") / "criteria"
    shutil.copytree(SMALL, folder)
    first = folder / "mau-2020" / "edition.yaml"
    first.write_text(first.read_text("utf-8").replace(OF_ONE, f"province: ha-noi\n{OF_ONE}"))
    for year in ("2021", "2022"):
        later = folder / f"mau-{year}"
        shutil.copytree(folder / "mau-2020", later)
        for name in ("units", "examples", "questions"):
            shutil.rmtree(later / name)
        (later / "course.yaml").unlink()
        for path in later.rglob("*.yaml"):
            text = path.read_text("utf-8").replace("2020", year)
            for old, new in CHANGED.items() if year == "2022" else ():
                text = text.replace(old, new)
            path.write_text(text, "utf-8")
    return load_library(folder)


def test_each_edition_knows_those_before_it(years: Library) -> None:
    found = {one.edition.year: [own.edition.year for own in one.earlier] for one in years.editions}
    assert found == {2022: [2020, 2021], 2021: [2020], 2020: []}


def test_the_page_of_the_newest_tells_the_changes_and_the_history(years: Library) -> None:
    pages = generate(years)
    newest, _, first = years.editions
    own = addresses.of(newest.edition)
    page = html.fromstring(f"<div>{pages[addresses.markdown(own.changes)]}</div>")
    heads = [one.title for one in sections(newest)]
    assert heads[-1] == "Lịch sử từng mục"
    tables = page.findall(".//table")
    assert len(tables) == len(heads)
    columns = [[cell.text for cell in one.iter("th")] for one in tables]
    assert columns[-1] == ["Mục", "2020", "2021", "2022"]
    rows = [
        [cell.text for cell in row] for row in tables[heads.index("Thay đổi từng mục")].iter("tr")
    ]
    assert ["Đổi số", "1.10", "1.11"] in [row[:3] for row in rows]
    assert addresses.markdown(addresses.of(first.edition).changes) not in pages


def test_what_changed_stands_before_weights_and_kinds_that_did_not(years: Library) -> None:
    newest, middle, _ = years.editions
    heads = [one.title for one in sections(newest)]
    assert heads == [
        "Thay đổi cách tính điểm, xếp loại, xếp hạng",
        "Thay đổi từng mục",
        "Ghép chưa chắc, hãy xem lại",
        "Điểm từng lĩnh vực",
        "Cách cho điểm, số mục",
        "Lịch sử từng mục",
    ]
    assert "Số thay đổi: thêm: 1; bỏ: 1; đổi số: 1;" in sections(newest)[1].note
    same = sections(middle)[0]
    assert [row[:2] for row in same.rows] == [("Không đổi", "–")]


def test_the_menu_leads_to_it(years: Library) -> None:
    newest, middle, first = years.editions
    for one in (newest, middle, first):
        listed = [each.address for part in menu(one) for each in part.entries]
        assert (addresses.of(one.edition).changes in listed) == (one is not first)


def test_it_can_be_taken_along(years: Library) -> None:
    newest, _, first = years.editions
    pdf, book = artefacts(newest)
    named = [f"mau-2022/tai-ve/mau-2022-thay-doi.{kind}" for kind in ("pdf", "xlsx")]
    assert [pdf.path, book.path] == named
    with pikepdf.open(BytesIO(pdf.make())) as made:
        assert len(made.pages) > 1
    titles = load_workbook(BytesIO(book.make())).sheetnames
    assert any("Thay đổi từng mục" in one for one in titles)
    assert list(artefacts(first)) == []
