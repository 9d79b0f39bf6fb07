"""A build is whole or not at all, and depends on nothing but the sources."""

from __future__ import annotations

import hashlib
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from cchc_docs import assets
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.publish.site.building import are_files_to_follow, build_site
from cchc_docs.publish.site.listing import FOLLOWING
from cchc_docs.publish.site.unchanged import KEPT

DECKS = "trinh-chieu"
"""The folder of decks, which are no pages."""


def snapshot(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def words(path: Path) -> str:
    """What people or programs read in a file of a site."""
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as parts:
            names = [name for name in parts.namelist() if name.endswith(".xml")]
            return "\n".join(parts.read(name).decode() for name in names)
    texts = {".html", ".js", ".json", ".csv", ".md", ".txt"}
    return path.read_text("utf-8") if path.suffix in texts else ""


def test_a_build_makes_the_site(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (project / "docs" / "trang.md").open("a", encoding="utf-8") as page_by_hand:
        page_by_hand.write("\n[trong HTML](mau-2020/tieu-chi/phong-ban/1.2.md#quy-tac-1.2.1)\n")
    assert build_site(project) == 0
    assert "Xong: " in capsys.readouterr().out
    site = project / "site"
    assert "5 điểm" in (site / "trang.html").read_text("utf-8")
    page = (site / "mau-2020" / "tieu-chi" / "phong-ban" / "1.2.html").read_text("utf-8")
    assert 'id="tc-1.2.2.1"' in page
    assert 'aria-current="page" href="1.2.html"' in page
    assert (site / "assets/javascripts/data/tim-kiem.js").exists()
    assert not list(site.rglob("*.map"))
    written = {path: words(path) for path in site.rglob("*")}
    assert sum("%" in text for text in written.values()) > 50
    assert [path for path, text in written.items() if re.search(r"\d[ \u00a0]%", text)] == []
    assert not list((project / "build").glob("site.*"))


def test_two_builds_give_the_same_bytes(project: Path) -> None:
    assert build_site(project) == 0
    first = snapshot(project / "site")
    (project / "build" / KEPT).unlink()  # it says that there is nothing to build
    assert build_site(project) == 0
    assert snapshot(project / "site") == first


def test_pages_may_come_first_and_say_that_their_files_follow(project: Path) -> None:
    assert build_site(project, pages_first=True) == 0
    assert are_files_to_follow(project)
    site = project / "site"
    assert FOLLOWING in (site / "mau-2020" / "tai-ve" / "index.html").read_text("utf-8")
    pages = [path.read_text("utf-8") for path in site.rglob("*.html") if DECKS not in path.parts]
    assert not [path for path in site.rglob("*") if path.suffix in {".pdf", ".xlsx", ".zip"}]
    assert not [page for page in pages if ".pdf" in page.lower() and 'href="mau-2020-' in page]
    assert not [page for page in pages if "data-paper" in page]

    assert build_site(project) == 0
    assert not are_files_to_follow(project)
    followed = snapshot(site)
    shutil.rmtree(project / "build")
    assert build_site(project) == 0
    assert snapshot(site) == followed


def test_broken_criteria_leave_the_last_good_site(project: Path) -> None:
    assert build_site(project) == 0
    before = snapshot(project / "site")
    field = project / "criteria" / "mau-2020" / "phong-ban" / "2-tu-cham-ca-linh-vuc.yaml"
    field.write_text(field.read_text("utf-8").replace("max: 20", "max: 21"), "utf-8")
    with pytest.raises(ProblemsFound):
        build_site(project)
    assert snapshot(project / "site") == before


@pytest.mark.parametrize(
    "text",
    [
        "{{ edition('mau-2020').max_points('phong-ban', '7.7') }}",
        "{{ khong_co }}",
        "{{ khong_co() }}",
        "{% if %}",
        "[liên kết hỏng](khong-co.md)",
        "[neo hỏng](mau-2020/tieu-chi/phong-ban/1.2.md#tc-9)",
    ],
)
def test_an_error_in_a_page_stops_the_build(project: Path, text: str) -> None:
    assert build_site(project) == 0
    before = snapshot(project / "site")
    page = project / "docs" / "trang.md"
    page.write_text(page.read_text("utf-8") + text, "utf-8")
    with pytest.raises(ProblemsFound, match="thư mục site giữ nguyên bản trước") as refused:
        build_site(project)
    assert "Traceback" not in str(refused.value)
    assert not list((project / "build").glob("site.*"))
    assert snapshot(project / "site") == before


def test_braces_in_criteria_are_text(project: Path) -> None:
    field = project / "criteria" / "mau-2020" / "phong-ban" / "2-tu-cham-ca-linh-vuc.yaml"
    text = field.read_text("utf-8").replace("title: Điểm", 'title: "{{ x }} {% y %} Điểm')
    field.write_text(text.replace("lãnh đạo\nmax", 'lãnh đạo"\nmax'), "utf-8")
    assert build_site(project) == 0
    page = (project / "site" / "mau-2020" / "tieu-chi" / "phong-ban" / "2.html").read_text("utf-8")
    assert "{{ x }} {% y %} Điểm của lãnh đạo" in page


def test_set_up_that_was_not_done_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "MADE", project / "khong-co")
    with pytest.raises(ProblemsFound, match=assets.MISSING):
        build_site(project)


def test_a_folder_without_a_project_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"không có tệp mkdocs\.yml"):
        build_site(tmp_path)


def test_characters_that_cannot_be_printed_are_told_with_their_lines(project: Path) -> None:
    field = project / "criteria" / "mau-2020" / "phong-ban" / "2-tu-cham-ca-linh-vuc.yaml"
    text = field.read_text("utf-8")
    field.write_text(text.replace("title: Điểm", "title: 😀 Điểm 漢 √ ≤"), "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        build_site(project)
    told = refused.value.report()
    line = 1 + text[: text.index("title: ")].count("\n")
    assert f"{field.name}:{line}: Phông chữ in không có ký tự «😀» (U+1F600" in told
    assert "«漢» (U+6F22" in told
    assert "«√»" not in told
    assert "Có 2 vấn đề cần sửa." in told
    assert "Traceback" not in told
