"""The strip under the title of a field or criterion: its parts, and where else it is treated."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Node
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses

Strip = tuple[tuple[str, str], ...]
"""Titles and addresses in the order in which people need them."""


def strip(
    library: EditionLibrary, criteria_set: CriteriaSet, field: CriteriaField, node: Node
) -> Strip:
    """Of ``node`` in ``field``; ``node`` may be the field itself."""
    return tuple(_links(library, criteria_set.id, field, node))


def set_strip(library: EditionLibrary, criteria_set: CriteriaSet) -> Strip:
    """Of a whole set."""
    own, name = addresses.of(library.edition), criteria_set.id
    up = addresses.up(own.set_page(name))
    return (
        ("Bảng mọi mục", up + own.overview_page(name)),
        ("Chấm trong phiếu", up + own.sheet_page(name)),
        ("Luyện tập", up + own.exercise_page(name)),
        ("Trình chiếu", up + own.set_deck(name)),
        ("Phân công và lịch năm", up + own.assignment_page(name)),
        ("Mục nào có ví dụ nào", up + own.set_coverage(name)),
    )


def _links(
    library: EditionLibrary, set_id: str, field: CriteriaField, node: Node
) -> Iterator[tuple[str, str]]:
    own = addresses.of(library.edition)
    up = addresses.up(own.node_page(set_id, node.id))
    first = next(iter(node.leaves()), None)
    if first is None:
        return
    if node.rule or node is not field:
        yield "Quy tắc", f"#{addresses.rule_anchor(first.id)}"
        yield "Thử tính", f"#{addresses.trial_anchor(first.id)}"
    examples = sum(
        len(library.examples_by_criterion.get((set_id, one.id), ())) for one in node.leaves()
    )
    if examples:
        yield f"Ví dụ ({examples})", up + own.examples_on(set_id, node.id)
    asked = {
        question.id
        for one in node.walk()
        for question in library.questions_by_criterion.get((set_id, one.id), ())
    }
    if asked:
        yield f"Câu hỏi ({len(asked)})", up + own.questions_on(set_id, node.id)
    yield "Luyện tập", up + own.exercises_on(set_id, node.id)
    deck = own.field_deck(set_id, field.id)
    yield "Trình chiếu", up + (deck if node is field else f"{deck}#{addresses.anchor(node.id)}")
    yield "PDF", up + own.booklet(set_id, field.id)
    yield "Phiếu", up + own.sheet_item(set_id, first.id)
