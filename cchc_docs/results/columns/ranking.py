"""Cards of a table of answers ranked; rows that are refused are listed, never dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_docs.auditing.found import Found, Spot
from cchc_docs.criteria.model import Edition
from cchc_docs.results.card_ranking import left_out, shown_places
from cchc_docs.results.columns.cards import Cards
from cchc_docs.results.quotas import breaks, ranked, tie_breaks
from cchc_docs.results.standings import Ranking, Standing

WRONG, OPEN = "câu trả lời sai", "chưa trả lời hết"


def rank_frame(kinds: Sequence[Cards], edition: Edition, file: str) -> Ranking:
    """Where the units of the table stand, by the edition's own kinds and classes."""
    units = [one for cards in kinds for one in _standings(cards, edition, file)]
    found = sorted(
        (cards.rows[number], code, words, cards.units[number])
        for cards in kinds
        for number, code, words in cards.problems
    )
    ties = edition.ranking.ties if edition.ranking else "skip"
    return replace(ranked(units, edition, ties), found=tuple(_found(found, file)))


def _standings(cards: Cards, edition: Edition, file: str) -> Iterator[Standing]:
    known = {kind.id for kind in edition.unit_kinds}
    group = edition.group_of(cards.kind) if cards.kind in known else cards.kind
    shown = shown_places(edition)
    looked_at = {tie.item for tie in tie_breaks(edition, cards.kind)}
    by_item = {
        line.node.id: line.counted.fractions()
        for field in cards.lines
        for line in field.walk()
        if line.node.id in looked_at
    }
    wrong = {number for number, _, _ in cards.problems}
    points, most, index = (one.fractions() for one in (cards.points, cards.max, cards.index))
    for number, whole in enumerate(cards.whole.tolist()):
        yield Standing(
            unit=cards.units[number],
            group=group,
            place=f"{file}, dòng {cards.rows[number] + 2}",
            score=points[number],
            max=most[number],
            index=index[number] if whole else None,
            grade=cards.grades[number] if whole else None,
            shown=shown,
            kind=cards.kind,
            breaks=breaks(
                edition, cards.kind, {code: one[number] for code, one in by_item.items()}
            ),
            unranked=left_out(edition, cards.units[number], cards.kind)
            if whole
            else WRONG
            if number in wrong
            else OPEN,
        )


def _found(problems: Sequence[tuple[int, str, str, str]], file: str) -> Iterator[Found]:
    for row, code, words, unit in problems:
        yield Found(
            "answer",
            "wrong",
            Spot(file, "bảng câu trả lời", f"dòng {row + 2}"),
            f"«{unit}»{', mục ' + code if code else ''}: {words}",
            "không tính được điểm",
            "Sửa câu trả lời; đơn vị này chưa xếp hạng.",
        )
