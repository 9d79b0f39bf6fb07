"""The pages that stand in the last good site, by what each was made from: none is written twice.

Pages that have not changed go from one site into the next. Whatever is wrong with what is noted of
them, or with one of them, is written anew.
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
"""In the folder of builds: each page of the site, what it was made from, the digest of what it
says, and which file it is."""


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
        if not isinstance(noted, list) or len(noted) < 2:
            return False
        return bool(noted == _told(self._site / address, key, noted[1]))

    def digest(self, address: str) -> str:
        """The digest of what a page says that stands there."""
        return str(self._noted[address][1])

    def take(self, address: str, fresh: Path) -> None:
        """Brings the page into a new site."""
        page = fresh / address
        page.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(self._site / address, page)
        except OSError:  # a disk that cannot
            shutil.copy2(self._site / address, page)


def note(root: Path, pages: Mapping[str, tuple[str, str]]) -> None:
    """Takes note of the pages that now stand in the site of ``root``: by address what each was
    made from, and the digest of what it says."""
    site = root / SITE
    noted = {address: _told(site / address, *told) for address, told in pages.items()}
    kept = root / BUILD / NOTED
    part = kept.with_suffix(".part")
    try:
        part.write_text(json.dumps(noted), "utf-8")
        part.replace(kept)
    except OSError:  # the site is there; the next build only takes longer
        part.unlink(missing_ok=True)


def _told(page: Path, key: str, digest: str) -> list[str | int] | None:
    try:
        found = page.stat()
    except OSError:
        return None
    moments = (found.st_mtime_ns, found.st_ctime_ns)  # the second cannot be set back
    return [key, digest, found.st_size, *moments, found.st_ino]
