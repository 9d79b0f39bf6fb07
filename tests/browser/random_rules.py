"""Rules and answers by chance, from a fixed seed: right, at the edge, and malformed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random
from typing import Any

from cchc_docs.ground.days import show_day
from cchc_docs.rules import Rule
from tests.browser.parity import READ, RuleCase, rule_result

DUE = datetime.date(2020, 2, 27)
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
        kind = list(RULES)[number % len(RULES)]
        maximum = Fraction(chance.randint(1, 400), chance.choice((1, 2, 4, 10, 20)))
        rule = READ.validate_python({"kind": kind, **RULES[kind](chance, maximum)})
        asked = [broken(chance, ANSWERS[kind](chance, rule)) for _ in range(answers)]
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


def decimal(chance: Random, most: Fraction) -> Fraction:
    """A number up to ``most``, to up to five decimals."""
    tens = 10 ** chance.choice((0, 0, 1, 2, 3, 5))
    return Fraction(chance.randint(0, int(most * tens)), tens)


def points(chance: Random, maximum: Fraction) -> Fraction:
    return chance.choice((Fraction(0), maximum, maximum / 2, decimal(chance, maximum)))


def level(chance: Random, maximum: Fraction, name: str = "Mức") -> dict[str, Any]:
    return {"label": f"{name} {chance.randint(0, 9999)}", "points": points(chance, maximum)}


def measure(chance: Random) -> dict[str, Any]:
    data: dict[str, Any] = {"label": "Tỷ lệ", "unit": chance.choice(("%", "%", "ngày"))}
    if chance.random() < 0.8:
        data["of"] = ("Số xong", "Số giao")
    if data["unit"] != "%" or chance.random() < 0.2:
        data["to"] = Fraction(chance.randint(60, 900), chance.choice((1, 2)))
    if chance.random() < 0.6:
        data["when_none"] = chance.choice(("full", "zero", "not_applicable"))
    return data


def with_measure(chance: Random, **rest: Any) -> dict[str, Any]:
    data = measure(chance)
    when = {"when_none": data.pop("when_none")} if "when_none" in data else {}
    return {"measure": data, **when, **rest}


def bands(chance: Random, maximum: Fraction) -> dict[str, Any]:
    marks = sorted({decimal(chance, Fraction(100)) for _ in range(chance.randint(1, 4))})
    found: list[dict[str, Any]] = [{} for _ in range(len(marks) + 1)]
    for at, mark in enumerate(marks):
        low, high = chance.choice((("to", "over"), ("below", "from")))
        found[at][low], found[at + 1][high] = mark, mark
    return with_measure(chance, bands=tuple({**b, **level(chance, maximum)} for b in found))


def share(chance: Random, maximum: Fraction) -> dict[str, Any]:
    floor = {"floor": 1 + decimal(chance, Fraction(50))} if chance.random() < 0.5 else {}
    return with_measure(chance, **floor)


def deadline(chance: Random, maximum: Fraction) -> dict[str, Any]:
    days = sorted(chance.sample(range(1, 40), chance.randint(0, 3)))
    late = [{**level(chance, maximum), "days": number} for number in days]
    return {
        "event": "Gửi báo cáo",
        "due": show_day(DUE),
        "on_time": level(chance, maximum),
        "late": (*late, level(chance, maximum)),
        "never": level(chance, maximum),
    }


def several(chance: Random, most: int, one: Callable[[], dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(one() for _ in range(chance.randint(2, most)))


def positive(chance: Random, maximum: Fraction) -> Fraction:
    return decimal(chance, maximum) + Fraction(1, chance.choice((1, 2, 4, 5)))


def cases_of(chance: Random, maximum: Fraction) -> dict[str, Any]:
    def one() -> dict[str, Any]:
        kind = chance.choice([name for name in RULES if name != "cases"])
        return {
            "label": f"Trường hợp {chance.randint(0, 99)}",
            "rule": {"kind": kind, **RULES[kind](chance, maximum)},
        }

    return {"cases": several(chance, 3, one)}


RULES: dict[str, Callable[[Random, Fraction], dict[str, Any]]] = {
    "choice": lambda c, m: {"levels": several(c, 5, lambda: level(c, m))},
    "bands": bands,
    "share": share,
    "deadline": deadline,
    "per_item": lambda c, m: {"item": "Sáng kiến", "each": positive(c, m)},
    "deduct": lambda c, m: {
        "faults": several(c, 4, lambda: {"label": "Lỗi", "points": positive(c, m)})
    },
    "survey": lambda c, m: {
        "question": "Hài lòng?",
        "levels": several(c, 5, lambda: {"label": "Trả lời", "weight": decimal(c, Fraction(100))}),
    },
    "given": lambda c, m: {
        "by": "Điểm khác",
        **({"out_of": positive(c, Fraction(200))} if c.random() < 0.7 else {}),
    },
    "cases": cases_of,
}


def count(chance: Random) -> int:
    return chance.choice((0, 0, 1, chance.randint(0, 12), chance.randint(0, 10**7), 10**25))


def figures(chance: Random, rule: Any) -> dict[str, Any]:
    if not rule.measure.of or chance.random() < 0.3:
        ends = [end for band in getattr(rule, "bands", ()) for end in band.ends]
        ends = [*ends, *(end for end in (getattr(rule, "floor", None),) if end)]
        near = chance.choice(ends) if ends and chance.random() < 0.5 else None
        if near is None:
            return {"value": decimal(chance, Fraction(105))}
        return {"value": near + Fraction(chance.randint(-1, 1), 10 ** chance.randint(0, 9))}
    whole = chance.choice((0, 1, chance.randint(1, 60), chance.randint(1, 10**9)))
    return {"part": chance.randint(0, whole + (chance.random() < 0.1)), "whole": whole}


def date(chance: Random, rule: Any) -> dict[str, Any]:
    if chance.random() < 0.1:
        return {"never": True}
    day = DUE + datetime.timedelta(days=chance.randint(-50, 50))
    if chance.random() < 0.1:
        return {"date": f"{chance.randint(0, 32)}/{chance.randint(0, 13)}/{day.year}"}
    return {"date": show_day(day)}


def case(chance: Random, rule: Any) -> dict[str, Any]:
    number = chance.randint(0, len(rule.cases) + 1)
    chosen = rule.cases[max(1, min(number, len(rule.cases))) - 1].rule
    return {"case": number, **ANSWERS[chosen.kind](chance, chosen)}


def counts(chance: Random, number: int) -> dict[str, Any]:
    number += chance.choice((0,) * 30 + (-1, 1))
    return {"counts": tuple(count(chance) for _ in range(number))}


ANSWERS: dict[str, Callable[[Random, Any], dict[str, Any]]] = {
    "choice": lambda c, r: {"level": c.randint(0, len(r.levels) + 1)},
    "bands": figures,
    "share": figures,
    "deadline": date,
    "per_item": lambda c, r: {"count": count(c)},
    "deduct": lambda c, r: counts(c, len(r.faults)),
    "survey": lambda c, r: counts(c, len(r.levels)),
    "given": lambda c, r: {"value": decimal(c, Fraction(210))},
    "cases": case,
}


def acceptable(chance: Random, rule: Rule, maximum: Fraction) -> dict[str, Any]:
    """An answer by chance, nearly always one that is not refused."""
    while True:
        answer = ANSWERS[rule.kind](chance, rule)
        if chance.random() < 0.03 or "points" in rule_result(rule, maximum, answer):
            return answer
