"""The files of a season: every one that was found is a unit's, an appraisal workbook, or told."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cchc_docs.collecting.book_reading import is_appraisal_book
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.library import Library
from cchc_docs.scoring.files import score_file
from cchc_docs.scoring.scorecard import Card

Outcome = Literal["Đã vào sổ", "Không lấy", "Bỏ qua"]
ANSWERS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".ods", ".json", ".yaml", ".yml"})
"""What files with answers are called."""
SURVEYS = frozenset({".csv", ".tsv"})
TEMPORARY = ("~$", ".~lock", ".", "Thumbs.db", "desktop.ini")
"""How files begin that programs leave beside others."""

MOST_TOLD = 12
"""So many codes are told one by one."""


@dataclass(frozen=True)
class FileRead:
    """A file, and what became of it."""

    path: Path
    outcome: Outcome
    card: Card | None = None
    told: tuple[str, ...] = ()
    """Why it is not taken, or what is worth a second look."""
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The file as people type it."""
        return shown_path(self.path)


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and all below the folders named, each once."""
    found: dict[str, Path] = {}
    for path in paths:
        below = (one for one in path.rglob("*") if not one.is_dir())
        for one in sorted(below) if path.is_dir() else [path]:
            found.setdefault(os.path.realpath(one), one)  # a link in a circle too
    return tuple(found.values())


def sorted_out(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The appraisal workbooks among the files, and the others."""
    books = [one for one in paths if not is_temporary(one) and is_appraisal_book(one)]
    return books, [one for one in paths if one not in books]


def is_temporary(path: Path) -> bool:
    """Whether a program has left it there."""
    return path.name.startswith(TEMPORARY)


def read_files(paths: Iterable[Path], library: Library) -> Iterator[FileRead]:
    """Each file with its card, or with why it has none."""
    for path in paths:
        yield read_file(path, library)


def read_file(path: Path, library: Library) -> FileRead:
    """One file with its card, or with why it has none."""
    if is_temporary(path):
        return FileRead(path, "Bỏ qua", told=("Tệp tạm của máy, không phải phiếu.",))
    if path.suffix.lower() not in ANSWERS:
        told = "Không phải phiếu chấm: phiếu là tệp .xlsx, .json hoặc .yaml."
        if path.suffix.lower() in SURVEYS:
            told = "Không phải phiếu chấm; kết quả điều tra thì ghi sau --survey."
        return FileRead(path, "Không lấy", told=(told,))
    if path.exists() and not path.is_file():
        return FileRead(path, "Không lấy", told=("Không phải tệp thường.",))
    try:
        card = score_file(path, library)
    except ProblemsFound as found:
        return FileRead(
            path,
            "Không lấy",
            told=tuple(
                f"{one.cell}: {one.what}" if one.cell else one.what for one in found.problems
            ),
            problems=found.problems,
        )
    return FileRead(path, "Đã vào sổ", card, (*card.remarks, *_missing(card)))


def _missing(card: Card) -> Iterator[str]:
    """What the unit has left open: items without an answer, points without evidence."""
    unanswered, unproved = [], []
    for line in card.all_lines():
        rule, entry = line.node.rule, card.sheet.answers.get(line.node.id)
        if rule is None or "self" not in rule.columns:
            continue
        if entry is None or (entry.self_ is None and entry.not_applicable is None):
            unanswered.append(line.node.id)
        elif line.columns.get("self") and not entry.evidence:
            unproved.append(line.node.id)
    if unanswered:
        yield f"Chưa tự chấm {len(unanswered)} mục: {_listed(unanswered)}."
    if unproved:
        codes = _listed(unproved)
        yield f"Có điểm mà không ghi tài liệu kiểm chứng {len(unproved)} mục: {codes}."


def _listed(codes: Sequence[str]) -> str:
    rest = len(codes) - MOST_TOLD
    return ", ".join(codes[:MOST_TOLD]) + (f" và {rest} mục nữa" if rest > 0 else "")
