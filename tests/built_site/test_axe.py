"""Contrast is asked of every look, on this page or the next: one place that differs is told."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page

from tests.built_site.axe import axe_finds

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
