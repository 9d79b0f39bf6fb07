"""What the formulas of an empty workbook come to, so that previews show more than empty cells.

Excel calculates anew when a workbook opens; a preview, a phone or Protected View shows what the
file holds. This reads the formulas that we write ourselves, no others: an unknown one is an error.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

from cchc_docs.ground.numbers import rounded
from cchc_docs.publish.artefacts.packing import packed, repacked

Value = Fraction | str | bool
Tree = tuple[Any, ...]
"""``("value", 5)``, ``("cell", sheet, address)``, ``("call", name, trees)``, ``("+", 1, 2)``."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"(?:[^"]|"")*")"""
    r"""|(?:'(?P<sheet>[^']+)'!)?(?P<cell>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(])"""
    r"""|(?P<name>[A-Z]+)|(?P<sign><>|<=|>=|[-+*/&=<>(),]))"""
)
_RANKS: tuple[tuple[str, ...], ...] = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"))
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)</f><v\s*/?>(?:</v>)?</c>')


def file_of(book: Workbook, day: datetime.date) -> bytes:
    """The workbook as a file, the value of each formula beside it; dated, never by the clock."""
    buffer = io.BytesIO()
    book.save(buffer)
    return repacked(_with_values(buffer, book), day.isoformat())


def _with_values(file: io.BytesIO, book: Workbook) -> bytes:
    shown = _Shown(book)
    files = {}
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            files[name] = archive.read(name)
    for number, sheet in enumerate(book.worksheets, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        filled = partial(shown.filled, sheet.title)
        files[name] = _FORMULA.sub(filled, files[name].decode()).encode()
    return packed(files)


class _Shown:
    """The values of a workbook's cells, each calculated once."""

    def __init__(self, book: Workbook) -> None:
        self._cells: Mapping[str, Any] = {sheet.title: sheet for sheet in book.worksheets}
        self._known: dict[tuple[str, str], Value] = {}

    def filled(self, sheet: str, cell: re.Match[str]) -> str:
        """A cell of the file with its value."""
        address, attributes, formula = cell.groups()
        value = self.at(sheet, address)
        kind, told = "", ""
        if isinstance(value, bool):
            kind, told = ' t="b"', str(int(value))
        elif isinstance(value, str):
            kind, told = ' t="str"', escape(value)
        else:
            told = repr(float(value)) if value.denominator != 1 else str(value)
        return f'<c r="{address}"{attributes}{kind}><f>{formula}</f><v>{told}</v></c>'

    def at(self, sheet: str, address: str) -> Value:
        """The value of a cell; empty words where nothing is written."""
        place = sheet, address
        if place not in self._known:
            cell = self._cells[sheet][address]
            value = cell.value
            if cell.data_type == "f":
                self._known[place] = self._value(_Reading(value[1:], sheet).whole())
            elif value is None or isinstance(value, str):
                self._known[place] = value or ""
            else:
                self._known[place] = Fraction(value)
        return self._known[place]

    def _value(self, tree: Tree) -> Value:
        kind, *rest = tree
        if kind == "value":
            value: Value = rest[0]
            return value
        if kind == "cell":
            return self.at(*rest)
        if kind == "call":
            return self._call(*rest)
        left, right = (self._value(one) for one in rest)
        if kind == "&":
            return _words(left) + _words(right)
        if kind in _RANKS[0]:
            return _compared(kind, left, right)
        one, other = _number(left), _number(right)
        return {"+": one + other, "-": one - other, "*": one * other}.get(kind) or (
            one / other if kind == "/" else Fraction(0)
        )

    def _call(self, name: str, trees: Sequence[Tree]) -> Value:
        if name == "IF":
            return self._value(trees[1 if self._value(trees[0]) else 2])
        if name == "SUMPRODUCT":  # the number of the chosen option: nothing is chosen
            return Fraction(0)
        return _FUNCTIONS[name]([value for one in trees for value in self._values(one)])

    def _values(self, tree: Tree) -> Iterator[Value]:
        """The values of an argument: of a range those of all its cells."""
        if tree[0] == "cell" and ":" in tree[2]:
            first, last = tree[2].split(":")
            for (cell,) in self._cells[tree[1]][f"{first}:{last}"]:
                yield self.at(tree[1], cell.coordinate)
        else:
            yield self._value(tree)


class _Reading:
    """Reads one formula into a tree."""

    def __init__(self, formula: str, sheet: str) -> None:
        self._sheet = sheet
        self._tokens = list(self._cut(formula))

    def _cut(self, formula: str) -> Iterator[tuple[str, Any]]:
        place = 0
        while place < len(formula):
            found = _TOKEN.match(formula, place)
            if found is None:
                raise ValueError(formula[place:])
            place = found.end()
            kind = str(found.lastgroup)
            sheet = found["sheet"] or self._sheet
            yield kind, (sheet, found["cell"].replace("$", "")) if kind == "cell" else found[kind]

    def whole(self) -> Tree:
        """The tree of all."""
        tree = self._ranked(0)
        if self._tokens:
            raise ValueError(self._tokens)
        return tree

    def _next(self) -> Any:
        return self._tokens[0][1] if self._tokens else None

    def _take(self) -> tuple[str, Any]:
        return self._tokens.pop(0)

    def _ranked(self, rank: int) -> Tree:
        if rank == len(_RANKS):
            return self._product()
        tree = self._ranked(rank + 1)
        while self._next() in _RANKS[rank]:
            tree = (self._take()[1], tree, self._ranked(rank + 1))
        return tree

    def _product(self) -> Tree:
        tree = self._one()
        while self._next() in ("*", "/"):
            tree = (self._take()[1], tree, self._one())
        return tree

    def _one(self) -> Tree:
        kind, told = self._take()
        if kind == "number":
            return "value", Fraction(told)
        if kind == "text":
            return "value", told[1:-1].replace('""', '"')
        if kind == "cell":
            return ("cell", *told)
        if kind == "name" and told in ("TRUE", "FALSE"):
            return "value", told == "TRUE"
        if kind == "name":
            self._take()
            return "call", told, self._list()
        if told == "-":
            return "-", ("value", Fraction(0)), self._one()
        tree = self._ranked(0)
        self._take()
        return tree

    def _list(self) -> list[Tree]:
        trees = []
        while self._next() != ")":
            trees.append(self._ranked(0))
            if self._next() == ",":
                self._take()
        self._take()
        return trees


def _numbers(values: Sequence[Value]) -> list[Fraction]:
    return [one for one in values if isinstance(one, Fraction)]


def _number(value: Value) -> Fraction:
    return Fraction(value or 0)


def _words(value: Value) -> str:
    return value if isinstance(value, str) else f"{float(value):g}"


def _compared(sign: str, left: Value, right: Value) -> bool:
    if isinstance(left, str) != isinstance(right, str):  # an empty cell is 0 beside a number
        left, right = (Fraction(0) if one == "" else one for one in (left, right))
    if isinstance(left, str) or isinstance(right, str):
        same = left == right
        return same if sign == "=" else not same
    return {
        "=": left == right,
        "<>": left != right,
        "<": left < right,
        ">": left > right,
        "<=": left <= right,
        ">=": left >= right,
    }[sign]


_FUNCTIONS: Mapping[str, Callable[[Sequence[Value]], Value]] = {
    "AND": all,
    "OR": any,
    "NOT": lambda values: not values[0],
    "SUM": lambda values: sum(_numbers(values), Fraction(0)),
    "MAX": lambda values: max(_numbers(values), default=Fraction(0)),
    "MIN": lambda values: min(_numbers(values), default=Fraction(0)),
    "N": lambda values: values[0] if isinstance(values[0], Fraction) else Fraction(0),
    "COUNT": lambda values: Fraction(len(_numbers(values))),
    "COUNTA": lambda values: Fraction(sum(1 for one in values if one != "")),
    "ROUND": lambda values: rounded(_number(values[0]), int(_number(values[1]))),
    "COUNTIF": lambda values: Fraction(sum(1 for one in values[:-1] if one == values[-1])),
    "ISNUMBER": lambda values: isinstance(values[0], Fraction),
    "ISTEXT": lambda values: isinstance(values[0], str),
}
