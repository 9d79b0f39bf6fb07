"""The answers that a command scores: a file, the files of a folder, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from cchc_docs.collecting.gathering import ANSWERS as SUFFIXES
from cchc_docs.collecting.gathering import is_temporary
from cchc_docs.commands.output import STANDARD
from cchc_docs.commands.parameters import argument
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.library import Library
from cchc_docs.scoring.files import score_file, score_text
from cchc_docs.scoring.scorecard import Card

WHAT = "tệp câu trả lời (YAML), phiếu lưu từ trang (JSON) hoặc phiếu Excel (XLSX)"
STANDARD_TOO = "dấu - là đọc YAML, JSON từ đầu vào chuẩn"
ANSWERS = argument("answers", "TỆP", f"{WHAT}; {STANDARD_TOO}")


def scored(path: Path, library: Library) -> Card:
    """Their card, after telling what is worth a second look; raises ProblemsFound."""
    if path != STANDARD:
        card, name = score_file(path, library), shown_path(path)
    else:
        text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
        name = "đầu vào chuẩn"
        card = score_text(text, library, name)
    tell_remarks(card, name)
    return card


def all_scored(folder: Path, library: Library) -> tuple[list[Card], list[Problem]]:
    """The cards of every file of answers below a folder, and what is wrong with the others."""
    cards: list[Card] = []
    problems: list[Problem] = []
    for path in _files(folder):
        try:
            cards.append(scored(path, library))
        except ProblemsFound as found:
            problems += found.problems
    return cards, problems


def _files(folder: Path) -> Sequence[Path]:
    found = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SUFFIXES and path.name[0] != "." and not is_temporary(path)
    ]
    if not found:
        allowed = f"Tệp {', '.join(sorted(SUFFIXES))}."
        what = "Thư mục không có tệp câu trả lời nào."
        raise ProblemsFound(
            [Problem(shown_path(folder), 1, what, allowed, "Chỉ đúng thư mục.", "C001")]
        )
    return found


def tell_remarks(card: Card, name: str) -> None:
    """What is worth a second look in the file ``name``, beside the command's own output."""
    for one in card.remarks:
        print(f"Xem lại {name}, {one}", file=sys.stderr)
