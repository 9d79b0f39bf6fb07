"""The tests before and after a class: worked examples as questions, other ones in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.ground.numbers import show
from cchc_docs.lessons.course import Course
from cchc_docs.lessons.examples import ScoredExample
from cchc_docs.library import EditionLibrary

QUESTIONS = 10
"""In one test."""
OPTIONS = 4


@dataclass(frozen=True)
class Asked:
    """A question of a test: the item, what happened, the options, which is right, why."""

    code: str
    title: str
    story: str
    options: tuple[str, ...]
    right: int
    why: str


def letter(place: int) -> str:
    """A, B, C… for a place among the options."""
    return "ABCD"[place]


def quizzes(library: EditionLibrary, course: Course) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """The test before the class and that after it: on items of the same rule kinds, no example
    twice, of each set in turn."""
    found = [*_found(library, course)]
    half = [found[0::2][:QUESTIONS], found[1::2][:QUESTIONS]]
    first, second = (tuple(_asked(one, at) for at, one in enumerate(part)) for part in half)
    return first, second


def _found(library: EditionLibrary, course: Course) -> Iterator[ScoredExample]:
    """Examples with one answer and a few possible results, two by two of a set and rule kind."""
    shown = {
        name for session in course.sessions for part in session.activities for name in part.examples
    }
    by_kind: dict[tuple[str, str], list[ScoredExample]] = {}
    items: set[tuple[str, str]] = set()
    for one in library.examples:
        rule, place = one.node.rule, (one.criteria_set.id, one.node.id)
        if rule is None or one.example.id in shown or place in items:
            continue
        if len(one.score.columns) == 1 and one.score.final and _others(one):
            items.add(place)
            by_kind.setdefault((one.criteria_set.id, rule.kind), []).append(one)
    lists = [by_kind[key] for key in sorted(by_kind, key=lambda key: (key[1], key[0]))]
    while any(len(alike) > 1 for alike in lists):
        for alike in lists:
            if len(alike) > 1:
                yield alike.pop(0)
                yield alike.pop(0)


def _others(one: ScoredExample) -> list[Fraction]:
    """Other points that its rule gives, where there are enough of them."""
    rule, final = one.node.rule, one.score.final
    assert rule is not None
    assert final is not None
    possible = rule.possible_points(one.node.max) or frozenset()
    others = sorted(possible - {final.points})
    return others if len(others) >= 2 else []


def _asked(one: ScoredExample, at: int) -> Asked:
    """The example as a question; the right option has each place in turn."""
    final = one.score.final
    assert final is not None
    others = _others(one)[: OPTIONS - 1]
    place = (3 * at + at // OPTIONS) % (len(others) + 1)
    points = [*others[:place], final.points, *others[place:]]
    return Asked(
        one.node.id,
        f"{one.criteria_set.title}, mục {one.node.id}. {one.node.title} "
        f"(tối đa {show(one.node.max)} điểm)",
        one.example.story,
        tuple(f"{show(value)} điểm" for value in points),
        place,
        f"{show(final.points)} điểm. {one.example.why}",
    )
