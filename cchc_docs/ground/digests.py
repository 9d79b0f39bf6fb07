"""Digests: of words, and of files with their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(*parts: str | bytes) -> str:
    """One digest of several words or contents, of which none can pass for the end of another."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(content))
        whole.update(content)
    return whole.hexdigest()


def files_digest(named: Iterable[tuple[str, Path]], *before: str) -> str:
    """One digest of files in this order: how each is named, and what it holds.

    ``before``: other words that it depends on.
    """
    return digest(*before, *(word for name, path in named for word in (name, file_digest(path))))


def file_digest(path: Path) -> str:
    """A digest of a file, nothing of a folder."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
