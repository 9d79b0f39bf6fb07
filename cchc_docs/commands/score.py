"""``cchc score``: the score card of a unit, or of every unit of a folder."""

from __future__ import annotations

import json

from cchc_docs.commands.answers import STANDARD_TOO, WHAT, all_scored, scored
from cchc_docs.commands.parameters import CRITERIA, Options, argument, flag
from cchc_docs.ground.problems import ProblemsFound
from cchc_docs.library import load_library
from cchc_docs.scoring.card_data import card_data
from cchc_docs.scoring.card_text import card_text

PARAMS = (
    argument("answers", "TỆP", f"{WHAT}, hoặc thư mục có các tệp ấy; {STANDARD_TOO}"),
    flag("--explain", "in cả các bước tính"),
    flag(
        "--json",
        "in JSON, mọi số đúng đến phân số; của thư mục: các phiếu (cards), các vấn đề (problems)",
    ),
    CRITERIA,
)
"""What the command takes."""
APART = (("explain", "json"),)


def run(options: Options) -> int:
    """Prints the card; of a folder every card that there is, then what is wrong with the others."""
    library = load_library(options.criteria)
    is_folder = options.answers.is_dir()
    cards, problems = (
        all_scored(options.answers, library)
        if is_folder
        else ([scored(options.answers, library)], [])
    )
    found = ProblemsFound(problems)
    if options.json:
        data = [card_data(card) for card in cards]
        told = {"cards": data, "problems": found.data()} if is_folder else data[0]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 1 if problems else 0
    print("\n\n".join(card_text(card, explain=options.explain) for card in cards))
    if problems:
        raise found
    return 0
