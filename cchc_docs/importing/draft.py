"""The items of an outline as nodes of the house: ids by path, rules, how surely each was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cchc_docs.ground.numbers import show
from cchc_docs.importing.items import Account, Item, Outline, Total
from cchc_docs.importing.settling import role_of, settle
from cchc_docs.importing.told import State, Understood
from cchc_docs.importing.understood import understand
from cchc_docs.rules import AnyRule

_RULE: TypeAdapter[AnyRule] = TypeAdapter(AnyRule)


@dataclass
class Node:
    """An item as it will be written."""

    id: str
    item: Item
    role: str
    understood: Understood
    parts: list[Node] = field(default_factory=list)

    @property
    def max(self) -> Fraction:
        """Its maximum; an item without one is no node."""
        assert self.item.max is not None
        return self.item.max

    @property
    def state(self) -> State:
        """How surely it was read."""
        return self.understood.state

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass
class Draft:
    """All that was read of an annex."""

    fields: list[Node]
    accounts: list[Account]
    captions: list[str]
    totals: list[Total]
    doubts: list[str] = field(default_factory=list)
    """About the annex as a whole."""

    def walk(self) -> Iterator[Node]:
        """Every node, in order."""
        for one in self.fields:
            yield from one.walk()

    @property
    def max(self) -> Fraction:
        """What the fields that give points add up to."""
        return sum((one.max for one in self.fields if one.role == "score"), Fraction(0))


def draft_of(outline: Outline, year: int | None = None) -> Draft:
    """The draft of an outline."""
    settle(outline)
    draft = Draft([], outline.accounts, outline.captions, outline.totals)
    draft.fields = list(_nodes(outline.items, "", "", draft, year))
    for total in outline.totals:
        if total.max is None:
            continue
        whole = {draft.max, *(one.max for one in draft.walk())}
        bonus = sum((one.max for one in draft.fields if one.role == "bonus"), Fraction(0))
        if total.max not in {*whole, draft.max + bonus}:
            draft.doubts.append(
                f"Dòng «{total.label}» in {show(total.max)}, "
                f"các lĩnh vực cộng lại {show(draft.max)}."
            )
    for words in draft.doubts if draft.fields else ():
        draft.fields[0].understood.doubt(words)
    if outline.unread:
        draft.doubts.append(f"Bảng không đọc (không có cột điểm): {', '.join(outline.unread)}.")
    if outline.hidden:
        draft.doubts.append(f"Đang ẩn trong tệp nên không đọc: {'; '.join(outline.hidden)}.")
    return draft


def _nodes(
    items: Iterable[Item], above: str, role: str, draft: Draft, year: int | None
) -> Iterator[Node]:
    last = 0
    for item in items:
        if item.max is None or item.max <= 0:
            draft.doubts.extend(
                f"{one.grid}, {one.place}: mục «{one.title}» không có điểm, chưa ghi ra."
                for one in item.walk()
            )
            continue
        last = _number(item, last)
        own = role or role_of(item)
        node = Node(f"{above}.{last}" if above else str(last), item, own, Understood())
        node.parts = list(_nodes(item.parts, node.id, own, draft, year))
        if not node.parts:
            node.understood = understand(item, item.max, own, year)
            _checked(node)
        for words in item.doubts:
            node.understood.doubt(words)
        yield node


def _number(item: Item, last: int) -> int:
    """The last part of its id: the printed number where it goes on from the one before."""
    code = item.code
    if code is None:
        return last + 1
    part = code.parts[-1]
    value = (
        int(part)
        if part.isdigit() and len(part) < 4
        else (code.value if len(code.parts) == 1 else None)
    )
    return value if value is not None and last < value else last + 1


def _checked(node: Node) -> None:
    """A rule that the house refuses is told beside the item; it is kept as it was read."""
    if node.understood.rule is None:
        return
    made = rule_of(node)
    if made is None:
        node.understood.doubt("Các mức đọc được chưa thành một quy tắc trọn vẹn.", "unread")
        return
    for finding in made.findings(node.max):
        node.understood.doubt(finding.what)
    highest = made.highest(node.max)
    if highest != node.max:
        node.understood.doubt(
            f"Mức cao nhất {show(highest)} điểm khác điểm tối đa {show(node.max)}."
        )


def rule_of(node: Node) -> AnyRule | None:
    """The rule that was read, ready for use; None: there is none that is whole."""
    try:
        return _RULE.validate_python(_frozen(node.understood.rule))
    except ValidationError:
        return None


def _frozen(data: Any) -> Any:
    """Data as the loader of YAML gives them: lists are tuples."""
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(_frozen(one) for one in data) if isinstance(data, list) else data
