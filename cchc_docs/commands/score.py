"""``cchc score``: the score card of a unit."""

from __future__ import annotations

import argparse
import json

from cchc_docs.commands.answers import add_answers, scored
from cchc_docs.commands.parser import add_criteria
from cchc_docs.library import load_library
from cchc_docs.scoring.card_data import card_data
from cchc_docs.scoring.card_text import card_text

HELP = "chấm điểm câu trả lời của một đơn vị"


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add_answers(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--explain", action="store_true", help="in cả các bước tính")
    form.add_argument("--json", action="store_true", help="in JSON, mọi số đúng đến phân số")
    add_criteria(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the card."""
    card = scored(options.answers, load_library(options.criteria))
    if options.json:
        print(json.dumps(card_data(card), ensure_ascii=False, indent=2))
    else:
        print(card_text(card, explain=options.explain))
    return 0
