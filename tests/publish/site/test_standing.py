"""A page that stands in the last good site goes into the new one, unless anything is in doubt."""

from __future__ import annotations

import json
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
    note(tmp_path, {PAGE: "mã"})
    return tmp_path


def test_a_page_made_of_the_same_goes_into_the_new_site(root: Path) -> None:
    standing = Standing(root)
    assert standing.has(PAGE, "mã")
    standing.take(PAGE, root / "mới")
    assert (root / "mới" / PAGE).read_text("utf-8") == "trang"
    (root / "site" / PAGE).unlink()
    (root / "mới").rename(root / "site" / "mới")
    note(root, {f"mới/{PAGE}": "mã"})
    assert Standing(root).has(f"mới/{PAGE}", "mã")


def test_a_disk_without_links_gets_a_copy(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("os.link", cannot)
    Standing(root).take(PAGE, root / "mới")
    assert (root / "mới" / PAGE).read_text("utf-8") == "trang"


DOUBTS: dict[str, Change] = {
    "somebody wrote into it": lambda root: (root / "site" / PAGE).write_text("khác", "utf-8"),
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
