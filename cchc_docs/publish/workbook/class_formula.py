"""The class of a unit as a formula: by the index, and by the gates of the edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.criteria.edition_parts import Grades
from cchc_docs.criteria.gates import Gate
from cchc_docs.criteria.model import CriteriaField, Edition, Node
from cchc_docs.publish.workbook import sums
from cchc_docs.publish.workbook.expressions import constant, guarded, pick_range, text, within_range
from cchc_docs.publish.workbook.field_sheet import FIELD_ROW
from cchc_docs.publish.workbook.layout import ANSWERED, EXEMPT, FINAL, sheet_title
from cchc_docs.scoring.grading import WORDS


@dataclass(frozen=True)
class FieldRows:
    """Where a field stands: its sheet, the row of each of its nodes, the last row."""

    edition: Edition
    field: CriteriaField
    rows: Mapping[str, int]
    last: int

    def cell(self, letter: str, row: int) -> str:
        """A cell of its sheet, seen from another one."""
        return f"'{sheet_title(self.field.id)}'!{letter}{row}"

    def column(self, letter: str) -> str:
        """All rows of a column."""
        return f"{self.cell(letter, FIELD_ROW)}:{letter}{self.last}"


def class_formula(grades: Grades, index: str, fields: Sequence[FieldRows]) -> str:
    """The class as words; ``index`` is the cell of the unrounded index."""
    order = grades.best_first
    labels = [level.label for level in order]
    at = pick_range(
        f"MAX(0,MIN({index},100))", [(level, str(place)) for place, level in enumerate(order, 1)]
    )
    refused = []
    for gate in grades.gates:
        met = _met(gate, fields)
        if gate.unclassed:
            refused.append(met)
        elif gate.at_most is not None:
            at = f"MAX({at},IF({met},{labels.index(gate.at_most) + 1},1))"
        else:
            at = f"MIN({at}+IF({met},{gate.lower_by},0),{len(order)})"
    chosen = f"CHOOSE({at},{','.join(text(label) for label in labels)})"
    return f"IF(OR({','.join(refused)}),{text(WORDS['none'])},{chosen})" if refused else chosen


def _met(gate: Gate, fields: Sequence[FieldRows]) -> str:
    if gate.item is None:
        scored = [one for one in fields if one.field.role == "score"]
        if gate.among == "fields":
            terms = [f"N({_of_item(gate, one, one.field)})" for one in scored]
        else:
            terms = [_some(gate, one) for one in scored]
        return f"{'+'.join(terms)}>={gate.least or 1}" if terms else "FALSE"
    for one in fields:
        for node in one.field.walk():
            if node.id == gate.item:
                return _of_item(gate, one, node)
    return "FALSE"


def _some(gate: Gate, one: FieldRows) -> str:
    """How many items of the field, that count, stand in the range; only items can be exempt."""
    signs = ((">", gate.over), (">=", gate.from_), ("<=", gate.to), ("<", gate.below))
    final, answered = one.column(FINAL), one.column(ANSWERED)
    ends = [(sign, end) for sign, end in signs if end is not None]
    if gate.by == "percent":
        within = [f"({final}{sign}{answered}*{constant(end / 100)})" for sign, end in ends]
    else:
        within = [f"({final}{sign}{constant(end)})" for sign, end in ends]
    terms = [f"ISNUMBER({one.column(EXEMPT)})", f"ISNUMBER({final})", f"({answered}>0)", *within]
    outside = {node.id for node in one.field.outside()}
    items = {node.id: node for node in _items(one.field) if node.id not in outside}
    leaves = {node.id: node for node in one.field.leaves()}
    less = [node for code, node in leaves.items() if code not in items]
    more = [node for code, node in items.items() if code not in leaves]
    beside = [f"-({_of_item(gate, one, node)})" for node in less]
    beside += [f"+({_of_item(gate, one, node)})" for node in more]
    return f"SUMPRODUCT({'*'.join(terms)}){''.join(beside)}"


def _items(node: Node) -> Iterator[Node]:
    """What is one item, in order; nothing below it is one more."""
    if node.is_item:
        yield node
        return
    for part in node.parts:
        yield from _items(part)


def _of_item(gate: Gate, one: FieldRows, node: Node) -> str:
    def cell(letter: str) -> str:
        return one.cell(letter, one.rows[node.id])

    capped = any(node is other for other in one.field.outside())
    answered = cell(ANSWERED)
    points, whole = (
        sums.counted(letter, node, cell, capped, one.edition) for letter in (FINAL, ANSWERED)
    )
    figure = guarded(f"{points}/{whole}*{constant(Fraction(100))}")
    figure = points if gate.by == "points" else figure
    return f"IF({answered}>0,{within_range(figure, gate)},FALSE)"
