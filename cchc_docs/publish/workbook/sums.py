"""Sums of items as formulas: what counts of each, for which kind of unit, within which maximum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cchc_docs.criteria.edition_parts import Scoring
from cchc_docs.criteria.model import Edition, Node
from cchc_docs.publish.workbook.expressions import constant, text
from cchc_docs.publish.workbook.layout import ANSWERED, APPLIED, KIND_ROW
from cchc_docs.scoring.workbook_layout import MAX, SUMMARY

Cell = Callable[[str], str]
"""The cell of an item in a column of its sheet."""

KIND = f"'{SUMMARY}'!${MAX}${KIND_ROW}"
"""Where the sheet says which kind of unit it is for."""


def cell_of(row: int) -> Cell:
    """The cells of a row."""
    return lambda letter: f"{letter}{row}"


def is_for_unit(kinds: Iterable[str], edition: Edition) -> str:
    """Whether the unit is one of these kinds."""
    titles = {one.id: one.title for one in edition.unit_kinds}
    return f"OR({','.join(f'{KIND}={text(titles[kind])}' for kind in kinds)})"


def counted(letter: str, node: Node, cell: Cell, capped: bool, edition: Edition) -> str:
    """What counts of an item, for such units as it is for; 0 for others."""
    value = cell(letter)
    if node.parts and capped:
        value = f"MAX(0,MIN(N({value}),{constant(node.max)}))"
    elif letter not in (APPLIED, ANSWERED) and has_extras(node):
        value = within(f"N({value})", cell(ANSWERED), edition.scoring)
    return f"IF({is_for_unit(node.unit_kinds, edition)},N({value}),0)" if node.unit_kinds else value


def within(points: str, most: str, scoring: Scoring) -> str:
    """What counts of points after bonus and penalty, as ``Scoring.within`` says."""
    least = points if scoring.negative_total else f"MAX(0,{points})"
    return least if scoring.bonus_above_max else f"MIN({least},{most})"


def has_extras(node: Node) -> bool:
    """Whether bonuses or penalties stand beside what is within its maximum."""
    return any(part.role in ("bonus", "penalty") for part in node.parts)


def together(letter: str, node: Node, parts: Sequence[tuple[Node, str]]) -> str:
    """The parts of an item, each with what counts of it."""
    found = {
        role: ",".join(value for part, value in parts if part.role == role)
        for role in ("score", "bonus", "penalty")
    }
    total = f"{'MAX' if node.take == 'highest' else 'SUM'}({found['score'] or '0'})"
    if node.take == "highest" and any(has_extras(one) for part, _ in parts for one in part.walk()):
        total = f"MAX(0,{total})"
    if letter in (APPLIED, ANSWERED):
        return total
    for role, sign in (("bonus", "+"), ("penalty", "-")):
        total += f"{sign}SUM({found[role]})" if found[role] else ""
    return total


def present(letter: str, cells: Sequence[tuple[Node, Cell]], edition: Edition) -> str:
    """How many of the parts have points, of those for such units."""
    return ",".join(
        f'IF({is_for_unit(node.unit_kinds, edition)},{cell(letter)},"")'
        if node.unit_kinds
        else cell(letter)
        for node, cell in cells
        if node.role != "condition"
    )
