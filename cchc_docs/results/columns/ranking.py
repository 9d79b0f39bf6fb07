"""Cards of a table of answers ranked; rows that are refused are listed, never dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_docs.auditing.found import Found, Spot
from cchc_docs.criteria.model import Edition
from cchc_docs.ground.text import folded
from cchc_docs.results.card_ranking import gates_told, left_out, shown_places
from cchc_docs.results.columns.cards import Cards
from cchc_docs.results.quotas import breaks, ranked, tie_breaks
from cchc_docs.results.standings import Ranking, Standing

TABLE = "bảng câu trả lời"
WRONG, OPEN = "câu trả lời sai", "chưa trả lời hết"


@dataclass(frozen=True)
class Scored:
    """The units of a part of a table before they have ranks, and the answers that are refused."""

    units: tuple[Standing, ...]
    found: tuple[Found, ...]


def scored(kinds: Sequence[Cards], edition: Edition, file: str, above: int = 0) -> Scored:
    """What a table says of its units; ``above``: how many rows of the file stand before it."""
    units = [one for cards in kinds for one in _standings(cards, edition, file, above)]
    found = sorted(
        (cards.rows[number], code, words, cards.units[number])
        for cards in kinds
        for number, code, words in cards.problems
    )
    return Scored(tuple(units), tuple(_found(found, file, above)))


def together(parts: Iterable[Scored], edition: Edition) -> Ranking:
    """Where the units of all parts stand, by the edition's own groups and classes."""
    parts = tuple(parts)
    units = [one for part in parts for one in part.units]
    ties = edition.ranking.ties if edition.ranking else "skip"
    found = [one for part in parts for one in part.found]
    return replace(ranked(units, edition, ties), found=(*found, *_twice(units)))


def rank_frame(kinds: Sequence[Cards], edition: Edition, file: str) -> Ranking:
    """Where the units of one table stand."""
    return together((scored(kinds, edition, file),), edition)


def _twice(units: Sequence[Standing]) -> Iterator[Found]:
    """Units of one name in a group: each keeps its rank, people have to say which is right."""
    seen: dict[tuple[str, str], Standing] = {}
    for one in units:
        first = seen.setdefault((one.group, folded(one.unit)), one)
        if first is not one:
            file, _, line = one.place.rpartition(", ")
            yield Found(
                "twice",
                "wrong",
                Spot(file, TABLE, line),
                f"«{one.unit}» có hai dòng.",
                f"dòng kia: {first.place}",
                "Bỏ bớt một dòng, hoặc sửa tên đơn vị; cả hai dòng đang được xếp hạng.",
            )


def _standings(cards: Cards, edition: Edition, file: str, above: int) -> Iterator[Standing]:
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
        verdict = cards.verdicts[number]
        yield Standing(
            unit=cards.units[number],
            group=group,
            place=f"{file}, dòng {above + cards.rows[number] + 2}",
            score=points[number],
            max=most[number],
            index=index[number] if whole else None,
            grade=verdict.grade.label if verdict.grade else None,
            why=gates_told(verdict.steps),
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


def _found(problems: Sequence[tuple[int, str, str, str]], file: str, above: int) -> Iterator[Found]:
    for row, code, words, unit in problems:
        yield Found(
            "answer",
            "wrong",
            Spot(file, TABLE, f"dòng {above + row + 2}"),
            f"«{unit}»{', mục ' + code if code else ''}: {words}",
            "không tính được điểm",
            "Sửa câu trả lời; đơn vị này chưa xếp hạng.",
        )
