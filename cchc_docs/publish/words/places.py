"""How an item stands in its set, in words: outside a maximum, for some units, with another item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_docs.criteria.edition_parts import Scoring
from cchc_docs.criteria.model import CriteriaSet, Edition, Node, Role
from cchc_docs.ground.numbers import show

ROLE_TITLES: dict[Role, str] = {
    "bonus": "điểm thưởng, mức trần",
    "penalty": "điểm phạt, mức trần",
    "condition": "chỉ xét điều kiện, không tính điểm",
}
MOST_TITLES: dict[Role, str] = {
    "score": "Đủ điểm khi",
    "bonus": "Mức thưởng",
    "penalty": "Mức trừ",
    "condition": "Xét khi",
}
"""What is said before the shortest word on a rule."""
MAY = {True: "được", False: "không"}
_FACTS = {
    "once": "cùng một việc với mục {item}: chỉ tính ở một mục",
    "both": "cùng một việc với mục {item}: tính ở cả hai mục",
}


def roles(node: Node, above: Role = "score") -> Iterator[tuple[str, Role]]:
    """Of a node and all below it the role: its own, or that of what it lies in."""
    role = above if node.role == "score" else node.role
    yield node.id, role
    for part in node.parts:
        yield from roles(part, role)


def roles_of(criteria_set: CriteriaSet) -> dict[str, Role]:
    """The role of each item by its id: its own, or that of what it lies in."""
    return {code: role for one in criteria_set.fields for code, role in roles(one)}


def role_of(criteria_set: CriteriaSet, code: str) -> Role:
    """The same of one item."""
    return roles_of(criteria_set)[code]


def sum_told(node: Node) -> str:
    """How the parts of an item come together."""
    return "Lấy mục con cao điểm nhất" if node.take == "highest" else "Cộng các mục con"


def ends_told(sets: Iterable[CriteriaSet], scoring: Scoring) -> str:
    """How far bonuses and penalties of these sets may lead their totals; empty without any."""
    held = {node.role for one in sets for node in one.walk()}
    least, most = MAY[scoring.negative_total], MAY[scoring.bonus_above_max]
    below = ", nên chỉ số có thể âm" if scoring.negative_total else ""
    above = ", nên chỉ số có thể trên 100%" if scoring.bonus_above_max else ""
    told = (
        f"Cộng thưởng rồi, tổng điểm {most} vượt điểm tối đa{above}." if "bonus" in held else "",
        f"Trừ điểm phạt rồi, tổng điểm {least} xuống dưới 0{below}." if "penalty" in held else "",
    )
    return " ".join(filter(None, told))


def place_told(node: Node, edition: Edition) -> str:
    """All that is to be said of it; empty for an item like any other."""
    return "; ".join(_told(node, edition, node.role, node.unit_kinds))


def whole_places(
    node: Node, edition: Edition, above: Role = "score", kinds: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """The same of a node and all below it, for who sees it alone: with what it lies in."""
    role = above if node.role == "score" else node.role
    kinds = node.unit_kinds or kinds
    yield node.id, "; ".join(_told(node, edition, role, kinds))
    for part in node.parts:
        yield from whole_places(part, edition, role, kinds)


def _told(node: Node, edition: Edition, role: Role, kinds: tuple[str, ...]) -> Iterator[str]:
    if role in ROLE_TITLES:
        yield ROLE_TITLES[role]
    if kinds:
        titles = {one.id: one.title for one in edition.unit_kinds}
        yield f"chỉ dành cho {', '.join(titles[one] for one in kinds)}"
    if node.take == "highest":
        ends = ", không dưới 0" if edition.scoring.negative_total else ""
        yield f"chỉ tính mục con cao điểm nhất{ends}"
    elif any(part.role in ("bonus", "penalty") for part in node.parts):
        scoring = edition.scoring
        least, most = MAY[scoring.negative_total], MAY[scoring.bonus_above_max]
        yield f"cộng thưởng, trừ phạt xong {least} dưới 0, {most} vượt {show(node.max)} điểm"
    for same in node.same_fact:
        if same.counts:
            yield _FACTS[same.counts].format(item=same.item)
        for one in same.figures:
            yield f"«{one.label}» cũng là số liệu của mục {same.item}: ghi một lần"
