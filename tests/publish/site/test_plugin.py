"""The plugin in a stranger's project: a few lines of ``mkdocs.yml`` and MkDocs' own commands."""

from __future__ import annotations

import logging
import re
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from cchc_docs import assets
from tests.conftest import SMALL

SETTINGS = """
site_name: Trang của tỉnh bạn
plugins: [cchc: {{criteria: tieu-chi{options}}}]
nav: [trang.md]
"""
FIELD = Path("mau-2020", "phong-ban", "1-moi-kieu-quy-tac.yaml")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A project of somebody else, who calls folders as they like."""
    folder = tmp_path / "cua-ban"
    shutil.copytree(SMALL, folder / "tieu-chi")
    (folder / "docs").mkdir()
    (folder / "docs" / "trang.md").write_text("# Trang\n", "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS.format(options=""), "utf-8")
    return folder


def mkdocs(folder: Path, command: str = "build") -> MkDocsConfig:
    """What ``mkdocs build --strict`` does, or the first build of ``mkdocs serve --strict``."""
    config = load_config(str(folder / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="serve" if command == "serve" else "build", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/" if command == "serve" else None)
    return config


def test_a_build_of_mkdocs_makes_the_whole_site(theirs: Path) -> None:
    mkdocs(theirs)
    site = theirs / "site"
    home = (site / "index.html").read_text("utf-8")
    assert "Trang của tỉnh bạn" in home
    assert "assets/stylesheets/pages.css" in home
    assert (site / "assets" / "fonts" / "BeVietnamPro-Regular.woff2").exists()
    assert (site / "assets/javascripts/data/tim-kiem.js").exists()
    assert not list(site.rglob("*.map"))
    pages = list(site.rglob("*.html"))
    assert any("trinh-chieu/phong-ban/1.html" in page.as_posix() for page in pages)
    assert [one for one in pages if "Content-Security-Policy" not in one.read_text("utf-8")] == []
    criterion = (site / "mau-2020/tieu-chi/phong-ban/1.1.html").read_text("utf-8")
    title = criterion.partition("<title>")[2].partition("</title>")[0]
    assert title.startswith("1.1. ")
    assert " · " in title, "a tab says of which set it is"
    assert (site / "tai-ve" / "chi-so-cchc-ngoai-tuyen.zip").exists()
    downloads = site / "mau-2020" / "tai-ve"
    for name in ("mau-2020-so-tay-phong-ban.pdf", "mau-2020-phieu-cham-phong-ban.xlsx"):
        assert (downloads / name).exists()
    assert 'href="mau-2020-so-tay-phong-ban.pdf" download' in (downloads / "index.html").read_text(
        "utf-8"
    )


def test_a_preview_makes_pages_alone_and_follows_the_library(theirs: Path) -> None:
    config = mkdocs(theirs, "serve")
    assert (theirs / "site" / "mau-2020" / "tieu-chi" / "phong-ban" / "1.1.html").exists()
    assert not list((theirs / "site").rglob("*.pdf"))
    assert str(theirs / "tieu-chi") in config.watch


def test_downloads_can_be_left_out(theirs: Path) -> None:
    text = SETTINGS.format(options=", downloads: false")
    (theirs / "mkdocs.yml").write_text(text, "utf-8")
    mkdocs(theirs)
    site = theirs / "site"
    assert (site / "index.html").exists()
    assert not list(site.rglob("*.pdf"))
    criterion = (site / "mau-2020/tieu-chi/phong-ban/1.1.html").read_text("utf-8")
    assert 'mau-2020/tai-ve/index.html">PDF</a>' in criterion
    for page in site.rglob("*.html"):
        assert not re.search(r'href="[^"]+\.(pdf|docx|xlsx|zip)"', page.read_text("utf-8")), page
    assert "không kèm tệp" in (site / "mau-2020/tai-ve/index.html").read_text("utf-8")


def test_their_own_settings_count(theirs: Path) -> None:
    more = """
