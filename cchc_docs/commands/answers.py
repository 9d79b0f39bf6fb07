"""The answers that a command scores: a file, or standard input."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cchc_docs.commands.output import STANDARD
from cchc_docs.ground.problems import shown_path
from cchc_docs.library import Library
from cchc_docs.scoring.files import score_file, score_text
from cchc_docs.scoring.scorecard import Card

HELP = "tệp câu trả lời (YAML), phiếu lưu từ trang (JSON) hoặc phiếu Excel (XLSX)"


def add_answers(parser: argparse.ArgumentParser) -> None:
    """The positional that names them."""
    parser.add_argument(
        "answers",
        type=Path,
        metavar="TỆP",
        help=f"{HELP}; dấu - là đọc YAML, JSON từ đầu vào chuẩn",
    )


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


def tell_remarks(card: Card, name: str) -> None:
    """What is worth a second look in the file ``name``, beside the command's own output."""
    for one in card.remarks:
        print(f"Xem lại {name}, {one}", file=sys.stderr)
