"""Contrast is asked of every look, on this page or the next: one place that differs is told.

A page is asked light and dark without coming twice.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.built_site.axe import ASKED, AXE, axe_finds, axe_finds_in_light_and_dark, show
from tests.built_site.sheet_page import SET

pytestmark = pytest.mark.browser

LINES = "<p>Điểm tối đa</p>" * 20
PAGE = "<!doctype html><html lang=vi><title>Trang</title><main><h1>Trang</h1>{}</main>"


@pytest.mark.parametrize(
    "differs",
    [
        "<p style='color: #ccc'>Mờ</p>",
        "<p style='opacity: .3'>Mờ</p>",
        "<div style='background: #666'><p>Mờ</p></div>",
        "<div style='opacity: .3'><section><p>Mờ</p></section></div>",
        "<style>p:nth-child(19) { color: #ccc }</style>",
        "<style>.mờ { color: #ccc }</style><p class=mờ>Mờ</p>",
    ],
)
def test_a_place_that_looks_different_is_asked_too(page: Page, differs: str) -> None:
    before = Counter[str]()
    page.set_content(PAGE.format(LINES))
    assert axe_finds(page, before=before) == {}
    page.set_content(PAGE.format(LINES + differs))
    assert list(axe_finds(page, before=before)) == ["color-contrast"]


def test_places_without_words_or_unseen_do_not_stand_for_others(page: Page) -> None:
    pale = "<style>p { color: #ccc }</style>"
    page.set_content(PAGE.format(pale + "<p></p>" * 9 + "<p hidden>Mờ</p>" * 9 + "<p>Mờ</p>"))
    assert list(axe_finds(page)) == ["color-contrast"]


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("[data-md-color-scheme=slate] p { color: #ccc }", "color-contrast"),
        ("[data-md-color-scheme=slate] h1 { display: none }", "page-has-heading-one"),
    ],
)
def test_what_is_wrong_only_in_the_dark_is_told(page: Page, style: str, told: str) -> None:
    page.set_content(PAGE.format(LINES))
    assert axe_finds_in_light_and_dark(page) == {}
    page.set_content(PAGE.format(f"<style>{style}</style>" + LINES))
    assert list(axe_finds_in_light_and_dark(page)) == [f"{told}, dark"]


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "quang-ninh-2013/tieu-chi/so-ban-nganh/1.1.html",
        "quang-ninh-2013/vi-du/ket-qua-mau.html",
        f"quang-ninh-2013/bang-cham/{SET}.html",
    ],
)
def test_a_page_made_dark_looks_like_one_that_came_to_a_dark_machine(
    site: Path, browser: Browser, name: str
) -> None:
    looks = []
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for scheme in schemes:
        with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as context:
            page = context.new_page()
            page.goto(f"{site.as_uri()}/{name}")
            page.evaluate(AXE)
            looks.append(page.evaluate(ASKED, {}))
            show(page, "dark")
            looks.append(page.evaluate(ASKED, {}))
    light, made, came, still = looks
    assert light[0] != came[0]
    assert made == came == still
