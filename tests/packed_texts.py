"""Texts of the search's index as the browser reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from cchc_docs.publish.search.packing import SIGNS

_RUN = re.compile(f"[{chr(SIGNS.start)}-{chr(SIGNS.stop - 1)}]+")


def unpacked(words: list[str], text: str) -> str:
    """A text with its words in the place of their signs."""
    return _RUN.sub(lambda run: " ".join(words[ord(sign) - SIGNS.start] for sign in run[0]), text)


def index_text(path: Path) -> str:
    """All that stands in an index."""
    script = path.read_text("utf-8")
    found = json.loads(script[script.index("push(") + 5 : script.rindex(")")])
    return unpacked(found["words"], json.dumps(found["columns"], ensure_ascii=False))
