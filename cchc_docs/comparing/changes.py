"""What changed in each item: number, place, words, maximum, rule, evidence, who is exempt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_docs.comparing.days import later
from cchc_docs.comparing.matching import Match
from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.ground.numbers import show

KINDS = {
    "added": "Thêm",
    "removed": "Bỏ",
    "moved": "Chuyển chỗ",
    "renumbered": "Đổi số",
    "title": "Đổi tên",
    "maximum": "Đổi điểm tối đa",
    "rule": "Đổi quy tắc",
    "evidence": "Đổi tài liệu kiểm chứng",
    "exempt": "Đổi diện bỏ chấm",
}


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was."""

    kind: str
    match: Match
    before: str
    after: str


def changes(
    matches: Sequence[Match], old: CriteriaSet, new: CriteriaSet, years: int
) -> Iterator[Change]:
    """Everything that changed, in the order of the new set; a day ``years`` later is the same."""
    became = {match.old.id: match.new.id for match in matches if match.old and match.new}
    for match in matches:
        before, after = match.old, match.new
        if before is None and after is not None:
            yield Change("added", match, "", f"{after.title} ({show(after.max)} điểm)")
        elif after is None and before is not None:
            yield Change("removed", match, f"{before.title} ({show(before.max)} điểm)", "")
        elif before is not None and after is not None:
            above, now = _above(old, before), _above(new, after)
            if (became.get(above.id) if above else None) != (now.id if now else None):
                yield Change("moved", match, _name(above), _name(now))
            elif before.id != after.id:
                yield Change("renumbered", match, before.id, after.id)
            yield from _told(match, before, after, years)


def _told(match: Match, before: Node, after: Node, years: int) -> Iterator[Change]:
    if before.title != after.title:
        yield Change("title", match, before.title, after.title)
    if before.max != after.max:
        yield Change("maximum", match, show(before.max), show(after.max))
    if _rule(before, years) != _rule(after, 0):
        yield Change("rule", match, rule_words(before), rule_words(after))
    faces = [tuple(one.document for one in node.evidence) for node in (before, after)]
    if faces[0] != faces[1]:
        yield Change("evidence", match, "; ".join(faces[0]), "; ".join(faces[1]))
    exempt = [node.not_applicable.for_ if node.not_applicable else () for node in (before, after)]
    if exempt[0] != exempt[1]:
        yield Change("exempt", match, ", ".join(exempt[0]), ", ".join(exempt[1]))


def _rule(node: Node, years: int) -> Any:
    return later(node.rule.model_dump(by_alias=True), years) if node.rule else None


def rule_words(node: Node) -> str:
    """The rule in words: its kind, then when it gives how much."""
    if node.rule is None:
        return f"Tổng {len(node.parts)} mục con" if node.parts else ""
    rows = "; ".join(f"{row.when}: {row.points}" for row in node.rule.table(node.max))
    return f"{node.rule.title}. {rows}"


def _above(criteria_set: CriteriaSet, node: Node) -> Node | None:
    return next((one for one in criteria_set.walk() if node in one.parts), None)


def _name(node: Node | None) -> str:
    return f"{node.id} {node.title}" if node else "Đầu bảng"
