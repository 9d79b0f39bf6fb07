"""Questions that units meet (khó khăn, vướng mắc), each tied to criteria, with answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from cchc_docs.criteria.documents import documents_below, read_document
from cchc_docs.criteria.loading import read_list
from cchc_docs.criteria.model import Code, Edition, Slug
from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.problems import Problem


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


def load_questions(folder: Path, edition: Edition, problems: list[Problem]) -> tuple[Question, ...]:
    """The questions of an edition in order of file name; what is wrong goes to ``problems``."""
    found: dict[str, Question] = {}
    for path in documents_below(folder / "questions"):
        document = read_document(path)
        for position, question in enumerate(read_list(document, Question, problems)):
            problems.extend(
                document.told(finding, (position,))
                for finding in question_findings(question, found, edition)
            )
            found.setdefault(question.id, question)
    return tuple(found.values())


def question_findings(
    question: Question, before: Mapping[str, Question], edition: Edition
) -> Iterator[Finding]:
    """An id used before; a set or a criterion that is not there."""
    if question.id in before:
        yield Finding(
            ("id",),
            f"Mã câu hỏi {question.id} ghi hai lần.",
            "Mỗi câu hỏi một mã riêng.",
            "Đổi mã hoặc xoá câu trùng.",
        )
    sets = {one.id: one for one in edition.sets}
    for set_id, codes in question.about.items():
        if set_id not in sets:
            yield Finding(
                ("about", set_id),
                f"Không có bộ tiêu chí «{set_id}».",
                ", ".join(sets),
                "Sửa lại mã.",
            )
            continue
        for position, code in enumerate(codes):
            if sets[set_id].find(code) is None:
                yield Finding(
                    ("about", set_id, position),
                    f"Bộ tiêu chí {set_id} không có mục {code}.",
                    "Mã của một lĩnh vực, tiêu chí hoặc tiêu chí thành phần.",
                    "Sửa mã; mã đặt trong nháy.",
                )
