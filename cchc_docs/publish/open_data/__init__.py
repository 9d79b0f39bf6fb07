"""The library as open data: JSON with its schema, CSV tables with theirs, a licence."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from cchc_docs.criteria.model import CriteriaSet, Edition, Node, Source, Term
from cchc_docs.ground.days import show_day
from cchc_docs.ground.model import Model
from cchc_docs.lessons.examples import Example
from cchc_docs.lessons.questions import Question
from cchc_docs.lessons.units import UnitExample
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.artefacts.artefact import Artefact, key_of, library_stamp, notices
from cchc_docs.publish.words.origins import STATUS_TITLES
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.scoring.saved_sheet import SavedSheet
from cchc_docs.yaml_reference import schema_text

GROUP = "Dữ liệu mở"
LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_TEXT = """\
Dữ liệu trong thư mục này được dùng theo giấy phép Creative Commons Ghi công 4.0 Quốc tế
(CC BY 4.0): {url}
Được chép, sửa, dùng vào mọi việc; khi dùng, ghi tên nguồn, dẫn giấy phép và nói rõ chỗ đã sửa.

{titles}
Nội dung ngày {day}, mã nội dung {digest}.

{notices}
"""


class OpenData(Model):
    """Everything in one document."""

    licence: str
    """Giấy phép."""
    digest: str
    """SHA-256 của các tệp YAML."""
    editions: tuple[Edition, ...]
    """Các phiên bản, với bộ tiêu chí và quy tắc."""
    sources: tuple[Source, ...]
    """Nguồn được dẫn."""
    glossary: tuple[Term, ...]
    """Thuật ngữ."""
    examples: tuple[Example, ...]
    """Ví dụ có lời giải."""
    questions: dict[str, tuple[Question, ...]]
    """Hỏi và đáp, theo mã phiên bản."""
    units: dict[str, tuple[UnitExample, ...]]
    """Ví dụ cả đơn vị, theo mã phiên bản."""


@dataclass(frozen=True)
class Column:
    """A column of a table: its name, type (Table Schema) and meaning."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Table:
    """A CSV file: name without ending, title, columns, and its rows from the library."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Library], Iterator[tuple[Any, ...]]]


def artefacts(library: Library) -> tuple[Artefact, ...]:
    """JSON, its schema, each table, the description of the tables, the licence."""
    files: list[tuple[str, str, Callable[[], str]]] = [
        ("cchc.json", "Toàn bộ: tiêu chí, quy tắc, ví dụ, nguồn (JSON)", lambda: as_json(library)),
        ("cchc.schema.json", "Lược đồ của tệp JSON", lambda: schema_text(OpenData)),
        ("saved-sheet.schema.json", "Lược đồ của tệp phiếu", lambda: schema_text(SavedSheet)),
    ]
    for table in TABLES:
        title = f"{table.title} (CSV)"
        files.append((f"{table.name}.csv", title, lambda table=table: as_csv(table, library)))  # type: ignore[misc]
    files += [
        ("datapackage.json", "Mô tả các bảng CSV (Data Package)", lambda: data_package(library)),
        ("GIAY-PHEP.txt", "Giấy phép CC BY 4.0", lambda: licence_text(library)),
    ]
    return tuple(
        Artefact(
            addresses.open_data(name),
            title,
            GROUP,
            library_stamp(library),
            key_of(library_stamp(library), name.encode()),
            lambda make=make: make().encode(),  # type: ignore[misc]
        )
        for name, title, make in files
    )


def as_json(library: Library) -> str:
    """The whole library as JSON; exact decimals stay numbers."""
    everything = OpenData(
        licence=f"{LICENCE} {LICENCE_URL}",
        digest=library.digest,
        editions=library.editions,
        sources=tuple(library.sources.values()),
        glossary=library.glossary,
        examples=tuple(one.example for one in library.all_examples()),
        questions=dict(library.questions),
        units={name: tuple(one.example for one in units) for name, units in library.units.items()},
    )
    return json.dumps(to_json(everything), ensure_ascii=False, indent=1) + "\n"


def to_json(value: Any) -> Any:
    """A part of the library as JSON has it, under the keys that YAML has."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {
            fields[name].alias or name: to_json(getattr(value, name))
            for name in fields
            if name in value.model_fields_set
        }
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Fraction):
        return _figure(value)
    return show_day(value) if isinstance(value, datetime.date) else value


def _figure(value: Fraction) -> int | float | str:
    """A number; ``11/15`` where no decimal ends."""
    if value.denominator == 1:
        return int(value)
    return float(value) if Fraction(repr(float(value))) == value else str(value)


