"""Samples spoiled by a script of edits, which chance, hypothesis or a fuzzer writes as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

WORDS: tuple[bytes, ...] = (
    *(b"\x00", b"\x1b[31m", b"\xff", "\ufeff".encode(), "\u202e".encode(), "e\u0301".encode()),
    *(b"!!int ", b"!!python/object:os.system ", b"&a ", b"*a", b"<<: ", b"---\n", b"\t", b"\r"),
    *(b"{", b"}", b"[", b"]", b": ", b"- ", b", ", b'"', b"'", b"#", b"|", b">", b"?", b"\n"),
    *(b"-1", b"1e999999999", b"0.5", b"0,5", b"9" * 21, b"9" * 5000, b".inf", b"NaN", b"~"),
    *(b"31/02/2020", b"99:99", b"true", b"null", b"1.10", b"1.2.2.1", b"points", b"kind", b"self"),
    *(b"[" * 60, b"{a: " * 60, b"<!DOCTYPE a>", b"&b;", b"</row>", b'r="A99999999999"', b"=1+1"),
    *("漢😀\uf0b7".encode(), b"..", b"/", b"</script>", b"%s%n{0}{{ 7 }}"),
)
MOST = 40
"""Edits of one script."""


def spoiled(sample: bytes, script: bytes) -> bytes:
    """The sample after the edits: five bytes each, place (three), what is done, with which word."""
    out = bytearray(sample)
    for place, act, word in _edits(script):
        at = place % (len(out) + 1)
        piece = WORDS[word % len(WORDS)]
        length = 1 + act // 5
        if act % 5 == 0:
            out[at:at] = piece
        elif act % 5 == 1:
            del out[at : at + length]
        elif act % 5 == 2:
            out[at : at + length] = piece
        elif act % 5 == 3:
            out[at:at] = out[at : at + 8 * length]
        else:
            out[at : at + 1] = bytes([word])
    return bytes(out)


def _edits(script: bytes) -> Iterator[tuple[int, int, int]]:
    for start in range(0, min(len(script) - 4, 5 * MOST), 5):
        one = script[start : start + 5]
        yield int.from_bytes(one[:3]), one[3], one[4]


def spoiled_package(sample: bytes, script: bytes) -> bytes:
    """A Word or Excel file with one of its parts spoiled; now and then the package itself."""
    first, rest = script[:1], script[1:]
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = sorted(parts)
    number = (first[0] if first else 0) % (len(names) + 1)
    if number == len(names):
        return spoiled(sample, rest)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(
                zipfile.ZipInfo(name), spoiled(data, rest) if name == names[number] else data
            )
    return out.getvalue()
