"""The files that a command reads where folders may be named."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from cchc_docs.ground.problems import refused, shown_path

MOST_TOLD = 12
"""So many files that are not read are named."""


def files_below(paths: Iterable[Path], kinds: Collection[str]) -> Iterator[Path]:
    """The files, those of a folder in order of name; a folder with none is refused."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        held = [
            one for one in sorted(path.rglob("*")) if not one.is_dir() and one.name[0] not in "~."
        ]
        able = [one for one in held if one.suffix.lower() in kinds]
        tell_unread(one for one in held if one not in able)
        if not able:
            raise refused(
                path,
                "Thư mục không có tệp nào đọc được.",
                f"Tệp {', '.join(sorted(kinds))}.",
                "Chỉ đúng thư mục.",
                "C018",
            )
        yield from able


def tell_unread(paths: Iterable[Path]) -> None:
    """Names what a folder holds beside the files that are read."""
    names = sorted(shown_path(one) for one in paths)
    if names:
        more = f" và {len(names) - MOST_TOLD} tệp nữa" if len(names) > MOST_TOLD else ""
        print(f"Không đọc: {', '.join(names[:MOST_TOLD])}{more}.", file=sys.stderr)
