"""Zip files: the same content, the same bytes; what is packed in itself is not packed again."""

from __future__ import annotations

import io
import zipfile

from cchc_docs.publish.artefacts.packing import deflated, packed

FILES = {"trang.html": b"<p>" + 999 * b"a", "tep.pdf": 999 * b"b"}


def test_only_what_is_not_packed_in_itself_is_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(FILES))) as archive:
        assert {name: archive.read(name) for name in FILES} == FILES
        sizes = {one.filename: one.compress_size for one in archive.infolist()}
    assert sizes["trang.html"] < 99
    assert sizes["tep.pdf"] == 999


def test_what_was_packed_before_gives_the_same_zip() -> None:
    before = deflated(FILES["trang.html"])
    assert packed({**FILES, "trang.html": lambda: before}) == packed(FILES)
    nothing, accented = deflated(b""), "thư mục/trang.html"
    assert packed({accented: lambda: nothing}) == packed({accented: b""})
