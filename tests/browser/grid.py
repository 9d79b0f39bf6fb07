"""Every answer that a rule can be given, within reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from cchc_docs.ground.days import show_day
from cchc_docs.rules import Rule

TENTHS = tuple(Fraction(n, 10) for n in range(1001))


def grid(rule: Rule, maximum: Fraction) -> list[dict[str, Any]]:
    """Shares in steps of 0.1 %, each level, each count, the days around each deadline."""
    return list(GRIDS[rule.kind](rule, maximum))


def _measure(rule: Any, maximum: Fraction) -> Iterator[dict[str, Any]]:
    bottom, top = rule.measure.bottom, rule.measure.top
    if top is None:
        top = max(end for band in rule.bands for end in band.ends) * 2
    yield from ({"value": bottom + (top - bottom) * step / 100} for step in TENTHS)
    yield {"value": top + 1}
    for whole in (0, 3, 40, 1000):
        yield from ({"part": part, "whole": whole} for part in {0, 1, whole // 2, whole})
    if rule.measure.of and rule.measure.is_percent:
        yield from ({"part": part, "whole": 1000} for part in range(0, 1001, 7))


def _deadline(rule: Any, maximum: Fraction) -> Iterator[dict[str, Any]]:
    yield {"never": True}
    last = max((late.days for late in rule.late if late.days), default=0)
    for days in range(-35, last + 36):
        yield {"date": show_day(rule.due + datetime.timedelta(days=days))}


def _per_item(rule: Any, maximum: Fraction) -> Iterator[dict[str, Any]]:
    return ({"count": number} for number in range(int(maximum / rule.each) + 4))


def _deduct(rule: Any, maximum: Fraction) -> Iterator[dict[str, Any]]:
    most = max(2, min(8, int(300 ** (1 / len(rule.faults)))))
    return ({"counts": counts} for counts in product(range(most), repeat=len(rule.faults)))


def _survey(rule: Any, maximum: Fraction) -> Iterator[dict[str, Any]]:
    most = max(2, int(300 ** (1 / len(rule.levels))))
    return ({"counts": counts} for counts in product(range(most), repeat=len(rule.levels)))


def _given(rule: Any, maximum: Fraction) -> Iterator[dict[str, Any]]:
    scale = rule.out_of or maximum
    return ({"value": scale * step / 100} for step in (*TENTHS, Fraction(101)))


def _cases(rule: Any, maximum: Fraction) -> Iterator[dict[str, Any]]:
    for number, case in enumerate(rule.cases, 1):
        yield from ({"case": number, **answer} for answer in grid(case.rule, maximum))


GRIDS: dict[str, Callable[[Any, Fraction], Iterator[dict[str, Any]]]] = {
    "choice": lambda rule, _: ({"level": n} for n in range(len(rule.levels) + 2)),
    "bands": _measure,
    "share": _measure,
    "deadline": _deadline,
    "per_item": _per_item,
    "deduct": _deduct,
    "survey": _survey,
    "given": _given,
    "cases": _cases,
}
