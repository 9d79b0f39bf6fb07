"""Where a build works, and how what it made takes the place of the site: whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from cchc_docs.setup.lock import locked

SITE = "site"
BUILD, BUILDS = "build", "site.*"
"""The folder in which builds have a folder of their own each, and how those are called."""
OLD = "site.old"
"""The last good site, for the moment in which the new one takes its place."""

AT_ONCE = 8
"""Files of an old site that go at once: a disk takes its time for each, and many together."""


@contextmanager
def place_to_build(root: Path) -> Iterator[Path]:
    """A folder for this build alone, gone at its end; raises Busy while another build runs.

    What a killed build has left is mended first: its folder goes, the last good site comes back.
    """
    with locked(root):
        build = root / BUILD
        if (build / OLD).exists() and not (root / SITE).exists():
            (build / OLD).rename(root / SITE)
        for left in sorted(build.glob(BUILDS)):
            _remove(left)
        fresh = build / f"site.{os.getpid()}"
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def swap(root: Path, fresh: Path) -> None:
    """Puts ``fresh`` in place of the site; the old one goes only after the new one is there."""
    site, old = root / SITE, root / BUILD / OLD
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    if old.exists():
        _remove(old)


def _remove(folder: Path) -> None:
    """Under another name first: half an old site must never be taken for a whole one."""
    gone = folder.with_name("site.gone")
    if folder != gone:
        shutil.rmtree(gone, ignore_errors=True)
        folder.rename(gone)
    files = [Path(place, name) for place, _, names in os.walk(gone) for name in names]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(_unlink, files))
    shutil.rmtree(gone, ignore_errors=True)


def _unlink(path: Path) -> None:
    with suppress(OSError):  # what stays is asked for again with its folder
        path.unlink()
