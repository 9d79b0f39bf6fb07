"""Artefacts are made once for what they are made of, whole or with a word about which failed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cchc_docs.library import Library, load_library
from cchc_docs.publish.artefacts.artefact import (
    Artefact,
    NotMade,
    Stamp,
    key_of,
    library_stamp,
    notices,
    set_content,
    stamp,
    write_all,
)

PRINTED = Stamp(("Bộ A",), "Mẫu", "abc", datetime.date(2020, 1, 1))


def artefact(key: str, content: bytes, path: str = "tai-ve/a.txt") -> Artefact:
    return Artefact(path, "Tệp A", "Nhóm", PRINTED, key, lambda: content)


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

    broken = Artefact("tai-ve/b.txt", "Tệp B", "Nhóm", PRINTED, "1", fail)
    with pytest.raises(NotMade, match=r"tai-ve/b\.txt \(Tệp B\): hỏng"):
        write_all([broken], tmp_path / "site", tmp_path / "cached")
    assert not list((tmp_path / "cached").iterdir())


def test_notices_of_several_editions_are_told_apart(shipped: Library, small: Library) -> None:
    one, other = shipped.editions[0], small.editions[0]
    assert notices([other]) == ("Bộ mẫu, không phải văn bản nào.",)
    told = notices([one, other])
    assert told[0].startswith(f"{one.title}: Tài liệu tập huấn")
    assert told[1] == "Bộ mẫu để kiểm thử: Bộ mẫu, không phải văn bản nào."


def test_the_stamp_says_edition_content_and_day(shipped: Library, small: Library) -> None:
    made = library_stamp(shipped)
    assert made.titles == tuple(edition.title for edition in shipped.editions)
    assert made.digest == shipped.digest[:12]
    assert made.date == max(one.updated for one in shipped.editions if one.updated)
    assert library_stamp(small).date == datetime.date(2020, 12, 31)


def test_the_digest_follows_the_content_and_nothing_else(small: Library, small_copy: Path) -> None:
    assert load_library(small_copy).digest == small.digest
    terms = small_copy / "glossary.yaml"
    terms.write_bytes(terms.read_bytes().replace(b"\n", b"\r\n"))
    assert load_library(small_copy).digest == small.digest
    terms.write_bytes(terms.read_bytes() + b"# x\r\n")
    assert load_library(small_copy).digest != small.digest


def test_the_digest_of_a_part_is_that_of_the_part_alone(small: Library, small_copy: Path) -> None:
    def digest(library: Library) -> str:
        edition = library.editions[0]
        return stamp((edition,), set_content(edition, edition.sets[0])).digest

    terms = small_copy / "glossary.yaml"
    terms.write_text(terms.read_text("utf-8") + "# x\n", "utf-8")
    assert digest(load_library(small_copy)) == digest(small)
    field = next(small_copy.glob("mau-2020/phong-ban/1-*.yaml"))
    field.write_text(field.read_text("utf-8").replace("title: ", "title: Sửa ", 1), "utf-8")
    assert digest(load_library(small_copy)) != digest(small)


def test_a_key_follows_what_is_printed_and_inputs(small: Library, shipped: Library) -> None:
    assert key_of(library_stamp(small), b"a") == key_of(library_stamp(small), b"a")
    stamps = (library_stamp(small), library_stamp(shipped), stamp(small.editions, b"a"))
    keys = {
        *map(key_of, stamps),
        key_of(library_stamp(small), b"a", b"b"),
        key_of(library_stamp(small), b"ab"),
    }
    assert len(keys) == 5
