"""Rules by chance, and answers that earn so many points: from the shape of a rule and what it asks.

Only where chance alone would make no sound rule, or find no answer, a kind is known by its name.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise, product
from random import Random
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cchc_docs.ground.days import show_day
from cchc_docs.rules import KINDS, Rule
from cchc_docs.rules.inputs import as_answer
from cchc_docs.rules.single import ByUnit
from tests.answers import grid

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
    made = [{**one, **level(chance, maximum)} for one in found]
    holes = {}
    if len(found) > 2 and chance.random() < 0.3:
        place = chance.randrange(len(found))
        holes = {"holes": (found[place],)}
        del made[place]
    return with_measure(chance, bands=tuple(made), **holes)


def share(chance: Random, maximum: Fraction) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if chance.random() < 0.5:
        more["floor"] = 1 + decimal(chance, Fraction(50))
    if chance.random() < 0.4:
        more["target"] = 51 + decimal(chance, Fraction(60))
    if chance.random() < 0.25:
        more["zero"] = decimal(chance, Fraction(25))
    elif chance.random() < 0.1:
        more = {"zero": 60 + decimal(chance, Fraction(40)), "target": decimal(chance, Fraction(40))}
    if chance.random() < 0.3:
        more["round_to"] = chance.choice((Fraction(1, 4), Fraction(1, 100), maximum / 7))
    return with_measure(chance, **more)


def steps(chance: Random, maximum: Fraction) -> dict[str, Any]:
    mark = {chance.choice(("over", "below")): decimal(chance, Fraction(100))}
    return with_measure(
        chance,
        **mark,
        every=positive(chance, Fraction(9)),
        each=positive(chance, maximum / 3),
        begun=chance.random() < 0.5,
    )


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


def given(chance: Random, maximum: Fraction) -> dict[str, Any]:
    data: dict[str, Any] = {"by": "Trưởng ban", "reason": chance.random() < 0.3}
    if chance.random() < 0.5:
        data["out_of"] = positive(chance, maximum)
    if chance.random() < 0.5:
        low, high = sorted((decimal(chance, maximum), positive(chance, maximum)))
        ends = (chance.choice(("from", "over")), chance.choice(("to", "below")))
        data["range"] = dict(zip(ends, (low, high), strict=True))
        data |= {"none": "Không có"} if chance.random() < 0.5 else {}
    return data


def several(chance: Random, most: int, one: Callable[[], dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(one() for _ in range(chance.randint(2, most)))


def positive(chance: Random, maximum: Fraction) -> Fraction:
    return decimal(chance, maximum) + Fraction(1, chance.choice((1, 2, 4, 5)))


def rule_by_chance(name: str, chance: Random, maximum: Fraction) -> dict[str, Any]:
    """The YAML of a rule of this kind."""
    made = RULES.get(name)
    data = made(chance, maximum) if made else by_shape(KINDS[name], chance, maximum)
    return {**data, "kind": name}


def by_shape(model: type[BaseModel], chance: Random, maximum: Fraction) -> dict[str, Any]:
    """Values for the fields of a model; what may be left out is now and then left out."""
    return {
        field.alias or name: _whole(field, chance)
        if field.annotation is int
        else _of_type(field.annotation, chance, maximum)
        for name, field in model.model_fields.items()
        if name != "kind" and (field.is_required() or chance.random() < 0.7)
    }


def _whole(field: FieldInfo, chance: Random) -> int:
    """A whole number that the field takes."""
    ends = {type(one): one for one in field.metadata}
    low = ends[Ge].ge if Ge in ends else 1
    return chance.randint(low, ends[Le].le if Le in ends else low + 39)


def _of_type(shape: Any, chance: Random, maximum: Fraction) -> Any:
    inner = [one for one in get_args(shape) if one is not type(None)]
    if get_origin(shape) is tuple:
        return several(chance, 4, lambda: _of_type(inner[0], chance, maximum))
    if get_origin(shape) is Literal:
        return chance.choice(inner)
    if inner:
        return _of_type(inner[0], chance, maximum)
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return by_shape(shape, chance, maximum)
    values = {
        str: f"Chữ {chance.randint(0, 9999)}",
        Fraction: positive(chance, maximum),
        datetime.date: show_day(DUE),
    }
    return values[shape]


def cases_of(chance: Random, maximum: Fraction) -> dict[str, Any]:
    def one() -> dict[str, Any]:
        if chance.random() < 0.1:
            return {
                "label": f"Trường hợp {chance.randint(0, 99)}",
                "points": points(chance, maximum),
            }
        kind = chance.choice([name for name in KINDS if name != "cases"])
        rule = rule_by_chance(kind, chance, maximum)
        return {"label": f"Trường hợp {chance.randint(0, 99)}", "rule": rule}

    return {"cases": several(chance, 3, one)}


def combine_of(chance: Random, maximum: Fraction) -> dict[str, Any]:
    def one() -> dict[str, Any]:
        names = [name for name, kind in KINDS.items() if kind in get_args(ByUnit)]
        kind = chance.choice(names)
        sign = chance.choice(("add", "add", "less", "less_percent"))
        most = Fraction(chance.randint(1, 20), 2) if chance.random() < 0.6 else None
        within = most or (Fraction(100) if sign == "less_percent" else maximum)
        return {
            "label": f"Phần {chance.randint(0, 99)}",
            "as": sign,
            **({"max": most} if most else {}),
            "only_full": chance.random() < 0.2,
            "rule": rule_by_chance(kind, chance, within),
        }

    rounding = {"round_to": chance.choice((Fraction(1, 4), Fraction(1, 2), Fraction(3)))}
    begun = ({"start": "full"}, {"base": positive(chance, maximum)})
    start = chance.choice(begun) if chance.random() < 0.4 else {}
    parts = several(chance, 3, one)
    if chance.random() < 0.3:
        at = chance.randrange(len(parts))
        parts = (*parts, {**parts[at], "label": "Phần cùng số liệu", "same_as": at + 1})
    return {
        "by": chance.choice(("sum", "sum", "highest", "lowest", "mean")),
        **start,
        "parts": parts,
        **(rounding if chance.random() < 0.5 else {}),
    }


RULES: dict[str, Callable[[Random, Fraction], dict[str, Any]]] = {
    "choice": lambda c, m: {"levels": several(c, 5, lambda: level(c, m))},
    "bands": bands,
    "share": share,
    "steps": steps,
    "deadline": deadline,
    "given": given,
    "survey": lambda c, m: {
        "question": "Hài lòng?",
        "levels": several(c, 5, lambda: {"label": "Trả lời", "weight": decimal(c, Fraction(100))}),
    },
    "cases": cases_of,
    "combine": combine_of,
}
"""Kinds whose parts have to fit together."""


def answers_earning(rule: Rule, maximum: Fraction, points: Fraction) -> Answers:
    """Answers among which one earns exactly so many points, where any answer does."""
    if rule.kind in SOLVED:
        yield from SOLVED[rule.kind](rule, maximum, points)
        return
    for one in rule.inputs(maximum):
        if one.kind == "number" and one.top is not None:
            yield as_answer([one], {one.key: one.top * points / maximum})
    yield from grid(rule, maximum)


def _band(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    bottom, top = rule.measure.bottom, rule.measure.top
    ends = sorted({end for band in rule.bands for end in band.ends} | {bottom})
    between = [(one + other) / 2 for one, other in pairwise(ends)]
    for value in (*ends, *between, top if top is not None else ends[-1] + 1):
        yield {"value": value}
    yield {"part": 0, "whole": 0}


def _share(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"value": rule.start + points / maximum * (rule.top - rule.start)}
    yield {"part": 0, "whole": 0}


def _steps(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    sign = 1 if rule.over is not None else -1
    for n in range(rule.needed(maximum) + 1):
        yield {"value": rule.threshold + sign * n * rule.every}


def _days(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    yield {"never": True}
    last = max((late.days or 0) for late in rule.late)
    for days in range(last + 2):
        yield {"date": show_day(rule.due + datetime.timedelta(days=days))}


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


def _cases(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    for number, case in enumerate(rule.cases, 1):
        for raw in answers_earning(case.own, maximum, points):
            yield {"case": number, **raw}


def _combine(rule: Any, maximum: Fraction, points: Fraction) -> Answers:
    """One answer for all that each part can earn, put together in every way."""
    own = {n: list(_each_once(part.rule, part.most(maximum))) for n, part in rule.asking()}
    for each in product(*own.values()):
        yield {f"part_{n}": raw for n, raw in zip(own, each, strict=True)}


def _each_once(rule: Rule, maximum: Fraction) -> Answers:
    for wanted in sorted(rule.possible_points(maximum) or {Fraction(0), maximum}):
        for raw in answers_earning(rule, maximum, wanted):
            if rule.evaluate(rule.read_answer(raw), maximum).points == wanted:
                yield raw
                break


SOLVED: dict[str, Callable[[Any, Fraction, Fraction], Answers]] = {
    "bands": _band,
    "share": _share,
    "steps": _steps,
    "deadline": _days,
    "deduct": _deduct,
    "survey": _survey,
    "cases": _cases,
    "combine": _combine,
}
"""Kinds that take more than a look at every answer."""
