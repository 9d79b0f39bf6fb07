"""A page that stands in the last good site goes into the new one, unless anything is in doubt."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_docs.publish.site.standing import Standing, note

PAGE = "tieu-chi/1.html"
Change = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose site has a page that is noted."""
    (tmp_path / "build").mkdir()
    page = tmp_path / "site" / PAGE
    page.parent.mkdir(parents=True)
    page.write_text("trang", "utf-8")
    note(tmp_path, {PAGE: ("mã", "chữ")})
    return tmp_path


def test_a_page_made_of_the_same_goes_into_the_new_site(root: Path) -> None:
    standing = Standing(root)
    assert standing.has(PAGE, "mã")
    assert standing.digest(PAGE) == "chữ"
    standing.take(PAGE, root / "mới")
    assert (root / "mới" / PAGE).read_text("utf-8") == "trang"
    (root / "site" / PAGE).unlink()
    (root / "mới").rename(root / "site" / "mới")
    note(root, {f"mới/{PAGE}": ("mã", "chữ")})
    assert Standing(root).has(f"mới/{PAGE}", "mã")


def test_a_disk_without_links_gets_a_copy(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("os.link", cannot)
    Standing(root).take(PAGE, root / "mới")
    assert (root / "mới" / PAGE).read_text("utf-8") == "trang"


def written_back(page: Path) -> None:
    before = page.stat()
    page.write_text("tranh", "utf-8")  # as many bytes
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


DOUBTS: dict[str, Change] = {
    "somebody wrote into it": lambda root: (root / "site" / PAGE).write_text("khác", "utf-8"),
    "somebody wrote into it and set the clock back": lambda root: written_back(
        root / "site" / PAGE
    ),
    "another file": lambda root: (root / "site" / PAGE).write_bytes(b"trang"),
    "it is gone": lambda root: (root / "site" / PAGE).unlink(),
    "nothing noted": lambda root: (root / "build" / "pages.json").unlink(),
    "half a note": lambda root: (root / "build" / "pages.json").write_text('{"a'),
    "a foreign note": lambda root: (root / "build" / "pages.json").write_text("[1]"),
    "foreign words in it": lambda root: (root / "build" / "pages.json").write_text(
        json.dumps({PAGE: True})
    ),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_in_doubt_it_is_written_anew(root: Path, doubt: str) -> None:
    DOUBTS[doubt](root)
    assert not Standing(root).has(PAGE, "mã")


def test_a_page_made_of_something_else_is_another(root: Path) -> None:
    assert not Standing(root).has(PAGE, "mã khác")
