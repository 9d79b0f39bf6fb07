"""The pages that stand in the last good site, by what each was made from: none is written twice.

The pages of a preview that have not changed go from one site into the next. Whatever is wrong with
what is noted of them, or with one of them, is written anew.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cchc_docs.publish.site.placing import BUILD, SITE

NOTED = "pages.json"
"""In the folder of builds: each page of the site, what it was made from and which file it is."""


class Standing:
    """The pages of the site of a project, as they were noted when it was built."""

    def __init__(self, root: Path) -> None:
        self._site = root / SITE
        self._noted: Mapping[str, Any] = {}
        try:
            noted: Any = json.loads((root / BUILD / NOTED).read_text("utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(noted, dict):
            self._noted = noted

    def has(self, address: str, key: str) -> bool:
        """Whether a page stands there that was made of this, and nobody has touched it since."""
        noted = self._noted.get(address)
        return bool(noted) and noted == _told(self._site / address, key)

    def take(self, address: str, fresh: Path) -> None:
        """Brings the page into a new site."""
        page = fresh / address
        page.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(self._site / address, page)
        except OSError:  # a disk that cannot
            shutil.copy2(self._site / address, page)


def note(root: Path, keys: Mapping[str, str]) -> None:
    """Takes note of the pages that now stand in the site of ``root``."""
    noted = {address: _told(root / SITE / address, key) for address, key in keys.items()}
    kept = root / BUILD / NOTED
    part = kept.with_suffix(".part")
    try:
        part.write_text(json.dumps(noted), "utf-8")
        part.replace(kept)
    except OSError:  # the site is there; the next build only takes longer
        part.unlink(missing_ok=True)


def _told(page: Path, key: str) -> list[str | int] | None:
    try:
        found = page.stat()
    except OSError:
        return None
    return [key, found.st_size, found.st_mtime_ns, found.st_ino]
