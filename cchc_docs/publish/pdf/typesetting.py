"""Sets a document's data in type. All layout stands in ``layout/*.typ``; data goes in as JSON."""

from __future__ import annotations

import functools
import io
import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
import typst

STANDARDS: list[Any] = ["ua-1", "a-2a"]
"""Every file is accessible (PDF/UA-1) and fit for archives (PDF/A-2a)."""
FONTS = "fontpkg_be_vietnam_pro"


class NotTypeset(Exception):
    """The typesetter refused the data; the message is its own."""


def typeset(layout: str, data: Mapping[str, Any], timestamp: int) -> bytes:
    """A PDF of ``data`` by ``layout/<layout>.typ``, the same bytes for the same data.

    ``timestamp`` (seconds of the Unix epoch) is the day of the content. Raises NotTypeset.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    source = Path(str(_folder() / f"{layout}.typ"))
    try:
        made = _compiler().compile(
            source,
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards=STANDARDS,
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        raise NotTypeset(f"{error.message} {error.diagnostic}") from error
    assert isinstance(made, bytes)
    return packed(made)


def packed(pdf: bytes) -> bytes:
    """The same document in fewer bytes, deterministically."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return target.getvalue()


def _folder() -> Any:
    return files("cchc_docs.publish.pdf").joinpath("layout")


@functools.cache
def _compiler() -> typst.Compiler:
    fonts = Path(str(files(FONTS).joinpath("files")))
    return typst.Compiler(root=str(_folder()), font_paths=[fonts], ignore_system_fonts=True)
