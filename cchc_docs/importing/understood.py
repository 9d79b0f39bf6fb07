"""What the lines of an item say, as a rule; what is not surely understood is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from cchc_docs.ground.numbers import show
from cchc_docs.importing.outline import Item, Line
from cchc_docs.importing.phrases import Said, grammar
from cchc_docs.rules.bands import Band
from cchc_docs.rules.intervals import coverage

State = Literal["sure", "guessed", "unread"]
_SPLITS = re.compile(r"\s*;\s*|\s+/\s+|(?<=[\dđm])\s*\.\s+(?=[A-ZĐ<>≥≤\d])|(?<=điểm),\s+(?=\S)")
_COUNTED = re.compile(r"^\s*(?!trở lên|trở xuống)([^\W\d_]+(?:\s[^\W\d_]+){0,3})")


@dataclass
class Understood:
    """A rule as YAML data, how surely it was read, and why not."""

    rule: dict[str, Any] | None = None
    state: State = "sure"
    doubts: list[str] = field(default_factory=list)
    means: list[str] = field(default_factory=list)
    """What each phrase was taken to mean."""
    evidence: list[str] = field(default_factory=list)
    when_none: Literal["full", "shrink"] | None = None
    when_none_words: str = ""

    def doubt(self, words: str, state: State = "guessed") -> None:
        """Something that a person must look at."""
        self.doubts.append(words)
        if state == "unread":
            self.rule = None
        if self.state != "unread":
            self.state = state


@dataclass(frozen=True)
class Told:
    """A line, or a part of it, with what it says."""

    text: str
    said: Said | None
    points: Fraction | None = None


def told(line: Line) -> list[Told]:
    """What a line says; the parts between semicolons where each says something of its own."""
    words = grammar()
    text = line.text.strip()
    if line.points is None:
        parts = [part.strip(" .;") for part in _SPLITS.split(text) if part.strip(" .;")]
        if len(parts) > 1:
            read = [words.read(part) for part in parts]
            whole = words.read(text)
            if all(read) and (whole is None or whole.kind in ("level", "zero")):
                return [Told(part, said) for part, said in zip(parts, read, strict=True)]
        return [Told(text, words.read(text))]
    said = words.read(text)
    if said is None or said.kind in ("level", "nothing", "given"):
        bare = re.sub(r"^[-–+•*]\s*", "", text).strip(" :;.")
        level = Said("level", {"label": bare}, f"Mức «{bare}».")
        return [Told(text, level, line.points)]
    return [Told(text, said, line.points)]


def understand(item: Item, maximum: Fraction) -> Understood:
    """The rule that an item's lines give, within its maximum."""
    out = Understood()
    lines = [one for line in item.lines for one in told(line)]
    lines = _set_aside(lines, out)
    if item.surveyed and not any(one.said and one.said.kind == "level" for one in lines):
        out.rule = {"kind": "given", "by": "Kết quả điều tra xã hội học"}
        out.doubt("Điểm ở cột điều tra xã hội học, phụ lục không nêu mức trả lời và trọng số.")
        return out
    if not lines:
        out.doubt("Không có lời nào nói cách cho điểm của mục.", "unread")
        return out
    cases = _cases(lines)
    if cases:
        _from_cases(item, cases, maximum, out)
    else:
        rule = _rule(item, lines, maximum, out)
        out.rule = None if out.state == "unread" else rule
    return out


def _set_aside(lines: Sequence[Told], out: Understood) -> list[Told]:
    """Lines about points only; evidence, cases of nothing to do and mere headings go elsewhere."""
    left = []
    for one in lines:
        kind = one.said.kind if one.said else ""
        if one.said and kind != "nothing":
            out.means.append(f"«{one.text}» → {one.said.means}")
        if kind == "evidence" and one.said:
            out.evidence.append(one.said.words("text"))
        elif kind in ("none_full", "none_shrink"):
            out.when_none = "full" if kind == "none_full" else "shrink"
            out.when_none_words = one.text
        elif kind != "nothing":
            left.append(one)
    leads = [one for one in left if one.said and one.said.kind == "lead"]
    return left[1:] if len(left) > 1 and leads == left[:1] else left


