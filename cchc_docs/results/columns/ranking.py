"""Cards of a table of answers ranked; rows that are refused are listed, never dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cchc_docs.auditing.found import Found, Spot
from cchc_docs.criteria.model import Edition
from cchc_docs.results.columns.cards import Cards
from cchc_docs.results.standings import Ranking, Standing, placed

WRONG, OPEN = "câu trả lời sai", "chưa trả lời hết"


def rank_frame(cards: Cards, edition: Edition, file: str) -> Ranking:
    """Where the units of the table stand, by the edition's own kinds and classes."""
    titles = {kind.id: kind.title for kind in edition.unit_kinds}
    wrong = {row for row, _, _ in cards.problems}
    points, most, index = (one.fractions() for one in (cards.points, cards.max, cards.index))
    units = [
        Standing(
            unit=unit,
            group=titles.get(kind, kind),
            place=f"{file}, dòng {row + 2}",
            score=points[row],
            max=most[row],
            index=index[row],
            grade=cards.grades[row],
        )
        for row, (unit, kind) in enumerate(zip(cards.units, cards.kinds, strict=True))
    ]
    for row, whole in enumerate(cards.whole.tolist()):
        if not whole:
            why = WRONG if row in wrong else OPEN
            units[row] = replace(units[row], index=None, grade=None, unranked=why)
    return Ranking(placed(units, "skip"), tuple(_found(cards, file)))


def _found(cards: Cards, file: str) -> Iterator[Found]:
    for row, code, words in cards.problems:
        yield Found(
            "answer",
            "wrong",
            Spot(file, "bảng câu trả lời", f"dòng {row + 2}"),
            f"«{cards.units[row]}»{', mục ' + code if code else ''}: {words}",
            "không tính được điểm",
            "Sửa câu trả lời; đơn vị này chưa xếp hạng.",
        )
