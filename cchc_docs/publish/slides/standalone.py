"""What a deck takes along, so that one file of it is enough: styles with their fonts, scripts."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from markupsafe import Markup

from cchc_docs.assets import bundled, site_files
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.browser.bundles import data_script, shared
from cchc_docs.publish.browser.data import set_data
from cchc_docs.publish.slides.deck import Deck

STYLES = ("reveal", "type", "site", "criterion", "calculator", "slides")
_FONT = re.compile(r"url\(\.\./fonts/([^)]+)\)")
_SERVED = re.compile(r'@font-face\{font-family:"[^"]+, served";[^}]*\}')
"""Fonts that a page asks a server for first; a deck has them in itself."""


@cache
def styles() -> Markup:
    """The style sheets of every deck, one after the other."""
    found = _files()
    texts = (found[f"stylesheets/{name}.css"].read_text("utf-8") for name in STYLES)
    return _within("style", _FONT.sub(_font, _SERVED.sub("", "\n".join(texts))))


def data_of(library: EditionLibrary) -> dict[str, Markup]:
    """The data of each set, by its id, as decks hold it."""
    edition, sources = library.edition, library.sources
    data = ((one.id, data_script(set_data(edition, one, sources))) for one in library.sets)
    return {name: _within("script", told) for name, told in data}


def scripts(deck: Deck, data: Mapping[str, Markup]) -> list[Markup]:
    """What a deck runs, in order; calculators with the data of their sets."""
    if not any(slide.kind == "calculator" for slide in deck.slides()):
        return [*_first(), _last("slides")]
    told = (data[one.id] for one in deck.sets)
    return [*_first(), *told, _last("calculator"), _last("slides")]


@cache
def _first() -> tuple[Markup, ...]:
    found = _files()
    ready = [found[f"javascripts/{name}.js"].read_text("utf-8") for name in ("reveal", "qrcode")]
    return tuple(_within("script", one) for one in (*ready, shared()))


@cache
def _last(name: str) -> Markup:
    return _within("script", bundled(name))


@cache
def _files() -> Mapping[str, Path]:
    return dict(site_files())


def _font(found: re.Match[str]) -> str:
    content = base64.b64encode(_files()[f"fonts/{found[1]}"].read_bytes()).decode("ascii")
    return f'url("data:font/woff2;base64,{content}")'


def _within(name: str, text: str) -> Markup:
    """``text`` as it stands inside an element, which only its own end may close."""
    if f"</{name}" in text.lower():
        raise ValueError(f"</{name}")
    return Markup(text)
