"""What elements of the pages say for paper: the closed vocabulary of ``data-paper``.

The guides read rendered pages because they hold hand-written ones too, which are Markdown with
macros: one reader of one vocabulary instead of a second writer beside a reader all the same.
"""

from __future__ import annotations

import re

_ATTRIBUTE = re.compile(rb' data-paper(?:-line)?="[^"]*"')


def unmarked(page: bytes) -> bytes:
    """A page as its readers get it: what is for paper alone taken out."""
    return _ATTRIBUTE.sub(b"", page)
