"""Two editions side by side, of the same ids: each has its own pages, files, stamp and words."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_docs.library import EditionLibrary, Library
from cchc_docs.publish import addresses, pdf, workbook
from cchc_docs.publish.artefacts.artefact import Artefact
from cchc_docs.publish.browser.bundles import scripts
from cchc_docs.publish.browser.exercise_bundles import exercise_scripts
from cchc_docs.publish.open_data.document import as_json
from cchc_docs.publish.pages import generate
from cchc_docs.publish.pdf.forms import forms
from cchc_docs.publish.report import docx
from cchc_docs.publish.report.filling import blank_report
from cchc_docs.publish.site.building import build_site
from cchc_docs.publish.slides import deck_files, deck_pages, decks
from tests.conftest import SECOND

TRAINING = "Tài liệu tập huấn, không phải văn bản chính thức"
OFFICIAL = "Bộ tiêu chí theo văn bản chính thức; hướng dẫn để tham khảo"
TITLES = {"mau-2020": "Bộ mẫu để kiểm thử", "thu-2024": "Bộ thử của tỉnh Nam Mẫu"}
FEET = {"mau-2020": TRAINING, "thu-2024": OFFICIAL}
BOTH = [("mau-2020", "thu-2024"), ("thu-2024", "mau-2020")]
"""An edition and the other one."""


@pytest.fixture(scope="module")
def pages(two_editions: Library) -> dict[str, str]:
    return generate(two_editions)


def files_of(library: EditionLibrary) -> dict[str, Artefact]:
    """The files that need no built site."""
    made = (*workbook.artefacts(library), *docx.artefacts(library))
    printed = (pdf.artefact(library.edition, paper) for paper in forms(library))
    return {one.path: one for one in (*made, *printed)}


def decks_of(library: EditionLibrary) -> dict[str, str]:
    return dict(deck_files(library, tuple(decks(library)), None))


def test_they_use_the_same_ids(two_editions: Library) -> None:
    def ids(own: EditionLibrary) -> list[set[str]]:
        assert own.course is not None
        return [
            {one.id for one in own.sets},
            {one.example.id for one in own.examples},
            {one.id for one in own.questions},
            {one.example.id for one in own.units},
            {one.id for one in own.course.sessions},
        ]

    second, first = two_editions.editions
    assert ids(first) == ids(second)
    assert (first.edition.id, second.edition.id) == ("mau-2020", "thu-2024")


@pytest.mark.parametrize(("own", "other"), BOTH)
def test_all_pages_of_an_edition_lie_below_its_name_and_tell_of_no_other(
    own: str, other: str, pages: dict[str, str]
) -> None:
    theirs = {path: text for path, text in pages.items() if path.startswith(f"{own}/")}
    assert set(pages) - {"index.md", "so-sanh.md"} == {
        path for path in pages if path.startswith((own, other))
    }
    assert len(theirs) >= 15
    for path, text in theirs.items():
        assert TITLES[other] not in text.replace("\\", ""), path
        assert f"{other}/" not in text, path
        assert f'edition: "{own}"' in text, path
        assert f'foot: "{FEET[own]}"' in text, path


def test_the_first_page_leads_to_both_the_newest_first(pages: dict[str, str]) -> None:
    links = re.findall(r'<li><a href="([^"]+)">(.*?)</a>', pages["index.md"])
    assert links == [(f"{name}/index.html", TITLES[name]) for name in ("thu-2024", "mau-2020")]


def test_no_page_changes_for_another_edition(small_library: Library, pages: dict[str, str]) -> None:
    alone = generate(small_library)
    assert set(alone) < set(pages)
    for path, text in alone.items():
        if path != "index.md":
            assert pages[path] == text, path
    assert alone["index.md"] != pages["index.md"]


@pytest.mark.parametrize(("own", "other"), BOTH)
def test_each_has_its_decks(own: str, other: str, two_editions: Library) -> None:
    library = two_editions.find(own)
    made = decks_of(library)
    book = addresses.of(library.edition)
    assert {book.session_deck("buoi-1"), book.set_deck("phong-ban")} < set(made)
    for path, text in made.items():
        assert path.startswith(f"{own}/"), path
        if path.endswith(".html"):
            assert f"{FEET[own]}." in text, path
            assert f"{FEET[other]}." not in text, path
            assert TITLES[other] not in text, path
    listed = dict(deck_pages(library, tuple(decks(library))))
    assert list(listed) == [addresses.markdown(book.decks)]


def test_another_edition_changes_no_file_of_the_first(
    small_library: Library, two_editions: Library
) -> None:
    """Neither the keys by which files are kept, nor the files."""
    alone = files_of(small_library.editions[0])
    first, second = (files_of(two_editions.find(name)) for name in ("mau-2020", "thu-2024"))
    assert set(first) == set(alone)
    assert set(second) == {
        "thu-2024/tai-ve/thu-2024-phieu-trong-phong-ban.pdf",
        "thu-2024/tai-ve/thu-2024-phieu-mau-phong-a.pdf",
        "thu-2024/tai-ve/thu-2024-phieu-cham-phong-ban.xlsx",
        "thu-2024/tai-ve/thu-2024-phan-cong-phong-ban.xlsx",
        "thu-2024/tai-ve/thu-2024-bao-cao-tu-cham-phong-ban.docx",
        "thu-2024/tai-ve/thu-2024-mau-bao-cao.docx",
    }
    for path, made in alone.items():
        assert first[path].key == made.key
        assert first[path].make() == made.make()


def test_a_file_tells_the_day_title_and_standing_of_its_own_edition(two_editions: Library) -> None:
    for name, day in (("mau-2020", "2020-12-31"), ("thu-2024", "2025-02-01")):
        for made in files_of(two_editions.find(name)).values():
            told = made.printed
            assert (told.titles, told.date.isoformat()) == ((TITLES[name],), day)
            assert told.foot == FEET[name]


def test_the_workbook_and_the_report_are_of_their_edition(two_editions: Library) -> None:
    library = two_editions.find("thu-2024")
    report = blank_report(library.edition, library.find_set("phong-ban"))
    assert (report.year, report.is_official) == (2024, True)
    made = files_of(library)["thu-2024/tai-ve/thu-2024-phieu-cham-phong-ban.xlsx"].make()
    summary = load_workbook(io.BytesIO(made)).worksheets[0]
    assert "Bộ thử của tỉnh Nam Mẫu. Nội dung ngày 01/02/2025" in summary["A3"].value
    footer = summary.oddFooter
    assert footer is not None
    assert OFFICIAL in str(footer.left.text)


def test_the_browser_has_the_data_of_every_set_once(two_editions: Library) -> None:
    made = [*scripts(two_editions), *exercise_scripts(two_editions)]
    assert len(dict(made)) == len(made)
    for own in two_editions.editions:
        data = dict(made)[addresses.of(own.edition).set_script("phong-ban")]
        told = json.loads(data.partition(" = ")[2].rstrip(";\n"))
        edition = told["edition"]
        assert (edition["id"], edition["year"]) == (own.edition.id, own.edition.year)


def test_open_data_are_of_one_edition(two_editions: Library) -> None:
    for own in two_editions.editions:
        told = json.loads(as_json(own))
        assert told["edition"]["id"] == own.edition.id
        assert TITLES[own.edition.id] in json.dumps(told, ensure_ascii=False)
        assert len(told["examples"]) == 1


def test_the_site_of_both_has_every_file_of_both(project: Path) -> None:
    shutil.copytree(SECOND, project / "criteria", dirs_exist_ok=True)
    assert build_site(project) == 0
    site = project / "site"
    foot = re.compile(r'<div class="md-copyright"><p>(.*?)\.</p>')
    for own, other in BOTH:
        for path in (site / own).rglob("*.html"):
            text = path.read_text("utf-8")
            assert TITLES[other] not in text, path
            assert foot.findall(text) in ([FEET[own]], []), path  # a deck has a foot of its own
        downloads = site / own / "tai-ve"
        sums = (downloads / "SHA256SUMS").read_text("utf-8")
        rows = [(name, digest) for digest, name in re.findall(r"(\w{64})  (.+)\n", sums)]
        names = {path.relative_to(downloads).as_posix() for path in downloads.rglob("*.*")}
        assert {name for name, _ in rows} - {"../../tai-ve/chi-so-cchc-ngoai-tuyen.zip"} == (
            names - {"index.html"}
        )
        for name, digest in rows:
            assert hashlib.sha256((downloads / name).read_bytes()).hexdigest() == digest
            alone = name.startswith(("du-lieu/", "../"))
            assert alone or name.startswith(f"{own}-"), name
    home = (site / "index.html").read_text("utf-8")
    told = "Mỗi bộ chỉ số tự ghi là tài liệu tập huấn hay theo văn bản chính thức"
    assert foot.findall(home) == [told]
