"""What the lines of an item say, as a rule; what is not surely understood is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import upper_first
from cchc_docs.importing.amounts import NUMBER, number
from cchc_docs.importing.counting import (
    LESSER,
    deduct_rule,
    each_rule,
    less_levels,
    less_rule,
    penalty_rule,
    step_rule,
)
from cchc_docs.importing.deadlines import deadline_rule, since_rule
from cchc_docs.importing.items import Item, Line
from cchc_docs.importing.laid_out import parts_with_points, with_points
from cchc_docs.importing.phrases import Said, grammar
from cchc_docs.importing.proportion import definitions, share_rule
from cchc_docs.importing.quotients import in_percent, parts_of
from cchc_docs.importing.told import NOT_REACHED, Told, Understood, cases_apart, level_of, told
from cchc_docs.rules.bands import Band
from cchc_docs.rules.intervals import coverage

_LEAD = re.compile(r"(?:điểm|kết quả|mức)\s[^:]{3,80}:\s+(?P<rest>.+)", re.I)
"""A level's words after those that say what is measured."""
_REPLY = re.compile(
    rf"(?:^|[(;,:])\s*(?P<label>[^\d:;(),]{{2,40}}):\s*(?P<weight>{NUMBER})\s*%(?:\s*(?:số )?điểm)?"
)
_IN_COMMON = re.compile(r"\s*\((?:áp dụng |tính )?chung[^()]*\)", re.I)
"""What a line of all cases holds."""
_DATED = re.compile(r"\d+/\d+|\b(ngày|tháng)\s+\d|tháng (đầu|cuối)|quý", re.I)
_GIVES = re.compile(
    r"\d\s*(?:điểm|đ\b|%)|trừ|cộng|tỷ lệ|tỉ lệ|công thức|điểm|mức|trường hợp|[=×*]", re.I
)
"""What no sentence says that only asks for something."""
CAPS = ("at_most", "cap")
"""Kinds of phrases about how much there is at most."""
OF_MAXIMUM = ("none_full", "whole", "level")
"""Kinds of phrases whose «most», where there is one, is the maximum."""
_NONE = re.compile(r"[-–+•*]?\s*(?:không|chưa)\s", re.I)
_COUNTED = re.compile(r"^\s*(?!trở lên|trở xuống)([^\W\d_]+(?:\s[^\W\d_]+){0,3})")


def understand(
    item: Item, maximum: Fraction, role: str = "score", year: int | None = None
) -> Understood:
    """The rule that an item's lines give, within its maximum; ``year``: of days without one."""
    out = Understood(year=year)
    laid = with_points(item.lines, maximum)
    if (surveyed := _survey(item.title, " ".join(line.text for line in laid))) is not None:
        out.rule = surveyed
        out.doubt("Đọc là trọng số của các mức trả lời trong phiếu khảo sát.")
        return out
    if parts := parts_with_points(laid, maximum):
        _from_parts(item, parts, out)
        return out
    lines = [one for line in cases_apart(laid, maximum) for one in told(line)]
    own = grammar().read(item.title)
    if not lines and own and (own.kind in ("each", "deduct") or "factor" in own.values):
        lines = [Told(item.title, own)]
    lines = _set_aside([_at_most(one, maximum) for one in lines], maximum, out)
    if item.surveyed and not any(one.said and one.said.kind == "level" for one in lines):
        out.rule = {"kind": "given", "by": "Kết quả điều tra xã hội học"}
        out.doubt("Điểm ở cột điều tra xã hội học, phụ lục không nêu mức trả lời và trọng số.")
        return out
    if not lines:
        out.doubt("Không có lời nào nói cách cho điểm của mục.", "unread")
        return out
    if role == "penalty":
        out.rule = penalty_rule(_capped(lines, maximum), out)
        return out
    cases = _cases(lines)
    if cases:
        _from_cases(item, cases, maximum, out)
    else:
        rule = _rule(item, lines, maximum, out)
        out.rule = None if out.state == "unread" else rule
    return out


