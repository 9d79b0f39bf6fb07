"""Facts that two items look at: where they count, and figures that are asked once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.ground.findings import Finding
from cchc_docs.rules.inputs import Input


@dataclass(frozen=True)
class Figure:
    """An input of an item, by its key."""

    item: str
    key: str


def asked_before(criteria_set: CriteriaSet) -> dict[Figure, Figure]:
    """Figures of an item that an earlier one has asked, with where."""
    order = {node.id: at for at, node in enumerate(criteria_set.walk())}
    found: dict[Figure, Figure] = {}
    for node in criteria_set.walk():
        for same in node.same_fact:
            for one in same.figures:
                both = (Figure(node.id, one.here), Figure(same.item, one.there))
                first, later = sorted(both, key=lambda figure: order[figure.item])
                found.setdefault(later, found.get(first, first))
    return found


def shareable(node: Node) -> dict[str, Input]:
    """The figures and days of an item that another one may ask too, by key."""
    asked = node.rule.inputs(node.max) if node.rule else ()
    return {
        one.key: one
        for one in asked
        if one.kind in ("number", "count", "day") and one.way == 0 and one.case is None
    }


def check_same_fact(node: Node, known: Mapping[str, Node]) -> Iterator[Finding]:
    """The other item is there, and both ask the figures that they are said to share."""
    for position, same in enumerate(node.same_fact):
        place = ("same_fact", position)
        if same.item not in known or same.item == node.id:
            yield Finding(
                (*place, "item"),
                f"Không có mục {same.item} nào khác trong bộ tiêu chí.",
                "Mã của một mục khác, đặt trong nháy.",
                "Sửa mã.",
                "S033",
            )
            continue
        if same.counts is None and not same.figures:
            yield Finding(
                place,
                f"Chưa nói việc chung với mục {same.item} tính ở đâu, hay chung số liệu nào.",
                "counts: once, counts: both, hoặc figures.",
                "Thêm counts hoặc figures.",
                "S077",
            )
        for at, one in enumerate(same.figures):
            here, there = shareable(node), shareable(known[same.item])
            for key, name, own, item in (
                ("here", one.here, here, node.id),
                ("there", one.there, _like(here.get(one.here), there), same.item),
            ):
                if name not in own:
                    yield Finding(
                        (*place, "figures", at, key),
                        f"Mục {item} không hỏi số liệu «{name}» dùng chung được.",
                        ", ".join(own) or "Số, số đếm hoặc ngày mà cả hai mục cùng hỏi.",
                        "Sửa khoá.",
                        "S078",
                    )


def _like(one: Input | None, others: Mapping[str, Input]) -> Mapping[str, Input]:
    """Those that the figure may be: no day is a number."""
    if one is None:
        return others
    is_day = one.kind == "day"
    return {key: other for key, other in others.items() if (other.kind == "day") == is_day}
