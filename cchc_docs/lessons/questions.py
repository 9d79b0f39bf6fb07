"""Questions that units meet (khó khăn, vướng mắc), each tied to criteria, with answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from cchc_docs.criteria.documents import documents_below, read_document
from cchc_docs.criteria.loading import listed_ids, read_list
from cchc_docs.criteria.model import Code
from cchc_docs.criteria.origins import Slug
from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.problems import Problem
from cchc_docs.lessons.basis import Basis


class Question(Model):
    """A question and its answer, written for training: what was asked in 2013 is not recorded."""

    id: Slug
    """Mã câu hỏi."""
    question: Text
    """Câu hỏi."""
    answer: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Trả lời, mỗi đoạn một dòng."""
    about: Annotated[dict[Slug, tuple[Code, ...]], Field(min_length=1)]
    """Câu hỏi về mục nào: mã bộ tiêu chí, rồi mã các mục."""


def load_questions(
    folder: Path, basis: Basis
) -> tuple[tuple[Question, ...], frozenset[str] | None, tuple[Problem, ...]]:
    """The questions of an edition in order of file name.

    Beside them every id that stands in their files, also of a refused question; None while a
    file cannot be read.
    """
    found: dict[str, Question] = {}
    ids: set[str] | None = set()
    problems: list[Problem] = []
    for path in documents_below(folder / "questions"):
        document = read_document(path)
        named = listed_ids(document)
        ids = None if ids is None or named is None else {*ids, *named}
        questions, told = read_list(document, Question)
        problems.extend(told)
        for place, question in questions:
            findings = question_findings(question, found, basis)
            problems.extend(document.all_told(findings, place))
            found.setdefault(question.id, question)
    return tuple(found.values()), None if ids is None else frozenset(ids), tuple(problems)


def question_findings(
    question: Question, before: Mapping[str, Question], basis: Basis
) -> Iterator[Finding]:
    """An id used before; a set or a criterion that is not there."""
    if question.id in before:
        yield Finding(
            ("id",),
            f"Mã câu hỏi {question.id} ghi hai lần.",
            "Mỗi câu hỏi một mã riêng.",
            "Đổi mã hoặc xoá câu trùng.",
            "L014",
        )
    for set_id, codes in question.about.items():
        yield from basis.missing(set_id, ("about", set_id))
        named = basis.find(set_id)
        for position, code in enumerate(codes):
            if named is not None and named[1].find(code) is None:
                yield Finding(
                    ("about", set_id, position),
                    f"Bộ tiêu chí {set_id} không có mục {code}.",
                    "Mã của một lĩnh vực, tiêu chí hoặc tiêu chí thành phần.",
                    "Sửa mã; mã đặt trong nháy.",
                    "L015",
                )