def _survey(title: str, words: str) -> dict[str, Any] | None:
    """A survey that prints the weight of every reply: «Tốt: 100% điểm; Khá: 75%; Kém: 0%»."""
    replies = [
        (found["label"].strip(), number(found["weight"])) for found in _REPLY.finditer(words)
    ]
    weights = [weight for _, weight in replies]
    asked = re.search(r"khảo sát|điều tra|phiếu", words, re.I)
    falls = all(one > other for one, other in pairwise(weights))
    if not asked or len(weights) < 3 or weights[0] != 100 or not falls:
        return None
    if len(re.findall(r"\d+(?:[.,]\d+)?\s*%", words)) != len(weights):
        return None
    levels = [{"label": label, "weight": weight} for label, weight in replies]
    return {"kind": "survey", "question": title, "levels": levels}


def _at_most(one: Told, maximum: Fraction) -> Told:
    """A level that earns «điểm tối đa», or a part of it, with that in figures."""
    if one.said is None or one.said.kind not in ("full", "part"):
        return one
    percent = one.said.amount("percent")
    points = maximum if percent is None else maximum * percent / 100
    return Told(one.text, Said("level", one.said.values, one.said.means), points)


def _set_aside(lines: Sequence[Told], maximum: Fraction, out: Understood) -> list[Told]:
    """Lines about points only; evidence, cases of nothing to do and mere headings go elsewhere."""
    left = []
    for one in lines:
        kind = one.said.kind if one.said else ""
        if one.said and kind != "nothing":
            out.means.append(f"«{one.text}» → {one.said.means}")
        if kind == "evidence" and one.said:
            out.evidence.append(one.said.words("text"))
        elif one.said and one.said.amount("most") not in (None, maximum) and kind in OF_MAXIMUM:
            out.doubt(f"«{one.text}»: điểm khác điểm tối đa {show(maximum)}.", "unread")
        elif kind in ("none_full", "none_shrink"):
            out.when_none = "full" if kind == "none_full" else "shrink"
            out.when_none_words = one.text
        elif kind not in ("nothing", "whole"):
            left.append(one)
    leads = [one for one in left if one.said and one.said.kind == "lead"]
    left = left[1:] if len(left) > 1 and leads == left[:1] else left
    return _last_of_none(_best_only(left, out), out)


def _best_only(lines: Sequence[Told], out: Understood) -> list[Told]:
    """Levels without a sentence that only the best one counts: of levels one counts anyway."""
    left = [one for one in lines if not (one.said and one.said.kind == "best")]
    if len(left) != len(lines):
        left = [_without_plus(one) for one in left]
    levels = all(one.said and one.said.kind in ("level", "zero", "add") for one in left)
    if len(left) == len(lines) or not levels:
        return list(lines)
    only = [
        replace(one, said=Said("level", one.said.values, one.said.means))
        for one in left
        if one.said
    ]
    if all(points > 0 for _, points in _given(only)):
        out.doubt("Chỉ ghi mức được điểm: đọc là không thuộc mức nào thì 0 điểm.")
        none = Said("zero", {"label": NOT_REACHED}, "")
        only.append(Told(NOT_REACHED, none))
    return only


def _without_plus(one: Told) -> Told:
    """«Bằng khen của tỉnh: + 1» as a level."""
    text = re.sub(r":\s*[+]\s*(?=\d)", ": ", one.text)
    return one if one.points is not None else Told(one.text, grammar().read(text))


def _last_of_none(lines: list[Told], out: Understood) -> list[Told]:
    """Levels of which the last, that nothing was done, is printed without its points."""
    if not lines or any(one.said is None for one in lines[:-1]):
        return lines
    points = [level[1] for level in _given(lines[:-1])]
    last = lines[-1].text
    if len(points) < 2 or len(points) + 1 != len(lines) or 0 in points or level_of_none(lines[-1]):
        return lines
    if not _NONE.match(last) or re.search(r"\d|điểm", last, re.I):
        return lines
    label = last.strip(" -–+•*:;.")
    out.doubt(f"«{label}»: mức cuối không ghi điểm, đọc là 0 điểm.")
    return [*lines[:-1], Told(last, Said("zero", {"label": label}, ""))]


