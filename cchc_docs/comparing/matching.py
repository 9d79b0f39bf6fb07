"""Which item of one set is which of another: by number and words, then by words and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Node

SURE = 0.8
"""Titles this much alike are told as the same."""
LIKELY, ELSEWHERE = 0.6, 0.7
"""Titles this much alike under one number, under another, may be the same: matched and doubted."""


@dataclass(frozen=True)
class Match:
    """An item before and after; one side is missing where it was added or removed."""

    old: Node | None
    new: Node | None
    doubt: str = ""


Fields = tuple[Node | None, ...]
"""A field as each of several sets has it."""


def field_rows(sets: Sequence[CriteriaSet]) -> tuple[Fields, ...]:
    """The fields of several sets, those of one name and role in a row."""
    rows: list[list[Node | None]] = []
    for at, one in enumerate(sets):
        for field in one.fields:
            free = [row for row in rows if row[at] is None]
            row = max(free, key=lambda row: _nearness(field, row), default=None)
            if row is None or _nearness(field, row) < SURE:
                row = [None for _ in sets]
                rows.append(row)
            row[at] = field
    return tuple(tuple(row) for row in rows)


def _nearness(field: CriteriaField, row: Sequence[Node | None]) -> float:
    """How much a field is called as those of a row, 0 where it has another role."""
    known = [one for one in row if one is not None and one.role == field.role]
    alike = (SequenceMatcher(None, _words(one), _words(field)).ratio() for one in known)
    return max(alike, default=0)


def match_sets(old: CriteriaSet, new: CriteriaSet) -> tuple[Match, ...]:
    """Every item of both sets once, in the order of the new set, then what was removed."""
    before, after = list(old.walk()), list(new.walk())
    pairs: dict[int, tuple[Node, str]] = {}
    left = {id(node): node for node in before}
    paths_old, paths_new = _paths(old), _paths(new)

    def pair(node: Node, other: Node, doubt: str = "") -> None:
        pairs[id(node)] = (other, doubt)
        del left[id(other)]

    def open_nodes() -> Iterator[Node]:
        return (node for node in after if id(node) not in pairs)

    for node in list(open_nodes()):
        same = [one for one in left.values() if one.id == node.id and _same(one, node)]
        if same:
            pair(node, same[0])
    for node in list(open_nodes()):
        same = [one for one in left.values() if _same(one, node)]
        above = [one for one in same if paths_old[id(one)] == paths_new[id(node)]]
        if len(above) == 1 or len(same) == 1:
            pair(node, (above or same)[0])
        elif same:
            pair(node, same[0], f"{len(same)} mục cũ trùng lời với mục này.")
    for alike, node, other in _alike(list(open_nodes()), list(left.values())):
        if id(node) not in pairs and id(other) in left:
            sure = alike >= SURE and other.id == node.id
            percent = round(alike * 100)
            pair(node, other, "" if sure else f"Lời giống nhau {percent}%: có thể là mục khác.")
    found: list[Match] = []
    for node in after:
        before_it, doubt = pairs.get(id(node), (None, ""))
        found.append(Match(before_it, node, doubt))
    return (*found, *(Match(node, None) for node in before if id(node) in left))


def _same(one: Node, other: Node) -> bool:
    return _words(one) == _words(other) and bool(one.parts) == bool(other.parts)


def _words(node: Node) -> str:
    return " ".join(node.title.casefold().split())


def _paths(criteria_set: CriteriaSet) -> dict[int, tuple[str, ...]]:
    """The titles above every item."""
    found: dict[int, tuple[str, ...]] = {}

    def walk(nodes: Sequence[Node], above: tuple[str, ...]) -> None:
        for node in nodes:
            found[id(node)] = above
            walk(node.parts, (*above, _words(node)))

    walk(criteria_set.fields, ())
    return found


def _alike(nodes: Sequence[Node], others: Sequence[Node]) -> list[tuple[float, Node, Node]]:
    """Pairs that may be the same item, the most alike first, at one number before others."""
    found = []
    for node in nodes:
        matcher = SequenceMatcher(None, "", _words(node), autojunk=False)
        for other in others:
            if bool(other.parts) != bool(node.parts):
                continue
            matcher.set_seq1(_words(other))
            least = LIKELY if other.id == node.id else ELSEWHERE
            if matcher.quick_ratio() >= least and (ratio := matcher.ratio()) >= least:
                found.append((ratio, node, other))
    return sorted(found, key=lambda one: (one[0], one[1].id == one[2].id), reverse=True)
