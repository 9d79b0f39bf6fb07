"""What became of each item over several editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_docs.comparing.matching import match_sets
from cchc_docs.comparing.report import Section
from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.ground.numbers import show


def history(sets: Sequence[tuple[str, CriteriaSet]]) -> Section:
    """A row an item of the last set, then those that ended before; a column an edition."""
    columns: list[list[Node | None]] = []
    rows: dict[int, list[Node | None]] = {}
    for place, (_, one) in enumerate(sets):
        before = _before(sets[place - 1][1], one) if place else {}
        for node in one.walk():
            row = rows.pop(id(before.get(id(node))), None)
            if row is None:
                row = [None] * len(sets)
                columns.append(row)
            row[place] = node
            rows[id(node)] = row
    last = {id(node): at for at, node in enumerate(sets[-1][1].walk())}
    columns.sort(key=lambda row: last.get(id(row[-1]), len(last)))
    return Section(
        "Lịch sử từng mục",
        ("Mục", *(name for name, _ in sets)),
        tuple((_title(row), *(_told(node) for node in row)) for row in columns),
        "Các mục ghép qua từng cặp phiên bản liền nhau; chỗ ghép chưa chắc xem ở phần so từng cặp.",
    )


def _before(old: CriteriaSet, new: CriteriaSet) -> Mapping[int, Node]:
    return {id(one.new): one.old for one in match_sets(old, new) if one.new and one.old}


def _title(row: Sequence[Node | None]) -> str:
    return next(node.title for node in reversed(row) if node is not None)


def _told(node: Node | None) -> str:
    if node is None:
        return "–"
    how = node.rule.title if node.rule else f"{len(node.parts)} mục con"
    return f"{node.id}: {show(node.max)} điểm, {how[:1].lower()}{how[1:]}"
