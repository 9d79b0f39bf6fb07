"""Answers to a rule, made from what it asks: all within reason, or one by chance."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

from cchc_docs.ground.days import show_day
from cchc_docs.rules import Rule
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.combine import Combine
from cchc_docs.rules.inputs import CASE, Input, as_answer

WHOLES = (0, 1, 3, 7, 40, 333, 1000, 99_991, 999_999_937)
DAY = datetime.date(2020, 2, 27)


def grid(rule: Rule, maximum: Fraction) -> list[dict[str, Any]]:
    """Shares in steps of 0.1%, each level, each count, the days around each mark."""
    if isinstance(rule, Cases):
        return [
            {CASE: number, **raw}
            for number, case in enumerate(rule.cases, 1)
            for raw in grid(case.own, maximum)
        ]
    if isinstance(rule, Combine):
        own = [(n, grid(part.rule, part.most(maximum))) for n, part in rule.asking()]
        return [
            {f"part_{n}": each[at * (1 + 6 * n) % len(each)] for n, each in own}
            for at in range(max(len(each) for _, each in own))
        ]
    inputs = rule.inputs(maximum)
    if not inputs:
        return [{}]
    found: list[dict[str, Any]] = []
    for way in sorted({one.way for one in inputs}):
        taken = [one for one in inputs if one.way == way]
        for values in _combinations(taken, rule, maximum):
            found.append(as_answer(inputs, dict(zip((i.key for i in taken), values, strict=True))))
    return found


def _combinations(
    taken: Sequence[Input], rule: Rule, maximum: Fraction
) -> Iterator[tuple[Any, ...]]:
    kinds = [one.kind for one in taken]
    if kinds == ["number", "number"]:
        for whole in (0, 3, 40, 1000):
            yield from ((part, whole) for part in {0, 1, whole // 2, whole})
        yield from ((part, 1000) for part in range(0, 1001, 7))
    elif len(taken) == 1:
        yield from ((value,) for value in _all_values(taken[0], rule, maximum))
    else:
        assert set(kinds) == {"count"}, "what else is asked together needs a grid of its own"
        most = max(2, int(300 ** (1 / len(taken))))
        yield from product(range(most), repeat=len(taken))


def _all_values(one: Input, rule: Rule, maximum: Fraction) -> Iterator[Any]:
    marks = sorted(rule.marks())
    if one.kind == "list":
        numbers = [value for _, value in one.options]
        yield from numbers
        if True not in numbers:  # levels by number: one before, one after
            yield from (min(numbers) - 1, max(numbers) + 1)
    elif one.kind == "count":
        possible = rule.possible_points(maximum) or ()
        yield from range(max(len(possible) + 3, 10))
    elif one.kind == "day":
        first, last = (marks[0], marks[-1]) if marks else (DAY, DAY)
        for days in range(-35, (last - first).days + 36):
            yield show_day(first + datetime.timedelta(days=days))
    else:
        top = one.top if one.top is not None else max(marks) * 2
        bottom = min([Fraction(0), *marks])
        yield from (bottom + (top - bottom) * tenth / 1000 for tenth in range(1001))
        yield top + 1


def random_answer(rule: Rule, maximum: Fraction, random: Random) -> dict[str, Any]:
    """An answer of the right shape, mostly one that can be."""
    if isinstance(rule, Cases):
        number = random.randint(1, len(rule.cases))
        return {CASE: number, **random_answer(rule.cases[number - 1].own, maximum, random)}
    if isinstance(rule, Combine):
        return {
            f"part_{n}": random_answer(part.rule, part.most(maximum), random)
            for n, part in rule.asking()
        }
    inputs = rule.inputs(maximum)
    if not inputs:
        return {}
    ways = sorted({one.way for one in inputs})
    way = ways[0] if random.random() < 0.75 else random.choice(ways)
    taken = [one for one in inputs if one.way == way]
    marks = sorted(rule.marks())
    if [one.kind for one in taken] == ["number", "number"]:
        percent = any(one.unit == "%" for one in inputs)
        quotient = _quotient(marks, percent, random)
        return as_answer(inputs, dict(zip((one.key for one in taken), quotient, strict=True)))
    return as_answer(inputs, {one.key: _value(one, marks, random) for one in taken})


def _value(one: Input, marks: Sequence[Any], random: Random) -> Any:
    if one.kind == "list":
        return random.choice(one.options)[1]
    if one.kind == "count":
        return random.choice([0, 0, 1, random.randint(0, 4), random.randint(0, 400), 99_991])
    if one.kind == "day":
        near = random.choice(marks) + datetime.timedelta(random.randint(-1, 1)) if marks else DAY
        far = near + datetime.timedelta(random.randint(-60, 200))
        return show_day(random.choice([near, near, far]))
    top = one.top or Fraction(1000)
    value = random.choice([Fraction(0), top, *marks, top * random.randint(0, 10_000) / 10_000])
    return value + random.choice([0, 0, 0, Fraction(1, 100_000), -Fraction(1, 100)])


def _quotient(marks: Sequence[Any], percent: bool, random: Random) -> tuple[Fraction, Fraction]:
    """Part and whole, their quotient now and then just at one of the marks."""
    whole = Fraction(random.choice(WHOLES), random.choice([1, 1, 1, 10, 1000]))
    if marks and random.random() < 0.5:
        part = whole * random.choice(marks) / (100 if percent else 1)
        if random.random() < 0.5:
            part = Fraction(int(part) + random.randint(0, 1))
    else:
        part = whole * random.randint(0, 1000) / 1000
    return Fraction(round(part * 1000), 1000), whole
