"""The sheet of one field: what is asked, and the points that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.worksheet.worksheet import Worksheet

from cchc_docs.criteria.model import CriteriaField, Edition, Node
from cchc_docs.ground.numbers import show
from cchc_docs.publish.words.origins import STATUS_TITLES, due_word
from cchc_docs.publish.words.places import place_told
from cchc_docs.publish.workbook import layout, sums
from cchc_docs.publish.workbook.expressions import constant, text
from cchc_docs.publish.workbook.formulas import (
    LONGEST,
    NOT_APPLICABLE,
    TOO_LONG,
    TWO_WAYS,
    Cells,
    Face,
    face,
)
from cchc_docs.publish.workbook.layout import (
    ANSWERED,
    APPLIED,
    CHECK,
    CODE,
    EXEMPT,
    FINAL,
    OPEN_EXTRA,
    POINTS_FORMAT,
    STATE,
    TITLE,
    WRONG,
    Lists,
    option_number,
    put,
    put_formula,
    put_open,
    restrict,
)
from cchc_docs.publish.workbook.shared_figures import AskedBefore, SharedFigures
from cchc_docs.rules import Rule
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.inputs import Input
from cchc_docs.scoring.answers import policy_of
from cchc_docs.scoring.workbook_layout import ANSWER, EVIDENCE, EXPLANATION, KEY, MAX

HEAD_ROW = 4
FIELD_ROW = HEAD_ROW + 1
"""The row of the field itself, with its sums."""

SOME_OPEN = "Còn mục chưa trả lời"
NO_KIND = "Chọn loại đơn vị ở trang Tổng hợp"
FOR_OTHERS = "Mục dành cho loại đơn vị khác"
OTHERS_FILLED = f"{FOR_OTHERS}: xoá câu trả lời"


@dataclass(frozen=True)
class Block:
    """The rows of one criterion with a rule: its points in ``row``, its inputs below."""

    row: int
    node: Node
    columns: tuple[Column, ...]
    inputs: tuple[Input, ...]
    face: Face
    rows: dict[str, int]
    """Row of each input by its key, ``points`` and ``not_applicable`` among them."""
    lists: dict[str, str]
    others: str | None = None
    """Whether the item is for other kinds of unit, as a condition; None: it is for all."""
    asked: Mapping[str, AskedBefore] = field(default_factory=dict)
    """The figures that an earlier item asks too, by key."""
    steps: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Row of each figure on the way, and which of the hidden columns beside the others."""

    def cells(self, column: Column) -> Cells:
        """Where the inputs of the rule stand in ``column``, as far as they have a row yet."""
        keys = [one.key for one in self.inputs if one.key in self.rows]
        return Cells(
            {key: self.figure(key, column) for key in keys},
            {key: f"{STATE[column]}{self.rows[key]}" for key in keys},
            self.lists,
            {
                key: f"{layout.step_letter(place, column)}{row}"
                for key, (row, place) in self.steps.items()
            },
        )

    def figure(self, key: str, column: Column) -> str:
        """The cell of an input; of one left empty that an earlier item asks too, the cell there.

        IF gives the cell itself, so that an empty one stays empty for whoever counts cells.
        """
        own = f"{ANSWER[column]}{self.rows[key]}"
        if key not in self.asked:
            return own
        prefix = key.rpartition(".")[0]
        ways = [one for one in self.inputs if one.way and one.key.rpartition(".")[0] == prefix]
        empty = [f"{ANSWER[column]}{self.rows[one.key]}" for one in ways if one.key in self.rows]
        is_left = f'AND({own}="",COUNTA({",".join(empty)})=0)' if empty else f'{own}=""'
        return f"IF({is_left},{self.asked[key].cell(ANSWER[column])},{own})"

    def filled(self, column: Column) -> str:
        """How many inputs are filled here; where all are asked before, how many have a figure."""
        if all(one.way or one.key in self.asked for one in self.inputs):
            return f"COUNTA({','.join(self.figure(one.key, column) for one in self.inputs)})"
        return f"COUNTA({','.join(f'{ANSWER[column]}{self.rows[one.key]}' for one in self.inputs)})"

    def apart(self) -> str:
        """Words where a figure is not what the item that asks it first says; else empty."""
        told = '""'
        days = {one.key for one in self.inputs if one.kind == "day"}
        for key, first in self.asked.items():
            for column in self.columns:
                letter = STATE[column] if key in days else ANSWER[column]
                here, there = f"{letter}{self.rows[key]}", first.cell(letter)
                both = f"COUNT({here},{there})=2"
                words = text(f"Khác số liệu ở mục {first.item}")
                told = f"IF({both},IF({here}<>{there},{words},{told}),{told})"
        return told

    def at(self, letter: str) -> str:
        """The cell of the block's first row in this column of the sheet."""
        return f"{letter}{self.row}"


