"""Cards of one set ranked, the kinds of unit apart."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_docs.criteria.model import Edition
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import folded
from cchc_docs.results.quotas import breaks, ranked
from cchc_docs.results.scales import scale_for
from cchc_docs.results.standings import Ranking, Standing, Wishes, placed
from cchc_docs.rules.model import Step
from cchc_docs.scoring.scorecard import Card

NOT_RANKED = "chấm điểm, không xếp hạng"


def rank_cards(cards: Sequence[Card], wishes: Wishes) -> Ranking:
    """Where the units of the cards stand, by the edition's own groups and classes."""
    units = [_standing(card, wishes) for card in cards]
    if not cards:
        return Ranking(())
    edition = cards[0].edition
    ties = wishes.ties or (edition.ranking.ties if edition.ranking else "skip")
    if wishes.scales:  # classes of somebody's own have no quotas
        return Ranking(placed(units, ties))
    return ranked(units, edition, ties)


def _standing(card: Card, wishes: Wishes) -> Standing:
    group = card.edition.group_of(card.sheet.unit_kind)
    scale = scale_for(group, wishes.scales)
    grade = card.grade.label if card.grade else None
    if scale is not None and card.index is not None:
        grade = scale.of(card.index)
    points = {line.node.id: line.counted for line in card.all_lines()}
    left = "theo yêu cầu" if card.sheet.unit.casefold() in wishes.unranked else ""
    left = left or left_out(card.edition, card.sheet.unit, card.sheet.unit_kind)
    return Standing(
        unit=card.sheet.unit,
        group=group,
        place=card.sheet.unit,
        score=card.points,
        max=card.max,
        index=card.index,
        grade=grade,
        shown=shown_places(card.edition),
        unranked=_open(card) if card.index is None else left,
        kind=card.sheet.unit_kind,
        breaks=breaks(card.edition, card.sheet.unit_kind, points),
        why=gates_told(card.grade_steps) if scale is None else (),
    )


def gates_told(steps: Sequence[Step]) -> tuple[str, ...]:
    """What gates left of the class of the index, in one sentence; nothing where none decided."""
    return ("; ".join(step.text for step in steps),) if steps else ()


def left_out(edition: Edition, unit: str, unit_kind: str) -> str:
    """Why the edition scores such a unit and does not rank it, if so."""
    rules = edition.ranking
    if rules is None:
        return ""
    names = {folded(one) for one in rules.unranked}
    is_left = unit_kind in rules.unranked_kinds or folded(unit) in names
    return NOT_RANKED if is_left else ""


def shown_places(edition: Edition) -> int | None:
    """Decimals by which the index ranks, where not exactly."""
    by_shown = edition.ranking is not None and edition.ranking.by == "shown"
    return edition.scoring.decimals if by_shown else None


def _open(card: Card) -> str:
    if card.unwritten:
        return f"{len(card.unwritten)} lĩnh vực chưa biên soạn"
    if card.open_extras and not card.open_max:
        return f"còn {len(card.open_extras)} mục thưởng, phạt chưa trả lời"
    return f"còn {show(card.open_max)} điểm chưa trả lời"
