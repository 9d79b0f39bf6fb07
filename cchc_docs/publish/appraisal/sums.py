"""What the items of a unit come to, as formulas: the tree of its card over its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cchc_docs.collecting.book_layout import ANSWERED, APPLIED, FINAL
from cchc_docs.publish.appraisal.items_sheet import Places
from cchc_docs.publish.workbook.expressions import constant
from cchc_docs.publish.workbook.sums import within
from cchc_docs.scoring.line import Line

Term = Callable[[Line], str]
"""What a part gives to a sum: a number, a cell or a range, all of which SUM takes."""


class Sums:
    """The formulas of one unit."""

    def __init__(self, place: Places) -> None:
        self._place = place

    def points(self, lines: Iterable[Line], letter: str = FINAL) -> str:
        """What counts of these lines in a column, added up."""
        return _sum([self._counted(line, letter) for line in lines])

    def most(self, lines: Iterable[Line]) -> str:
        """The maximum that counts for the unit."""
        return _sum([self._most(line) for line in lines])

    def answered(self, lines: Iterable[Line]) -> str:
        """As far as it is answered."""
        return _sum([self._answered(line) for line in lines])

    def open_extras(self, lines: Iterable[Line]) -> str:
        """The points of bonus and penalty that have no answer, each item by itself."""
        extras = [one for line in lines for one in line.extras()]
        if not extras:
            return "0"
        return f"SUM({self.cells(extras, APPLIED)})-SUM({self.cells(extras, ANSWERED)})"

    def cells(self, lines: Iterable[Line], letter: str) -> str:
        """The cells of all items, as few ranges, for functions that take many."""
        runs: list[list[int]] = []
        for line in lines:
            for row in sorted(self._rows(line)):
                if runs and runs[-1][1] == row - 1:
                    runs[-1][1] = row
                else:
                    runs.append([row, row])
        return ",".join(self._range(letter, first, last) for first, last in runs)

    def _counted(self, line: Line, letter: str) -> str:
        if _is_plain(line):
            return self._plain(line, letter)
        found = _together(line, lambda part: self._counted(part, letter))
        for role, sign in (("bonus", "+"), ("penalty", "-")):
            beside = [self._counted(one, letter) for one in line.parts if one.node.role == role]
            found += f"{sign}{_sum(beside)}" if beside else ""
        if line.capped or line.scoring is None:
            return f"MAX(0,MIN({found},{constant(line.node.max)}))"
        return within(found, self._answered(line), line.scoring)

    def _most(self, line: Line) -> str:
        if _is_plain(line):
            return self._plain(line, APPLIED)
        found = _together(line, self._most)
        return f"MIN({found},{constant(line.node.max)})" if line.capped else found

    def _answered(self, line: Line) -> str:
        if _is_plain(line):
            return self._plain(line, ANSWERED)
        return _together(line, self._answered)

    def _plain(self, line: Line, letter: str) -> str:
        return self.cells([line], letter)

    def _rows(self, line: Line) -> list[int]:
        return [self._place.rows[one.node.id] for one in line.walk() if one.node.rule]

    def _range(self, letter: str, first: int, last: int) -> str:
        sheet = f"'{self._place.sheet}'!"
        if first == last:
            return f"{sheet}{letter}{first}"
        return f"{sheet}{letter}{first}:{letter}{last}"


def _is_plain(line: Line) -> bool:
    """Whether its items just add up."""
    if line.node.rule is not None:
        return True
    roles = {part.node.role for part in line.parts}
    if line.capped or line.node.take != "sum" or roles - {"score"} or not line.parts:
        return False
    return all(_is_plain(part) for part in line.parts)


def _together(line: Line, term: Term) -> str:
    """The parts within the maximum of a line: their sum, or the highest."""
    found = [term(part) for part in line.parts if part.node.role == "score"]
    if line.node.take == "highest" and found:
        return f"MAX(0,{','.join(f'SUM({one})' for one in found)})"
    return _sum(found)


def _sum(terms: Sequence[str]) -> str:
    return f"SUM({','.join(terms)})" if terms else "0"
