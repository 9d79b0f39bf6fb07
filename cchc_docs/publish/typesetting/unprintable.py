"""Characters that the fonts of the PDF guides lack: where they stand in the files people write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from cchc_docs.ground.problems import Problem, shown_path
from cchc_docs.publish.typesetting.typeset import refused

WRITTEN = ("*.yaml", "*.md")
COMMENT = re.compile(r"(?:^|\s)#.*")


def unprintable(folders: Iterable[Path], characters: str) -> Iterator[Problem]:
    """Each line in what people write below ``folders`` that holds one of ``characters``."""
    for path, number, line in _lines(folders):
        for one in dict.fromkeys(character for character in line if character in characters):
            name = unicodedata.name(one, "không có tên")
            yield Problem(
                shown_path(path),
                number,
                f"Phông chữ in không có ký tự «{one}» (U+{ord(one):04X}, {name}).",
                "Chữ Việt, chữ số, dấu câu và dấu toán thường dùng.",
                "Thay bằng chữ hoặc dấu khác.",
                "B011",
            )


def foreseen(folder: Path) -> Iterator[Problem]:
    """What the typesetter would refuse of an edition's text, in all files of a library."""
    found = {character for _, _, line in _lines([folder]) for character in line}
    if bad := refused("\n".join(sorted(one for one in found if not one.isspace()))):
        yield from unprintable([folder], bad)


def _lines(folders: Iterable[Path]) -> Iterator[tuple[Path, int, str]]:
    """Every line with its number, without comments: nobody prints those."""
    found = (path for folder in folders for pattern in WRITTEN for path in folder.rglob(pattern))
    for path in sorted(path for path in found if path.is_file() and path.name != "README.md"):
        try:
            text = path.read_text("utf-8-sig", "ignore")
        except OSError:
            continue  # told where the library is loaded
        for number, line in enumerate(text.splitlines(), 1):
            yield path, number, COMMENT.sub("", line) if path.suffix == ".yaml" else line
