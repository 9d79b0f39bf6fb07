"""The answers that a command scores: a file, or standard input."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cchc_docs.commands.output import STANDARD
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
    """Their card; raises ProblemsFound."""
    if path != STANDARD:
        return score_file(path, library)
    text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    return score_text(text, library, "đầu vào chuẩn")