def _cases(lines: Sequence[Told]) -> list[tuple[str, list[Told]]]:
    if not lines or not (lines[0].said and lines[0].said.kind == "case"):
        return []
    found: list[tuple[str, list[Told]]] = []
    for one in lines:
        if one.said and one.said.kind == "case":
            found.append((re.sub(r"^\w\s*[.)]\s*", "", one.text).strip(" :.…"), []))
        else:
            found[-1][1].append(one)
    return found if len(found) > 1 and all(own for _, own in found) else []


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
    unknown = [one for one in lines if one.said is None]
    unheld = [one for one in lines if one.said and one.said.kind == "unheld"]
    for one in unheld:
        assert one.said is not None
        out.doubt(f"«{one.text}»: {one.said.means} Chưa có kiểu quy tắc cho câu này.", "unread")
    kinds = {one.said.kind for one in lines if one.said}
    for one in unknown:
        out.doubt(f"«{one.text}»: không hiểu câu này.", "unread")
    if unheld or unknown:
        return None
    if "share" in kinds:
        return _share(item, lines, maximum, out)
    if "deduct" in kinds:
        return _deduct(lines, maximum, out)
    if "each" in kinds:
        return _each(lines, maximum, out)
    if kinds <= {"level", "zero"}:
        return _levels(item, lines, maximum, out)
    if kinds == {"given"} and len(lines) == 1:
        return {"kind": "given", "by": lines[0].text.strip(" .")}
    if kinds == {"survey"} and len(lines) == 1:
        out.doubt("Phụ lục không nêu mức trả lời và trọng số của điều tra xã hội học.")
        return {"kind": "given", "by": lines[0].text.strip(" .")}
    out.doubt("Các câu của mục không ghép được thành một quy tắc.", "unread")
    return None


def _level(one: Told) -> tuple[str, Fraction] | None:
    assert one.said is not None
    label = one.said.words("label")
    if one.said.kind == "zero":
        return label, Fraction(0)
    if one.points is not None:
        return label, one.points
    amount = one.said.amount("points")
    return None if amount is None else (label, amount)


