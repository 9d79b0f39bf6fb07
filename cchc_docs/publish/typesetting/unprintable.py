"""Characters that the fonts of the PDF guides lack: where they stand in the files people write."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from cchc_docs.ground.problems import Problem, shown_path

WRITTEN = ("*.yaml", "*.md")


def unprintable(folders: Iterable[Path], characters: str) -> Iterator[Problem]:
    """Each line in what people write below ``folders`` that holds one of ``characters``."""
    found = (path for folder in folders for pattern in WRITTEN for path in folder.rglob(pattern))
    for path in sorted(found):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for one in dict.fromkeys(character for character in line if character in characters):
                name = unicodedata.name(one, "không có tên")
                yield Problem(
                    shown_path(path),
                    number,
                    f"Phông chữ in không có ký tự «{one}» (U+{ord(one):04X}, {name}).",
                    "Chữ Việt, chữ số, dấu câu và dấu toán thường dùng.",
                    "Thay bằng chữ hoặc dấu khác.",
                )
