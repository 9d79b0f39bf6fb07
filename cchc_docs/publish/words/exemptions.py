"""Who need not be scored on an item, and what follows for the points."""

from __future__ import annotations

from fractions import Fraction

from cchc_docs.criteria.model import Edition, Node
from cchc_docs.ground.numbers import show
from cchc_docs.scoring.answers import policy_of

_POLICIES = {
    "shrink": "Mục này khi đó không tính vào điểm tối đa của đơn vị.",
    "full": "Đơn vị khi đó được {maximum} điểm.",
    "refuse": "Quy định của phiên bản không cho bỏ chấm.",
}


def exempt_units(node: Node, edition: Edition) -> tuple[str, ...]:
    """The circumstances in which an item is not applicable, by title."""
    if node.not_applicable is None:
        return ()
    titles = {one.id: one.title for one in edition.circumstances}
    return tuple(titles[name] for name in node.not_applicable.for_)


def policy_told(node: Node, edition: Edition) -> str:
    """What then becomes of its points."""
    return _POLICIES[policy_of(node, edition)].format(maximum=show(Fraction(node.max)))
