"""Advice on what is asked twice: questions on one item, figures of the parts of its rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from cchc_docs.editorial.passages import Passage, asked, field_files
from cchc_docs.ground.problems import Problem
from cchc_docs.lessons.questions import Question
from cchc_docs.library import EditionLibrary
from cchc_docs.rules.combine import Combine


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


def figures_asked_twice(library: EditionLibrary) -> Iterator[Problem]:
    """Two parts of a rule that ask for a figure by the same name."""
    for criteria_set in library.sets:
        for path, place, node in field_files(library, criteria_set):
            for rule in node.rule.within() if node.rule else ():
                parts = [*rule.asking()] if isinstance(rule, Combine) else []
                for (n, one), (_, other) in combinations(parts, 2):
                    asked = other.rule.inputs(node.max)
                    if all(it.kind == "number" for it in asked) and one.asks() == other.asks():
                        yield Passage(path, (*place, "rule"), other.label).advice(
                            other.label,
                            f"Mục {node.id}: phần «{other.label}» hỏi lại «{asked[0].label}» "
                            f"của phần «{one.label}».",
                            f"Cùng số liệu thì same_as: {n}; khác thì tên số liệu khác nhau.",
                            f"Thêm same_as: {n}, hoặc đặt lại tên số liệu.",
                            "E019",
                        )


def _words(question: Question) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", question.question.lower()))


def _share_an_item(one: Question, other: Question) -> bool:
    return any({*codes} & {*other.about.get(name, ())} for name, codes in one.about.items())
