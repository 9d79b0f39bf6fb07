"""Vietnamese is spelled right, and in one way (hoá, not hóa), wherever people read it.

Capitals are left to the test of abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_docs.library import Library
from tests.conftest import ROOT
from tests.lessons.test_content import prose

SYLLABLES = ROOT / "node_modules" / "dictionary-vi" / "index.dic"
READ = (
    "criteria/*.md",
    "criteria/**/*.yaml",
    "docs/**/*.md",
    "cchc_docs/**/*",
    "browser/**/*",
    "README.vi.md",
)
"""Files with words that people read."""
TEXT = {".py", ".js", ".jinja", ".html", ".typ", ".css", ".yaml", ".md", ".txt"}
WORD = re.compile(r"[^\W\d_]{2,}")
KEPT = re.compile(
    r"Ủy ban|Uông Bí|Khánh Hòa|Hiện đại hóa hành chính|hệ thống hóa văn bản|\bquí\b|\[đĐ\]"
)
"""Names and titles as their bearers spell them, a line of Quyết định 1880/QĐ-UBND, a pattern."""
FOREIGN = {"Excel", "Word", "Firefox"}


@pytest.fixture(scope="module")
def syllables() -> frozenset[str]:
    """What npm's dictionary knows; Vietnamese writes a word's syllables apart."""
    lines = SYLLABLES.read_text("utf-8").splitlines()[1:]
    return frozenset(line.partition("/")[0].strip().lower() for line in lines)


def unknown(text: str, syllables: frozenset[str]) -> Iterator[str]:
    for word in WORD.findall(KEPT.sub("", text)):
        if not word.isupper() and word.lower() not in syllables:
            yield word


def test_a_slip_is_found(syllables: frozenset[str]) -> None:
    text = "Uỷ ban hoặc Ủy ban thẩm địnhh, xữ lý, hiện đại hóa"
    assert list(unknown(text, syllables)) == ["địnhh", "xữ", "hóa"]


def test_prose_has_only_words_of_the_dictionary(
    shipped: Library, syllables: frozenset[str]
) -> None:
    wrong = {(place, word) for place, text in prose(shipped) for word in unknown(text, syllables)}
    assert {(place, word) for place, word in wrong if word not in FOREIGN} == set()


def test_vietnamese_letters_stand_in_words_of_the_dictionary(syllables: frozenset[str]) -> None:
    wrong = {
        (path.relative_to(ROOT).as_posix(), word)
        for path in sorted(found for pattern in READ for found in ROOT.glob(pattern))
        if path.suffix in TEXT
        for word in unknown(shown(path), syllables)
        if not word.isascii()
    }
    assert wrong == set()


def shown(path: Path) -> str:
    """A file's text; a line break written ``\\n`` begins no word."""
    return path.read_text("utf-8").replace("\\n", " ")
