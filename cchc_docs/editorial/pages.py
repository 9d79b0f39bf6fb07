"""The pages that a project writes by hand, beside its library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cchc_docs.editorial.passages import Passage
from cchc_docs.ground.problems import Problem

BARE = re.compile(
    r"\A---.*?^---$|\{[{%].*?[}%]\}|`[^`]*`|\]\([^)]*\)|<[^>]*>|\{:.*?\}", re.DOTALL | re.MULTILINE
)
"""What of a page is no prose: head, macros, code, addresses, tags, attributes."""
QUOTED = re.compile(r"\{[{%].*?[}%]\}|`[^`]*`|\[[^\]]*\]\([^)]*\)", re.DOTALL)
"""Where a figure may stand: macros, code, links."""
TYPED = re.compile(
    r"\b(?!(?:0|100)[ %])\d+(?:[.,]\d+)*\s*(?:%|điểm|tiêu chí|lĩnh vực|ví dụ|câu hỏi)"
)
"""A figure that the library has and that changes with it."""


def pages(project: Path) -> Iterator[Path]:
    """The pages of the site in ``docs``, those of its editions, and those for any edition where
    the project is this package's own."""
    yield from sorted((project / "docs").rglob("*.md"))
    yield from sorted(project.glob("criteria/*/pages/**/*.md"))
    yield from sorted(project.glob("cchc_docs/publish/pages/templates/written/**/*.md"))


def page_passages(path: Path) -> Iterator[Passage]:
    """The prose of a page, line by line."""
    for number, line in enumerate(_without(BARE, path, "…"), 1):
        if text := line.strip("-#| "):
            yield Passage(path, number, text)


def typed_figures(path: Path) -> Iterator[Problem]:
    """Figures of the library that were typed instead of asked for."""
    for number, line in enumerate(_without(QUOTED, path, ""), 1):
        for found in TYPED.finditer(line):
            yield Passage(path, number, line).advice(
                found[0],
                f"Số «{found[0]}» ghi thẳng vào trang; bộ tiêu chí đổi thì số này sai.",
                "Số lấy từ bộ tiêu chí bằng macro, ví dụ {{ max_points('…', '…') }}.",
                "Thay số bằng macro, hoặc viết câu không có số.",
                "E008",
            )


def _without(left_out: re.Pattern[str], path: Path, mark: str) -> list[str]:
    """The lines of a page with what is left out replaced; every line keeps its number."""
    text = path.read_text("utf-8-sig")
    return left_out.sub(lambda found: mark + "\n" * found[0].count("\n"), text).splitlines()
