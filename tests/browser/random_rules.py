"""Rules and answers by chance, from a fixed seed: right, at the edge, and malformed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any

from cchc_docs.rules import KINDS, Rule
from tests.answers import random_answer
from tests.browser.parity import READ, RuleCase, rule_result
from tests.kinds import rule_by_chance

MALFORMED: tuple[Any, ...] = (
    None,
    True,
    False,
    "abc",
    "12,5",
    -1,
    Fraction(-1, 2),
    Fraction("2.5"),
    (),
    (1,),
    {},
)


def cases(seed: int, rules: int, answers: int) -> Iterator[RuleCase]:
    """So many rules, each with so many answers."""
    chance = Random(seed)
    for number in range(rules):
        kind = list(KINDS)[number % len(KINDS)]
        maximum = Fraction(chance.randint(1, 400), chance.choice((1, 2, 4, 10, 20)))
        rule = READ.validate_python(rule_by_chance(kind, chance, maximum))
        asked = [broken(chance, wild(rule, maximum, chance)) for _ in range(answers)]
        yield rule, maximum, asked


def broken(chance: Random, answer: dict[str, Any]) -> dict[str, Any]:
    """The answer; now and then with a key less, a key more or a strange value."""
    if chance.random() > 0.08:
        return answer
    spoiled = dict(answer)
    key = chance.choice([*answer, "value", "cont", "khac"])
    if chance.random() < 0.3:
        spoiled.pop(key, None)
    else:
        spoiled[key] = chance.choice(MALFORMED)
    return spoiled


def wild(rule: Rule, maximum: Fraction, chance: Random) -> dict[str, Any]:
    """An answer of the right shape; now and then with a number, a day or a count out of place."""
    answer = random_answer(rule, maximum, chance)
    for key, value in answer.items():
        if chance.random() < 0.12:
            answer[key] = _strange(value, chance)
    return answer


def _strange(value: Any, chance: Random) -> Any:
    if isinstance(value, dict):
        return {key: _strange(one, chance) for key, one in value.items()}
    if isinstance(value, tuple):
        huge = tuple(chance.choice((one, chance.randint(0, 10**7), 10**25)) for one in value)
        return chance.choice((huge, (*value, 1), value[:-1]))
    if isinstance(value, str):
        _, _, year = value.split("/")
        return f"{chance.randint(0, 32)}/{chance.randint(0, 13)}/{year}"
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return chance.choice((value - 1, value + 1, value + 2, 10**7, 10**25))
    near = Fraction(chance.randint(-1, 1), 10 ** chance.randint(0, 9))
    return chance.choice((value + near, Fraction(210), Fraction(0)))


def acceptable(chance: Random, rule: Rule, maximum: Fraction) -> dict[str, Any]:
    """An answer by chance, nearly always one that is not refused."""
    while True:
        answer = wild(rule, maximum, chance)
        if chance.random() < 0.03 or "points" in rule_result(rule, maximum, answer):
            return answer
