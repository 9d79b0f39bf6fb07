"""YAML text as plain data: strict, exact, one meaning a scalar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from cchc_docs.ground.numbers import MAX_DIGITS
from cchc_docs.ground.problems import Problem, shown_path
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


def position_of(node: Node) -> tuple[int, int]:
    """Line and column (from 1) where a node begins."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def composed(text: str) -> Node | None:
    """The nodes of a YAML text with their positions; None of an empty one.

    Raises:
        yaml.MarkedYAMLError, yaml.reader.ReaderError: it is not YAML.
    """
    return yaml.compose(_PAIR.sub(_joined, text), Loader=_Loader)


_PAIR = re.compile(r"(?<!\\)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
"""A sign beyond the first plane as JSON escapes it."""


def _joined(pair: re.Match[str]) -> str:
    return bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be")


_MARK = re.compile(r"(?:^|[\s\[{,:?-])[!&*]", re.M)
"""Where a tag, an anchor or an alias may begin."""


def marked(path: Path, text: str) -> Iterator[Problem]:
    """Everything with a tag, an anchor or an alias: each means something else to somebody.

    ``title: &CCHC năm`` would be «năm».
    """
    if not _MARK.search(text):
        return
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


class Reader:
    """Turns nodes into plain data and notes what is refused on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []

    @cached_property
    def file(self) -> str:
        return shown_path(self.path)

    def note(self, node: Node, what: str, allowed: str, remedy: str, code: str) -> None:
        line, column = position_of(node)
        problem = Problem(self.file, line, what, allowed, remedy, code, column=column)
        self.problems.append(problem)

    def value(self, node: Node, depth: int = 0) -> Any:
        """What stands at a node: dict, tuple, str, int, Fraction, bool, None."""
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
