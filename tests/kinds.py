"""What tests know of each kind: a rule of it by chance, and answers that earn so many points."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise, product
from random import Random
from typing import Any

from cchc_docs.ground.days import show_day

Answers = Iterator[dict[str, Any]]
DUE = datetime.date(2020, 2, 27)


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
"""A rule by chance: its YAML without ``kind``, given its maximum."""


def _band(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    bottom, top = rule.measure.bottom, rule.measure.top
    ends = sorted({end for band in rule.bands for end in band.ends} | {bottom})
    between = [(one + other) / 2 for one, other in pairwise(ends)]
    for value in (*ends, *between, top if top is not None else ends[-1] + 1):
        yield {"value": value}
    yield {"part": 0, "whole": 0}


def _share(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"value": points / maximum * rule.top}
    yield {"part": 0, "whole": 0}


def _days(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"never": True}
    last = max((late.days or 0) for late in rule.late)
    for days in range(last + 2):
        yield {"date": show_day(rule.due + datetime.timedelta(days=days))}


def _per_item(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"count": -int(-points // rule.each)}


def _deduct(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    most = [int(maximum / fault.points) + 2 for fault in rule.faults]
    yield from ({"counts": list(counts)} for counts in product(*(range(n) for n in most)))


def _survey(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    share = points / maximum * 100
    weights = [level.weight for level in rule.levels]
    for one, high in enumerate(weights):
        for other, low in enumerate(weights):
            if low < high and low <= share <= high:
                size = Fraction(share).denominator * 1000
                counts = [0] * len(weights)
                counts[one] = int((share - low) * size)
                counts[other] = int((high - share) * size)
                yield {"counts": counts}


def _given(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"value": points / maximum * (rule.out_of or maximum)}


def _cases(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    for number, case in enumerate(rule.cases, 1):
        for raw in SOLVED[case.rule.kind](case.rule, maximum, points):
            yield {"case": number, **raw}


SOLVED: dict[str, Callable[[Any, Fraction, Fraction], Answers]] = {
    "choice": lambda rule, *_: ({"level": n} for n in range(1, len(rule.levels) + 1)),
    "bands": _band,
    "share": _share,
    "deadline": _days,
    "per_item": _per_item,
    "deduct": _deduct,
    "survey": _survey,
    "given": _given,
    "cases": _cases,
}
"""Answers among which one earns exactly so many points, where any answer does."""
