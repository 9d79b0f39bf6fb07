"""Artefacts are made once for what they are made of, whole or with a word about which failed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cchc_docs.library import Library, load_library
from cchc_docs.publish.artefacts import Artefact, NotMade, key_of, stamp, write_all


def artefact(key: str, content: bytes, path: str = "tai-ve/a.txt") -> Artefact:
    return Artefact(path, "Tệp A", "Nhóm", key, lambda: content)


def test_an_artefact_is_made_once_for_its_key(tmp_path: Path) -> None:
    site, cached = tmp_path / "site", tmp_path / "cached"
    write_all([artefact("1", b"first")], site, cached)
    write_all([artefact("1", b"not made")], site, cached)
    assert (site / "tai-ve" / "a.txt").read_bytes() == b"first"
    write_all([artefact("2", b"second")], site, cached)
    assert (site / "tai-ve" / "a.txt").read_bytes() == b"second"
    assert len(list(cached.iterdir())) == 1


def test_a_failure_names_the_artefact_and_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("hỏng")

    broken = Artefact("tai-ve/b.txt", "Tệp B", "Nhóm", "1", fail)
    with pytest.raises(NotMade, match=r"tai-ve/b\.txt \(Tệp B\): hỏng"):
        write_all([broken], tmp_path / "site", tmp_path / "cached")
    assert not list((tmp_path / "cached").iterdir())


def test_the_stamp_says_edition_content_and_day(shipped: Library, small: Library) -> None:
    made = stamp(shipped)
    assert made.titles == tuple(edition.title for edition in shipped.editions)
    assert made.digest == shipped.digest[:12]
    assert made.date == max(one.updated for one in shipped.editions if one.updated)
    assert stamp(small).date == datetime.date(2020, 12, 31)


def test_the_digest_follows_the_content_and_nothing_else(small: Library, small_copy: Path) -> None:
    assert load_library(small_copy).digest == small.digest
    terms = small_copy / "glossary.yaml"
    terms.write_bytes(terms.read_bytes().replace(b"\n", b"\r\n"))
    assert load_library(small_copy).digest == small.digest
    terms.write_bytes(terms.read_bytes() + b"# x\r\n")
    assert load_library(small_copy).digest != small.digest


def test_a_key_follows_library_and_inputs(small: Library, shipped: Library) -> None:
    assert key_of(small, b"a") == key_of(small, b"a")
    keys = {key_of(small), key_of(shipped), key_of(small, b"a", b"b"), key_of(small, b"ab")}
    assert len(keys) == 4
