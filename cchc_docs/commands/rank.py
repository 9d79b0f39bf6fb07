"""``cchc rank``: units by their unrounded index."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from cchc_docs.commands.answers import HELP as FILES
from cchc_docs.commands.answers import tell_remarks
from cchc_docs.commands.parser import add_criteria
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.library import Library, load_library
from cchc_docs.scoring.files import score_file
from cchc_docs.scoring.ranking import KindRanking, rank_cards
from cchc_docs.scoring.scorecard import Card

HELP = "xếp hạng các đơn vị cùng một bộ tiêu chí"


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="TỆP", help=f"mỗi đơn vị một {FILES}"
    )
    parser.add_argument("--json", action="store_true", help="in JSON, mọi số đúng đến phân số")
    add_criteria(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the ranking of each kind of unit."""
    cards = all_scored(options.files, load_library(options.criteria))
    rankings = rank_cards(cards)
    if options.json:
        print(json.dumps([_data(one) for one in rankings], ensure_ascii=False, indent=2))
    else:
        titles = {kind.id: kind.title for kind in cards[0].edition.unit_kinds}
        lines = (_lines(one, titles, cards[0].edition.scoring.decimals) for one in rankings)
        print("\n\n".join("\n".join(one) for one in lines))
    return 0


def all_scored(paths: list[Path], library: Library) -> list[Card]:
    """The cards of files of one set, each unit once; raises ProblemsFound with all problems."""
    problems: list[Problem] = []
    cards: list[Card] = []
    seen: dict[tuple[str, str], str] = {}
    for path in paths:
        try:
            card = score_file(path, library)
        except ProblemsFound as found:
            problems.extend(found.problems)
            continue
        tell_remarks(card, shown_path(path))
        cards.append(card)
        problems.extend(_beside(card, cards[0], shown_path(path), seen))
    if problems:
        raise ProblemsFound(problems)
    return cards


def _beside(
    card: Card, first: Card, file: str, seen: dict[tuple[str, str], str]
) -> Iterator[Problem]:
    sheet = card.sheet
    same = ("edition", "set", "year")
    if any(getattr(sheet, key) != getattr(first.sheet, key) for key in same):
        yield Problem(
            file,
            1,
            f"Tệp này theo bộ {sheet.set} của {sheet.edition}, năm {sheet.year}.",
            f"Cùng bộ {first.sheet.set} của {first.sheet.edition}, năm {first.sheet.year}.",
            "Xếp hạng riêng từng bộ tiêu chí, từng năm.",
        )
    key = (sheet.unit_kind, sheet.unit)
    if key in seen:
        yield Problem(
            file,
            1,
            f"Đơn vị «{sheet.unit}» đã có ở tệp {seen[key]}.",
            "Mỗi đơn vị một tệp.",
            "Bỏ bớt một tệp, hoặc sửa tên đơn vị.",
        )
    seen.setdefault(key, file)


def _lines(ranking: KindRanking, titles: dict[str, str], places: int) -> Iterator[str]:
    yield titles[ranking.unit_kind]
    for one in ranking.ranked:
        yield f"{one.rank:>4}  {fixed(one.index, places):>7} %  {one.unit}"
    for card in ranking.unranked:
        yield f"   –  chưa xếp hạng, còn {_left(card)}: {card.sheet.unit}"


def _left(card: Card) -> str:
    if card.unwritten:
        return f"{len(card.unwritten)} lĩnh vực chưa biên soạn"
    return f"{show(card.open_max)} điểm chưa trả lời"


def _data(ranking: KindRanking) -> dict[str, object]:
    return {
        "unit_kind": ranking.unit_kind,
        "ranked": [
            {"rank": one.rank, "unit": one.unit, "index": str(one.index)} for one in ranking.ranked
        ],
        "unranked": [card.sheet.unit for card in ranking.unranked],
    }
