"""What makes a served site an app that opens without a network: its worker and its manifest."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from cchc_docs import assets
from cchc_docs.publish import addresses

APART = ("404.html", addresses.WORKER)
"""Never asked for by their own address, or the worker itself."""


def make_installable(site: Path, title: str) -> None:
    """Writes worker and manifest of a finished site; files for downloading are not kept."""
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
    kept = [
        {"url": address, "revision": hashlib.sha256(path.read_bytes()).hexdigest()[:16]}
        for address, path in sorted(_kept(site))
    ]
    told = {"FILES": kept, "HOME": addresses.HOME, "NOT_KEPT": addresses.NOT_KEPT}
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


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
