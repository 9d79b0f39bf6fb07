"""What the results of a season say together: ranks, spread, fields, items, points lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import count
from typing import NamedTuple

from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.ground.text import folded
from cchc_docs.results.item_parts import (
    item_figures,
    lost_part,
    lowered_part,
    self_part,
    shares_part,
    taken_off,
)
from cchc_docs.results.parts import (
    HUNDRED,
    POINTS,
    Chart,
    Part,
    down,
    drawable,
    mean,
    median,
    shade,
    signed,
    up,
)
from cchc_docs.results.standings import Ranking, Standing
from cchc_docs.rules.columns import Column
from cchc_docs.scoring.scorecard import Card

ZERO = Fraction(0)
BAND, BANDS = 5, 20
"""Percent of the index that a band of the spread is wide; more where the units lie so far apart
that more bands than these would be needed."""
SHOWN = 10
"""So many items are shown as the hardest, the easiest, the most lowered."""
NAMED = 20
"""So many units are named in a sentence; of more their number is told."""
UNGROUPED = "Các đơn vị"
NO_CLASS = "Không xếp loại"


class Middle(NamedTuple):
    """The best, the mean, the middle and the lowest index of a group."""

    most: Fraction
    mean: Fraction
    median: Fraction
    least: Fraction


@dataclass(frozen=True)
class Results:
    """What a report is made of.

    ``reasons``: why appraisers lowered an item, by unit and code; ``before``: the index of an
    earlier year by the folded name of the unit; ``withheld``: what is not published.
    """

    ranking: Ranking
    places: int
    cards: tuple[Card, ...] = ()
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    before: Mapping[str, Fraction] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()

    def card(self, one: Standing) -> Card | None:
        """The card behind a unit of the ranking."""
        return self._by_unit.get((one.unit, one.group))

    @cached_property
    def _by_unit(self) -> Mapping[tuple[str, str], Card]:
        return {
            (card.sheet.unit, card.edition.group_of(card.sheet.unit_kind)): card
            for card in self.cards
        }

    @cached_property
    def middles(self) -> Mapping[str, Middle]:
        """Of each group that has any index: asked once, told on the page of every unit."""
        held = {group: _indexes(self, group) for group in self.ranking.groups}
        return {
            group: Middle(max(values), mean(values), median(values), min(values))
            for group, values in held.items()
            if values
        }

    @cached_property
    def ranked(self) -> Mapping[str, int]:
        """How many units of each group have a rank."""
        return Counter(one.group for one in self.ranking.standings if one.rank is not None)

    def pairs(self) -> list[tuple[Standing, Card]]:
        """The units with a card, as they stand."""
        found = ((one, self.card(one)) for one in self.ranking.standings)
        return [(one, card) for one, card in found if card is not None]


def season_parts(results: Results) -> tuple[Part, ...]:
    """The parts of the report, without those that are empty or withheld."""
    sets = {card.criteria_set.id: card.criteria_set for card in results.cards}
    pairs = results.pairs()
    found = [*_tables(results), _decided(results), *_spread(results), _summary(results)]
    for number, one in enumerate(sets.values()):
        own = [(each, card) for each, card in pairs if card.criteria_set.id == one.id]
        of_set = f": {one.title}" if len(sets) > 1 else ""
        tail = f"-{number + 1}" if len(sets) > 1 else ""
        found += _of_set(results, one, own, of_set, tail)
    found += [_appraisers_reasons(results), _before(results)]
    return tuple(one for one in found if one.rows and not one.tells & results.withheld)


def _of_set(
    results: Results,
    criteria_set: CriteriaSet,
    pairs: Sequence[tuple[Standing, Card]],
    of_set: str,
    tail: str,
) -> Iterator[Part]:
    yield _fields(pairs, of_set, tail)
    items = item_figures(criteria_set, [card for _, card in pairs])
    if "survey" in results.withheld:
        items = [one for one in items if not criteria_set.node(one.code).is_surveyed]
    ordered = sorted(items, key=lambda one: one.mean)
    yield shares_part("kho", f"Mục khó nhất{of_set}", ordered[:SHOWN], tail)
    yield shares_part("de", f"Mục dễ nhất{of_set}", ordered[::-1][:SHOWN], tail)
    yield self_part(pairs, of_set, tail)
    lowered = sorted(items, key=lambda one: -one.taken)
    yield lowered_part([one for one in lowered if one.taken > 0][:SHOWN], of_set, tail)
    yield lost_part(criteria_set, [card for _, card in pairs], of_set, tail)


COLUMNS: tuple[tuple[str, Column], ...] = (
    ("Tự chấm", "self"),
    ("Thẩm định", "appraised"),
    ("Thẩm định lần 2", "appraised_2"),
    ("Điều tra", "survey"),
)


def _tables(results: Results) -> Iterator[Part]:
    judged = ("self", "appraised", "appraised_2")
    # beside the whole score, what was appraised would tell what the survey gave
    hidden = {"self": judged, "survey": (*judged, "survey")}
    left = {name for key in results.withheld for name in hidden.get(key, ())}
    for number, group in enumerate(results.ranking.groups, 1):
        units = results.ranking.of(group)
        cards = [results.card(one) for one in units]
        used = [
            (title, name)
            for title, name in COLUMNS
            if name not in left and any(card and name in card.columns for card in cards)
        ]
        is_classed = any(one.grade for one in units)
        head = ("Hạng", "Đơn vị", *(title for title, _ in used), "Điểm", "Tối đa", "Chỉ số, %")
        rows = []
        for one, card in zip(units, cards, strict=True):
            cells = [_column(card, name) for _, name in used]
            points = "" if one.score is None else show(one.score, POINTS)
            most = "" if one.max is None else show(one.max)
            index = "" if one.index is None else fixed(one.index, results.places)
            grade = (one.grade or one.unranked,) if is_classed else ()
            rank = "–" if one.rank is None else str(one.rank)
            rows.append((rank, one.unit, *cells, points, most, index, *grade))
        yield Part(
            "table",
            f"xep-hang-{number}",
            group or UNGROUPED,
            (*head, *(("Xếp loại",) if is_classed else ())),
            tuple(rows),
            right=frozenset((0, *range(2, len(head)))),
        )


def _decided(results: Results) -> Part:
    """The units that stand where their index alone would not put them."""
    return Part(
        "why",
        "vi-sao",
        "Hạng, loại không chỉ do chỉ số",
        ("Đơn vị", "Xếp loại", "Vì sao"),
        tuple(
            (one.unit, one.grade or NO_CLASS, ". ".join(one.why))
            for one in results.ranking.standings
            if one.why
        ),
        "Điều kiện xếp loại, số lượng tối đa mỗi loại, thứ tự xét khi bằng điểm.",
        also=frozenset(("items",)),  # the words name points of items
    )


def _column(card: Card | None, name: Column) -> str:
    return show(card.columns[name], POINTS) if card and name in card.columns else ""


def _indexes(results: Results, group: str) -> list[Fraction]:
    return [one.index for one in results.ranking.of(group) if one.index is not None]


def _spread(results: Results) -> Iterator[Part]:
    """How many units of each group lie in each band of the index."""
    groups = [one for one in results.ranking.groups if _indexes(results, one)]
    every = [index for one in groups for index in _indexes(results, one)]
    if not every:
        return
    widths = (BAND * base * 10**tens for tens in count() for base in (1, 2, 4))
    width = next(one for one in widths if max(every) - min(every) <= BANDS * one)
    # the whole index stands with what is just below it, unless there is more than the whole
    last = max(every) // width if max(every) > 100 else -(-100 // width) - 1
    counts = {
        one: Counter(min(int(index // width), last) for index in _indexes(results, one))
        for one in groups
    }
    held = [band for own in counts.values() for band in own]
    bands = range(min(held), max(held) + 1)
    names = [show(Fraction(band * width)) for band in bands]
    most = Fraction(max(max(own.values()) for own in counts.values()))
    yield Part(
        "spread",
        "phan-bo",
        "Phân bố theo nhóm",
        ("Chỉ số từ, %", *(one or UNGROUPED for one in groups)),
        tuple(
            (name, *(str(counts[one][band]) for one in groups))
            for name, band in zip(names, bands, strict=True)
        ),
        f"Số đơn vị có chỉ số từ mức ấy đến dưới mức kế tiếp, mỗi khoảng {width}%.",
        frozenset(range(1, len(groups) + 1)),
        tuple(
            Chart(
                "columns",
                f"{one or UNGROUPED}: số đơn vị theo khoảng chỉ số",
                tuple(names),
                (("Số đơn vị", tuple(Fraction(counts[one][band]) for band in bands)),),
                most=most,
            )
            for one in groups
        ),
    )


def _summary(results: Results) -> Part:
    labels = list(dict.fromkeys(one.grade for one in results.ranking.standings if one.grade))
    rows = []
    for group, figures in results.middles.items():
        values = _indexes(results, group)
        classes = Counter(one.grade for one in results.ranking.of(group))
        rows.append(
            (
                group or UNGROUPED,
                str(len(values)),
                *(fixed(one, results.places) for one in figures),
                *(str(classes[label]) for label in labels),
            )
        )
    head = ("Nhóm", "Số đơn vị", "Cao nhất", "Bình quân", "Ở giữa", "Thấp nhất", *labels)
    return Part(
        "summary",
        "tom-tat",
        "Tóm tắt theo nhóm",
        head,
        tuple(rows),
        "Chỉ số tính bằng %. “Ở giữa”: một nửa số đơn vị cao hơn, một nửa thấp hơn.",
        frozenset(range(1, len(head))),
    )


def _fields(pairs: Sequence[tuple[Standing, Card]], of_set: str, tail: str) -> Part:
    lines = [card.lines_of("score") for _, card in pairs]
    fields = list({line.node.id: line.node for own in lines for line in own}.values())
    rows, shades = [], []
    for (one, _), own in zip(pairs, lines, strict=True):
        by_id = {line.node.id: line.index for line in own}
        found = [by_id.get(node.id) for node in fields]
        rows.append((one.unit, *("" if at is None else fixed(at, 1) for at in found)))
        shades.append((0, *map(shade, found)))
    named = "; ".join(f"{node.id}: {node.title}" for node in fields)
    return Part(
        "fields",
        f"linh-vuc{tail}",
        f"Chỉ số thành phần từng lĩnh vực{of_set}",
        ("Đơn vị", *(node.id for node in fields)),
        tuple(rows),
        f"Tỷ lệ điểm đạt được của từng lĩnh vực, %; ô càng đậm, tỷ lệ càng thấp. {named}.",
        frozenset(range(1, len(fields) + 1)),
        shades=tuple(shades),
    )


def _appraisers_reasons(results: Results) -> Part:
    """What appraisers wrote, equal words together."""
    told: dict[str, tuple[str, list[Fraction]]] = {}
    for _, card in results.pairs():
        words = results.reasons.get(card.sheet.unit, {})
        for line in card.all_lines():
            said = words.get(line.node.id)
            is_item = line.node.rule is not None and not line.capped
            if said and is_item and (taken := taken_off(line)) > 0:
                told.setdefault(folded(said), (said, []))[1].append(taken)
    rows = [
        (said, str(len(taken)), show(sum(taken, ZERO), POINTS))
        for said, taken in sorted(told.values(), key=lambda one: (-sum(one[1], ZERO), one[0]))
    ]
    return Part(
        "reasons",
        "ly-do",
        "Lý do của người thẩm định",
        ("Lý do", "Số lần", "Điểm bị hạ"),
        tuple(rows),
        right=frozenset((1, 2)),
    )


def _before(results: Results) -> Part:
    """The index beside that of an earlier year: by percent, since maxima change."""
    rows, names, now, then = [], [], [], []
    for number, one in enumerate(results.ranking.standings, 1):
        earlier = results.before.get(folded(one.unit))
        if earlier is None or one.index is None:
            continue
        gain = one.index - earlier
        figures = (fixed(value, results.places) for value in (earlier, one.index))
        rows.append((str(number), one.unit, *figures, signed(gain, fixed(gain, results.places))))
        names.append(str(number))
        now.append(one.index)
        then.append(earlier)
    values = [*now, *then]
    chart = Chart(
        "dots",
        "Chỉ số năm trước và năm này, %",
        tuple(names),
        (("Năm trước", tuple(then)), ("Năm này", tuple(now))),
        down(min(values, default=ZERO)),
        up(max(values, default=HUNDRED)),
    )
    known = {folded(one.unit) for one in results.ranking.standings}
    new = [one.unit for one in results.ranking.standings if folded(one.unit) not in results.before]
    left = [name for name in results.before if name not in known]
    note = "So bằng chỉ số %, vì điểm tối đa mỗi năm một khác. Số ở cột đầu là số trên hình."
    if new and rows:
        named = f": {', '.join(new)}" if len(new) <= NAMED else f" {len(new)} đơn vị"
        note += f" Không có ở năm trước{named}."
    if left and rows:
        note += f" Năm này không có: {len(left)} đơn vị."
    return Part(
        "before",
        "nam-truoc",
        "So với năm trước",
        ("Số", "Đơn vị", "Năm trước, %", "Năm này, %", "Tăng, giảm"),
        tuple(rows),
        note,
        frozenset((0, 2, 3, 4)),
        drawable(chart),
    )
