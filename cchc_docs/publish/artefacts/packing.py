"""Zip files whose bytes depend on their content alone."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

FIXED = (1980, 1, 1, 0, 0, 0)
"""Time of every entry: the first that the format knows."""
AS_THEY_ARE = {".docx", ".pdf", ".png", ".woff2", ".xlsx"}
"""Endings of files that are packed in themselves: once more makes them hardly smaller."""
LEVEL = 4
"""How hard the rest is packed: a thirtieth larger than at 6, in two thirds of the time."""
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")


@dataclass(frozen=True)
class Deflated:
    """A file as it stands in a zip: its check sum, its size before, and what was made of it."""

    crc: int
    size: int
    data: bytes


def deflated(content: bytes) -> Deflated:
    """A file as ``packed`` packs it."""
    by = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Deflated(zlib.crc32(content), len(content), by.compress(content) + by.flush())


def packed(files: Mapping[str, bytes | Path | Callable[[], Deflated]]) -> bytes:
    """The files as a zip, in the order given; names with ``/``, readable by anybody.

    Of a path the content is read when its turn comes, and what is called gives what was packed
    before, so that never all are held.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, FIXED)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            if callable(content):
                _add(archive, entry, content())
                continue
            held = content if isinstance(content, bytes) else content.read_bytes()
            way = zipfile.ZIP_STORED if is_packed(name) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, held, way, LEVEL)
    return buffer.getvalue()


def is_packed(name: str) -> bool:
    """Whether a file with this name is packed in itself."""
    return PurePosixPath(name).suffix in AS_THEY_ARE


def _add(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, made: Deflated) -> None:
    """What ``writestr`` would write of the same file."""
    assert archive.fp is not None
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.CRC, entry.file_size, entry.compress_size = made.crc, made.size, len(made.data)
    entry.header_offset = archive.fp.tell()
    archive.fp.write(entry.FileHeader())
    archive.fp.write(made.data)
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry
    archive.start_dir = archive.fp.tell()


def repacked(office_file: bytes, day: str) -> bytes:
    """An Office file as its library wrote it, without the clock.

    ``day`` (``2013-12-25``) takes the place of the times of creation and change.
    """
    moment = f"{day}T00:00:00Z".encode()
    files = {}
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "docProps/core.xml":
                content = _CLOCK.sub(rb"\g<1>" + moment + rb"\g<3>", content)
            files[name] = content
    return packed(files)