def _levels(
    item: Item, lines: Sequence[Told], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    levels = [level for level in (_level(one) for one in lines) if level is not None]
    if len(levels) != len(lines):
        out.doubt("Có mức không ghi điểm.", "unread")
        return None
    if len(levels) < 2:
        out.doubt("Chỉ có một mức, phụ lục không nói không đạt thì mấy điểm.", "unread")
        return None
    best = max(points for _, points in levels)
    if best != maximum:
        out.doubt(f"Mức cao nhất là {_plain(best)} điểm, điểm tối đa của mục là {_plain(maximum)}.")
    words = grammar()
    ranges = [words.range_in(label) for label, _ in levels]
    percent = any("%" in label for label, _ in levels)
    if all(found and not re.search(r"\d", found[1]) for found in ranges) and not _dated(levels):
        rule = _bands(item, levels, [found[0] for found in ranges if found], percent)
        if percent or _whole(rule):
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
    return {
        "kind": "choice",
        "levels": [{"label": label, "points": points} for label, points in levels],
    }


def _dated(levels: Sequence[tuple[str, Fraction]]) -> bool:
    return any(re.search(r"\d+/\d+|tháng|ngày|quý", label, re.I) for label, _ in levels)


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


def _definitions(lines: Sequence[Told]) -> dict[str, str]:
    return {
        one.said.words("sign").lower(): one.text.split(one.said.values["sign"], 1)[1]
        .lstrip(" :=")
        .removeprefix("là ")
        .strip(" .;,:=")
        for one in lines
        if one.said and one.said.kind == "definition"
    }


def _share(
    item: Item, lines: Sequence[Told], maximum: Fraction, out: Understood
) -> dict[str, Any] | None:
    formulas = [one.said for one in lines if one.said and one.said.kind == "share"]
    levels = [one for one in lines if one.said and one.said.kind in ("level", "zero")]
    rest = [
        one
        for one in lines
        if one.said and one.said.kind not in ("share", "level", "zero", "definition", "floor")
    ]
    if len(formulas) > 1 or rest:
        out.doubt("Nhiều công thức, hoặc công thức đi cùng câu khác.", "unread")
        return None
    formula = formulas[0]
    factor = formula.amount("factor")
    if factor is not None and factor != maximum:
        out.doubt(
            f"Công thức nhân với {_plain(factor)}, điểm tối đa của mục là {_plain(maximum)}.",
            "unread",
        )
        return None
    rule: dict[str, Any] = {"kind": "share", "measure": {"label": item.title}}
    names = _definitions(lines)
    top, bottom = formula.words("top").lower(), formula.words("bottom").lower()
    if top in names and bottom in names:
        rule["measure"]["of"] = [_upper(names[top]), _upper(names[bottom])]
    stated = [_stated_floor(one) for one in lines if one.said and one.said.kind == "floor"]
    floor = _floor(formula, levels, maximum, stated, out)
    if floor is not None:
        rule["floor"] = floor
    return rule


def _stated_floor(one: Told) -> Fraction:
    """The floor of a sentence about it, in per cent: annexes write 0,7 as often as 70 %."""
    below = (one.said.amount("below") if one.said else None) or Fraction(0)
    return below if "%" in one.text or below > 1 else below * 100


def _floor(
    formula: Said,
    levels: Sequence[Told],
    maximum: Fraction,
    stated: Sequence[Fraction],
    out: Understood,
) -> Fraction | None:
    """The floor that levels beside a formula give: below it 0, at 100 % the maximum."""
    words = grammar()
    floor = stated[0] if stated else None
    if len(set(stated)) > 1:
        out.doubt("Nhiều mức sàn khác nhau.", "unread")
    ranged = words.range_in(formula.words("range")) if formula.words("range") else None
    begins = ranged[0].get("from") if ranged else None
    for one in levels:
        level = _level(one)
        found = words.range_in(level[0]) if level else None
        ends = dict(found[0]) if found else {}
        if level and level[1] == maximum and (ends.get("exact") == 100 or ends.get("from") == 100):
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


def _deduct(lines: Sequence[Told], maximum: Fraction, out: Understood) -> dict[str, Any] | None:
    faults = []
    for one in lines:
        assert one.said is not None
        if one.said.kind == "deduct":
            cap = one.said.amount("cap")
            if cap is not None and cap != maximum:
                out.doubt(f"«{one.text}»: mức trần {_plain(cap)} khác điểm tối đa.", "unread")
            label = one.said.words("fault") or one.said.words("of")
            faults.append(
                {"label": _upper(label or "Vi phạm"), "points": one.said.amount("points")}
            )
            continue
        level = _level(one) if one.said.kind in ("level", "zero") else None
        if level is None or level[1] != maximum:
            out.doubt(f"«{one.text}»: đi cùng câu trừ điểm, chưa có kiểu quy tắc.", "unread")
    return {"kind": "deduct", "faults": faults}


def _each(lines: Sequence[Told], maximum: Fraction, out: Understood) -> dict[str, Any] | None:
    each = [one for one in lines if one.said and one.said.kind == "each"]
    others = [one for one in lines if one not in each]
    if (
        len(each) > 1
        or any(
            (level := _level(one)) is None or level[1] != 0
            for one in others
            if one.said and one.said.kind in ("level", "zero")
        )
        or any(one.said and one.said.kind not in ("level", "zero") for one in others)
    ):
        out.doubt("Nhiều loại việc được tính điểm trong một mục.", "unread")
        return None
    said = each[0].said
    assert said is not None
    cap, more = said.amount("cap"), said.words("more")
    if more:
        out.doubt(f"«{more}»: điều kiện kèm theo, quy tắc không giữ được.")
    if cap is not None and cap != maximum:
        out.doubt(f"Mức trần {_plain(cap)} khác điểm tối đa {_plain(maximum)}.", "unread")
        return None
    return {"kind": "per_item", "item": _upper(said.words("item")), "each": said.amount("each")}


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(value: Fraction) -> str:
    return show(value)
