"""What builds keep: only what was kept is found; what is spoilt is as if it were not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_docs.ground import kept
from cchc_docs.ground.digests import digest
from cchc_docs.ground.kept import IDLE, Kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store with one thing in it."""
    file = tmp_path / "build" / "kept.db"
    build(file, a="Nội dung")
    return file


def build(file: Path, **made: str) -> None:
    """A build that makes these."""
    store = Kept(file)
    for key, text in made.items():
        store.keep(key, text)
    store.finish()


def found(file: Path, key: str = "a") -> str | None:
    """What the next build finds."""
    store = Kept(file)
    try:
        return store.find(key)
    finally:
        store.leave()


def test_what_is_kept_is_found(file: Path) -> None:
    assert found(file) == "Nội dung"
    assert found(file, "b") is None
    build(file, a="Khác", b="\ud800\n")
    assert (found(file), found(file, "b")) == ("Khác", "\ud800\n")


def test_a_build_that_fails_keeps_nothing(file: Path) -> None:
    store = Kept(file)
    store.keep("b", "dở dang")
    store.leave()
    assert (found(file), found(file, "b")) == ("Nội dung", None)


def test_what_no_build_asks_for_goes(file: Path) -> None:
    for _ in range(IDLE - 1):
        build(file)
    assert found(file) == "Nội dung"
    build(file)
    assert found(file) is None
    build(file, a="lần nữa")
    for _ in range(IDLE * 2):
        store = Kept(file)
        assert store.find("a") == "lần nữa"
        store.finish()


def changed(value: str) -> Callable[[Path], object]:
    def change(file: Path) -> None:
        with sqlite3.connect(file) as store:
            store.execute(f"UPDATE kept SET {value}")
        store.close()

    return change


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


WRONG: dict[str, Callable[[Path], object]] = {
    "another text": changed("value = CAST('Noi dung' AS BLOB)"),
    "of another thing": changed("key = 'b'"),
    "no bytes": changed("value = 1"),
    "half of it": cut,
    "no store": lambda file: file.write_bytes(b"SQLite format 4" * 1000),
    "nothing": lambda file: file.write_bytes(b""),
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG.keys())
def test_what_is_spoilt_is_not_believed(file: Path, spoil: Callable[[Path], object]) -> None:
    spoil(file)
    assert (found(file), found(file, "b")) == (None, None)
    build(file, a="mới")
    assert found(file) == "mới"


def test_a_store_of_another_version_makes_room(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "VERSION", kept.VERSION + 1)
    assert found(file) is None
    build(file, a="mới")
    assert found(file) == "mới"


def test_two_builds_share_a_store(file: Path) -> None:
    first, second = Kept(file), Kept(file)
    first.keep("b", "của bản trước")
    second.keep("c", "của bản sau")  # which waits for nobody
    assert first.find("a") == "Nội dung"
    second.finish()
    first.finish()
    assert [found(file, key) for key in "abc"] == ["Nội dung", "của bản trước", None]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("một tệp", "utf-8")
    for place in (tmp_path / "build" / "kept.db", None):
        store = Kept(place)
        store.keep("a", "a")
        assert store.find("a") is None
        store.finish()


def test_words_do_not_run_together() -> None:
    assert digest("a", "b") == digest("a", "b")
    assert len({digest("ab"), digest("a", "b"), digest("", "ab"), digest("1:a")}) == 4


def test_what_changes_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    store, said = Kept(tmp_path / "kept.db"), ["a"]

    def slow() -> str:
        said[0] = "b"
        return "đọc dở"

    assert store.made(slow, lambda: said) == "đọc dở"
    assert (store.find(store.key("a")), store.find(store.key("b"))) == (None, None)
    assert store.made(lambda: "b", lambda: said) == "b"
    assert store.made(slow, lambda: said) == "b"
