"""Files of YAML: what each holds, where each part of it stands, read once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from cchc_docs.criteria.plain_json import from_json, to_json
from cchc_docs.criteria.plain_yaml import Reader, composed, marked, position_of
from cchc_docs.criteria.yaml_syntax import syntax_fault
from cchc_docs.ground.disk import reason
from cchc_docs.ground.findings import Finding, Place
from cchc_docs.ground.kept import Kept
from cchc_docs.ground.problems import Problem, shown_path
from cchc_docs.ground.reading import content
from cchc_docs.ground.text import natural


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
        return composed(self.text) if self.is_readable else None

    def line(self, place: Place) -> int:
        """Line (from 1) of the part at ``place``; of its nearest parent when it is missing."""
        return self.position(place)[0]

    def position(self, place: Place) -> tuple[int, int]:
        """Its line, and the column where its value begins, else its key (from 1)."""
        node = self._root
        at = (1, 1) if node is None else position_of(node)
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
            return value, position_of(value)
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


def _entries(node: MappingNode) -> Iterator[tuple[str, tuple[Node, tuple[int, int]]]]:
    for key, value in node.value:
        if isinstance(key, ScalarNode):
            is_beside = value.start_mark.line == key.start_mark.line
            yield key.value, (value, position_of(value if is_beside else key))


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
        root = composed(text)
        refused = tuple(marked(path, text))
    except (yaml.MarkedYAMLError, yaml.reader.ReaderError) as error:
        return _unreadable(path, *syntax_fault(error, text))
    if refused:
        return Document(path, None, False, refused)
    if root is None:
        return _unreadable(
            path, 1, "Tệp trống.", "Tệp có nội dung YAML.", "Viết nội dung hoặc xoá tệp.", "Y005"
        )
    reader = Reader(path)
    data = reader.value(root)
    return Document(path, data, True, tuple(reader.problems), text)


def documents_below(folder: Path) -> Iterator[Path]:
    """The YAML files of a folder in order of name (numbers by value: 2 before 10)."""
    found: list[Path] = []
    with suppress(OSError):
        found = [one for one in folder.iterdir() if os.path.normcase(one.name).endswith(".yaml")]
    yield from sorted(found, key=lambda path: natural(path.name))
