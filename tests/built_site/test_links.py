"""Every link and every anchor of the built site leads somewhere."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit


class Reader(HTMLParser):
    """Ids and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.headings = 0
        self.acting: set[str] = set()
        """What a browser does something with: scripts, data sets apart, and attributes for them."""
        self.is_sheet = False
        self.addresses: list[str] = []
        self.repeated: list[str] = []
        self.labelled: set[str] = set()
        """What labels are of."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes ids, links, scripts, styles, pictures, first headings."""
        self.headings += tag == "h1"
        for name, value in attrs:
            if name == "id" and value:
                if value in self.ids:
                    self.repeated.append(value)
                self.ids.add(value)
                self.is_sheet |= value == "sheet"
            if tag == "label" and name == "for" and value:
                self.labelled.add(value)
            if name in ("href", "src") and value is not None:
                self.addresses.append(value)
            if name == "src" and value and tag == "script" and "/data/" not in value:
                self.acting.add(value.rpartition("/")[2])
            if name.startswith("data-"):
                self.acting.add(name)


def read(path: Path) -> Reader:
    """A page; one text is read once, also in another folder."""
    return _read(path.read_text("utf-8"))


@cache
def _read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def is_anchor(fragment: str, reader: Reader) -> bool:
    """Whether the page has the anchor; the theme's own (``__…``) are set by its script."""
    return not fragment or fragment.startswith("__") or unquote(fragment) in reader.ids


def drawn_items(site: Path, name: str, reader: Reader) -> set[str]:
    """The anchors that the scoring sheet's script sets: one for each item of its data."""
    if not reader.is_sheet:
        return set()
    (data,) = (address for address in reader.addresses if "/data/" in address)
    text = (site / normpath(join(dirname(name), data))).read_text("utf-8")
    return {f"muc-{code}" for code in re.findall(r'"id":"([^"]+)"', text)}


def dead_links(site: Path) -> list[str]:
    """Links and anchors of the pages below ``site`` that lead nowhere."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: read(site / name) for name in sorted(files) if name.endswith(".html")}
    assert len(pages) > 60
    drawn = {name: drawn_items(site, name, reader) for name, reader in pages.items()}
    dead = []
    for name, reader in pages.items():
        if name == "404.html":
            continue  # addressed from the root of a server
        for address in set(reader.addresses):
            parts = urlsplit(address)
            if parts.scheme in ("http", "https", "data", "javascript"):
                continue
            target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            if target not in files or not (
                target not in pages
                or is_anchor(parts.fragment, pages[target])
                or parts.fragment in drawn[target]
            ):
                dead.append(f"{name}: {address}")
    return dead


def test_links(site: Path) -> None:
    assert dead_links(site) == []


def test_ids_are_unique_and_a_page_has_one_title(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not read(path).repeated, path
        assert read(path).headings == 1, path
        assert read(path).labelled <= read(path).ids, path


def test_nothing_is_loaded_from_outside(site: Path) -> None:
    for path in [*site.rglob("*.html"), *site.rglob("*.css")]:
        text = path.read_text("utf-8")
        for sign in ('src="http', 'src="//', "url(http", "@import", 'rel="preconnect"'):
            assert sign not in text, (path, sign)


def test_macros_left_nothing_behind(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "{{" not in text, path
        assert "Macro" not in text, path


def test_no_clock_in_the_pages(site: Path) -> None:
    assert not (site / "sitemap.xml").exists()
    for path in site.rglob("*.html"):
        assert "build_date" not in path.read_text("utf-8")