def level_of_none(one: Told) -> bool:
    """Whether a line says of itself what it earns."""
    return one.said is not None and one.said.kind != "lead"


def _cases(lines: Sequence[Told]) -> list[tuple[str, list[Told]]]:
    if not lines or not (lines[0].said and lines[0].said.kind == "case"):
        return []
    found: list[tuple[str, list[Told]]] = []
    shared: list[Told] = []
    for one in lines:
        if one.said and one.said.kind == "case":
            found.append((re.sub(r"^\w\s*[.)]\s*", "", one.text).strip(" -–+•*:.…"), []))
        elif all_in_common := _IN_COMMON.search(one.text):
            text = one.text.replace(all_in_common[0], "")
            shared.extend(told(Line(text, one.points, "")))
        else:
            found[-1][1].append(one)
    found = [(label, [*own, *shared]) for label, own in found]
    return found if len(found) > 1 and all(own for _, own in found) else []


def _from_parts(
    item: Item, parts: Sequence[tuple[str, Fraction, list[Line]]], out: Understood
) -> None:
    """Parts that a cell heads with their points, each with its own rule."""
    read = [
        (label, most, understand(replace(item, title=label, lines=own, parts=[]), most, "part"))
        for label, most, own in parts
    ]
    for label, _, part in read:
        out.means.extend(part.means)
        out.evidence.extend(part.evidence)
        for words in part.doubts:
            out.doubt(f"Phần «{label}»: {words}", part.state)
    if any(part.rule is None or part.when_none for _, _, part in read):
        out.doubt("Ô có nhiều phần, có phần chưa hiểu.", "unread")
        return
    out.doubt("Ô có nhiều phần, mỗi phần có điểm riêng: đọc là cộng lại.")
    own = [{"label": label, "max": most, "rule": part.rule} for label, most, part in read]
    out.rule = {"kind": "combine", "parts": own}


def _from_cases(
    item: Item, cases: Sequence[tuple[str, list[Told]]], maximum: Fraction, out: Understood
) -> None:
    rules = [(label, _rule(item, own, maximum, out)) for label, own in cases]
    if out.state != "unread" and all(rule for _, rule in rules):
        out.rule = {
            "kind": "cases",
            "cases": [{"label": label, "rule": rule} for label, rule in rules],
        }
        out.doubt("Mục chấm theo trường hợp: hãy xem mỗi trường hợp đã đủ mức chưa.")


