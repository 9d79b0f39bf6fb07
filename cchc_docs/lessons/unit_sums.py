"""Points that the lessons of a whole unit name: each has to come out of its card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from cchc_docs.ground.findings import Finding
from cchc_docs.ground.numbers import show
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card

_NAMED = re.compile(r"([0-9]+(?:,[0-9]+)?) điểm\b")
_CODE = re.compile(r"\b[0-9]+(?:\.[0-9]+)+\b")
_SENTENCE = re.compile(r"(?<=[.;])\s+")


def sum_findings(lessons: Iterable[str], card: Card) -> Iterator[Finding]:
    """Points that neither the card nor the items named in their sentence come to."""
    own = {show(one) for one in _of(card)}
    for position, lesson in enumerate(lessons):
        for sentence in _SENTENCE.split(lesson):
            known = own | {show(one) for one in _of_items(card, _CODE.findall(sentence))}
            for found in _NAMED.finditer(sentence):
                if found[1] not in known:
                    yield Finding(
                        ("lessons", position),
                        f"Bài học ghi {found[1]} điểm, bảng điểm của đơn vị không ra số ấy.",
                        "Điểm, điểm mất, điểm bị hạ, điểm còn thiếu tới một loại; hoặc tổng của "
                        "các mục nêu mã trong câu.",
                        "Tính lại từ bảng điểm, hoặc nêu mã các mục được cộng.",
                        "L020",
                    )


def _of(card: Card) -> Iterator[Fraction]:
    yield from (card.points, card.max, card.max - card.points)
    yield sum((_lowered(line) for line in card.all_lines()), Fraction(0))
    for line in card.all_lines():
        yield from (line.points, line.max, line.max - line.points, _lowered(line))
    for grades in card.edition.grades:
        if card.sheet.unit_kind in grades.unit_kinds:
            for level in grades.levels:
                least = level.from_ if level.over is None else level.over
                yield abs((least or Fraction(0)) * card.max / 100 - card.points)


def _of_items(card: Card, codes: Iterable[str]) -> Iterator[Fraction]:
    named = [line for line in card.all_lines() if line.node.id in set(codes)]
    yield sum((line.max - line.points for line in named), Fraction(0))
    yield sum((line.points for line in named), Fraction(0))


def _lowered(line: Line) -> Fraction:
    """What the appraisal has taken off an item."""
    first, final = line.columns.get("self"), line.columns.get("appraised")
    if line.node.rule is None or first is None or final is None:
        return Fraction(0)
    return max(first - final, Fraction(0))
