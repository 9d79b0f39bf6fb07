"""A rule in proportion, from its formula and the sentences beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import upper_first
from cchc_docs.importing.items import Item
from cchc_docs.importing.phrases import Said, grammar
from cchc_docs.importing.quotients import in_percent
from cchc_docs.importing.told import Told, Understood, level_of

_QUOTIENT = re.compile(r"(?<!\w)([a-z])\s*/\s*([a-z])(?!\w)", re.I)
_FRACTION = re.compile(r"(?<![\w/.,])([1-4])/([245])(?![\w/.,%])")
"""A part of a plan, «dưới 1/2 kế hoạch»."""
_WITH_FORMULA = ("share", "ratio", "level", "zero", "definition", "floor")
MOST_PLACES = 10
"""Decimals that a formula can ask for."""


def definitions(lines: Sequence[Told]) -> dict[str, str]:
    """What each letter stands for."""
    return {
        one.said.words("sign").lower(): re.split(
            rf"(?<!\w){one.said.values['sign']}(?!\w)", one.text, maxsplit=1
        )[1]
        .lstrip(" :=")
        .removeprefix("là ")
        .strip(" .;,:=")
        for one in lines
        if one.said and one.said.kind == "definition"
    }


def share_rule(
    item: Item, lines: Sequence[Told], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    """Points in proportion: a formula, with levels and sentences about its floor."""
    formulas = [one.said for one in lines if one.said and one.said.kind == "share"]
    ratios = [one.said for one in lines if one.said and one.said.kind == "ratio"]
    levels = [one for one in lines if one.said and one.said.kind in ("level", "zero")]
    rest = [one for one in lines if one.said and one.said.kind not in _WITH_FORMULA]
    formulas = formulas or [one for one in ratios if one.words("part")]
    if len(formulas) != 1 or len(ratios) > 1 or rest:
        out.doubt("Nhiều công thức, hoặc công thức đi cùng câu khác.", "unread")
        return None
    formula = formulas[0]
    factor = formula.amount("factor")
    if factor is not None and factor != maximum and not by_hundredths(formula, factor, maximum):
        out.doubt(
            f"Công thức nhân với {show(factor)}, điểm tối đa của mục là {show(maximum)}.",
            "unread",
        )
        return None
    if formula.amount("hundredths") not in (None, maximum):
        out.doubt("Công thức không cho đúng điểm tối đa ở 100 %.", "unread")
        return None
    cap = formula.amount("cap")
    if cap is not None and cap != maximum:
        out.doubt(f"Công thức tối đa {show(cap)}, mục tối đa {show(maximum)}.", "unread")
        return None
    rule: dict[str, Any] = {"kind": "share", "measure": {"label": item.title}}
    target, step = formula.amount("target"), formula.amount("round")
    if target is not None and target != 100:
        rule["target"] = target
    if (scale := formula.amount("scale")) is not None:
        rule["measure"] |= {"unit": "điểm", "to": scale}
    if _stops_at(formula, levels, maximum) and target is None:
        rule["target"] = (_range(formula.words("range")) or {})["below"]
        out.doubt(
            f"Dưới {show(rule['target'])} % tính theo tỷ lệ: đọc là tỷ lệ so với mức ấy, không "
            "phải so với 100 %."
        )
    places = formula.amount("places")
    if places is not None and places <= MOST_PLACES:
        step = Fraction(1, 10 ** int(places))
    if step is not None:
        rule["round_to"] = step
    if _other_figures(formula):
        out.doubt("Trước công thức có tỷ lệ khác, hoặc số chưa hiểu.", "unread")
        return None
    if not _ends(formula, rule):
        out.doubt("Mốc trong công thức không khớp nhau.", "unread")
        return None
    names = definitions(lines)
    if ratios and formula.words("top") and _pair(formula) != _pair(ratios[0]):
        out.doubt("Tỷ lệ và công thức là hai thương khác nhau.", "unread")
        return None
    for quotient in (formula, *ratios):
        top, bottom = quotient.words("top").lower(), quotient.words("bottom").lower()
        if top in names and bottom in names:
            rule["measure"]["of"] = [upper_first(names[top]), upper_first(names[bottom])]
        elif quotient.words("part"):
            rule["measure"]["of"] = [
                upper_first(quotient.words("part")),
                upper_first(quotient.words("whole")),
            ]
    stated = [_stated_floor(one) for one in lines if one.said and one.said.kind == "floor"]
    floor = _floor(formula, levels, maximum, (stated, rule.get("target", Fraction(100))), out)
    if floor is not None and floor != rule.get("zero"):
        rule["floor"] = floor
    return rule


def by_hundredths(formula: Said, factor: Fraction, maximum: Fraction) -> bool:
    """Whether a rate told in per cent is multiplied: «tỷ lệ (%) × 0,02» of two points."""
    quotient = formula.words("top") or formula.words("part") or formula.amount("target")
    return not quotient and factor * 100 == maximum


def _stops_at(formula: Said, levels: Sequence[Told], maximum: Fraction) -> bool:
    """Whether «tính theo tỷ lệ» holds below a mark, from which on a level gives the maximum."""
    ends = _range(formula.words("range")) or {}
    full = [level for level in map(level_of, levels) if level and level[1] == maximum]
    marks = [(_range(label) or {}).get("from") for label, _ in full]
    rate = formula.words("rate") and "%" in formula.words("range")
    return bool(rate) and set(ends) == {"below"} and marks == [ends["below"]]


def _pair(said: Said) -> tuple[str, str]:
    return said.words("top").lower(), said.words("bottom").lower()


def _other_figures(formula: Said) -> bool:
    """Whether words before the formula name another quotient, or a number that is no range."""
    before = formula.words("range")
    found = {(top.lower(), bottom.lower()) for top, bottom in _QUOTIENT.findall(before)}
    others = found - {_pair(formula)}
    is_open = _range(before) is None and re.search(r"\d", before)
    return bool(others or is_open)


def _ends(formula: Said, rule: dict[str, Any]) -> bool:
    """Where a proportion counts from another figure than 0, that and the target; are they clear?"""
    zero, high = formula.amount("zero"), formula.amount("high")
    start = zero if high is None else high
    if start is None:
        return True
    span = formula.amount("span")
    if span is None:
        least, most = (formula.amount(name) for name in ("from", "to"))
        if least != start or most is None:
            return False
        span = abs(most - least)
    rule["zero"], rule["target"] = start, start + span if high is None else start - span
    return span > 0 and 0 <= rule["target"] <= 100


def _range(words: str) -> Mapping[str, Fraction] | None:
    """The range in words, also of a quotient of two letters."""
    words = _FRACTION.sub(_as_percent, words)
    found = grammar().range_in((in_percent([words]) or [words])[0]) if words else None
    return found[0] if found and not re.search(r"\d", found[1]) else None


def _as_percent(fraction: re.Match[str]) -> str:
    return f"{show(Fraction(int(fraction[1]), int(fraction[2])) * 100)}%"


def _stated_floor(one: Told) -> Fraction:
    """The floor of a sentence about it, in per cent: annexes write 0,7 as often as 70 %."""
    below = (one.said.amount("below") if one.said else None) or Fraction(0)
    return below if "%" in one.text or below > 1 else below * 100


def _floor(
    formula: Said,
    levels: Sequence[Told],
    maximum: Fraction,
    known: tuple[Sequence[Fraction], Fraction],
    out: Understood,
) -> Fraction | None:
    """The floor that levels beside a formula give: below it 0, at the target the maximum.

    ``known``: the floors that sentences state, and the target.
    """
    stated, target = known
    floor = stated[0] if stated else None
    if len(set(stated)) > 1:
        out.doubt("Nhiều mức sàn khác nhau.", "unread")
    begins = (_range(formula.words("range")) or {}).get("from")
    for one in levels:
        level = level_of(one)
        ends = (_range(level[0]) if level else None) or {}
        if level and level[1] == maximum and target in (ends.get("exact"), ends.get("from")):
            continue
        if level and level[1] == 0 and set(ends) == {"below"}:
            if floor not in (None, ends["below"]):
                out.doubt("Nhiều mức sàn khác nhau.", "unread")
            floor = ends["below"]
            continue
        out.doubt(f"«{one.text}»: mức này không hợp với cách tính theo tỷ lệ.", "unread")
    if begins is not None and begins != floor:
        out.doubt("Công thức chỉ dùng từ một mốc, dưới mốc ấy không rõ mấy điểm.", "unread")
    return floor
