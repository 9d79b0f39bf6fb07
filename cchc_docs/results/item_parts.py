"""What the items of a set say over all units: hardest, easiest, lowered, points lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.criteria.model import CriteriaSet
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.results.parts import HUNDRED, POINTS, Chart, Part, down, drawable, mean, signed, up
from cchc_docs.results.standings import Standing
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card

ZERO = Fraction(0)


@dataclass(frozen=True)
class ItemFigures:
    """An item over all units: the mean share earned, how many were lowered, points taken."""

    code: str
    title: str
    mean: Fraction
    lowered: int
    taken: Fraction


def item_figures(criteria_set: CriteriaSet, cards: Sequence[Card]) -> list[ItemFigures]:
    """Every item that any unit was scored by, in order; bonus and penalty left out."""
    lines: dict[str, list[Line]] = {}
    for card in cards:
        for line in card.all_lines():
            if line.node.rule is not None and not line.capped:
                lines.setdefault(line.node.id, []).append(line)
    found = []
    for node in criteria_set.leaves():
        own = lines.get(node.id, ())
        shares = [line.index for line in own if line.index is not None]
        taken = [less for line in own if (less := taken_off(line)) > 0]
        if shares:
            total = sum(taken, ZERO)
            found.append(ItemFigures(node.id, node.title, mean(shares), len(taken), total))
    return found


def taken_off(line: Line) -> Fraction:
    """The points that the appraisal took off what the unit gave itself."""
    found = line.columns.get("appraised_2", line.columns.get("appraised"))
    own = line.columns.get("self")
    return ZERO if found is None or own is None else own - found


def shares_part(anchor: str, title: str, items: Sequence[ItemFigures], tail: str) -> Part:
    """Items with the share earned, the mean of all units."""
    bars = tuple(one.mean for one in items)
    return Part(
        "items",
        f"{anchor}{tail}",
        title,
        ("Mã", "Mục", "Tỷ lệ, %"),
        tuple((one.code, one.title, fixed(one.mean, 1)) for one in items),
        "Tỷ lệ điểm đạt được, bình quân các đơn vị phải chấm mục ấy.",
        frozenset((2,)),
        (Chart("bars", f"{title}: tỷ lệ điểm đạt được, %", _codes(items), (("Tỷ lệ", bars),)),),
        codes=True,
    )


def _codes(items: Sequence[ItemFigures]) -> tuple[str, ...]:
    return tuple(one.code for one in items)


def self_part(pairs: Sequence[tuple[Standing, Card]], of_set: str, tail: str) -> Part:
    """What units gave themselves beside what the appraisal left, item by item judged twice."""
    rows, names, own, found = [], [], [], []
    for number, (one, card) in enumerate(pairs, 1):
        judged = [line for line in card.all_lines() if _is_judged(line)]
        if not judged:
            continue
        claimed = sum((line.columns["self"] for line in judged), ZERO)
        taken = sum(map(taken_off, judged), ZERO)
        left = claimed - taken
        cells = tuple(show(value, POINTS) for value in (claimed, left))
        lowered = sum(taken_off(line) > 0 for line in judged)
        difference = signed(-taken, show(-taken, POINTS))
        rows.append((str(number), one.unit, *cells, difference, str(lowered)))
        names.append(str(number))
        own.append(claimed)
        found.append(left)
    series = (("Tự chấm", tuple(own)), ("Thẩm định", tuple(found)))
    values = [*own, *found]
    chart = Chart(
        "dots",
        f"Tự chấm và thẩm định{of_set}, điểm",
        tuple(names),
        series,
        down(min(values, default=ZERO)),
        up(max(values, default=HUNDRED)),
    )
    return Part(
        "self",
        f"tu-cham{tail}",
        f"Tự chấm và thẩm định{of_set}",
        ("Số", "Đơn vị", "Tự chấm", "Thẩm định", "Chênh", "Số mục bị hạ"),
        tuple(rows),
        "Cộng các mục có cả điểm tự chấm và điểm thẩm định; thẩm định lần 2 thay lần 1. "
        "Số ở cột đầu là số trên hình.",
        frozenset((0, 2, 3, 4, 5)),
        drawable(chart),
    )


def _is_judged(line: Line) -> bool:
    own = line.columns
    is_leaf = line.node.rule is not None and not line.capped
    return is_leaf and "self" in own and bool({"appraised", "appraised_2"} & set(own))


def lowered_part(items: Sequence[ItemFigures], of_set: str, tail: str) -> Part:
    """The items from which the appraisal took most."""
    return Part(
        "self",
        f"bi-ha{tail}",
        f"Mục bị hạ nhiều điểm nhất khi thẩm định{of_set}",
        ("Mã", "Mục", "Số đơn vị bị hạ", "Điểm bị hạ"),
        tuple((one.code, one.title, str(one.lowered), show(one.taken, POINTS)) for one in items),
        right=frozenset((2, 3)),
        codes=True,
        also=frozenset(("items",)),
    )


LOST = ("Đơn vị tự thấy chưa đạt", "Thẩm định hạ", "Điều tra xã hội học")


def lost_part(criteria_set: CriteriaSet, cards: Sequence[Card], of_set: str, tail: str) -> Part:
    """Points short of the maximum by the kind of rule, and by who found them missing."""
    lost: dict[str, list[Fraction]] = {}
    for card in cards:
        for line in card.all_lines():
            rule = line.node.rule
            if rule is None or line.capped or not line.answered_max:
                continue
            short = line.answered_max - line.counted
            own = lost.setdefault(rule.title, [ZERO] * len(LOST))
            taken = max(ZERO, min(short, taken_off(line)))
            own[1] += taken
            own[2 if "survey" in line.columns else 0] += short - taken
    total = sum((sum(parts, ZERO) for parts in lost.values()), ZERO)
    held = sorted(lost.items(), key=lambda one: (-sum(one[1], ZERO), one[0]))
    held = [(kind, parts) for kind, parts in held if sum(parts, ZERO)]
    rows = []
    for kind, parts in held:
        every = sum(parts, ZERO)
        cells = [show(value, POINTS) for value in (*parts, every)]
        rows.append((kind, *cells, fixed(every / total * 100, 1)))
    chart = Chart(
        "bars",
        f"Điểm mất theo kiểu quy tắc{of_set}, %",
        tuple(kind for kind, _ in held),
        (("Tỷ lệ", tuple(sum(parts, ZERO) / total * 100 for _, parts in held)),),
    )
    return Part(
        "reasons",
        f"diem-mat{tail}",
        f"Điểm mất vì đâu{of_set}",
        ("Kiểu quy tắc", *LOST, "Tổng", "Tỷ lệ, %"),
        tuple(rows),
        "Điểm còn thiếu so với điểm tối đa, cộng mọi đơn vị; không kể mục không áp dụng, mục chưa "
        "trả lời, mục thưởng và phạt.",
        frozenset(range(1, 6)),
        drawable(chart),
        also=frozenset(("self", "survey")),
    )
