"""A site from a server: what it keeps in the reader's browser, with the server taken away."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KEPT = "mau-2020/tieu-chi/phong-ban/1.10.html"
FIRST = "mau-2020/phuong-phap/cach-tinh.html"
OTHER = "mau-2020/phuong-phap/quy-trinh.html"
ABOUT = "mau-2020/doc-ngoai-tuyen.html"
READY = "navigator.serviceWorker.ready.then(() => true)"
HAS = """async (name) => {
  const cache = await caches.open("da-mo");
  return (await cache.keys()).some((one) => one.url.endsWith(name));
}"""


class Served:
    """A copy of a site on a server that can be taken away, and put back at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._start(0)

    def _start(self, port: int) -> None:
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """Says nothing."""

            def end_headers(self) -> None:
                """So that what the browser itself keeps of pages plays no part."""
                self.send_header("Cache-Control", "no-store")
                super().end_headers()

        handler = functools.partial(Quiet, directory=str(self.folder))
        self.running = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.port = self.running.server_address[1]
        threading.Thread(target=self.running.serve_forever, daemon=True).start()

    @property
    def home(self) -> str:
        """Where the site stands, below the root as on the pages of a project."""
        return f"http://127.0.0.1:{self.port}/trang/"

    def cut(self) -> None:
        """No network."""
        self.running.shutdown()
        self.running.server_close()

    def back(self) -> None:
        """The network again."""
        self._start(self.port)


@pytest.fixture
def served(small_site: Path, tmp_path: Path) -> Iterator[Served]:
    shutil.copytree(small_site, tmp_path / "trang")
    one = Served(tmp_path)
    yield one
    one.cut()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_what_was_opened_opens_without_a_network_and_is_new_with_one(
    served: Served, page: Page
) -> None:
    page.goto(served.home + FIRST)
    assert page.evaluate(READY)
    page.wait_for_function(HAS, arg=FIRST)  # that page came before its keeper
    page.goto(served.home + KEPT)
    page.locator(".calculator").first.scroll_into_view_if_needed()
    page.locator(".calculator-form").first.wait_for()
    served.cut()

    page.goto(served.home + FIRST)
    assert page.locator("h1").first.inner_text()
    page.goto(served.home)
    assert page.locator("h1").first.inner_text()
    page.goto(served.home + KEPT)
    page.locator(".calculator").first.scroll_into_view_if_needed()
    page.locator(".calculator-form").first.wait_for()

    page.goto(served.home + OTHER)
    assert page.url == served.home + "khong-co-mang.html"
    assert page.locator("h1").inner_text() == "Máy đang không có mạng"

    served.back()
    change(served, KEPT)
    page.goto(served.home + KEPT)
    assert page.locator("h1[data-new]").count() == 1


def change(served: Served, name: str) -> None:
    path = served.folder / "trang" / name
    path.write_text(path.read_text("utf-8").replace("<h1", "<h1 data-new", 1), "utf-8")


def test_the_whole_site_is_kept_for_who_asks_and_given_back(served: Served, page: Page) -> None:
    page.goto(served.home + FIRST)
    assert page.evaluate(READY)
    page.goto(served.home + ABOUT)
    listed = json.loads((served.folder / "trang" / "danh-muc-luu.json").read_text("utf-8"))
    size = f"{listed['size'] / 1_000_000:.1f} MB".replace(".", ",")
    page.get_by_role("button", name=f"Lưu cả tập để đọc không cần mạng ({size})").click()
    page.get_by_text(f"Đã lưu cả tập ({size})").wait_for(timeout=120_000)
    served.cut()
    page.goto(served.home + OTHER)
    assert page.locator("h1").first.inner_text()
    page.locator("[data-md-component=search-query]").fill("kế hoạch")
    page.wait_for_selector(".md-search-result__item")

    served.back()
    change(served, OTHER)
    revised = [[one, "khác" if one == OTHER else told] for one, told in listed["files"]]
    path = served.folder / "trang" / "danh-muc-luu.json"
    path.write_text(json.dumps({**listed, "files": revised}), "utf-8")
    page.goto(served.home + ABOUT)
    page.get_by_role("button", name="Lưu bản mới").click()
    page.get_by_text("Đã lưu cả tập").wait_for(timeout=120_000)
    served.cut()
    page.goto(served.home + OTHER)
    assert page.locator("h1[data-new]").count() == 1

    served.back()
    page.goto(served.home + ABOUT)
    page.get_by_role("button", name="Xoá bản đã lưu").click()
    page.get_by_role("button", name="Lưu cả tập").wait_for()
    assert page.evaluate("caches.open('ca-tap').then((cache) => cache.keys())") == []


def test_a_network_that_fails_on_the_way_leaves_what_came(served: Served, page: Page) -> None:
    page.goto(served.home + FIRST)
    assert page.evaluate(READY)
    gone = served.folder / "trang" / OTHER
    away = gone.rename(gone.with_suffix(".mất"))
    page.goto(served.home + ABOUT)
    page.get_by_role("button", name="Lưu cả tập").click()
    page.get_by_text("Chưa lưu xong").wait_for(timeout=120_000)
    away.rename(gone)
    page.reload()
    page.get_by_text("Mới lưu được một phần.").wait_for()
    page.get_by_role("button", name="Lưu nốt cả tập").click()
    page.get_by_text("Đã lưu cả tập").wait_for(timeout=120_000)


def test_what_may_be_kept_is_what_pages_are_made_of_and_few_of_it_always(small_site: Path) -> None:
    listed = json.loads((small_site / "danh-muc-luu.json").read_text("utf-8"))
    kept = {name for name, _ in listed["files"]}
    pages = {path.relative_to(small_site).as_posix() for path in small_site.rglob("*.html")}
    assert pages - kept == {"404.html"}
    assert not [one for one in kept - pages if "/tai-ve/" in f"/{one}"]
    told = (small_site / "service-worker.js").read_text("utf-8").splitlines()[0]
    core = {one["url"] for one in json.loads(told.removeprefix("CORE=").removesuffix(";"))}
    assert {one for one in core if one.endswith(".html")} == {"index.html", "khong-co-mang.html"}
    assert sum((small_site / one).stat().st_size for one in core) < 600_000


def test_can_be_installed_as_an_app(served: Served, page: Page) -> None:
    page.goto(served.home + "index.html")
    link = page.locator("link[rel=manifest]").get_attribute("href")
    told = json.loads((served.folder / "trang" / str(link)).read_text("utf-8"))
    assert told["name"]
    assert told["start_url"] == "index.html"
    session = page.context.new_cdp_session(page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in errors if one["errorId"] != "in-incognito"] == []


def test_from_a_disk_nothing_of_it_is_asked_for(small_site: Path, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    page.goto((small_site / "index.html").as_uri())
    assert page.locator("link[rel=manifest]").count() == 0
    assert said == []
