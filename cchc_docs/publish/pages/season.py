"""The page "Kết quả mẫu": what the results of an invented season look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.pages.drawing import per_cent
from cchc_docs.publish.pages.rendering import edition_page, render
from cchc_docs.results.card_ranking import rank_cards
from cchc_docs.results.table_ranking import Wishes
from cchc_docs.rules.columns import Column
from cchc_docs.scoring.grading import best_first
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card

SHADES = 5
"""Shades of the table of component indexes."""
SHOWN = 5
"""So many items are shown as the hardest, the easiest, the most lowered."""
HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Bar:
    """A bar of a drawing with what it stands for, as text."""

    label: str
    width: str
    told: str


@dataclass(frozen=True)
class ItemRow:
    """An item over all units, every figure as text."""

    code: str
    title: str
    link: str
    mean: str
    lowered: str
    lost: str


def season_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """The page, where the edition has a season."""
    if not library.season:
        return
    edition, own = library.edition, addresses.of(library.edition)
    groups = [
        _group(library, library.find_set(name), cards) for name, cards in library.season.items()
    ]
    body = render("season.md.jinja", own.season, edition=edition, groups=groups)
    yield addresses.markdown(own.season), edition_page(edition, "Kết quả mẫu", body)


def _group(
    library: EditionLibrary, criteria_set: CriteriaSet, cards: Sequence[Card]
) -> dict[str, object]:
    """What the template shows of a set."""
    edition = library.edition
    by_unit = {(card.sheet.unit, _kind(card, edition)): card for card in cards}
    ranking = rank_cards(cards, Wishes())
    ordered = [(one, by_unit[one.unit, one.group]) for one in ranking.standings]
    items = _items(criteria_set, cards, addresses.of(edition).nodes(criteria_set))
    judged = [one for one in items if one[0] is not None]
    by_mean = sorted(judged, key=lambda one: (one[0], one[2].code))
    return {
        "set": criteria_set,
        "several": len(ranking.groups) > 1,
        "units": [_unit_row(one.rank, one.group, card, edition) for one, card in ordered],
        "classes": list(_classes(cards, edition)),
        "fields": [line.node for line in cards[0].lines_of("score")],
        "heat": [
            (card.sheet.unit, [_shade(line, edition) for line in _fields(card)])
            for _, card in ordered
        ],
        "hardest": [_bar(one) for one in by_mean[:SHOWN]],
        "easiest": [_bar(one) for one in reversed(by_mean[-SHOWN:])],
        "lowered": [
            row
            for _, lost, row in sorted(items, key=lambda one: (-one[1], one[2].code))[:SHOWN]
            if lost
        ],
    }


def _kind(card: Card, edition: Edition) -> str:
    return next(kind.title for kind in edition.unit_kinds if kind.id == card.sheet.unit_kind)


def _unit_row(rank: int | None, group: str, card: Card, edition: Edition) -> dict[str, str]:
    def column(name: Column) -> str:
        return show(card.columns[name], 2) if name in card.columns else ""

    index = "" if card.index is None else fixed(card.index, edition.scoring.decimals)
    return {
        "rank": "–" if rank is None else str(rank),
        "unit": card.sheet.unit,
        "group": group,
        "self": column("self"),
        "appraised": column("appraised"),
        "survey": column("survey"),
        "points": f"{show(card.points, 2)}/{show(card.max)}",
        "index": index,
        "grade": card.grade.label if card.grade else "",
    }


def _classes(cards: Sequence[Card], edition: Edition) -> Iterator[Bar]:
    """How many units are of each class, the best first."""
    held = Counter(card.grade.label for card in cards if card.grade)
    labels = dict.fromkeys(
        level.label
        for grades in edition.grades
        if {card.sheet.unit_kind for card in cards} & set(grades.unit_kinds)
        for level in best_first(grades)
    )
    for label in labels:
        width = per_cent(Fraction(held[label]), Fraction(len(cards)))
        yield Bar(label, width, str(held[label]))


def _fields(card: Card) -> tuple[Line, ...]:
    return card.lines_of("score")


def _shade(line: Line, edition: Edition) -> tuple[str, int]:
    """The component index as text, and how dark its cell is: the lower, the darker."""
    if line.index is None:
        return "", 0
    shade = SHADES - 1 - min(int(line.index * SHADES / HUNDRED), SHADES - 1)
    return fixed(line.index, min(edition.scoring.decimals, 1)), shade


def _items(
    criteria_set: CriteriaSet, cards: Sequence[Card], places: dict[str, str]
) -> list[tuple[Fraction, Fraction, ItemRow]]:
    """Each item with its mean share, and the points that the appraisal took in all."""
    lines: dict[str, list[Line]] = {}
    for card in cards:
        for line in card.all_lines():
            if line.node.rule is not None and not line.capped:
                lines.setdefault(line.node.id, []).append(line)
    found = []
    for node in criteria_set.leaves():
        shares = [line.index for line in lines.get(node.id, ()) if line.index is not None]
        if not shares:
            continue
        mean = sum(shares, Fraction(0)) / len(shares)
        taken = [lost for line in lines[node.id] if (lost := _taken(line)) > 0]
        row = ItemRow(
            node.id,
            node.title,
            places[node.id],
            fixed(mean, 1),
            str(len(taken)),
            show(sum(taken, Fraction(0)), 2),
        )
        found.append((mean, sum(taken, Fraction(0)), row))
    return found


def _taken(line: Line) -> Fraction:
    """The points that the appraisal took off what the unit gave itself."""
    if "self" not in line.columns or "appraised" not in line.columns:
        return Fraction(0)
    return line.columns["self"] - line.columns["appraised"]


def _bar(item: tuple[Fraction, Fraction, ItemRow]) -> tuple[ItemRow, Markup]:
    return item[2], Markup(per_cent(item[0], HUNDRED))  # a width, no text
