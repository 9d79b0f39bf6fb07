"""Texts of the search's index as the browser reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from cchc_docs.publish.search.packing import SIGNS
from cchc_docs.publish.site.searching import SHARED

_SIGN = f"[{chr(SIGNS.start)}-{chr(SIGNS.stop - 1)}]"
_RUN = re.compile(f"(?:\\^?{_SIGN})+")


def unpacked(words: list[str], text: str) -> str:
    """A text with its words in the place of their signs."""

    def told(capital: str, sign: str) -> str:
        word = words[ord(sign) - SIGNS.start]
        return word[0].upper() + word[1:] if capital else word

    return _RUN.sub(
        lambda run: " ".join(told(*one) for one in re.findall(f"(\\^?)({_SIGN})", run[0])), text
    )


def index_text(site: Path, script: str) -> str:
    """All that stands in a script of an index."""
    columns = json.dumps(_data(site / script)["columns"], ensure_ascii=False)
    return unpacked(_data(site / SHARED)["words"], columns)


def _data(path: Path) -> Any:
    script = path.read_text("utf-8")
    return json.loads(script[script.index("push(") + 5 : script.rindex(")")])
