"""Rules that count: points for each thing, points taken off for each fault."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first, upper_first
from cchc_docs.importing.phrases import Said, grammar
from cchc_docs.importing.told import NOT_REACHED, Told, Understood, level_of

ZERO = Fraction(0)
LESSER = re.compile(r"\b(chậm|muộn|trễ|quá hạn|thiếu|chưa|sai|nhưng)\b", re.I)
"""Words of a level that is less than another one."""
_TIMES = ("ngày", "tháng", "quý", "tuần", "giờ", "buổi")
"""What a fault is counted in when it goes on for a while."""
MOST_COUNTED = 20
"""A rule that counts further is no list of bands."""


def deduct_rule(lines: Sequence[Told], maximum: Fraction, out: Understood) -> dict[str, Any] | None:
    """The maximum less points for each fault, some kinds of it no more than so many."""
    if (counted := _to_a_stop(lines, maximum)) is not None:
        return counted
    if any(one.said and {"from", "over"} & set(one.said.values) for one in lines):
        out.doubt("Câu trừ nói từ mấy lỗi thì hết điểm, đi cùng câu khác.", "unread")
        return None
    faults: list[dict[str, Any]] = []
    caps: list[Fraction | None] = []
    for one in lines:
        assert one.said is not None
        if one.said.kind in ("deduct", "lose"):
            if one.said.kind == "lose":
                out.doubt(f"«{one.text}»: phụ lục không nói «mỗi», đọc là trừ mỗi lần xảy ra.")
            most = one.said.amount("most")
            if most not in (None, maximum):
                out.doubt(f"«{one.text}»: trừ từ {show(most or ZERO)} điểm.", "unread")
            cap = one.said.amount("cap")
            if cap is not None and cap > maximum:
                out.doubt(f"«{one.text}»: mức trần {show(cap)} vượt điểm tối đa.", "unread")
            caps.append(None if cap == maximum else cap)
            label = one.said.words("fault") or one.said.words("of")
            if (each := one.said.words("of")) in _TIMES and each != label:
                label = f"{label} (mỗi {each})"
            faults.append(
                {"label": upper_first(label or "Vi phạm"), "points": one.said.amount("points")}
            )
            continue
        level = level_of(one) if one.said.kind in ("level", "zero") else None
        if level is None or level[1] != maximum:
            out.doubt(f"«{one.text}»: đi cùng câu trừ điểm, chưa có kiểu quy tắc.", "unread")
    if not any(caps):
        return {"kind": "deduct", "faults": faults}
    parts = [
        {
            "label": fault["label"],
            "as": "less",
            **({"max": cap} if cap is not None else {}),
            "rule": {"kind": "per_item", "item": fault["label"], "each": fault["points"]},
        }
        for fault, cap in zip(faults, caps, strict=True)
    ]
    return {"kind": "combine", "start": "full", "parts": parts}


def _to_a_stop(lines: Sequence[Told], maximum: Fraction) -> dict[str, Any] | None:
    """So many points off for each thing, nothing left from some number of them on: as bands."""
    faults = [one for one in lines if one.said and one.said.kind == "deduct"]
    said = faults[0].said if faults else None
    rest = [level for one in lines if one not in faults and (level := level_of(one))]
    ends = _stop(rest, said, maximum) if said and len(faults) == 1 else None
    if said is None or ends is None or len(rest) + 1 != len(lines):
        return None
    over, least = ends.get("over"), ends.get("from")
    each = said.amount("points") or Fraction(0)
    stop = least if over is None else over + 1
    if stop is None or stop.denominator != 1 or not 1 <= stop <= MOST_COUNTED or each <= 0:
        return None
    if (
        not said.values.keys() & {"from", "over"} and stop * each >= maximum
    ):  # the level says what the sentence gives already
        fault = {"label": upper_first(said.words("fault")), "points": each}
        return {"kind": "deduct", "faults": [fault]}
    bands: list[dict[str, Any]] = [
        {"from": Fraction(n), "below": Fraction(n + 1), "points": max(maximum - n * each, ZERO)}
        for n in range(int(stop))
    ]
    del bands[0]["from"]
    bands.append({"from": stop, "points": ZERO})
    things = re.sub(r"(?<!\w)(?:0?1|mỗi|một) ", "", lower_first(said.words("fault")))
    unit = said.words("of") or things.split()[-1]
    return {"kind": "bands", "measure": {"label": f"Số {things}", "unit": unit}, "bands": bands}


def _stop(
    levels: Sequence[tuple[str, Fraction]], said: Said, maximum: Fraction
) -> Mapping[str, Fraction] | None:
    """From how many things on nothing is left: in the sentence itself or as a level beside it."""
    own = {name: value for name in ("over", "from") if (value := said.amount(name)) is not None}
    if own or not levels:
        fits = all(points in (0, maximum) for _, points in levels)
        return own if own and fits else None
    last = [label for label, points in levels if points == 0]
    full = [label for label, points in levels if points == maximum]
    found = grammar().range_in(last[0]) if len(last) == 1 else None
    if found is None or len(full) + 1 != len(levels) or "%" in last[0]:
        return None
    things = set(said.words("fault").lower().split())
    named = set(re.findall(r"[^\W\d_]+", found[1].lower())) - {"trở", "lên", "có", "thì"}
    return found[0] if set(found[0]) <= {"over", "from"} and named <= things else None


def less_rule(
    first: dict[str, Any] | None, faults: Sequence[Told], out: Understood
) -> dict[str, Any] | None:
    """A level first, then points taken off it for each fault, each kind with its own cap."""
    if first is None:
        return None
    parts: list[dict[str, Any]] = [{"label": "Mức đạt được", "rule": first}]
    for one in faults:
        assert one.said is not None
        label = upper_first(one.said.words("fault") or one.said.words("of") or "Vi phạm")
        each = {"kind": "per_item", "item": label, "each": one.said.amount("points")}
        part: dict[str, Any] = {"label": label, "as": "less", "rule": each}
        if one.said.amount("cap") is not None:
            part["max"] = one.said.amount("cap")
        parts.append(part)
    out.doubt("Chọn mức trước rồi trừ theo lỗi: hãy xem câu trừ áp dụng cho mọi mức không.")
    return {"kind": "combine", "parts": parts}


def penalty_rule(lines: Sequence[Told], out: Understood) -> dict[str, Any] | None:
    """In a field of penalties what is taken off are its points: so many for each fault."""
    parts = []
    for one in lines:
        if one.said and one.said.kind == "lose":
            out.doubt(f"«{one.text}»: phụ lục không nói «mỗi», đọc là trừ mỗi lần xảy ra.")
        elif one.said is None or one.said.kind not in ("deduct", "each", "late_each"):
            out.doubt(f"«{one.text}»: trong phần điểm trừ, chưa hiểu câu này.", "unread")
            return None
        label = upper_first(
            one.said.words("fault") or one.said.words("of") or one.said.words("item")
        )
        each = one.said.amount("points") or one.said.amount("each")
        part: dict[str, Any] = {
            "label": label or "Vi phạm",
            "rule": {"kind": "per_item", "item": label or "Vi phạm", "each": each},
        }
        if one.said.amount("cap") is not None:
            part["max"] = one.said.amount("cap")
        parts.append(part)
    if len(parts) == 1 and "max" not in parts[0]:
        rule: dict[str, Any] = parts[0]["rule"]
        return rule
    return {"kind": "combine", "parts": parts}


def each_rule(lines: Sequence[Told], maximum: Fraction, out: Understood) -> dict[str, Any] | None:
    """Points for each thing; several kinds of things add up, each with its own cap."""
    first = next((one.said.words("item") for one in lines if one.said), "")
    lines = [_also_each(one, first, out) for one in _rated(lines, out)]
    each = [one.said for one in lines if one.said and one.said.kind == "each"]
    once = []
    for one in lines:
        if one.said in each:
            continue
        level = level_of(one) if one.said and one.said.kind in ("level", "zero") else None
        if level and level[1] == maximum and _reached(level[0], each, maximum):
            continue
        if level and 0 < level[1] < maximum and all(said.amount("cap") for said in each):
            once.append(level)
        elif level is None or level[1] != 0:
            out.doubt("Câu tính điểm cho mỗi việc đi cùng câu khác.", "unread")
            return None
    for said in each:
        if more := said.words("more"):
            out.doubt(f"«{more}»: điều kiện kèm theo, quy tắc không giữ được.")
        count, of = said.amount("count"), said.words("of")
        whole = (count or ZERO) * (said.amount("each") or ZERO)
        if count is not None and (whole != maximum if len(each) < 2 else whole > maximum):
            out.doubt(f"{show(count)} {of} không cho đúng điểm tối đa {show(maximum)}.", "unread")
            return None
    rules: list[dict[str, Any]] = [
        {
            "kind": "per_item",
            "item": upper_first(one.words("item") or one.words("unit")),
            "each": one.amount("each"),
        }
        for one in each
    ]
    caps = [_cap(one) for one in each]
    if once and sum(points for _, points in once) + sum(cap or ZERO for cap in caps) != maximum:
        out.doubt("Câu tính điểm cho mỗi việc đi cùng mức khác.", "unread")
        return None
    if len(each) + len(once) > 1:
        out.doubt("Nhiều loại việc trong một mục: đọc là cộng lại, không quá điểm tối đa.")
        parts: list[dict[str, Any]] = [
            {"label": rule["item"], "rule": rule, **({"max": cap} if cap is not None else {})}
            for rule, cap in zip(rules, caps, strict=True)
        ]
        for label, points in reversed(once):
            levels = [{"label": label, "points": points}, {"label": NOT_REACHED, "points": 0}]
            rule = {"kind": "choice", "levels": levels}
            parts.insert(0, {"label": upper_first(label), "max": points, "rule": rule})
        return {"kind": "combine", "parts": parts}
    if caps[0] is not None and caps[0] != maximum:
        out.doubt(f"Mức trần {show(caps[0])} khác điểm tối đa {show(maximum)}.", "unread")
        return None
    return rules[0]


def _rated(lines: Sequence[Told], out: Understood) -> list[Told]:
    """«Gửi chậm: 0,15 điểm/báo cáo» beside «Mỗi báo cáo đúng hạn: 0,25 điểm»: the same things."""
    items = " ".join(one.said.words("item").lower() for one in lines if one.said)
    rated = []
    for one in lines:
        if one.said and one.said.kind == "late_each" and one.said.words("unit").lower() in items:
            out.doubt(f"«{one.text}»: đọc là việc ấy được chừng ấy điểm, không phải bị trừ.")
            one = Told(one.text, Said("each", one.said.values, one.said.means))
        rated.append(one)
    return rated


def _reached(label: str, each: Sequence[Said], maximum: Fraction) -> bool:
    """Whether a level of the maximum only says from how many things on it is reached."""
    ends = (grammar().range_in(label) or ({}, ""))[0]
    points = each[0].amount("each") or ZERO
    return len(each) == 1 and set(ends) == {"from"} and ends["from"] * points == maximum


def _cap(said: Said) -> Fraction | None:
    """The most points of a kind of thing, told in points or as a number of things."""
    count = said.amount("count")
    return said.amount("cap") if count is None else count * (said.amount("each") or ZERO)


def _also_each(one: Told, first: str, out: Understood) -> Told:
    """«Cấp tỉnh: 1 điểm» after «Mỗi giải thưởng cấp quốc gia: 2 điểm»: a thing of its own."""
    level = level_of(one) if one.said and one.said.kind in ("level", "add") else None
    if level is None or level[1] <= 0 or re.search(r"\d", level[0]):
        return one
    if level[0].lower().split()[0] not in first.lower().split():
        return one
    out.doubt(f"«{one.text}»: đi cùng câu «mỗi», đọc là mỗi việc được chừng ấy điểm.")
    values = {"item": level[0], "each": show(level[1])}
    return Told(one.text, Said("each", values, f"Mỗi {level[0]} được {show(level[1])} điểm."))


def step_rule(
    title: str, lines: Sequence[Told], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    """The maximum less points for each step that a figure falls short of a mark."""
    if any(one.said and one.said.kind == "rise" for one in lines):
        return _rise_rule(title, lines, maximum, out)
    steps = [one.said for one in lines if one.said and one.said.kind == "step"]
    if len(steps) == 1 and steps[0].amount("over"):
        return _over_rule(title, lines, maximum, out)
    levels = [level_of(one) for one in lines if one.said and one.said.kind in ("level", "zero")]
    if len(steps) != 1 or len(steps) + len(levels) != len(lines) or len(levels) > 2:
        out.doubt("Câu trừ theo bậc đi cùng câu khác.", "unread")
        return None
    marks = {steps[0].amount(name) for name in ("below", "mark")} - {None}
    each, every = steps[0].amount("points"), steps[0].amount("every")
    last: list[Fraction] = []
    for label, points in filter(None, levels):
        ends = (grammar().range_in(label) or ({}, ""))[0]
        if points == 0 and set(ends) == {"below"}:
            last.append(ends["below"])
            continue
        least = ends.get("from", ends.get("exact"))
        if points != maximum or least is None or len(ends) != 1:
            out.doubt(f"«{label}»: mức này không hợp với câu trừ theo bậc.", "unread")
            return None
        marks.add(least)
    if not marks and steps[0].words("short"):
        marks.add(Fraction(100))
    if len(marks) != 1 or not each or not every or each > maximum:
        out.doubt("Câu trừ theo bậc không nói rõ trừ từ mốc nào.", "unread")
        return None
    mark = marks.pop() or ZERO
    if any((mark - one) / every * each != maximum for one in last):
        out.doubt("Mức 0 điểm không khớp với câu trừ theo bậc.", "unread")
        return None
    out.doubt("Phụ lục không nói bậc chưa đủ có bị trừ không: đọc là chỉ trừ bậc đủ.")
    rule = {
        "kind": "steps",
        "measure": {"label": title},
        "below": mark,
        "every": every,
        "each": each,
    }
    part: dict[str, Any] = {"label": "Trừ theo bậc chưa đạt", "as": "less", "rule": rule}
    if (cap := steps[0].amount("cap")) not in (None, maximum):
        part["max"] = cap
    return {"kind": "combine", "start": "full", "parts": [part]}


def _rise_rule(
    title: str, lines: Sequence[Told], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    """So many points for each step of a rate: the whole rate gives the maximum."""
    said = next(one.said for one in lines if one.said and one.said.kind == "rise")
    every, each = said.amount("every") or ZERO, said.amount("points") or ZERO
    below = (grammar().range_in(said.words("range")) or ({}, ""))[0]
    top, rest = below.get("below", Fraction(100)), [one for one in lines if one.said is not said]
    ratios = [one.said for one in rest if one.said and one.said.kind == "ratio"]
    rest = [one for one in rest if one.said not in ratios]
    if things := said.words("of"):
        return _count_rule(title, things, (every, each), (rest, maximum), out)
    full = [
        level and level[1] == maximum and (grammar().range_in(level[0]) or ({}, ""))[0].get("from")
        for level in map(level_of, rest)
    ]
    fits = full == [top] if said.words("range") else not rest
    if not fits or not every or top / every * each != maximum:
        out.doubt(f"Điểm theo bậc không cho đúng điểm tối đa ở {show(top)} %.", "unread")
        return None
    out.doubt("Phụ lục không nói bậc chưa đủ có được điểm không: đọc là chỉ tính bậc đủ.")
    measure: dict[str, Any] = {"label": title}
    if ratios and ratios[0].words("part"):
        measure["of"] = [upper_first(ratios[0].words(name)) for name in ("part", "whole")]
    return {"kind": "steps", "measure": measure, "over": ZERO, "every": every, "each": each}


def _count_rule(
    title: str,
    things: str,
    step: tuple[Fraction, Fraction],
    beside: tuple[Sequence[Told], Fraction],
    out: Understood,
) -> dict[str, Any] | None:
    """So many points for every so many things, up to the maximum."""
    (every, each), (rest, maximum) = step, beside
    if rest or not every or not each or each > maximum:
        out.doubt("Điểm cho mỗi nhóm việc đi cùng câu khác.", "unread")
        return None
    out.doubt("Phụ lục không nói nhóm chưa đủ có được điểm không: đọc là chỉ tính nhóm đủ.")
    measure = {"label": f"Số {things}", "unit": things}
    return {"kind": "steps", "measure": measure, "over": ZERO, "every": every, "each": each}


def _over_rule(
    title: str, lines: Sequence[Told], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    """The maximum less points for each step of a rate of what should not be."""
    said = next(one.said for one in lines if one.said and one.said.kind == "step")
    levels = [level for one in lines if one.said is not said and (level := level_of(one))]
    fits = len(levels) + 1 == len(lines) and all(points == maximum for _, points in levels)
    if (
        len(levels) > 1
        or not fits
        or any(re.search(r"[1-9]", label.replace("100%", "")) for label, _ in levels)
    ):
        out.doubt("Câu trừ theo bậc đi cùng câu khác.", "unread")
        return None
    out.doubt("Phụ lục không nói bậc chưa đủ có bị trừ không: đọc là chỉ trừ bậc đủ, kể từ 0 %.")
    measure = {"label": title}
    if things := said.words("of"):
        unit = re.split(r"\s(?:bị|được|trễ|chậm|quá hạn|muộn|sai|lỗi|vi phạm)\b", things)[0]
        measure = {"label": f"Số {things}", "unit": unit}
    rule = {
        "kind": "steps",
        "measure": measure,
        "over": ZERO,
        "every": said.amount("over"),
        "each": said.amount("points"),
    }
    part: dict[str, Any] = {"label": "Trừ theo bậc vượt", "as": "less", "rule": rule}
    if (cap := said.amount("cap")) not in (None, maximum):
        part["max"] = cap
    return {"kind": "combine", "start": "full", "parts": [part]}


def less_levels(lines: Sequence[Told], maximum: Fraction, out: Understood) -> list[Told]:
    """Points taken off by how many there are, as the levels that are left of the maximum."""
    kinds = {one.said.kind if one.said else "" for one in lines}
    known = [level_of(one) for one in lines if one.said and one.said.kind in ("level", "zero")]
    whole = [level for level in known if level and level[1] == maximum]
    found = [one.said.kind if one.said else "" for one in lines]
    zeros = [n for n, one in enumerate(lines) if one.said and (level_of(one) or ("", 1))[1] == 0]
    after = [one.text for one in lines[zeros[0] :]] if zeros else []
    if after and "lose" in found[-len(after) :] and not all(map(LESSER.search, after[1:])):
        out.doubt("Có mức 0 điểm rồi còn câu trừ: không rõ trừ vào đâu.", "unread")
    if "less" not in kinds and not (whole and "lose" in kinds <= {"level", "zero", "lose"}):
        return list(lines)
    levels = []
    for one in lines:
        if one.said is None or one.said.kind not in ("less", "lose"):
            levels.append(one)
            continue
        label = one.said.words("label") or one.said.words("fault")
        left = maximum - (one.said.amount("points") or ZERO)
        if left < 0:
            out.doubt(f"«{one.text}»: trừ quá điểm tối đa.", "unread")
        levels.append(Told(one.text, Said("level", {"label": label}, one.said.means), left))
    if not whole:
        label = "Không thuộc mức nào dưới đây"
        levels.insert(0, Told(label, Said("level", {"label": label}, ""), maximum))
    out.doubt("Câu trừ theo mức: đọc là điểm còn lại của mỗi mức, chỉ tính một mức.")
    return levels
