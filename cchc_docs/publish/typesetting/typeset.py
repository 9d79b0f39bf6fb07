"""Sets a document in type. All layout stands in ``layout/*.typ``; data goes in as JSON."""

from __future__ import annotations

import datetime
import json
import re
import tempfile
import threading
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
import typst

from cchc_docs.publish.artefacts.artefact import Stamp
from cchc_docs.publish.typesetting.paper import Paper

STANDARDS: list[Any] = ["ua-1", "a-2a"]
"""Every file is accessible (PDF/UA-1) and fit for archives (PDF/A-2a)."""
FONTS = ("fontpkg_be_vietnam_pro", "fontpkg_source_serif_4")


class NotTypeset(Exception):
    """The typesetter refused the data; the message is its own.

    ``characters``: those that no font has, or that have no meaning of their own (private use).
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        told = "".join(_REFUSED.findall(message))
        self.characters = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), told)


_REFUSED = re.compile(r'(?:the text|contains the codepoint) `"(.+?)"`')
_EACH = b"""#set document(title: "-")
#for one in sys.inputs.data.clusters() [#one\\ ]"""


def refused(characters: str) -> str:
    """Those of ``characters`` with which no document can be set."""
    try:
        _compiler().compile(
            _EACH, format="pdf", sys_inputs={"data": characters}, pdf_standards=STANDARDS
        )
    except typst.TypstError as error:
        return NotTypeset(f"{error.message} {error.diagnostic}").characters
    return ""


def typeset(paper: Paper, stamp: Stamp) -> bytes:
    """The PDF of a document, the same bytes for the same content. Raises NotTypeset."""
    midnight = datetime.datetime.combine(stamp.date, datetime.time(), datetime.UTC)
    text = json.dumps(paper.stamped(stamp), ensure_ascii=False, sort_keys=True)
    try:
        made = _compiler().compile(
            Path(str(_folder() / f"{paper.layout}.typ")),
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards=STANDARDS,
            timestamp=int(midnight.timestamp()),
        )
    except typst.TypstError as error:
        raise NotTypeset(f"{error.message} {error.diagnostic}") from error
    finally:
        _forget()
    assert isinstance(made, bytes)
    return finished(made)


def finished(pdf: bytes) -> bytes:
    """The document with its inner links, in fewer bytes, deterministically."""
    with tempfile.TemporaryDirectory() as folder:  # qpdf is slow to and from memory
        made, packed = Path(folder, "made.pdf"), Path(folder, "packed.pdf")
        made.write_bytes(pdf)
        with pikepdf.open(made) as document:
            _link_inside(document)
            document.save(
                packed,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                deterministic_id=True,
            )
        return packed.read_bytes()


def _link_inside(document: pikepdf.Pdf) -> None:
    """Makes of each address ``#label title`` a link to that label.

    Typst could link to labels itself, but lays out again whatever names a place, a quarter of all
    its time.
    """
    for page in document.pages:
        for link in page.obj.get("/Annots", ()):
            if "/A" in link and str(link.Contents).startswith("#"):
                label, _, title = str(link.Contents)[1:].partition(" ")
                del link["/A"]
                link.Dest, link.Contents = pikepdf.String(label), pikepdf.String(title)


def _folder() -> Any:
    return files("cchc_docs.publish.typesetting").joinpath("layout")


KEPT_FOR = 10
"""Typst keeps what it laid out for so many documents more, whatever threads set them."""


def _forget() -> None:
    """Lets go of what was laid out: else the books of an edition hold more than all the rest."""
    for _ in range(KEPT_FOR):
        _compiler().compile(b"", format="pdf")


_OF_THREAD = threading.local()
"""A compiler knows one document at a time: each thread has its own."""


def _compiler() -> typst.Compiler:
    found: typst.Compiler | None = getattr(_OF_THREAD, "compiler", None)
    if found is None:
        fonts = [Path(str(files(package).joinpath("files"))) for package in FONTS]
        found = typst.Compiler(root=str(_folder()), font_paths=fonts, ignore_system_fonts=True)
        _OF_THREAD.compiler = found
    return found
