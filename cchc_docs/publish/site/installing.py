"""What makes a served site an app that opens without a network: its worker and its manifest."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection
from pathlib import Path

from cchc_docs import assets
from cchc_docs.publish import addresses

APART = ("404.html", addresses.WORKER, addresses.KEPT_LIST)
"""Never asked for by their own address, or what tells of the others."""
_NAMED = re.compile(r'(?:src|href)="?([^" >]+[.](?:js|css|svg))')


def make_installable(site: Path, title: str) -> None:
    """Writes worker, manifest and list of a finished site; files for downloading are not kept."""
    manifest = {
        "name": title,
        "short_name": "Chỉ số CCHC",
        "lang": "vi",
        "start_url": addresses.HOME,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#1d3461",
        "icons": [{"src": addresses.ICON, "sizes": "any", "type": "image/svg+xml"}],
    }
    _write(site / addresses.MANIFEST, json.dumps(manifest, ensure_ascii=False))
    kept = dict(sorted(_kept(site)))
    revisions = {
        one: hashlib.sha256(file.read_bytes()).hexdigest()[:16] for one, file in kept.items()
    }
    size = sum(file.stat().st_size for file in kept.values())
    listed = {"size": size, "files": list(revisions.items())}
    _write(site / addresses.KEPT_LIST, json.dumps(listed, separators=(",", ":")))
    told = {
        "CORE": [{"url": one, "revision": revisions[one]} for one in sorted(_core(site, kept))],
        "HOME": addresses.HOME,
        "NOT_KEPT": addresses.NOT_KEPT,
        "DOWNLOADS": addresses.IN_DOWNLOADS,
    }
    handed = "".join(f"{name}={json.dumps(value)};\n" for name, value in told.items())
    _write(site / addresses.WORKER, handed + assets.bundled("offline"))


def _kept(site: Path) -> list[tuple[str, Path]]:
    every = ((path.relative_to(site).as_posix(), path) for path in site.rglob("*"))
    return [
        (address, path)
        for address, path in every
        if path.is_file()
        and address not in APART
        and (path.suffix == ".html" or not addresses.is_download(address))
    ]


def _core(site: Path, kept: Collection[str]) -> set[str]:
    """What every reader's browser keeps: the first page, that for no network, what they load."""
    pages = (addresses.HOME, addresses.NOT_KEPT)
    named = {one for page in pages for one in _NAMED.findall((site / page).read_text("utf-8"))}
    fonts = {one for one in kept if one.endswith(".woff2")}
    return {*pages, *fonts, *(one for one in named if one in kept)}


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
