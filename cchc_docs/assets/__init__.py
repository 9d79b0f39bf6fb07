"""What every site takes along: style sheets, fonts, scripts and their licences.

``own`` belongs to the sources. ``made``, ``bundles`` and ``templates`` are written at set-up, whole
or not at all; a wheel built after set-up carries them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent
OWN, MADE, BUNDLES = (_HERE / name for name in ("own", "made", "bundles"))
TEMPLATES = _HERE / "templates"
"""Nothing is missing without it: a build only takes longer."""
STYLES = OWN / "stylesheets"
"""Written to be read; a site gets their bundles, ``pages.css`` with all that every page wears."""
MISSING = "Gói cchc-docs này thiếu phông chữ và chương trình của trang."


def are_missing() -> bool:
    """Whether set-up never wrote its part, as in a wheel that was built without it."""
    return not (MADE.is_dir() and BUNDLES.is_dir())


def site_files() -> Iterator[tuple[str, Path]]:
    """The files themselves, each with its place below ``assets`` of the site."""
    for folder in (OWN, MADE):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                ready = BUNDLES / path.name if path.parent == STYLES else path
                yield path.relative_to(folder).as_posix(), ready


def bundled(name: str) -> str:
    """The script whose entry is ``browser/<name>.js``."""
    return (BUNDLES / f"{name}.js").read_text("utf-8")