theme: {name: material, icon: {logo: material/bank}, custom_dir: giao-dien}
copyright: Sở Nội vụ
extra_css: [rieng.css]
markdown_extensions: [footnotes, toc: {toc_depth: 2}]
"""
    (theirs / "giao-dien").mkdir()
    (theirs / "giao-dien" / "404.html").write_text("Trang của riêng tỉnh bạn", "utf-8")
    (theirs / "docs" / "rieng.css").write_text("", "utf-8")
    (theirs / "mkdocs.yml").write_text(SETTINGS.format(options="") + more, "utf-8")
    config = mkdocs(theirs, "serve")
    assert config.theme["icon"]["logo"] == "material/bank"
    assert config.theme["palette"][0]["primary"] == "custom"
    assert config.extra_css[-1] == "rieng.css"
    assert {"footnotes", "admonition"} <= set(config.markdown_extensions)
    assert config.mdx_configs["toc"]["toc_depth"] == 2
    assert config.mdx_configs["toc"]["permalink"] is True
    site = theirs / "site"
    assert "Sở Nội vụ" in (site / "index.html").read_text("utf-8")
    assert (site / "404.html").read_text("utf-8") == "Trang của riêng tỉnh bạn"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("theme: readthedocs", "giao diện phải là «material»"),
        ("plugins: [search, cchc: {criteria: tieu-chi}]", "bỏ «search» khỏi plugins"),
    ],
)
def test_settings_that_cannot_be_are_told(
    theirs: Path, more: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    (theirs / "mkdocs.yml").write_text(f"site_name: Thử\nplugins: [cchc]\n{more}\n", "utf-8")
    with pytest.raises(Abort), caplog.at_level(logging.ERROR):
        mkdocs(theirs)
    assert told in caplog.text


def test_problems_of_the_library_are_told_with_their_lines(
    theirs: Path, caplog: pytest.LogCaptureFixture
) -> None:
    field = theirs / "tieu-chi" / FIELD
    field.write_text(field.read_text("utf-8").replace("max: 40", "max: 41"), "utf-8")
    with pytest.raises(Abort), caplog.at_level(logging.ERROR):
        mkdocs(theirs)
    assert f"{FIELD.name}:3: Các mục con của 1" in caplog.text


def test_the_next_build_loads_the_library_anew(theirs: Path) -> None:
    mkdocs(theirs, "serve")
    field = theirs / "tieu-chi" / FIELD
    text = field.read_text("utf-8").replace("title: Không có mục con", "title: Tên đã đổi")
    field.write_text(text, "utf-8")
    mkdocs(theirs, "serve")
    page = theirs / "site" / "mau-2020" / "tieu-chi" / "phong-ban" / "1.1.html"
    assert "Tên đã đổi" in page.read_text("utf-8")


def test_a_package_without_its_assets_is_told(
    theirs: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(assets, "BUNDLES", theirs / "khong-co")
    with pytest.raises(Abort), caplog.at_level(logging.ERROR):
        mkdocs(theirs)
    assert assets.MISSING in caplog.text


def test_each_page_leads_to_the_line_it_is_made_from(theirs: Path) -> None:
    more = "repo_url: https://example.org/kho\nedit_uri: edit/main/docs/\n"
    (theirs / "mkdocs.yml").write_text(SETTINGS.format(options="") + more, "utf-8")
    mkdocs(theirs, "serve")
    top = "https://example.org/kho/edit/main/"
    links: dict[str, tuple[str, str]] = {}
    for page in (theirs / "site").rglob("*.html"):
        assert 'data-md-component="source"' not in page.read_text("utf-8")  # asks GitHub for stars
        found = re.search(rf'href="{top}(.*?)(?:#L(\d+))?" title=', page.read_text("utf-8"))
        if found:
            links[page.relative_to(theirs / "site").as_posix()] = (found[1], found[2] or "1")

    def line(page: str) -> str:
        file, number = links[page if page in links else f"mau-2020/{page}"]
        return (theirs / file).read_text("utf-8").splitlines()[int(number) - 1].strip()

    assert all(line(page) for page in links)
    # the theme's own pages; decks and sheets have no buttons
    plain = ("404.html", "khong-co-mang.html", "/trinh-chieu/", "/bang-cham/")
    made = {path.relative_to(theirs / "site").as_posix() for path in theirs.rglob("site/**/*.html")}
    assert not [page for page in made - set(links) if not any(one in page for one in plain)]
    assert line("index.html") == "title: Bộ mẫu để kiểm thử"

    assert links["trang.html"] == ("docs/trang.md", "1")
    assert line("tieu-chi/phong-ban/1.10.html") == '- id: "1.10"'
    assert line("tieu-chi/phong-ban/index.html") == "- id: phong-ban"
    assert line("vi-du/moi-1.1-mot-phan.html") == "id: moi-1.1-mot-phan"
    assert line("vi-du/phong-a.html") == "id: phong-a"
    assert line("hoi-dap/index.html") == "- id: hoi-mau"


def test_without_a_repository_no_page_leads_there(theirs: Path) -> None:
    mkdocs(theirs, "serve")
    page = theirs / "site" / "mau-2020" / "tieu-chi" / "phong-ban" / "1.1.html"
    assert 'rel="edit"' not in page.read_text("utf-8")
