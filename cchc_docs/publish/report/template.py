"""A text with fields, as a clerk has changed it in Word: read, checked, filled.

Fields are names, never code. docxtpl, the library for such texts, leaves empty what is misspelt or
stands in a row without its loop, tells the rest as Jinja does, and runs what stands in a field.
"""

from __future__ import annotations

import copy
import difflib
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Text
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.ground.reading import MAX_OFFICE, NotMeant, look, look_package
from cchc_docs.publish.report.fields import LISTS, REQUIRED, Item, known_fields

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
BRACES = re.compile(r"\{\{|\}\}")
EXCERPT = 40
"""Characters shown of a paragraph, so that people find it."""


def read_template(path: Path) -> Text:
    """The template at ``path``; raises ProblemsFound with a line for each field that is wrong,
    OSError."""
    look(path, MAX_OFFICE)
    try:
        look_package(path)
        text: Text = Document(str(path))
        problems = list(_problems(text, shown_path(path)))
        text.core_properties.title = ""
        text.save(io.BytesIO())  # what cannot be saved is told before it is filled
    except NotMeant:
        raise
    except Exception as error:  # a damaged part may be anything to whoever reads it
        told = Problem(
            shown_path(path),
            1,
            "Không đọc được mẫu: tệp hỏng hoặc không phải tệp Word dạng .docx.",
            "Tệp .docx lưu bằng Word hoặc LibreOffice.",
            "Mở mẫu bằng Word, chọn Lưu thành, kiểu Word Document (.docx).",
            "B004",
        )
        raise ProblemsFound([told]) from error
    if problems:
        raise ProblemsFound(problems)
    return text


def fill(text: Text, texts: Mapping[str, str], lists: Mapping[str, Sequence[Item]]) -> None:
    """Puts the values in the places of their fields."""
    repeated: dict[Any, str] = {}
    for paragraph in _paragraphs(text):
        if name := _list_of(paragraph):
            row = _nearest(paragraph, "w:tr")
            repeated.setdefault(paragraph if row is None else row, name)
    for element, name in repeated.items():
        _repeat(element, name, lists[name])
    for paragraph in _paragraphs(text):
        _put(paragraph, texts)


def _problems(text: Text, file: str) -> Iterator[Problem]:
    """Fields that nobody knows, braces left open, rows of two lists, fields that are missing."""
    known, found = known_fields(), set()
    rows: dict[Any, set[str]] = {}
    for number, paragraph in enumerate(_paragraphs(text), 1):
        words = _words(paragraph)
        place = f"chỗ «{_short(words)}»"
        for name in FIELD.findall(words):
            found.add(name)
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                mended = f"Sửa thành {{{{{near[0]}}}}}." if near else "Sửa hoặc bỏ trường này."
                what = f"Không có trường {{{{{name}}}}}."
                yield Problem(file, number, what, ", ".join(known), mended, "B005", place)
        if BRACES.search(FIELD.sub("", words)):
            what = "Dấu ngoặc của một trường không đủ đôi."
            allowed = "Hai ngoặc mở, tên trường, hai ngoặc đóng: {{ten_don_vi}}."
            yield Problem(file, number, what, allowed, "Gõ lại trường đó.", "B006", place)
        row = _nearest(paragraph, "w:tr")
        names = rows.setdefault(paragraph if row is None else row, set())
        before = len(names)
        names.update(name.partition(".")[0] for name in FIELD.findall(words) if "." in name)
        if len(names & set(LISTS)) > 1 and len(names) > before:
            what = f"Một hàng có trường của nhiều danh sách: {', '.join(sorted(names))}."
            allowed = "Mỗi hàng hoặc đoạn một danh sách."
            yield Problem(file, number, what, allowed, "Tách ra từng hàng.", "B007", place)
    for name in REQUIRED:
        if name not in found:
            what = f"Mẫu thiếu trường {{{{{name}}}}}."
            yield Problem(
                file, 1, what, "Đủ các trường bắt buộc.", "Thêm trường này vào mẫu.", "B008"
            )


def _paragraphs(text: Text) -> Iterator[Any]:
    """Every paragraph: in the text, its tables and boxes, in heads and feet of pages."""
    yield from text.element.body.iter(qn("w:p"))
    for part in text.part.package.iter_parts():
        if part.partname.startswith(("/word/header", "/word/footer")):
            yield from part.element.iter(qn("w:p"))


def _texts(paragraph: Any) -> list[Any]:
    """The pieces of its own words, which Word cuts where it likes."""
    return [one for one in paragraph.iter(qn("w:t")) if _nearest(one, "w:p") is paragraph]


def _words(paragraph: Any) -> str:
    return "".join(one.text or "" for one in _texts(paragraph))


def _short(words: str) -> str:
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT]}…"


def _nearest(element: Any, name: str) -> Any:
    return next(element.iterancestors(qn(name)), None)


def _list_of(paragraph: Any) -> str | None:
    """The list that one of its fields belongs to."""
    names = (name.partition(".")[0] for name in FIELD.findall(_words(paragraph)))
    return next((name for name in names if name in LISTS), None)


def _repeat(element: Any, name: str, items: Sequence[Item]) -> None:
    """``element``, a row or a paragraph, once for each item; what has none goes."""
    for item in items:
        copied = copy.deepcopy(element)
        element.addprevious(copied)
        values = {f"{name}.{key}": value for key, value in item.values.items()}
        for paragraph in _inside(copied):
            _put(paragraph, values)
            if item.is_strong:
                _embolden(paragraph)
    table = _nearest(element, "w:tbl") if element.tag == qn("w:tr") else None
    parent = element.getparent()
    parent.remove(element)
    if not items and table is not None:
        parent = table.getparent()
        parent.remove(table)
    if parent.find(qn("w:p")) is None and parent.tag != qn("w:tbl"):
        parent.append(OxmlElement("w:p"))  # a head, a foot and a cell end with a paragraph


def _inside(element: Any) -> Iterable[Any]:
    return (element,) if element.tag == qn("w:p") else element.iter(qn("w:p"))


def _put(paragraph: Any, values: Mapping[str, str]) -> None:
    """The values in place of the fields, each in the look of where its field begins."""
    pieces = _texts(paragraph)
    words = "".join(one.text or "" for one in pieces)
    for match in reversed(list(FIELD.finditer(words))):
        if match[1] not in values:
            continue
        start = 0
        for piece in pieces:
            held = piece.text or ""
            first, last = max(match.start() - start, 0), min(match.end() - start, len(held))
            begins = 0 <= match.start() - start < len(held)
            if first < last:
                piece.text = held[:first] + (values[match[1]] if begins else "") + held[last:]
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            start += len(held)
    for piece in pieces:
        _break_lines(piece)


def _break_lines(piece: Any) -> None:
    """Lines of a value as lines of Word."""
    first, *others = (piece.text or "").split("\n")
    piece.text = first
    for words in reversed(others):
        line = OxmlElement("w:t")
        line.text = words
        line.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        piece.addnext(line)
        piece.addnext(OxmlElement("w:br"))


def _embolden(paragraph: Any) -> None:
    """Bold, and on one page with what stands below it."""
    paragraph.get_or_add_pPr().get_or_add_keepNext().val = True
    for run in paragraph.iter(qn("w:r")):
        run.get_or_add_rPr().get_or_add_b().val = True
