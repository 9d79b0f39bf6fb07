"""Two editions side by side: each with its own pages, files, stamp; none takes another's place."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_docs.library import Library
from cchc_docs.publish import pdf, workbook
from cchc_docs.publish.artefacts.artefact import Artefact
from cchc_docs.publish.browser.bundles import scripts
from cchc_docs.publish.browser.exercise_bundles import exercise_scripts
from cchc_docs.publish.open_data.document import as_json
from cchc_docs.publish.pages import generate
from cchc_docs.publish.pdf.forms import forms
from cchc_docs.publish.report import docx
from cchc_docs.publish.report.content import blank_report
from cchc_docs.publish.site.building import build_site
from cchc_docs.publish.slides import deck_files, deck_pages, decks
from tests.conftest import SECOND

TRAINING = "Tài liệu tập huấn, không phải văn bản chính thức"
OFFICIAL = "Bộ tiêu chí theo văn bản chính thức; hướng dẫn để tham khảo"


@pytest.fixture(scope="module")
def pages(two_editions: Library) -> dict[str, str]:
    return generate(two_editions)


def test_the_library_has_both_with_everything_of_each(two_editions: Library) -> None:
    assert [one.id for one in two_editions.editions] == ["mau-2020", "thu-2024"]
    assert {one.criteria_set.id for one in two_editions.all_examples()} == {
        "phong-ban",
        "bo-phan-2024",
    }
    for found in (two_editions.questions, two_editions.units, two_editions.courses):
        assert set(found) == {"mau-2020", "thu-2024"}
    assert two_editions.find_set("bo-phan-2024")[0].title == "Bộ thử của tỉnh Nam Mẫu"


def test_no_page_of_one_edition_changes_for_the_other(
    small: Library, pages: dict[str, str]
) -> None:
    alone = generate(small)
    assert set(alone) < set(pages)
    of_edition = ("tieu-chi/phong-ban/", "vi-du/moi-", "vi-du/phong-a")
    kept = [path for path in alone if path.startswith(of_edition)]
    assert len(kept) == 15 + 2
    assert all(pages[path] == alone[path] for path in kept)


def test_the_plans_stand_on_one_page_each_under_its_edition(
    small: Library, pages: dict[str, str]
) -> None:
    def headings(page: str) -> list[str]:
        return re.findall(r"^(#+ .*?)(?: \{.*)?$", page, re.M)

    path = "giang-vien/ke-hoach.md"
    assert headings(generate(small)[path]) == [
        "# Một buổi mẫu",
        "## 08:00 – 08:30 · Chấm điểm",
    ]
    assert headings(pages[path].replace("\\", "")) == [
        "# Kế hoạch buổi học",
        "## Một buổi mẫu",
        "### 08:00 – 08:30 · Chấm điểm",
        "## Một buổi ở tỉnh Nam Mẫu",
        "### 08:00 – 08:30 · Tính tỷ lệ",
    ]


def test_sets_of_one_title_are_told_apart(pages: dict[str, str]) -> None:
    for path in ("vi-du/index.md", "vi-du/do-phu.md"):
        for edition in ("Bộ mẫu để kiểm thử", "Bộ thử của tỉnh Nam Mẫu"):
            assert f"## Bộ tiêu chí phòng, ban, {edition}" in pages[path]


def test_every_session_has_its_deck(two_editions: Library) -> None:
    made = list(decks(two_editions))
    files = dict(deck_files(two_editions, made, None))
    assert len({deck.path for deck in made}) == len(made)
    assert {"trinh-chieu/buoi-1.html", "trinh-chieu/buoi-nam-mau.html"} < set(files)
    listed = dict(deck_pages(two_editions, made))["trinh-chieu/index.md"]
    assert "### Bộ mẫu để kiểm thử" in listed
    assert "## Bộ tiêu chí phòng, ban, Bộ thử của tỉnh Nam Mẫu" in listed


def test_what_is_official_is_not_stamped_as_training(
    two_editions: Library, pages: dict[str, str]
) -> None:
    made = list(decks(two_editions))
    files = dict(deck_files(two_editions, made, None))
    for path, foot, other in (
        ("trinh-chieu/phong-ban.html", TRAINING, OFFICIAL),
        ("trinh-chieu/bo-phan-2024.html", OFFICIAL, TRAINING),
    ):
        assert f"{foot}." in files[path]
        assert other not in files[path]
    assert f'foot: "{TRAINING}"' in pages["tieu-chi/phong-ban/1.md"]
    assert f'foot: "{OFFICIAL}"' in pages["tieu-chi/bo-phan-2024/1.1.md"]
    feet = {paper.name: pdf.stamped(paper).foot for paper in forms(two_editions)}
    assert feet["phieu-trong-phong-ban"] == TRAINING
    assert feet["phieu-trong-bo-phan-2024"] == OFFICIAL


def files_of(library: Library) -> dict[str, Artefact]:
    """The files that need no built site."""
    made = (*workbook.artefacts(library), *docx.artefacts(library))
    printed = (pdf.artefact(paper) for paper in forms(library))
    return {one.path: one for one in (*made, *printed)}


def test_another_edition_changes_no_file_of_the_first(
    shipped: Library, two_editions: Library
) -> None:
    """Neither the keys by which files are kept, nor the files."""
    second = two_editions.editions[1]
    both = Library(
        editions=(*shipped.editions, second),
        sources={**shipped.sources, **two_editions.sources},
        glossary=shipped.glossary,
        examples={**shipped.examples, second.id: ()},
        questions={**shipped.questions, second.id: ()},
        units={**shipped.units, second.id: ()},
        courses=shipped.courses,
        folders={**shipped.folders, **two_editions.folders},
        digest="0" * 64,
    )
    alone, beside = files_of(shipped), files_of(both)
    assert set(beside) - set(alone) == {
        "tai-ve/phieu-trong-bo-phan-2024.pdf",
        "tai-ve/phieu-cham-bo-phan-2024.xlsx",
        "tai-ve/bao-cao-tu-cham-bo-phan-2024.docx",
    }
    for path, made in alone.items():
        assert beside[path].key == made.key
        assert beside[path].make() == made.make()


def test_a_file_tells_the_day_and_title_of_its_own_edition(two_editions: Library) -> None:
    printed = {path: one.printed for path, one in files_of(two_editions).items()}
    first = printed["tai-ve/phieu-cham-phong-ban.xlsx"]
    second = printed["tai-ve/phieu-cham-bo-phan-2024.xlsx"]
    assert (first.titles, first.date.isoformat()) == (("Bộ mẫu để kiểm thử",), "2020-12-31")
    assert (second.titles, second.date.isoformat()) == (("Bộ thử của tỉnh Nam Mẫu",), "2025-02-01")


def test_the_workbook_and_the_report_are_of_their_edition(two_editions: Library) -> None:
    edition, criteria_set = two_editions.find_set("bo-phan-2024")
    report = blank_report(edition, criteria_set)
    assert (report.year, report.is_official) == (2024, True)
    made = files_of(two_editions)["tai-ve/phieu-cham-bo-phan-2024.xlsx"].make()
    summary = load_workbook(io.BytesIO(made)).worksheets[0]
    assert "Bộ thử của tỉnh Nam Mẫu. Nội dung ngày 01/02/2025" in summary["A3"].value
    footer = summary.oddFooter
    assert footer is not None
    assert OFFICIAL in str(footer.left.text)


def test_the_browser_has_the_data_of_every_set_once(two_editions: Library) -> None:
    made = [*scripts(two_editions), *exercise_scripts(two_editions)]
    assert len(dict(made)) == len(made)
    data = dict(made)["assets/javascripts/data/bo-phan-2024.js"]
    told = json.loads(data.partition(" = ")[2].rstrip(";\n"))
    assert (told["edition"]["id"], told["edition"]["year"]) == ("thu-2024", 2024)


def test_open_data_have_both(two_editions: Library) -> None:
    told = json.loads(as_json(two_editions))
    assert [one["id"] for one in told["editions"]] == ["mau-2020", "thu-2024"]


def test_the_site_of_both_has_every_file_of_both(project: Path) -> None:
    shutil.copytree(SECOND, project / "criteria", dirs_exist_ok=True)
    assert build_site(project) == 0
    folder = project / "site"
    foot = re.compile(r'<div class="md-copyright"><p>(.*?)\.</p>')
    for path, words in (
        ("index.html", TRAINING),
        ("tieu-chi/phong-ban/1.1.html", TRAINING),
        ("tieu-chi/bo-phan-2024/1.1.html", OFFICIAL),
        ("vi-du/bo-phan-b.html", OFFICIAL),
    ):
        assert foot.findall((folder / path).read_text("utf-8")) == [words], path
    downloads = folder / "tai-ve"
    page = (downloads / "index.html").read_text("utf-8")
    listed = dict(re.findall(r'<a href="([^"]+)" download>(.*?)</a>', page))
    names = {path.relative_to(downloads).as_posix() for path in downloads.rglob("*.*")}
    assert set(listed) == names - {"index.html"}
    for name, ending in (("phong-ban", "Bộ mẫu để kiểm thử"), ("bo-phan-2024", "tỉnh Nam Mẫu")):
        for file in (f"huong-dan-{name}.pdf", f"phieu-cham-{name}.xlsx", f"linh-vuc-{name}-1.pdf"):
            assert listed[file].endswith(ending)
    assert "Bộ thử" not in listed["so-tay.pdf"]
