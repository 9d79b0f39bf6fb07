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
    flag("--json", "in JSON, mọi số đúng đến phân số; của thư mục là một danh sách"),
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
    if not options.json:
        print("\n\n".join(card_text(card, explain=options.explain) for card in cards))
    if problems:
        raise ProblemsFound(problems)
    if options.json:
        data = [card_data(card) for card in cards]
        print(json.dumps(data if is_folder else data[0], ensure_ascii=False, indent=2))
    return 0
