"""Whether there is anything to build: not while a site is what it was, and all it was made from.

In doubt there is: where a project says what its own files do not wholly tell, or has links.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from cchc_docs.ground.digests import files_digest
from cchc_docs.ground.disk import is_full
from cchc_docs.publish.artefacts.artefact import code_digest
from cchc_docs.publish.site.certain import installed, is_plain
from cchc_docs.publish.site.placing import BUILD, SITE
from cchc_docs.publish.site.plugin import plugin_of

KEPT = "made-of.json"
"""In the folder of builds: what the site was made from, and what came of it."""


def made_of(config: MkDocsConfig) -> str | None:
    """What a site is made from, as a digest; None in doubt.

    Moments of change belong to it: what is saved while a build runs is never taken for built.
    """
    project = Path(config.config_file_path)
    folders = (Path(plugin_of(config).config.criteria), Path(config.docs_dir))
    files = [project, *(path for folder in folders for path in folder.rglob("*"))]
    if not is_plain(project) or any(path.is_symlink() for path in (*folders, *files)):
        return None
    named = ((f"{path} {path.stat().st_mtime_ns}", path) for path in sorted(files))
    return files_digest(named, sys.version, code_digest(), *sorted(installed()))


def is_same(root: Path, wanted: str) -> bool:
    """Whether the site of ``root`` was made from this, and nobody has touched it since."""
    try:
        kept: Any = json.loads((root / BUILD / KEPT).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    is_meant = isinstance(kept, dict) and kept.get("made of") == wanted
    return is_meant and bool(kept == _told(root, wanted))


def remember(root: Path, wanted: str) -> None:
    """Takes note of what the site of ``root`` has been made from."""
    kept = root / BUILD / KEPT
    part = kept.with_suffix(".part")
    try:
        part.write_text(json.dumps(_told(root, wanted)), "utf-8")
        part.replace(kept)
    except OSError as error:  # the site is there; the next build only takes longer
        part.unlink(missing_ok=True)
        if is_full(error):
            kept.unlink(missing_ok=True)


def _told(root: Path, wanted: str) -> dict[str, str]:
    site = root / SITE
    held = ((path.relative_to(site).as_posix(), path) for path in sorted(site.rglob("*")))
    return {"made of": wanted, "site": files_digest(held)}
