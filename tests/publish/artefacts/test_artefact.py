"""Artefacts are made once for what they are made of, whole or with a word about which failed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cchc_docs.criteria.content import set_content
from cchc_docs.library import EditionLibrary, Library, load_library
from cchc_docs.publish.artefacts.artefact import (
    Artefact,
    NotMade,
    Stamp,
    edition_stamp,
    key_of,
    notices,
    stamp,
    write_all,
)

PRINTED = Stamp(("Bộ A",), "Tài liệu", "Mẫu", "abc", datetime.date(2020, 1, 1))


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


def test_notices_of_several_editions_are_told_apart(
    shipped: EditionLibrary, small: EditionLibrary
) -> None:
    one, other = shipped.edition, small.edition
    assert notices([other]) == ("Bộ mẫu, không phải văn bản nào.",)
    told = notices([one, other])
    assert told[0].startswith(f"{one.title}: Tài liệu tập huấn")
    assert told[1] == "Bộ mẫu để kiểm thử: Bộ mẫu, không phải văn bản nào."


def test_the_stamp_says_edition_content_and_day(
    shipped: EditionLibrary, small: EditionLibrary
) -> None:
    made = edition_stamp(shipped)
    assert made.titles == (shipped.edition.title,)
    assert made.digest == shipped.digest[:12]
    assert made.date == shipped.edition.updated
    assert edition_stamp(small).date == datetime.date(2020, 12, 31)


def test_the_digest_follows_the_content_and_nothing_else(
    small_library: Library, small_copy: Path
) -> None:
    assert load_library(small_copy).digest == small_library.digest
    terms = small_copy / "glossary.yaml"
    terms.write_bytes(terms.read_bytes().replace(b"\n", b"\r\n"))
    assert load_library(small_copy).digest == small_library.digest
    terms.write_bytes(terms.read_bytes() + b"# x\r\n")
    assert load_library(small_copy).digest != small_library.digest


def test_the_digest_of_a_part_is_that_of_the_part_alone(
    small: EditionLibrary, small_copy: Path
) -> None:
    def only(folder: Path) -> EditionLibrary:
        return load_library(folder).editions[0]

    def digest(library: EditionLibrary) -> str:
        edition = library.edition
        return stamp((edition,), set_content(edition, edition.sets[0])).digest

    terms = small_copy / "glossary.yaml"
    terms.write_text(terms.read_text("utf-8") + "# x\n", "utf-8")
    assert digest(only(small_copy)) == digest(small)
    field = next(small_copy.glob("mau-2020/phong-ban/1-*.yaml"))
    field.write_text(field.read_text("utf-8").replace("title: ", "title: Sửa ", 1), "utf-8")
    assert digest(only(small_copy)) != digest(small)


def test_a_key_follows_what_is_printed_and_inputs(
    small: EditionLibrary, shipped: EditionLibrary
) -> None:
    assert key_of(edition_stamp(small), b"a") == key_of(edition_stamp(small), b"a")
    stamps = (edition_stamp(small), edition_stamp(shipped), stamp((small.edition,), b"a"))
    keys = {
        *map(key_of, stamps),
        key_of(edition_stamp(small), b"a", b"b"),
        key_of(edition_stamp(small), b"ab"),
    }
    assert len(keys) == 5
