"""Advice on questions: two on one item that ask the same may come to differ in their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from cchc_docs.editorial.passages import Passage, asked
from cchc_docs.ground.problems import Problem
from cchc_docs.lessons.questions import Question
from cchc_docs.library import EditionLibrary


def asked_twice(library: EditionLibrary) -> Iterator[Problem]:
    """Two questions on one item that share half of their words."""
    told = [
        (question, Passage(path, (position, "question"), question.question))
        for question, path, position in asked(library)
    ]
    for (before, _), (after, here) in combinations(told, 2):
        one, other = _words(before), _words(after)
        if 2 * len(one & other) >= len(one | other) and _share_an_item(before, after):
            yield here.advice(
                after.question,
                f"Câu hỏi «{after.question}» gần giống câu {before.id} của cùng một mục.",
                "Mỗi trường hợp của một mục hỏi một lần, trả lời một lần.",
                "Gộp hai câu, hoặc hỏi rõ điều khác nhau.",
                "E007",
            )


def _words(question: Question) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", question.question.lower()))


def _share_an_item(one: Question, other: Question) -> bool:
    return any({*codes} & {*other.about.get(name, ())} for name, codes in one.about.items())
