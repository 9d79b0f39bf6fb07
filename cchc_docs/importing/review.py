"""What was understood beside what the annex says, doubts first, in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs.ground.numbers import show
from cchc_docs.importing.draft import Draft, Node, rule_of
from cchc_docs.rules.model import Row

STATES = {
    "unread": "chưa đọc được",
    "guessed": "còn ngờ",
    "sure": "đọc chắc",
    "checked": "đã đối chiếu",
}


def review_text(draft: Draft, confirmed: frozenset[str] = frozenset()) -> str:
    """The review list."""
    return "\n".join(_lines(draft, confirmed))


def words_of(node: Node) -> str:
    """The words an item rests on."""
    return "\n".join(text for text in node.item.words if text)


def open_nodes(draft: Draft, confirmed: frozenset[str] = frozenset()) -> list[Node]:
    """Items that a person must look at: those not read first."""
    found = [
        node for node in draft.walk() if node.state != "sure" and words_of(node) not in confirmed
    ]
    return sorted(found, key=lambda node: node.state != "unread")


def stakes(node: Node, draft: Draft) -> str:
    """What hangs on how an item is read."""
    points = f"{show(node.max)} trên {show(draft.max)} điểm"
    if node.role != "score":
        points = f"{show(node.max)} điểm ngoài tổng"
    if node.parts:
        return f"Đọc sai mục con hay mức thì đổi điểm tối đa, nay là {points}."
    if node.understood.rule is None:
        return f"Chưa có quy tắc thì chưa chấm được {points}."
    return f"Hiểu sai thì chấm sai {points}."


def table_of(node: Node) -> list[Row]:
    """What the rule that was read gives; nothing where there is no rule."""
    rule = rule_of(node) if node.understood.rule is not None else None
    return list(rule.table(node.max)) if rule else []


def _lines(draft: Draft, confirmed: frozenset[str]) -> Iterator[str]:
    nodes = list(draft.walk())
    waiting = open_nodes(draft, confirmed)
    rows = Counter(account.became for account in draft.accounts)
    yield f"Đọc {len(draft.accounts)} dòng, được {len(nodes)} mục, tổng {show(draft.max)} điểm."
    yield "Mỗi dòng thành gì: " + "; ".join(f"{what} {n}" for what, n in rows.most_common()) + "."
    for doubt in draft.doubts:
        yield f"Còn ngờ: {doubt}"
    if not waiting:
        yield "Không còn mục nào phải xem lại."
        return
    yield f"Còn {len(waiting)} mục phải xem lại:"
    for node in waiting:
        item = node.item
        place = f"{item.grid}, {item.place}"
        yield f"\n{node.id} ({show(node.max)} điểm), {STATES[node.state]} – {place}"
        yield from (f"    văn bản: {text}" for text in item.words)
        yield from (f"    hiểu là: {means}" for means in node.understood.means)
        yield from (f"    ngờ: {doubt}" for doubt in dict.fromkeys(node.understood.doubts))
        yield f"    ảnh hưởng: {stakes(node, draft)}"
