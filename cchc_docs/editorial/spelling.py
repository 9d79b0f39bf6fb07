"""Vietnamese is spelled right, and its tones stand in one place, wherever people read it.

Capitals are left to the advice on abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cchc_docs.editorial.passages import Passage
from cchc_docs.ground.problems import Problem

DICTIONARY = Path("node_modules", "dictionary-vi", "index.dic")
"""Where set-up puts the dictionary, below the project's folder; it is no part of the package."""
READ = ("README.vi.md", "docs/**/*.md", "criteria/*.md", "cchc_docs/**/*", "browser/**/*")
"""Files of a project with words that people read, beside its library."""
TEXT = {".py", ".js", ".ts", ".jinja", ".html", ".typ", ".css", ".yaml", ".md", ".txt"}
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Speller:
    """What the dictionary knows; Vietnamese writes the syllables of a word apart."""

    syllables: frozenset[str]
    foreign: frozenset[str]
    kept: re.Pattern[str]
    """Names and titles as their bearers spell them."""

    def wrong(self, text: str) -> Iterator[str]:
        """The words that are in no dictionary."""
        for word in WORD.findall(self.kept.sub("", text)):
            known = word.lower() in self.syllables or word in self.foreign
            if not known and not word.isupper():
                yield word


def speller(project: Path, foreign: Iterable[str], kept: Iterable[str]) -> Speller | None:
    """The speller of a project; None where set-up has put no dictionary."""
    path = project / DICTIONARY
    if not path.exists():
        return None
    lines = path.read_text("utf-8").splitlines()[1:]
    syllables = frozenset(line.partition("/")[0].strip().lower() for line in lines)
    phrases = "|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in kept)
    return Speller(syllables, frozenset(foreign), re.compile(phrases or r"(?!)"))


def misspelled(passages: Iterable[Passage], speller: Speller) -> Iterator[Problem]:
    """Words of prose that the dictionary does not have."""
    for one in passages:
        for word in dict.fromkeys(speller.wrong(one.text)):
            yield _advice(one, word)


def misspelled_letters(paths: Iterable[Path], speller: Speller) -> Iterator[Problem]:
    """The same in whole files, for words with Vietnamese letters: the others may be keys."""
    for path in paths:
        # a line break written \n begins no word
        for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
            for word in dict.fromkeys(speller.wrong(line.replace("\\n", "  "))):
                if not word.isascii():
                    yield _advice(Passage(path, number, line), word)


def _advice(one: Passage, word: str) -> Problem:
    return one.advice(
        word,
        f"Chữ «{word}» không có trong từ điển âm tiết.",
        "Chính tả tiếng Việt; dấu thanh đặt ở nguyên âm chính: hoá, thuỷ, quý.",
        "Sửa chính tả; tên riêng viết theo cách khác thì thêm vào words.yaml.",
        "E009",
    )


def read_files(project: Path, patterns: Iterable[str]) -> Iterator[Path]:
    """The files of a project with words that people read, beside its library, each once; but
    ``patterns``, which hold parts of words."""
    found = {path for pattern in READ for path in project.glob(pattern)}
    found -= {path for pattern in patterns for path in project.glob(pattern)}
    yield from sorted(path for path in found if path.suffix in TEXT and path.is_file())