def as_csv(table: Table, library: Library) -> str:
    """The table with a byte order mark, so that spreadsheets know the letters."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows(library):
        writer.writerow("" if cell is None else to_json(cell) for cell in row)
    return "\ufeff" + text.getvalue()


def data_package(library: Library) -> str:
    """What the tables hold, as a Data Package (Table Schema)."""
    made = library_stamp(library)
    package = {
        "name": "chi-so-cchc",
        "title": "; ".join(made.titles),
        "description": " ".join(notices(library.editions)),
        "version": made.digest,
        "created": made.date.isoformat(),
        "licenses": [{"name": LICENCE, "path": LICENCE_URL}],
        "resources": [
            {
                "name": table.name,
                "path": f"{table.name}.csv",
                "title": table.title,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": [vars(column) for column in table.columns]},
            }
            for table in TABLES
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def licence_text(library: Library) -> str:
    """The licence, and what the data are not."""
    made = library_stamp(library)
    return LICENCE_TEXT.format(
        url=LICENCE_URL,
        titles="\n".join(made.titles),
        day=show_day(made.date),
        digest=made.digest,
        notices="\n".join(notices(library.editions)),
    )


def _nodes(library: Library) -> Iterator[tuple[Edition, CriteriaSet, Node, str, int]]:
    """Every node with its set, the id of the node above it, and its level from 1."""
    for edition, criteria_set in library.sets():
        above = {part.id: node.id for node in criteria_set.walk() for part in node.parts}
        for node, depth in criteria_set.walk_deep():
            yield edition, criteria_set, node, above.get(node.id, ""), depth + 1


MADE_UP = "Ví dụ giả định để tập huấn"
"""What a row of an example says of itself."""


def _told(node: Node) -> str:
    return STATUS_TITLES[node.origin.status]


def _criteria(library: Library) -> Iterator[tuple[Any, ...]]:
    for edition, criteria_set, node, above, level in _nodes(library):
        origin = node.origin
        yield (
            edition.id,
            criteria_set.id,
            node.id,
            above,
            level,
            node.title,
            node.max,
            node.rule.kind if node.rule else None,
            "; ".join(one.document for one in node.evidence),
            " ".join(node.not_applicable.for_) if node.not_applicable else None,
            origin.status,
            origin.source,
            origin.at,
            origin.note,
            _told(node),
        )


def _rules(library: Library) -> Iterator[tuple[Any, ...]]:
    for edition, criteria_set, node, _, _ in _nodes(library):
        if node.rule is not None:
            for number, row in enumerate(node.rule.table(node.max), 1):
                kind = node.rule.kind
                where = (edition.id, criteria_set.id, node.id)
                yield (*where, kind, number, row.when, row.points, node.origin.status, _told(node))


def _examples(library: Library) -> Iterator[tuple[Any, ...]]:
    for one in library.all_examples():
        example = one.example
        columns = (one.score.columns.get(column) for column in COLUMNS)
        yield (
            example.id,
            one.edition.id,
            example.set,
            example.criterion,
            example.kind,
            example.title,
            " ".join(example.story.split()),
            json.dumps(to_json(example.entry), ensure_ascii=False),
            *(column.points if column else None for column in columns),
            one.score.max,
            " ".join(example.why.split()),
            one.node.origin.status,
            MADE_UP,
        )


def _sources(library: Library) -> Iterator[tuple[Any, ...]]:
    for one in library.sources.values():
        date = one.date.isoformat() if one.date else None
        confirmed = "true" if one.confirmed else "false"
        yield one.id, one.number, one.title, one.issuer, date, one.url, confirmed, one.read


_WHERE = (
    Column("edition", "string", "Mã phiên bản"),
    Column("set", "string", "Mã bộ tiêu chí"),
)
_ORIGIN = Column("origin", "string", "Nguồn gốc của mục được chấm: official, cited, rebuilt")
_NOTICE = Column("notice", "string", "Nguồn gốc bằng lời, để dòng nào đứng riêng cũng rõ")
TABLES = (
    Table(
        "tieu-chi",
        "Lĩnh vực, tiêu chí, tiêu chí thành phần",
        (
            *_WHERE,
            Column("id", "string", "Mã mục"),
            Column("parent", "string", "Mã mục trên; trống với lĩnh vực"),
            Column("level", "integer", "Bậc: 1 là lĩnh vực"),
            Column("title", "string", "Tên"),
            Column("max", "number", "Điểm tối đa"),
            Column("rule", "string", "Kiểu quy tắc; trống khi điểm là tổng các mục con"),
            Column("evidence", "string", "Tài liệu kiểm chứng"),
            Column("not_applicable", "string", "Mã hoàn cảnh được bỏ chấm"),
            _ORIGIN,
            Column("source", "string", "Mã nguồn"),
            Column("at", "string", "Chỗ trong nguồn"),
            Column("note", "string", "Ghi chú về nguồn gốc"),
            _NOTICE,
        ),
        _criteria,
    ),
    Table(
        "quy-tac",
        "Quy tắc chấm điểm",
        (
            *_WHERE,
            Column("id", "string", "Mã mục"),
            Column("rule", "string", "Kiểu quy tắc"),
            Column("row", "integer", "Dòng thứ mấy của quy tắc"),
            Column("when", "string", "Trường hợp"),
            Column("points", "string", "Điểm, bằng lời hoặc bằng số"),
            _ORIGIN,
            _NOTICE,
        ),
        _rules,
    ),
    Table(
        "vi-du",
        "Ví dụ có lời giải",
        (
            Column("id", "string", "Mã ví dụ"),
            *_WHERE,
            Column("criterion", "string", "Mã mục được chấm"),
            Column("kind", "string", "Loại ví dụ"),
            Column("title", "string", "Tên"),
            Column("story", "string", "Tình huống"),
            Column("entry", "string", "Câu trả lời, JSON"),
            *(
                Column(name, "string", f"Điểm: {title}; phân số không hết viết 11/15")
                for name, title in COLUMNS.items()
            ),
            Column("max", "number", "Điểm tối đa được tính"),
            Column("why", "string", "Vì sao"),
            _ORIGIN,
            _NOTICE,
        ),
        _examples,
    ),
    Table(
        "nguon",
        "Nguồn được dẫn",
        (
            Column("id", "string", "Mã nguồn"),
            Column("number", "string", "Số, ký hiệu"),
            Column("title", "string", "Tên"),
            Column("issuer", "string", "Cơ quan ban hành"),
            Column("date", "date", "Ngày ban hành"),
            Column("url", "string", "Địa chỉ đã đọc, hoặc not public"),
            Column("confirmed", "boolean", "Đã đối chiếu với nguồn công khai"),
            Column("read", "string", "Đã đọc phần nào, ở đâu"),
        ),
        _sources,
    ),
)
"""The tables, in the order of the downloads page."""
