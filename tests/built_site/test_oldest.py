"""The pages without what the oldest browsers of ``package.json`` do not have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.built_site.conftest import watch
from tests.built_site.sheet_page import SET, opened, total
from tests.built_site.waiting import READY, until

pytestmark = pytest.mark.browser

NEWER = """
for (const name of ["with", "toSorted", "toSpliced", "toReversed"]) {
  delete Array.prototype[name];
  delete Int8Array.prototype.__proto__[name];
}
for (const name of ["union", "intersection", "difference", "symmetricDifference", "isSubsetOf",
  "isSupersetOf", "isDisjointFrom"]) delete Set.prototype[name];
for (const name of ["map", "filter", "take", "drop", "flatMap", "reduce", "toArray", "forEach",
  "some", "every", "find"]) delete globalThis.Iterator?.prototype[name];
delete globalThis.Iterator;
delete Object.groupBy;
delete Map.groupBy;
delete Array.fromAsync;
delete Promise.withResolvers;
delete Promise.try;
delete String.prototype.isWellFormed;
delete String.prototype.toWellFormed;
delete URL.canParse;
delete URL.parse;
delete RegExp.escape;
delete Math.sumPrecise;
"""
"""Methods that came to the language after Chrome 109 and Firefox 115."""


FIRST_ANSWERS = """() => {
  const seen = (all) => Array.from(all).filter((input) => input.offsetParent);
  for (const one of document.querySelectorAll(".sheet-item")) {
    const figures = (kind) => seen(one.querySelectorAll(`.calculator-figures input[type=${kind}]`));
    const type = (boxes) => {
      for (const box of boxes) {
        box.value = box.placeholder ? "1/3/2014" : "1";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    };
    one.open = true;
    one.dispatchEvent(new Event("toggle"));
    type(figures("text"));
    figures("radio").at(-1)?.click();
    type(figures("text").filter((box) => !box.value));
  }
}"""
"""Types into every box of an item, chooses the last of several, types what is asked then."""


@pytest.fixture
def old(browser: Browser, strange: list[str]) -> Iterator[Page]:
    """A page of such a browser; nothing strange may happen on it."""
    context = browser.new_context(offline=True)
    context.add_init_script(NEWER)
    page = context.new_page()
    watch(page, strange)
    yield page
    context.close()
    assert not strange


def test_the_methods_are_gone(old: Page) -> None:
    old.goto("about:blank")
    assert old.evaluate("[Array.prototype.with, Object.groupBy, Set.prototype.union]") == [None] * 3


def test_a_calculator(site: Path, old: Page) -> None:
    old.goto(f"{site.as_uri()}/quang-ninh-2013/tieu-chi/{SET}/1.1.html")
    old.locator(".calculator").first.scroll_into_view_if_needed()
    for place in old.locator(".calculator:visible").all():
        expect(place.locator(".calculator-points strong")).not_to_be_empty()


def test_a_sheet_with_every_kind_of_answer_raised_and_kept(site: Path, old: Page) -> None:
    """Every item is answered by what stands first in it, so that kinds tell what raises it."""
    opened(site, old)
    old.evaluate(FIRST_ANSWERS)
    told = old.locator(".sheet-next").all_inner_texts()
    assert sum("bớt một lần" in text for text in told) > 0
    points = total(old)
    assert points != "0"
    opened(site, old)
    assert total(old) == points


def test_exercises_and_slides(site: Path, old: Page) -> None:
    old.goto(f"{site.as_uri()}/quang-ninh-2013/luyen-tap/{SET}.html")
    old.get_by_role("button", name="Bắt đầu luyện").click()
    expect(old.get_by_role("heading", level=2)).to_contain_text("Câu 1/10")
    deck = site / "quang-ninh-2013" / "trinh-chieu" / SET / "1.html"
    old.goto(deck.as_uri())
    until(old, READY)