def _rule(
    item: Item, lines: Sequence[Told], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    if not any(one.said and one.said.kind == "share" for one in lines):
        lines = [_as_level(one) for one in lines]
    rest = {one.said.kind for one in lines[1:] if one.said}
    asks = lines[0].said is None and not _GIVES.search(lines[0].text)
    if asks and rest and rest <= {"deduct", "lose", "each"}:
        out.doubt(f"«{lines[0].text}»: đọc là yêu cầu chung, không phải mức điểm.")
        lines = lines[1:]
    lines = less_levels(_capped(lines, maximum), maximum, out)
    unknown = [one for one in lines if one.said is None]
    unheld = [one for one in lines if one.said and one.said.kind in ("unheld", *CAPS)]
    for one in unheld:
        assert one.said is not None
        out.doubt(f"«{one.text}»: {one.said.means} Chưa có kiểu quy tắc cho câu này.", "unread")
    kinds = {one.said.kind for one in lines if one.said}
    if "add" in kinds and "each" not in kinds and not unheld and not unknown:
        return _added(item, lines, maximum, out)
    for one in unknown:
        out.doubt(f"«{one.text}»: không hiểu câu này.", "unread")
    if unheld or unknown:
        return None
    if "share" in kinds and "deduct" in kinds:
        less = [one for one in lines if one.said and one.said.kind == "deduct"]
        first = _rule(item, [one for one in lines if one not in less], maximum, out)
        return less_rule(first, less, out)
    if kinds & {"step", "rise"}:
        return step_rule(item.title, lines, maximum, out)
    if "share" in kinds or (kinds <= {"ratio", "definition"} and "ratio" in kinds):
        return _by_ranges(item, lines, maximum, out) or share_rule(item, lines, maximum, out)
    levels = [one for one in lines if one.said and one.said.kind in ("level", "zero")]
    if "deduct" in kinds and len(levels) > 1 and kinds <= {"level", "zero", "deduct"}:
        first = _levels(item, levels, maximum, out)
        return less_rule(first, [one for one in lines if one not in levels], out)
    if kinds == {"lose"} or ("deduct" in kinds and kinds <= {"lose", "deduct", "level", "zero"}):
        return deduct_rule(lines, maximum, out)
    if "each" in kinds:
        return each_rule(lines, maximum, out)
    if kinds <= {"level", "zero"}:
        return _levels(item, lines, maximum, out)
    if kinds <= {"level", "zero", "ratio"} and levels:
        rule = _levels(item, levels, maximum, out)
        parts = next(one.said for one in lines if one.said and one.said.kind == "ratio")
        if rule and rule["kind"] == "bands" and parts.words("part"):
            rule["measure"]["of"] = [upper_first(parts.words(n)) for n in ("part", "whole")]
        return rule
    if kinds <= {"level", "zero", "definition"} and in_percent([one[0] for one in _given(levels)]):
        return _levels(item, levels, maximum, out, definitions(lines))
    if kinds == {"given"} and len(lines) == 1:
        return {"kind": "given", "by": lines[0].text.strip(" .")}
    if kinds == {"survey"} and len(lines) == 1:
        out.doubt("Phụ lục không nêu mức trả lời và trọng số của điều tra xã hội học.")
        return {"kind": "given", "by": lines[0].text.strip(" .")}
    out.doubt("Các câu của mục không ghép được thành một quy tắc.", "unread")
    return None


def _by_ranges(
    item: Item, lines: Sequence[Told], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    """Levels and formulas of ranges that make no single proportion, each as a case of its own."""
    trial = Understood(year=out.year)
    share_rule(item, lines, maximum, trial)
    if trial.state != "unread" or any(one.said is None for one in lines):
        return None
    cases: list[dict[str, Any]] = []
    for one in lines:
        level = level_of(one)
        words = level[0] if level else one.said.words("range") if one.said else ""
        found = grammar().range_in(words)
        if one.said is None or found is None or re.search(r"\d", found[1]) or "%" not in words:
            return None
        if level:
            cases.append({"label": upper_first(words), "points": level[1]})
            continue
        values = {name: text for name, text in one.said.values.items() if name != "range"}
        alone = Told(one.text, Said(one.said.kind, values, one.said.means))
        own = Understood(year=out.year)
        rule = share_rule(item, [alone], maximum, own) if one.said.kind == "share" else None
        if rule is None or own.state == "unread":
            return None
        cases.append({"label": upper_first(words), "rule": rule})
    out.doubt("Mỗi khoảng một cách tính: đọc thành các trường hợp, hãy xem các khoảng nối nhau.")
    return {"kind": "cases", "cases": cases}


def _added(
    item: Item, lines: Sequence[Told], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    """What levels give, then points added for more; all within the maximum."""
    adds = [one for one in lines if one.said and one.said.kind == "add"]
    rest = [one for one in lines if one not in adds]
    shared = any(one.said and one.said.kind == "share" for one in rest)
    if not shared and any(one.said and one.said.kind not in ("level", "zero") for one in rest):
        out.doubt("Câu cộng điểm đi cùng câu khác.", "unread")
        return None
    caps = [one.said.amount("cap") for one in adds if one.said]
    if any(cap not in (None, maximum) for cap in caps):
        out.doubt("Câu cộng điểm có mức trần khác điểm tối đa.", "unread")
    parts: list[dict[str, Any]] = []
    if shared:
        parts.append({"label": "Mức đạt được", "rule": _rule(item, rest, maximum, out)})
    elif rest:
        best = max(points for _, points in _given(rest))
        parts.append({"label": "Mức đạt được", "max": best, "rule": _levels(item, rest, best, out)})
    for label, points in _given(adds):
        levels = [{"label": label, "points": points}, {"label": NOT_REACHED, "points": 0}]
        rule = {"kind": "choice", "levels": levels}
        parts.append({"label": upper_first(label), "max": points, "rule": rule})
    if any(part["rule"] is None for part in parts):
        return None
    out.doubt("Câu cộng điểm: đọc là cộng một lần vào mức đạt được, cả thảy không quá tối đa.")
    return parts[0]["rule"] if len(parts) == 1 else {"kind": "combine", "parts": parts}


def _capped(lines: Sequence[Told], maximum: Fraction) -> list[Told]:
    """Lines that count, without one that only says once more what the maximum is."""
    said = [(one, one.said.kind if one.said else "") for one in lines]
    counted = [kind for _, kind in said if kind not in CAPS]
    if not counted or not set(counted) <= {"each", "late_each", "deduct", "lose", "level", "zero"}:
        return list(lines)
    if set(counted) <= {"level", "zero"}:
        return list(lines)
    each = [
        one.said.values["each"]
        for one, kind in said
        if one.said and kind == "cap" and "each" in one.said.values
    ]
    return [
        one
        if not each or one.said is None
        else Told(
            one.text,
            Said(one.said.kind, {"cap": each[0], **one.said.values}, one.said.means),
            one.points,
        )
        for one, kind in said
        if kind not in CAPS or (one.said and one.said.amount("most") != maximum)
    ]


def _as_level(one: Told) -> Told:
    """A sentence about a floor where nothing is in proportion: a level of no points."""
    if one.said is None or one.said.kind != "floor":
        return one
    label = re.split(r",?\s+(?:thì|điểm|được|không)\s", one.text, maxsplit=1)[0]
    return Told(one.text, Said("zero", {"label": label}, f"Mức «{label}» không được điểm."))


def _given(lines: Sequence[Told]) -> list[tuple[str, Fraction]]:
    return [level for level in (level_of(one) for one in lines) if level is not None]


def _levels(
    item: Item,
    lines: Sequence[Told],
    maximum: Fraction,
    out: Understood,
    names: Mapping[str, str] | None = None,
) -> dict[str, Any] | None:
    levels = _given(lines)
    for one in lines:
        if re.search(r"\s[-–]\s*\d[\d.,]*\s*(?:điểm|đ)?\W*$", one.text) and LESSER.search(one.text):
            out.doubt(f"«{one.text}»: dấu gạch đọc là ngăn mức với điểm, không phải điểm trừ.")
    if levels and (found := _LEAD.fullmatch(levels[0][0])) and grammar().warns(levels[0][0]):
        levels[0] = (found["rest"], levels[0][1])
    if len(levels) != len(lines):
        out.doubt("Có mức không ghi điểm.", "unread")
        return None
    if len(levels) == 1 and levels[0][1] == maximum:
        out.doubt("Chỉ ghi điểm khi đạt: đọc là đạt thì đủ điểm, không đạt thì 0 điểm.")
        levels = [*levels, (NOT_REACHED, Fraction(0))]
    if len(levels) < 2:
        out.doubt("Chỉ có một mức, không bằng điểm tối đa.", "unread")
        return None
    best = max(points for _, points in levels)
    if (added := _added_choices(item, levels, maximum, out)) is not None:
        return added
    if best != maximum:
        out.doubt(f"Mức cao nhất là {show(best)} điểm, điểm tối đa của mục là {show(maximum)}.")
    elif sum(points == best for _, points in levels) > 1:
        out.doubt("Hai mức cùng được điểm tối đa: có thể một dòng là tên mục, không phải mức.")
    words = grammar()
    by_days = since_rule(levels, out)
    if by_days is None and out.year is not None:
        by_days = deadline_rule(item.title, levels, out.year, out)
    if by_days is not None:
        return by_days
    rates = in_percent([label for label, _ in levels])
    ranges = [words.range_in(label) for label in rates or [label for label, _ in levels]]
    percent = rates is not None or any("%" in label for label, _ in levels)
    ranges = _chained(ranges, [points for _, points in levels], out)
    percent = percent or _rates_alone(item.title, ranges)
    said = [sorted(found[0].items()) for found in ranges if found]
    if any(one in said[:n] for n, one in enumerate(said)):
        out.doubt("Hai mức cùng một khoảng số, khác nhau ở lời: đọc thành chọn mức.")
    elif all(found and not re.search(r"\d", found[1]) for found in ranges) and not _dated(levels):
        rule = _bands(item, levels, [found[0] for found in ranges if found], percent)
        parts = parts_of([label for label, _ in levels], names or {}) if rates else None
        if parts:
            rule["measure"]["of"] = parts
        elif rates:
            out.doubt("Các mức xét một thương số mà mục không nói tử số, mẫu số là gì.")
        if percent or _whole(rule):
            for label in _joined([label for label, _ in levels]):
                out.doubt(f"«{label}»: có điều kiện kèm theo, thang không giữ được.")
            return rule
    elif percent and sum(1 for found in ranges if found) * 2 >= len(levels):
        out.doubt("Có mức theo tỷ lệ, có mức không: đọc thành chọn mức, giữ nguyên lời.")
    warned = [label for label, _ in levels if words.warns(label)]
    for label in warned:
        out.doubt(f"«{label}»: trong mức có câu chưa hiểu hết.", "unread")
    if warned:
        return None
    if len({label.lower() for label, _ in levels}) != len(levels):
        out.doubt("Hai mức trùng lời.")
    for label in (label for label, _ in levels if words.needs_judging(label)):
        out.doubt(f"«{label}»: mức nói bằng lời mà không nêu mốc, người chấm phải tự định.")
    return {
        "kind": "choice",
        "levels": [{"label": label, "points": points} for label, points in levels],
    }


def _added_choices(
    item: Item, levels: Sequence[tuple[str, Fraction]], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    """Levels of several things in one cell, each down to 0: their best ones make the maximum."""
    groups: list[list[tuple[str, Fraction]]] = [[]]
    for label, points in levels:
        if groups[-1] and points > groups[-1][-1][1]:
            groups.append([])
        groups[-1].append((label, points))
    best = [group[0][1] for group in groups]
    whole = all(len(group) > 1 and group[-1][1] == 0 for group in groups)
    if len(groups) < 2 or not whole or sum(best) != maximum:
        return None
    rules = [_levels(item, _as_told(group), group[0][1], out) for group in groups]
    if any(rule is None for rule in rules):
        return None
    out.doubt(
        f"Ô có {len(groups)} nhóm mức, mức cao nhất cộng lại đúng điểm tối đa: đọc là mỗi nhóm "
        "chọn một mức rồi cộng."
    )
    parts = [
        {"label": upper_first(group[0][0]), "max": group[0][1], "rule": rule}
        for group, rule in zip(groups, rules, strict=True)
    ]
    return {"kind": "combine", "parts": parts}


def _as_told(levels: Sequence[tuple[str, Fraction]]) -> list[Told]:
    return [Told(label, Said("level", {"label": label}, ""), points) for label, points in levels]


def _chained(
    ranges: Sequence[tuple[Mapping[str, Fraction], str] | None],
    points: Sequence[Fraction],
    out: Understood,
) -> list[tuple[Mapping[str, Fraction], str] | None]:
    """Levels that all name one end, «đến 1%», «đến 2%»: each begins where the one before ends."""
    found = [one for one in ranges if one is not None]
    other = {"to": "over", "below": "from", "from": "below", "over": "to"}
    for end, start in other.items():
        own = [n for n, one in enumerate(ranges) if one and set(one[0]) == {end}]
        earned = [points[n] for n in own]
        falls = sorted(earned, reverse=True) == earned and len(set(earned)) == len(earned)
        if len(own) < 2 or not falls or len(found) != len(ranges):
            continue
        ends = [found[n][0][end] for n in own]
        upwards = end in ("to", "below")
        if sorted(ends, reverse=not upwards) != ends or len(set(ends)) != len(ends):
            continue
        chained: list[tuple[Mapping[str, Fraction], str] | None] = list(ranges)
        for before, n in pairwise(own):
            chained[n] = ({start: found[before][0][end], end: found[n][0][end]}, found[n][1])
        exact = [one[0]["exact"] for one in found if set(one[0]) == {"exact"}]
        if end == "to" and len(exact) == 1 and exact[0] < ends[0]:
            chained[own[0]] = ({"over": exact[0], "to": ends[0]}, found[own[0]][1])
        out.doubt("Các mức chỉ nêu một đầu: đọc mỗi mức bắt đầu từ chỗ mức trước nó dừng.")
        return chained
    return list(ranges)


def _rates_alone(title: str, ranges: Sequence[tuple[Mapping[str, Fraction], str] | None]) -> bool:
    """Whether figures without a sign are per cents: the title is of a rate, no unit stands by."""
    if not re.match(r"(?:tỷ|tỉ) lệ\b", title, re.I):
        return False
    return all(
        one and not one[1].strip(" -–()[]") and max(one[0].values()) <= 100 for one in ranges
    )


def _joined(labels: Sequence[str]) -> list[str]:
    """Levels whose words hold a condition beside the range, other than that nothing was done."""
    joined = [(label, label.lower().partition(" hoặc ")[2]) for label in labels]
    return [
        label
        for label, rest in joined
        if rest
        and not re.search(r"\d", rest)
        and not any(never.search(rest) for never in grammar().nevers)
    ]


def counted_ranges(labels: Sequence[str]) -> list[tuple[int | None, int | None]] | None:
    """The first and last count of each level; None: not all are ranges of counts."""
    found = [grammar().range_in(label) for label in labels]
    if _dated([(label, Fraction(0)) for label in labels]) or any("%" in one for one in labels):
        return None
    ranges: list[tuple[int | None, int | None]] = []
    for one in found:
        if one is None or re.search(r"\d", one[1]):
            return None
        ends = one[0]
        if any(end.denominator != 1 for end in ends.values()):
            return None
        exact, over, below = (ends.get(name) for name in ("exact", "over", "below"))
        first = exact if exact is not None else ends.get("from") if over is None else over + 1
        last = exact if exact is not None else ends.get("to") if below is None else below - 1
        whole = (None if end is None else int(end) for end in (first, last))
        ranges.append((next(whole), next(whole)))
    return ranges


def _dated(levels: Sequence[tuple[str, Fraction]]) -> bool:
    return any(_DATED.search(label) for label, _ in levels)


def _bands(
    item: Item,
    levels: Sequence[tuple[str, Fraction]],
    ranges: Sequence[Mapping[str, Fraction]],
    percent: bool,
) -> dict[str, Any]:
    bands = []
    for (label, points), ends in zip(levels, ranges, strict=True):
        ends = dict(ends)
        if "exact" in ends:
            exact = ends.pop("exact")
            ends["from"] = exact
            if not (percent and exact == 100):
                ends["to"] = exact
        if percent and ends.get("to") == 100 and "from" in ends:
            ends.pop("to")
        bands.append({**ends, "points": points, "label": label})
    measure: dict[str, Any] = {"label": item.title}
    if not percent:
        measure["unit"] = _unit(levels)
    return {"kind": "bands", "measure": measure, "bands": bands}


def _unit(levels: Sequence[tuple[str, Fraction]]) -> str:
    """The thing that is counted, in the words after the first number."""
    for label, _ in levels:
        tail = re.split(r"\d+(?:[.,]\d+)?", label)[-1]
        found = _COUNTED.match(tail)
        if found:
            return found[1].strip()
    return "đơn vị"


def _whole(rule: Mapping[str, Any]) -> bool:
    """Whether bands on a count fit together as ranges of any number do."""
    bands = tuple(Band.model_validate(band) for band in rule["bands"])
    return not any(coverage(bands, Fraction(0), None, "", "bands"))
