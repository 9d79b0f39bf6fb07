"""YAML files as plain data with positions: strict, exact, one meaning a scalar."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from cchc_docs.criteria.plain_json import from_json, to_json
from cchc_docs.criteria.yaml_syntax import syntax_fault
from cchc_docs.ground.disk import reason
from cchc_docs.ground.findings import Finding, Place
from cchc_docs.ground.kept import Kept
from cchc_docs.ground.numbers import MAX_DIGITS
from cchc_docs.ground.problems import Problem, shown_path
from cchc_docs.ground.reading import content
from cchc_docs.ground.text import unwanted

NOT_QUOTED = "Y001"
"""A number stands where a code should, as a key."""
COMMA_SPLITS = "Y002"
"""A comma made two parts of a number."""
MAX_DEPTH = 40
"""Deeper nesting is no criteria set; it would only exhaust the machine."""


class _Loader(yaml.CBaseLoader):
    """Nodes with positions; only true/false, integers, decimals and null are not text."""


for _tag, _pattern, _first in (
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"-?(?:0|[1-9][0-9]*)", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", list("-0123456789")),
    ("null", r"~|null|", ["~", "n", ""]),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first
    )


@dataclass(frozen=True)
class Document:
    """One file: its data (dict, tuple, str, int, Fraction, bool, None) and where each part is."""

    path: Path
    data: Any
    is_readable: bool
    """Whether there is anything to check against a model."""
    problems: tuple[Problem, ...] = field(default=())
    text: str = ""
    """The file as it stands."""
    _children: dict[int, dict[str, tuple[Node, tuple[int, int]]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """By mapping: its values by their keys, each with where it is."""

    models: dict[type, Any] = field(default_factory=dict, compare=False, repr=False)
    """What has been read of it, by model."""

    @cached_property
    def _root(self) -> Node | None:
        """Only who asks where something stands needs more than the data."""
        return _composed(self.text) if self.is_readable else None

    def line(self, place: Place) -> int:
        """Line (from 1) of the part at ``place``; of its nearest parent when it is missing."""
        return self.position(place)[0]

    def position(self, place: Place) -> tuple[int, int]:
        """Its line, and the column where its value begins, else its key (from 1)."""
        node = self._root
        at = (1, 1) if node is None else _at(node)
        for step in place:
            found = self._child(node, step)
            if found is not None:
                node, at = found
        return at

    def _child(self, node: Node | None, step: str | int) -> tuple[Node, tuple[int, int]] | None:
        if isinstance(node, MappingNode):
            if id(node) not in self._children:
                self._children[id(node)] = dict(reversed([*_entries(node)]))
            return self._children[id(node)].get(str(step))
        if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            value = node.value[step]
            return value, _at(value)
        return None

    def problem(self, place: Place, what: str, allowed: str, remedy: str, code: str) -> Problem:
        """A problem with the part at ``place``."""
        line, column = self.position(place)
        return Problem(shown_path(self.path), line, what, allowed, remedy, code, column=column)

    def told(self, finding: Finding, below: Place = ()) -> Problem:
        """A finding whose path begins at ``below``, as a problem of this file."""
        place = (*below, *finding.path)
        return self.problem(place, finding.what, finding.allowed, finding.remedy, finding.code)

    def all_told(self, findings: Iterable[Finding], below: Place = ()) -> Iterator[Problem]:
        """The findings as problems of this file."""
        return (self.told(finding, below) for finding in findings)


def _at(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _entries(node: MappingNode) -> Iterator[tuple[str, tuple[Node, tuple[int, int]]]]:
    for key, value in node.value:
        if isinstance(key, ScalarNode):
            is_beside = value.start_mark.line == key.start_mark.line
            yield key.value, (value, _at(value if is_beside else key))


def read_document(path: Path) -> Document:
    """The file at ``path``; what is wrong with it as YAML stands in ``problems``."""
    try:
        raw = content(path)
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(
            path,
            raw[: error.start].count(b"\n") + 1,
            "Tệp không phải chữ Unicode UTF-8.",
            "Tệp văn bản UTF-8.",
            "Mở tệp bằng trình soạn thảo, lưu lại với mã hoá UTF-8.",
            "Y003",
        )
    except OSError as error:
        return _unreadable(
            path,
            1,
            f"Không đọc được tệp: {reason(error)}.",
            "Tệp có thật và được phép đọc.",
            "Kiểm tra tên tệp và quyền đọc.",
            "Y004",
        )
    reading = _READING.get()
    return reading.document(path, text) if reading else parse_document(path, text)


Known = dict[Path, Document]
"""Documents as they were read last."""


class Reading:
    """Reads files of which most have been read before: nothing is parsed twice."""

    def __init__(self, kept: Kept, known: Known | None = None) -> None:
        """``known``: documents that stay in this process from one reading to the next."""
        self._kept = kept
        self._known = known

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Documents are read so meanwhile."""
        before = _READING.set(self)
        try:
            yield
        finally:
            _READING.reset(before)

    def document(self, path: Path, text: str) -> Document:
        """The YAML in ``text``, the file at ``path``."""
        key = self._kept.key("document", text)
        known = self._known.get(path) if self._known is not None else None
        if known is not None and known.text == text:
            self._kept.still(key)
            return known
        document = self._found(path, text, key)
        if self._known is not None:
            self._known[path] = document
        return document

    def _found(self, path: Path, text: str, key: str) -> Document:
        if (found := self._kept.find(key)) is not None:
            return Document(path, from_json(found), is_readable=True, text=text)
        document = parse_document(path, text)
        if document.is_readable and not document.problems:
            with suppress(ValueError):
                self._kept.keep(key, to_json(document.data))
        return document


