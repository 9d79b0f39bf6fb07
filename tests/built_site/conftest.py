"""The project's own site, built once, and a real Chromium without network."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cchc_docs.publish.site.building import build_site
from cchc_docs.setup.lock import Busy, locked
from tests.built_site.sheet_page import opened
from tests.conftest import ROOT, SMALL


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sites lie that a run builds once, whatever processes share its tests."""
    if named := os.environ.get("CCHC_TEST_SITES"):
        return Path(named)
    if "PYTEST_XDIST_WORKER" in os.environ:
        return tmp_path_factory.getbasetemp().parent
    return tmp_path_factory.mktemp("trang")


@pytest.fixture(scope="session")
def site(shelf: Path) -> Path:
    """The built site, in a folder that has nothing else of the project."""
    return once(shelf / "du-an", built_shipped)


@pytest.fixture(scope="session")
def small_site(shelf: Path) -> Path:
    """A site of the small library, which has every rule kind."""
    return once(shelf / "nho", built_small)


def once(folder: Path, build: Callable[[Path], Path]) -> Path:
    """The site that ``build`` makes in ``folder``, built by the first process that asks."""
    while True:
        try:
            with locked(folder.with_suffix(".khoa")):
                return folder / "usb" if (folder / "usb").exists() else build(folder)
        except Busy:
            time.sleep(0.5)


def built_shipped(folder: Path) -> Path:
    shutil.copytree(ROOT / "docs", folder / "docs")
    return built(folder, ROOT / "criteria")


def built_small(folder: Path) -> Path:
    return without_own_pages(folder, SMALL)


def without_own_pages(folder: Path, criteria: Path) -> Path:
    """The site of ``criteria`` with one page beside it."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "ve-trang-nay.md").write_text("# Trang", "utf-8")
    return built(folder, criteria)


def built(folder: Path, criteria: Path) -> Path:
    """The site of ``criteria`` with the real settings and the pages in ``folder``."""
    shutil.copytree(criteria, folder / "criteria")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    assert build_site(folder) == 0
    shutil.copytree(folder / "site", folder / "usb.new")
    return (folder / "usb.new").rename(folder / "usb")


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site on a local web server."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing."""

    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture
def strange() -> list[str]:
    """What the page of the test did and must not do."""
    return []


@pytest.fixture
def page(browser: Browser, strange: list[str]) -> Iterator[Page]:
    """A page that is watched: what it must not do stands in ``strange``."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    watch(opened, strange)
    yield opened
    context.close()


def watch(page: Page, strange: list[str]) -> None:
    """Notes in ``strange`` what a page must not do: leave the machine, or fail."""
    allowed = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:")
    page.on("request", lambda r: None if r.url.startswith(allowed) else strange.append(r.url))
    page.on("pageerror", lambda error: strange.append(str(error)))
    page.on("console", lambda m: strange.append(m.text) if m.type == "error" else None)
    left = "net::ERR_ABORTED"  # by going to the next page before the icon had come
    page.on(
        "requestfailed",
        lambda r: None if r.failure == left else strange.append(f"failed: {r.url}"),
    )


@pytest.fixture
def sheet(site: Path, page: Page) -> Page:
    """The empty sheet of the bigger set, every field open."""
    return opened(site, page)