class FieldSheet:
    """Writes the rows of a field, top to bottom."""

    def __init__(
        self, sheet: Worksheet, edition: Edition, lists: Lists, shared: SharedFigures
    ) -> None:
        self._sheet = sheet
        self._shared = shared
        self._edition = edition
        self._lists = lists
        self._row = FIELD_ROW
        self._extras: set[str] = set()
        self.rows: dict[str, int] = {}
        """Where each node stands, by its code."""

    def write(self, field: CriteriaField) -> int:
        """Everything below the heads; returns the last row."""
        self._extras = {node.id for node in field.extras()}
        self._node(field, field.role != "score", ())
        last = self._row - 1
        if field.id not in self._extras:
            below = f"{OPEN_EXTRA}{FIELD_ROW + 1}:{OPEN_EXTRA}{last}"
            put_formula(self._sheet, f"{OPEN_EXTRA}{FIELD_ROW}", f"SUM({below})")
        return last

    def _next(self) -> int:
        self._row += 1
        return self._row - 1

    def _node(self, node: Node, capped: bool, kinds: tuple[tuple[str, ...], ...]) -> int:
        """The rows of ``node`` and below; returns the row with its points.

        ``kinds`` of unit it is for, as it and each item above it says.
        """
        row = self.rows[node.id] = self._next()
        put(self._sheet, f"{CODE}{row}", node.id, bold=True)
        told = place_told(node, self._edition) if row > FIELD_ROW else ""
        title = f"{node.title} ({told})" if told else node.title
        put(self._sheet, f"{TITLE}{row}", title, bold=True)
        layout.raise_row(self._sheet, row, title, layout.WIDTHS[TITLE])
        kinds = (*kinds, node.unit_kinds) if node.unit_kinds else kinds
        put_formula(self._sheet, f"{MAX}{row}", constant(node.max), POINTS_FORMAT)
        if node.rule is not None:
            self._leaf(node, node.rule, row, kinds)
        else:
            parts = [
                (self._node(part, capped or part.role != "score", kinds), part)
                for part in node.parts
            ]
            self._sums(node, row, parts, capped)
        return row

    def _sums(self, node: Node, row: int, parts: Sequence[tuple[int, Node]], capped: bool) -> None:
        cells = [(part, sums.cell_of(at)) for at, part in parts]
        for letter in (*ANSWER.values(), FINAL, APPLIED, ANSWERED):
            total = sums.together(
                letter,
                node,
                [
                    (
                        part,
                        sums.counted(
                            letter, part, cell, capped or part.role != "score", self._edition
                        ),
                    )
                    for part, cell in cells
                ],
            )
            if letter not in (APPLIED, ANSWERED):
                found = sums.present(letter, cells, self._edition)
                total = f'IF(COUNT({found})=0,"",{total})'
            put_formula(self._sheet, f"{letter}{row}", total, POINTS_FORMAT)
        faults = ",".join(f"{WRONG}{part}" for part, _ in parts)
        put_formula(self._sheet, f"{WRONG}{row}", f"SUM({faults})", POINTS_FORMAT)
        wrong, left = f"{WRONG}{row}", f"ROUND({APPLIED}{row}-{ANSWERED}{row},6)"
        told = f'IF({wrong}>0,{wrong}&" mục cần sửa",IF({left}>0,{text(SOME_OPEN)},""))'
        put_formula(self._sheet, f"{CHECK}{row}", told)
        layout.raise_row(self._sheet, row, SOME_OPEN, layout.WIDTHS[CHECK])
        for letter in (EXPLANATION, EVIDENCE):
            put(self._sheet, f"{letter}{row}", None)

    def _leaf(self, node: Node, rule: Rule, row: int, kinds: tuple[tuple[str, ...], ...]) -> None:
        asked = rule.inputs(node.max)
        columns = rule.columns
        self._sheet[f"{KEY}{row}"].value = node.id
        for letter in (EXPLANATION, EVIDENCE):
            put_open(self._sheet, f"{letter}{row}")
        self._rule_words(node, rule)
        each = (sums.is_for_unit(one, self._edition) for one in kinds)
        others = f"NOT(AND({','.join(each)}))" if kinds else None
        before = self._shared.of(node.id, asked)
        block = Block(row, node, columns, asked, face(rule, node.max), {}, {}, others, before)
        for one in asked:
            self._input(block, one, columns)
        stated = Input("points", "Hoặc ghi thẳng số điểm", "number", "điểm", top=node.max)
        self._input(block, stated, columns)
        self._exemption(block)
        self._steps(block)
        for column in columns:
            self._column(block, column)
        self._settle(block)

    def _rule_words(self, node: Node, rule: Rule) -> None:
        row = self._next()
        lines = (f"{line.when}: {line.points}" for line in rule.table(node.max))
        figures = " ".join(rule.figures(due_word(node.origin)))
        table = "; ".join(lines)
        parts = (STATUS_TITLES[node.origin.status], rule.title, figures, table, node.meaning)
        words = " ".join(f"{part.removesuffix('.')}." for part in parts if part)
        put(self._sheet, f"{TITLE}{row}", words)
        self._sheet.merge_cells(f"{TITLE}{row}:{layout.LAST}{row}")
        width = sum(layout.WIDTHS.values()) - layout.WIDTHS[CODE] - layout.WIDTHS[CHECK]
        layout.raise_row(self._sheet, row, words, width)

    def _input(self, block: Block, one: Input, columns: Sequence[Column]) -> None:
        row = block.rows[one.key] = self._next()
        self._shared.keep(block.node.id, one.key, self._sheet.title, row)
        before = block.asked.get(one.key)
        label = f"{one.label} (để trống: lấy ở mục {before.item})" if before else one.label
        put(self._sheet, f"{TITLE}{row}", label)
        layout.raise_row(self._sheet, row, label, layout.WIDTHS[TITLE])
        longest = max((words for words, _ in one.options), key=len, default="")
        layout.raise_row(self._sheet, row, longest, layout.WIDTHS[ANSWER[columns[0]]])
        put(self._sheet, f"{MAX}{row}", one.unit)
        self._sheet[f"{KEY}{row}"].value = f"{block.node.id} {one.key}"
        options = None
        if one.kind == "list":
            options = self._lists.range_of(tuple(words for words, _ in one.options))
            block.lists[one.key] = options
        addresses = [f"{ANSWER[column]}{row}" for column in columns]
        for column, address in zip(columns, addresses, strict=True):
            put_open(self._sheet, address)
            helper = f"{STATE[column]}{row}"
            if one.kind == "day":
                self._sheet[address].number_format = layout.DAY_FORMAT
            if options is not None:
                put_formula(self._sheet, helper, option_number(address, options))
            elif one.key in block.face.helpers:
                put_formula(self._sheet, helper, block.face.helpers[one.key](block.cells(column)))
        restrict(self._sheet, addresses, one, options)

    def _exemption(self, block: Block) -> None:
        """The row that says why a criterion is not applicable, where it may be said."""
        node = block.node
        if node.not_applicable is None or policy_of(node, self._edition) == "refuse":
            return
        titles = {one.id: one.title for one in self._edition.circumstances}
        options = tuple((titles[one], one) for one in node.not_applicable.for_)
        one = Input("not_applicable", "Không áp dụng, vì", "list", options=options)
        self._input(block, one, block.columns[:1])

    def _steps(self, block: Block) -> None:
        """The figures on the way, down the rows of the block, then in more columns."""
        height = self._row - block.row
        for number, key in enumerate(block.face.steps):
            block.steps[key] = (block.row + number % height, number // height)
        for column in block.columns:
            cells = block.cells(column)
            for key, formula in block.face.steps.items():
                put_formula(self._sheet, cells.steps[key], formula(cells))
                letter = layout.step_letter(block.steps[key][1], column)
                self._sheet.column_dimensions[letter].hidden = True

    def _column(self, block: Block, column: Column) -> None:
        """The state of one column: empty, points, not applicable, or what is wrong."""
        cells = block.cells(column)
        figures = block.filled(column)
        stated = f"{ANSWER[column]}{block.rows['points']}"
        maximum = constant(block.node.max)
        outside = f"{stated}&{text(f': điểm chỉ có thể từ 0 đến {show(block.node.max)}')}"
        fits = f"IF(ISNUMBER({stated}),AND({stated}>=0,{stated}<={maximum}),FALSE)"
        told = f"IF({figures}>0,{text(TWO_WAYS)},IF({fits},{stated},{outside}))"
        asked = block.face.state(cells)
        if len(asked) > LONGEST:
            asked = text(TOO_LONG)
        rule = f'IF({figures}=0,"",{asked})'
        state = f'IF({stated}<>"",{told},{rule})'
        put_formula(self._sheet, block.at(STATE[column]), state)

    def _settle(self, block: Block) -> None:
        """The visible points, from the states of the columns."""
        sheet, maximum = self._sheet, constant(block.node.max)
        full = policy_of(block.node, self._edition) == "full"
        states = {column: block.at(STATE[column]) for column in block.columns}
        wrong, exempt = block.at(WRONG), block.at(EXEMPT)
        self._exempt_and_wrong(block, states)
        for column in COLUMNS:
            state = states.get(column)
            granted = maximum if full and column == block.columns[0] else '""'
            points = f'IF(ISNUMBER({state}),{state},"")' if state else '""'
            shown = f'IF({wrong}>0,"",IF({exempt}>0,{granted},{points}))'
            address = f"{ANSWER[column]}{block.row}"
            put_formula(sheet, address, shown if state else '""', POINTS_FORMAT)
        last = '""'
        for column in block.columns:
            shown = block.at(ANSWER[column])
            last = f"IF(ISNUMBER({shown}),{shown},{last})"
        put_formula(sheet, block.at(FINAL), last, POINTS_FORMAT)
        exempted = maximum if full else "0"
        applied = f"IF(AND({exempt}>0,{wrong}=0),{exempted},{maximum})"
        put_formula(sheet, block.at(APPLIED), applied, POINTS_FORMAT)
        final, most = block.at(FINAL), block.at(APPLIED)
        answered = f"IF({wrong}>0,0,IF({exempt}>0,{most},IF(ISNUMBER({final}),{most},0)))"
        put_formula(sheet, block.at(ANSWERED), answered)
        if block.node.id in self._extras:
            left = f"{block.at(APPLIED)}-{block.at(ANSWERED)}"
            left = f"IF({block.others},0,{left})" if block.others else left
            put_formula(sheet, block.at(OPEN_EXTRA), left)
        self._check(block, states)

    def _exempt_and_wrong(self, block: Block, states: dict[Column, str]) -> None:
        last = '""'  # the last column that has an answer settles this too
        for state in states.values():
            last = f'IF({state}<>"",{state},{last})'
        measured = f"{last}={NOT_APPLICABLE}"
        wrong = "+".join(f"({_is_wrong(state)})" for state in states.values())
        chosen = self._chosen(block)
        if chosen is not None:
            filled, number = chosen
            measured = f'{filled}<>"",{measured}'
            clash = f'({filled}<>"")*({self._any_state(states)})'
            wrong = f'{wrong}+{clash}+({filled}<>"")*({number}=0)'
        if block.others is not None:
            wrong = f"{wrong}+({block.others})*({self._any_state(states)})"
        put_formula(self._sheet, block.at(EXEMPT), f"IF(OR({measured}),1,0)")
        put_formula(self._sheet, block.at(WRONG), f"IF({wrong}>0,1,0)")

    @staticmethod
    def _chosen(block: Block) -> tuple[str, str] | None:
        """Where it says why the criterion is not applicable, and the number of that option."""
        row = block.rows.get("not_applicable")
        if row is None:
            return None
        column = block.columns[0]
        return f"{ANSWER[column]}{row}", f"{STATE[column]}{row}"

    @staticmethod
    def _any_state(states: dict[Column, str]) -> str:
        return f"OR({','.join(f'{state}<>{chr(34) * 2}' for state in states.values())})"

    def _check(self, block: Block, states: dict[Column, str]) -> None:
        """What is wrong, else whether there is an answer, in words."""
        told = f"IF(ISNUMBER({block.at(FINAL)}),{block.apart()},{text('Chưa trả lời')})"
        told = f"IF({block.at(EXEMPT)}>0,{text('Không áp dụng')},{told})"
        for column, state in reversed(states.items()):
            title = text(f"{COLUMNS[column]}: ")
            told = f"IF({_is_wrong(state)},{title}&{state},{told})"
        chosen = self._chosen(block)
        if chosen is not None:
            filled, number = chosen
            clash = f'AND({filled}<>"",{self._any_state(states)})'
            told = (
                f"IF({clash},{text('Vừa ghi không áp dụng, vừa có câu trả lời')},"
                f'IF(AND({filled}<>"",{number}=0),{text("Chọn lý do trong danh sách")},{told}))'
            )
        if block.others is not None:
            filled = f"IF({self._any_state(states)},{text(OTHERS_FILLED)},{text(FOR_OTHERS)})"
            told = f'IF({block.others},IF({sums.KIND}="",{text(NO_KIND)},{filled}),{told})'
        put_formula(self._sheet, block.at(CHECK), told)
        # a row does not grow with what a formula says: the words have the rows of the block
        self._sheet.merge_cells(f"{block.at(CHECK)}:{CHECK}{self._row - 1}")


def _is_wrong(state: str) -> str:
    return f'AND(ISTEXT({state}),{state}<>"",{state}<>{NOT_APPLICABLE})'
