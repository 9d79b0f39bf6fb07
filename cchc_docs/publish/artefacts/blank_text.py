"""A blank text in Word, to be filled: what the library brings without the styles nobody wears."""

from __future__ import annotations

import io
from functools import cache

from docx import Document
from docx.document import Document as Text
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE

WORN = ("Normal Table", "Table Grid")
"""The styles of tables that our texts wear."""
_DROPPED = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.CUSTOM_XML,
)
"""The same styles again for Word 2010, and an empty list of literature."""


def blank_text() -> Text:
    """A new text, to be changed by whoever asked for it."""
    return Document(io.BytesIO(_blank()))


@cache
def _blank() -> bytes:
    text = Document()
    for style in [one for one in text.styles if one.type == WD_STYLE_TYPE.TABLE]:
        if style.name not in WORN:
            style.delete()
    package = text.part.package
    for holder, kinds in ((text.part, _DROPPED), (package, (RELATIONSHIP_TYPE.THUMBNAIL,))):
        for name, relation in list(holder.rels.items()):
            if relation.reltype in kinds:
                del holder.rels[name]
    kept = io.BytesIO()
    text.save(kept)
    return kept.getvalue()
