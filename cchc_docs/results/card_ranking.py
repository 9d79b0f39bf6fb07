"""Cards of one set ranked, the kinds of unit apart."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_docs.ground.numbers import show
from cchc_docs.results.scales import scale_for
from cchc_docs.results.standings import Ranking, Standing, placed
from cchc_docs.results.table_ranking import Wishes
from cchc_docs.scoring.scorecard import Card


def rank_cards(cards: Sequence[Card], wishes: Wishes) -> Ranking:
    """Where the units of the cards stand, by the edition's own kinds and classes."""
    units = [_standing(card, wishes) for card in cards]
    return Ranking(placed(units, wishes.ties or "skip"))


def _standing(card: Card, wishes: Wishes) -> Standing:
    kinds = {kind.id: kind.title for kind in card.edition.unit_kinds}
    group = kinds[card.sheet.unit_kind]
    scale = scale_for(group, wishes.scales)
    grade = card.grade.label if card.grade else None
    if scale is not None and card.index is not None:
        grade = scale.of(card.index)
    left = "theo yêu cầu" if card.sheet.unit.casefold() in wishes.unranked else ""
    return Standing(
        unit=card.sheet.unit,
        group=group,
        place=card.sheet.unit,
        score=card.points,
        max=card.max,
        index=card.index,
        grade=grade,
        unranked=_open(card) if card.index is None else left,
    )


def _open(card: Card) -> str:
    if card.unwritten:
        return f"{len(card.unwritten)} lĩnh vực chưa biên soạn"
    if card.open_extras and not card.open_max:
        return f"còn {len(card.open_extras)} mục thưởng, phạt chưa trả lời"
    return f"còn {show(card.open_max)} điểm chưa trả lời"