_READING: ContextVar[Reading | None] = ContextVar("reading", default=None)


def _unreadable(path: Path, line: int, what: str, allowed: str, remedy: str, code: str) -> Document:
    problem = Problem(shown_path(path), line, what, allowed, remedy, code)
    return Document(path, None, False, (problem,))


def parse_document(path: Path, text: str) -> Document:
    """The YAML in ``text``, as if it stood in the file at ``path``."""
    try:
        root = _composed(text)
        marked = tuple(_marked(path, text)) if _MARK.search(text) else ()
    except (yaml.MarkedYAMLError, yaml.reader.ReaderError) as error:
        return _unreadable(path, *syntax_fault(error, text))
    if marked:
        return Document(path, None, False, marked)
    if root is None:
        return _unreadable(
            path, 1, "Tệp trống.", "Tệp có nội dung YAML.", "Viết nội dung hoặc xoá tệp.", "Y005"
        )
    reader = _Reader(path)
    data = reader.value(root, 0)
    return Document(path, data, True, tuple(reader.problems), text)


def _composed(text: str) -> Node | None:
    return yaml.compose(_PAIR.sub(_joined, text), Loader=_Loader)


_PAIR = re.compile(r"(?<!\\)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
"""A sign beyond the first plane as JSON escapes it."""


def _joined(pair: re.Match[str]) -> str:
    return bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be")


_MARK = re.compile(r"(?:^|[\s\[{,:?-])[!&*]", re.M)
"""Where a tag, an anchor or an alias may begin."""


def _marked(path: Path, text: str) -> Iterator[Problem]:
    """Everything with a tag, an anchor or an alias: each means something else to somebody.

    ``title: &CCHC năm`` would be «năm».
    """
    for event in yaml.parse(_PAIR.sub(_joined, text), Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if tag := getattr(event, "tag", None):
            yield Problem(
                shown_path(path),
                line,
                f"Thẻ YAML {tag} không được dùng.",
                "Chữ, số, true/false, danh sách, mục con.",
                "Bỏ thẻ bắt đầu bằng dấu !; dấu ! thuộc câu chữ thì đặt cả câu trong nháy.",
                "Y006",
            )
        if name := getattr(event, "anchor", None):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            yield Problem(
                shown_path(path),
                line,
                f"{sign}{name} bị hiểu là chỗ dùng lại một đoạn (dấu & và *).",
                "Mỗi phần viết đầy đủ tại chỗ.",
                "Thuộc câu chữ thì đặt cả câu trong nháy; không thì chép nội dung vào chỗ dùng, "
                "bỏ dấu & và *.",
                "Y007",
            )


class _Reader:
    """Turns nodes into plain data and notes what is refused on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []

    @cached_property
    def file(self) -> str:
        return shown_path(self.path)

    def note(self, node: Node, what: str, allowed: str, remedy: str, code: str) -> None:
        line, column = _at(node)
        problem = Problem(self.file, line, what, allowed, remedy, code, column=column)
        self.problems.append(problem)

    def value(self, node: Node, depth: int) -> Any:
        if depth > MAX_DEPTH:
            self.note(
                node,
                f"Lồng quá {MAX_DEPTH} tầng.",
                f"Không quá {MAX_DEPTH} tầng.",
                "Kiểm tra thụt lề và dấu ngoặc.",
                "Y008",
            )
            return None
        if isinstance(node, MappingNode):
            return self.mapping(node, depth)
        if isinstance(node, SequenceNode):
            return tuple(self.value(item, depth + 1) for item in node.value)
        assert isinstance(node, ScalarNode)
        return self.scalar(node)

    def mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            if _is_comma_decimal(key_node, value_node):
                self.note(
                    key_node,
                    f"Số thập phân viết dấu phẩy (…,{key_node.value}) bị tách thành hai phần.",
                    "Trong YAML, số thập phân viết dấu chấm: 0.5.",
                    f"Thay dấu phẩy bằng dấu chấm: ….{key_node.value}",
                    COMMA_SPLITS,
                )
                continue
            key = self.key(key_node)
            if key in lines:
                self.note(
                    key_node,
                    f"Khoá «{key}» ghi hai lần (lần đầu ở dòng {lines[key]}).",
                    "Mỗi khoá một lần trong cùng một mục.",
                    "Xoá hoặc gộp một trong hai.",
                    "Y009",
                )
            lines.setdefault(key, key_node.start_mark.line + 1)
            data[key] = self.value(value_node, depth + 1)
        return data

    def key(self, node: Node) -> str:
        if not isinstance(node, ScalarNode):
            self.note(
                node,
                "Khoá không phải là chữ.",
                "Khoá là một tên hoặc một mã trong nháy.",
                "Kiểm tra dấu ngoặc { } và dấu hai chấm.",
                "Y010",
            )
            return ""
        kind = node.tag.rpartition(":")[2]
        if kind != "str":
            self.note(
                node,
                f"Mã {node.value} viết không có nháy nên bị hiểu là số.",
                "Chữ; mã đặt trong dấu nháy: 1.10 khác 1.1.",
                f'Viết "{node.value}".',
                NOT_QUOTED,
            )
        return str(self.text(node))

    def scalar(self, node: ScalarNode) -> Any:
        kind = node.tag.rpartition(":")[2]
        if kind == "str":
            return self.text(node)
        digits = sum(sign.isdigit() for sign in node.value)
        if kind in ("int", "float") and digits > MAX_DIGITS:
            self.note(
                node,
                f"Số dài {digits} chữ số.",
                f"Số không quá {MAX_DIGITS} chữ số.",
                "Ghi lại số; nếu là mã thì đặt trong dấu nháy.",
                "Y011",
            )
            return 1  # any number: what else is wrong with the place is told all the same
        return _SCALARS[kind](node.value)

    def text(self, node: ScalarNode) -> str:
        if not unicodedata.is_normalized("NFC", node.value):
            words = (one for one in node.value.split() if not unicodedata.is_normalized("NFC", one))
            word = next(words, node.value)
            line = node.value.split(word)[0].count("\n")
            self.problems.append(
                Problem(
                    self.file,
                    node.start_mark.line + 1 + line,
                    f"Chữ «{word}» dùng dấu rời (Unicode tổ hợp), tìm kiếm sẽ không thấy.",
                    "Chữ Việt Unicode dựng sẵn (NFC).",
                    f"Gõ lại, hoặc dán chữ này: {unicodedata.normalize('NFC', word)}",
                    "Y012",
                )
            )
        if (hidden := unwanted(node.value)) is not None:
            line = node.value.split(hidden)[0].count("\n")
            self.problems.append(
                Problem(
                    self.file,
                    node.start_mark.line + 1 + line,
                    f"Có ký tự không nhìn thấy (U+{ord(hidden):04X}), tìm kiếm sẽ không thấy chữ.",
                    "Chỉ chữ, số, dấu câu và dấu cách thường.",
                    "Xoá đoạn này rồi gõ lại bằng tay, không dán.",
                    "Y013",
                )
            )
        return str(node.value)


def _is_comma_decimal(key: Node, value: Node) -> bool:
    """``{points: 0,5}`` reads as points: 0 and a key 5 without a value."""
    return (
        isinstance(key, ScalarNode)
        and key.tag.endswith(":int")
        and isinstance(value, ScalarNode)
        and value.value == ""
    )


_SCALARS: dict[str, Callable[[str], Any]] = {
    "int": int,
    "float": lambda text: Fraction(Decimal(text)),
    "bool": lambda text: text == "true",
    "null": lambda text: None,
}


def documents_below(folder: Path) -> Iterator[Path]:
    """The YAML files of a folder in order of name (numbers by value: 2 before 10)."""
    found: list[Path] = []
    with suppress(OSError):
        found = [one for one in folder.iterdir() if os.path.normcase(one.name).endswith(".yaml")]
    yield from sorted(found, key=lambda path: natural(path.name))


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sort key: digits by value, the rest by letter (1.2 before 1.10)."""
    return tuple(map(_rank, re.findall(r"[0-9]+|[^0-9]+", text)))


def _rank(part: str) -> tuple[int, str]:
    """Of two figures the longer is the greater, however long."""
    if not part[0].isdecimal() or not part.isascii():
        return -1, part
    digits = part.lstrip("0")
    return len(digits), digits
