"""Every link and every anchor of the built site leads somewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Reader(HTMLParser):
    """Ids and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[str] = []
        self.repeated: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes ids, links, scripts, styles, pictures."""
        for name, value in attrs:
            if name == "id" and value:
                if value in self.ids:
                    self.repeated.append(value)
                self.ids.add(value)
            if name in ("href", "src") and value is not None:
                self.addresses.append(value)


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    return reader


def is_anchor(fragment: str, reader: Reader) -> bool:
    """Whether the page has the anchor; the theme's own (``__…``) are set by its script."""
    return not fragment or fragment.startswith("__") or unquote(fragment) in reader.ids


def dead_links(site: Path) -> list[str]:
    """Links and anchors of the pages below ``site`` that lead nowhere."""
    pages = {path.resolve(): read(path) for path in site.rglob("*.html")}
    assert len(pages) > 60
    dead = []
    for path, reader in pages.items():
        for address in reader.addresses:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https", "data", "javascript"):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if path.name == "404.html":
                continue  # addressed from the root of a server
            found = target.is_file() and (
                target not in pages or is_anchor(parts.fragment, pages[target])
            )
            if not found:
                dead.append(f"{path.name}: {address}")
    return dead


def test_links(site: Path) -> None:
    assert dead_links(site) == []


def test_ids_are_unique(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not read(path).repeated, path


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
