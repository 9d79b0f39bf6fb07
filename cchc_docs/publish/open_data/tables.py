"""The library as tables: each column says how its cells come out of a row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Generic, TypeVar

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.cells import csv_words
from cchc_docs.lessons.examples import ScoredExample
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.open_data.document import to_json
from cchc_docs.publish.pages.reference import named_sources
from cchc_docs.publish.words.origins import STATUS_TITLES
from cchc_docs.rules import Rule
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.rules.columns import Column as Answered
from cchc_docs.rules.model import Row

R = TypeVar("R")

PLACES = 12
"""Decimals of points in a table where no decimal ends."""
NUMBER = re.compile(r"[0-9]+(,[0-9]+)?")
MADE_UP = "Ví dụ giả định để tập huấn"
"""What a row of an example says of itself."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column of a table: its name, type (Table Schema), meaning, and its cell in a row."""

    name: str
    type: str
    description: str
    cell: Callable[[R], Any]


@dataclass(frozen=True)
class Table(Generic[R]):
    """A CSV file: name without ending, title, its rows from the library, its columns."""

    name: str
    title: str
    rows: Callable[[EditionLibrary], Iterable[R]]
    columns: tuple[Column[R], ...]

    def as_csv(self, library: EditionLibrary) -> str:
        """The table with a byte order mark, so that spreadsheets know the letters."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(column.name for column in self.columns)
        for row in self.rows(library):
            cells = (column.cell(row) for column in self.columns)
            writer.writerow(_written(cell) for cell in cells)
        return "\ufeff" + text.getvalue()

    def fields(self) -> list[dict[str, str]]:
        """The columns as a Table Schema has them."""
        return [
            {"name": one.name, "type": one.type, "description": one.description}
            for one in self.columns
        ]


def _written(cell: Any) -> Any:
    """A cell of a CSV file; a number is never a text."""
    if isinstance(cell, str):
        return csv_words(cell)
    return "" if cell is None else to_json(cell)


@dataclass(frozen=True)
class PlacedNode:
    """A field, criterion or sub-criterion: the id of the node above it, its level from 1."""

    edition: Edition
    criteria_set: CriteriaSet
    node: Node
    above: str
    level: int


@dataclass(frozen=True)
class RuleRow:
    """A line of the table of a rule, from 1."""

    place: PlacedNode
    rule: Rule
    number: int
    row: Row


def _nodes(library: EditionLibrary) -> Iterator[PlacedNode]:
    for criteria_set in library.sets:
        above = {part.id: node.id for node in criteria_set.walk() for part in node.parts}
        for node, depth in criteria_set.walk_deep():
            yield PlacedNode(library.edition, criteria_set, node, above.get(node.id, ""), depth + 1)


def _rule_rows(library: EditionLibrary) -> Iterator[RuleRow]:
    for place in _nodes(library):
        rule = place.node.rule
        if rule is not None:
            for number, row in enumerate(rule.table(place.node.max), 1):
                yield RuleRow(place, rule, number, row)


def _sources(library: EditionLibrary) -> Iterable[Source]:
    return named_sources(library)


def _points(column: Answered) -> Callable[[ScoredExample], Any]:
    def cell(one: ScoredExample) -> Any:
        score = one.score.columns.get(column)
        return _decimal(score.points) if score else None

    return cell


def _decimal(points: Fraction) -> Fraction:
    """A number that a table can hold: rounded where no decimal ends."""
    return points if isinstance(to_json(points), int | float) else round(points, PLACES)


def _number(words: str) -> Fraction | None:
    """Points told by a number alone; None where words say more."""
    return Fraction(words.replace(",", ".")) if NUMBER.fullmatch(words) else None


def _title(node: Node) -> str:
    return STATUS_TITLES[node.origin.status]


EDITION = ("edition", "string", "Mã phiên bản")
SET = ("set", "string", "Mã bộ tiêu chí")
ORIGIN = ("origin", "string", "Nguồn gốc của mục được chấm: official, cited, rebuilt")
SOURCE = ("source", "string", "Mã nguồn")
NOTICE = ("notice", "string", "Nguồn gốc bằng lời, để dòng nào đứng riêng cũng rõ")
"""Columns that several tables have: name, type, meaning."""

CRITERIA = Table[PlacedNode](
    "tieu-chi",
    "Lĩnh vực, tiêu chí, tiêu chí thành phần",
    _nodes,
    (
        Column(*EDITION, lambda one: one.edition.id),
        Column(*SET, lambda one: one.criteria_set.id),
        Column("id", "string", "Mã mục", lambda one: one.node.id),
        Column("parent", "string", "Mã mục trên; trống với lĩnh vực", lambda one: one.above),
        Column("level", "integer", "Bậc: 1 là lĩnh vực", lambda one: one.level),
        Column("title", "string", "Tên", lambda one: one.node.title),
        Column("max", "number", "Điểm tối đa", lambda one: one.node.max),
        Column(
            "rule",
            "string",
            "Kiểu quy tắc; trống khi điểm là tổng các mục con",
            lambda one: one.node.rule.kind if one.node.rule else None,
        ),
        Column(
            "evidence",
            "string",
            "Tài liệu kiểm chứng",
            lambda one: "; ".join(proof.document for proof in one.node.evidence),
        ),
        Column(
            "not_applicable",
            "string",
            "Mã hoàn cảnh được bỏ chấm",
            lambda one: " ".join(one.node.not_applicable.for_) if one.node.not_applicable else None,
        ),
        Column(*ORIGIN, lambda one: one.node.origin.status),
        Column(*SOURCE, lambda one: one.node.origin.source),
        Column("at", "string", "Chỗ trong nguồn", lambda one: one.node.origin.at),
        Column("note", "string", "Ghi chú về nguồn gốc", lambda one: one.node.origin.note),
        Column(*NOTICE, lambda one: _title(one.node)),
    ),
)
RULES = Table[RuleRow](
    "quy-tac",
    "Quy tắc chấm điểm",
    _rule_rows,
    (
        Column(*EDITION, lambda one: one.place.edition.id),
        Column(*SET, lambda one: one.place.criteria_set.id),
        Column("id", "string", "Mã mục", lambda one: one.place.node.id),
        Column("rule", "string", "Kiểu quy tắc", lambda one: one.rule.kind),
        Column("row", "integer", "Dòng thứ mấy của quy tắc", lambda one: one.number),
        Column("when", "string", "Trường hợp", lambda one: one.row.when),
        Column(
            "points",
            "number",
            "Điểm của trường hợp; trống khi điểm phải tính, xem points_text",
            lambda one: _number(one.row.points),
        ),
        Column("points_text", "string", "Điểm bằng lời", lambda one: one.row.points),
        Column(*ORIGIN, lambda one: one.place.node.origin.status),
        Column(*SOURCE, lambda one: one.place.node.origin.source),
        Column(*NOTICE, lambda one: _title(one.place.node)),
    ),
)
EXAMPLES = Table[ScoredExample](
    "vi-du",
    "Ví dụ có lời giải",
    lambda library: library.examples,
    (
        Column("id", "string", "Mã ví dụ", lambda one: one.example.id),
        Column(*EDITION, lambda one: one.edition.id),
        Column(*SET, lambda one: one.criteria_set.id),
        Column("criterion", "string", "Mã mục được chấm", lambda one: one.node.id),
        Column("kind", "string", "Loại ví dụ", lambda one: one.example.kind),
        Column("title", "string", "Tên", lambda one: one.example.title),
        Column("story", "string", "Tình huống", lambda one: " ".join(one.example.story.split())),
        Column(
            "entry",
            "string",
            "Câu trả lời, JSON",
            lambda one: json.dumps(to_json(one.example.entry), ensure_ascii=False),
        ),
        *(
            Column(
                name,
                "number",
                f"Điểm: {title}; trống khi không có",
                _points(name),
            )
            for name, title in COLUMNS.items()
        ),
        Column("max", "number", "Điểm tối đa được tính", lambda one: one.score.max),
        Column("why", "string", "Vì sao", lambda one: " ".join(one.example.why.split())),
        Column(*ORIGIN, lambda one: one.node.origin.status),
        Column(*SOURCE, lambda one: one.node.origin.source),
        Column(*NOTICE, lambda one: MADE_UP),
    ),
)
SOURCES = Table[Source](
    "nguon",
    "Nguồn được dẫn",
    _sources,
    (
        Column("id", "string", "Mã nguồn", lambda one: one.id),
        Column("number", "string", "Số, ký hiệu", lambda one: one.number),
        Column("title", "string", "Tên", lambda one: one.title),
        Column("issuer", "string", "Cơ quan ban hành", lambda one: one.issuer),
        Column(
            "date",
            "date",
            "Ngày ban hành",
            lambda one: one.date.isoformat() if one.date else None,
        ),
        Column("url", "string", "Địa chỉ đã đọc, hoặc not public", lambda one: one.url),
        Column(
            "confirmed",
            "boolean",
            "Đã đối chiếu với nguồn công khai",
            lambda one: "true" if one.confirmed else "false",
        ),
        Column("read", "string", "Đã đọc phần nào, ở đâu", lambda one: one.read),
    ),
)
TABLES: tuple[Table[Any], ...] = (CRITERIA, RULES, EXAMPLES, SOURCES)
"""The tables, in the order of the downloads page."""
