"""The offline zip as somebody gets it: unpacked elsewhere, opened by double click, no network."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from cchc_docs.publish.site.offline import FOLDER, ZIP
from tests.built_site.conftest import watch
from tests.built_site.test_links import dead_links, read

LIST = "quang-ninh-2013/tai-ve/index.html"
"""The page of downloads."""
SOME = 4


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked in a folder with a space and Vietnamese letters."""
    folder = tmp_path_factory.mktemp("usb") / "Tài liệu của tôi"
    shutil.unpack_archive(site / ZIP, folder)
    assert [path.name for path in folder.iterdir()] == [FOLDER]
    return folder / FOLDER


@pytest.fixture
def asked() -> list[str]:
    """Every request of the lonely page but to files."""
    return []


@pytest.fixture
def lonely(browser: Browser, strange: list[str], asked: list[str]) -> Iterator[Page]:
    """A page of a browser whose network is cut; watched, its requests noted in ``asked``."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    watch(page, strange)
    own = ("file", "data", "blob")
    page.on("request", lambda r: None if urlsplit(r.url).scheme in own else asked.append(r.url))
    yield page
    context.close()


def test_the_zip_holds_the_site_and_not_itself(site: Path, unpacked: Path) -> None:
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    found = {
        path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()
    }
    from_a_server = {
        "404.html",
        "app.webmanifest",
        "danh-muc-luu.json",
        "khong-co-mang.html",
        "service-worker.js",
    }
    assert left - found == {ZIP, *from_a_server}
    assert found - left == {"README.txt"}
    about_itself = {LIST, LIST.replace("index.html", "SHA256SUMS")}  # they list the zip, too
    same = found & left - about_itself
    for name in same:
        assert (site / name).read_bytes() == (unpacked / name).read_bytes(), name
    with zipfile.ZipFile(site / ZIP) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_the_readme_is_for_somebody_who_never_opened_a_zip(unpacked: Path) -> None:
    content = (unpacked / "README.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    text = content.decode("utf-8-sig")
    for words in ("Giải nén", "index.html", "Không cần mạng", "không phải phụ lục"):
        assert words in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80


def test_no_link_is_dead(unpacked: Path) -> None:
    assert dead_links(unpacked) == []
    assert ZIP.rpartition("/")[2] not in (unpacked / LIST).read_text("utf-8")


def some_of_each_kind(site: Path) -> list[Path]:
    """Some pages, the first and the last, of each kind: those on which a browser does the same."""
    kinds: dict[frozenset[str], list[Path]] = {}
    for path in sorted(site.rglob("*.html")):
        kinds.setdefault(frozenset(read(path).acting), []).append(path)
    assert len(kinds) > 10
    return [path for pages in kinds.values() for path in {*pages[:SOME], *pages[-SOME:]}]


@pytest.mark.browser
def test_pages_open_by_double_click_and_ask_nobody(
    unpacked: Path, lonely: Page, strange: list[str], asked: list[str]
) -> None:
    """Every page is looked through for outside addresses in ``test_links``."""
    for path in some_of_each_kind(unpacked):
        lonely.goto(path.as_uri())
        assert lonely.evaluate("document.querySelectorAll('h1').length") == 1, path
        assert strange == [], path
    assert asked == []


@pytest.mark.browser
def test_search_works(unpacked: Path, lonely: Page, strange: list[str]) -> None:
    lonely.goto((unpacked / "index.html").as_uri())
    lonely.click("[data-md-component=search-query]")
    lonely.wait_for_selector(".md-search-result__meta:has-text('Nhập')")
    lonely.keyboard.type("tai lieu kiem chung")
    lonely.wait_for_selector(".md-search-result__item")
    # the term of this name comes before the guide
    lonely.click(".md-search-result__item a[href*='tu-cham/']")
    lonely.wait_for_url("**/tu-cham/tai-lieu-kiem-chung.html*")
    assert lonely.url.startswith(unpacked.as_uri())
    assert strange == []


@pytest.mark.browser
def test_downloads_are_there(unpacked: Path, lonely: Page) -> None:
    lonely.goto((unpacked / "index.html").as_uri())
    lonely.click("article a:has-text('Tải về')")
    links = lonely.locator(".files a")
    links.first.wait_for()
    assert links.count() >= 10
    for address in links.evaluate_all("all => all.map(a => a.getAttribute('href'))"):
        assert ((unpacked / LIST).parent / address).stat().st_size > 0
