"""Zip files whose bytes depend on their content alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

FIXED = (1980, 1, 1, 0, 0, 0)
"""Time of every entry: the first that the format knows."""
AS_THEY_ARE = {".docx", ".pdf", ".png", ".woff2", ".xlsx"}
"""Endings of files that are packed in themselves: once more makes them hardly smaller."""
LEVEL = 4
"""How hard the rest is packed: a thirtieth larger than at 6, in two thirds of the time."""
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")


def packed(files: Mapping[str, bytes | Path]) -> bytes:
    """The files as a zip, in the order given; names with ``/``, readable by anybody.

    Of a path the content is read when its turn comes, so that never all are held.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, FIXED)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            held = content if isinstance(content, bytes) else content.read_bytes()
            is_packed = PurePosixPath(name).suffix in AS_THEY_ARE
            way = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, held, way, LEVEL)
    return buffer.getvalue()


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
