"""Scores in a filled sheet or a report: sums, caps, levels, percentages, evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from cchc_docs.auditing.annex import distinct, name_of, spot_of
from cchc_docs.auditing.found import (
    UNROUNDED,
    Found,
    Spot,
    Weight,
    addition,
    agrees,
    column_of,
    is_rounding,
    places,
)
from cchc_docs.ground.days import show_day
from cchc_docs.ground.numbers import rounded, show
from cchc_docs.importing.draft import Draft, Node, rule_of
from cchc_docs.importing.items import Item, Outline, Total
from cchc_docs.importing.settling import role_of

ROLES = {"self": "tự chấm", "appraised": "thẩm định", "reached": "đạt được"}
FAR = Fraction(1, 2)
"""Self and appraised this part of the maximum apart are worth a look."""
_DAY = re.compile(r"(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|năm)\s*(20\d\d)")
_SIGNED = re.compile(r"^[^\d]{0,40},?\s*ngày\s+\d{1,2}\s+(?:tháng|/)", re.I)


def audit_scores(outline: Outline, draft: Draft) -> Iterator[Found]:
    """What does not fit in the columns that were filled in."""
    items = list(outline.walk())
    for role in ROLES:
        if any(role in item.scores for item in items):
            for item in items:
                yield from _score(item, role)
            for node in draft.walk():
                if not node.parts:
                    yield from _levels(node, role)
            for total in outline.totals:
                yield from _total(total, outline, role)
    for item in items:
        yield from _apart(item)
    yield from _evidence(items)
    yield from _days(outline, items)
    yield from _percentages(items)


def reached(item: Item, role: str) -> Fraction | None:
    """Its score: printed, else what its parts add up to."""
    if role in item.scores:
        return item.scores[role]
    known = [one for one in (reached(part, role) for part in item.parts) if one is not None]
    return sum(known, Fraction(0)) if known else None


def _score(item: Item, role: str) -> Iterator[Found]:
    value = item.scores.get(role)
    if value is None:
        return
    spot, word = spot_of(item, role), ROLES[role]
    maximum = item.max
    extra = item.column != "max" or role_of(item) == "penalty"
    if maximum is not None and (abs(value) if extra else value) > maximum:
        yield Found(
            "above-maximum",
            "wrong",
            spot,
            f"Điểm {word} của «{name_of(item)}» vượt điểm tối đa.",
            f"{show(value)} > {show(maximum)}",
            f"Không quá {show(maximum)} điểm.",
        )
    if value < 0 and not extra and role_of(item) == "score":
        yield Found(
            "below-zero",
            "wrong",
            spot,
            f"Điểm {word} của «{name_of(item)}» nhỏ hơn 0.",
            show(value),
            "Không dưới 0 điểm.",
        )
    known = [one for one in (reached(part, role) for part in item.parts) if one is not None]
    worked = sum(known, Fraction(0))
    if known and not agrees(worked, value, UNROUNDED):
        yield Found(
            "score-sum",
            "rounding" if is_rounding(known, value, worked) else "wrong",
            spot,
            f"Điểm {word} của «{name_of(item)}» khác tổng các mục con.",
            f"{addition(known, worked)}, ghi {show(value)}",
            f"Ghi {show(worked)}, hoặc sửa điểm một mục con.",
        )


def _levels(node: Node, role: str) -> Iterator[Found]:
    value = node.item.scores.get(role)
    rule = rule_of(node)
    if value is None or rule is None or value == 0 or abs(value) > node.max:
        return
    possible = rule.possible_points(node.max)
    if possible is None or value in possible or (node.role == "penalty" and -value in possible):
        return
    listed = "; ".join(show(one) for one in sorted(possible, reverse=True)[:12])
    yield Found(
        "no-such-level",
        "wrong",
        spot_of(node.item, role),
        f"Không mức nào của «{name_of(node.item)}» cho điểm {ROLES[role]} này.",
        f"{show(value)} không thuộc {listed}",
        "Ghi điểm của mức đạt được.",
    )


def _total(total: Total, outline: Outline, role: str) -> Iterator[Found]:
    stated = total.scores.get(role)
    if stated is None or not outline.items:
        return
    held = [(item, reached(item, role)) for item in distinct(outline.items)]
    known = [(item, value) for item, value in held if value is not None]
    plain = [value for item, value in known if role_of(item) == "score"]
    bonus = sum((value for item, value in known if role_of(item) == "bonus"), Fraction(0))
    taken = sum((abs(value) for item, value in known if role_of(item) == "penalty"), Fraction(0))
    worked = sum(plain, Fraction(0))
    right = {worked, worked + bonus, worked - taken, worked + bonus - taken}
    if 0 < total.after <= len(outline.items) and not re.match(r"tổng cộng", total.label, re.I):
        right.add(reached(outline.items[total.after - 1], role) or Fraction(0))
    if not plain or any(agrees(one, stated, UNROUNDED) for one in right):
        return
    final = worked + bonus - taken
    extra = f"; thưởng {show(bonus)}, trừ {show(taken)}" if bonus or taken else ""
    yield Found(
        "score-total",
        "rounding" if is_rounding(plain, stated, final) else "wrong",
        Spot(total.file, total.grid, total.place, column_of(total.columns, role)),
        f"Dòng «{total.label}»: tổng điểm {ROLES[role]} khác các mục cộng lại.",
        f"{addition(plain, worked)}{extra}, ghi {show(stated)}",
        f"Ghi {show(final)}, hoặc sửa điểm một mục.",
    )


def _apart(item: Item) -> Iterator[Found]:
    own, theirs = item.scores.get("self"), item.scores.get("appraised")
    if item.parts or own is None or theirs is None or not item.max:
        return
    if abs(own - theirs) > FAR * item.max:
        yield Found(
            "far-apart",
            "look",
            spot_of(item, "appraised"),
            f"Điểm tự chấm và thẩm định của «{name_of(item)}» cách xa nhau.",
            f"{show(own)} và {show(theirs)}, tối đa {show(item.max)}",
            "Xem giải trình và tài liệu kiểm chứng của mục.",
        )


def _evidence(items: Sequence[Item]) -> Iterator[Found]:
    asked = [
        item
        for item in items
        if not item.parts
        and item.scores.get("self", 0) > 0
        and "evidence" in item.columns
        and item.column == "max"
    ]
    if not any(item.evidence for item in asked):
        return
    for item in asked:
        if not item.evidence:
            yield Found(
                "no-evidence",
                "look",
                spot_of(item, "evidence"),
                f"«{name_of(item)}» có điểm tự chấm mà không có tài liệu kiểm chứng.",
                f"Tự chấm {show(item.scores['self'])}",
                "Ghi tài liệu kiểm chứng, hoặc không cho điểm.",
            )


def _days(outline: Outline, items: Sequence[Item]) -> Iterator[Found]:
    signed = [day for text in outline.captions if _SIGNED.match(text) for day in _read_days(text)]
    if not signed or not any("self" in item.scores for item in items):
        return
    report = max(signed)
    for item in items:
        for text in item.evidence:
            for day in _read_days(text):
                if day > report:
                    yield Found(
                        "late-evidence",
                        "wrong",
                        spot_of(item, "evidence"),
                        f"Tài liệu kiểm chứng của «{name_of(item)}» có ngày sau ngày báo cáo.",
                        f"{show_day(day)} sau {show_day(report)}",
                        "Kiểm tra ngày của tài liệu, hoặc ngày của báo cáo.",
                    )


def _read_days(text: str) -> Iterator[date]:
    for found in _DAY.finditer(text):
        try:
            yield date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            continue


def _percentages(items: Sequence[Item]) -> Iterator[Found]:
    """Percentages of the maximum, in a column where most of them are that."""
    rows = []
    for item in items:
        stated = item.scores.get("percent")
        base = next((item.scores[role] for role in reversed(ROLES) if role in item.scores), None)
        if stated is not None and base is not None and item.max:
            rows.append((item, stated, base, base * 100 / item.max))
    near = [row for row in rows if abs(row[1] - row[3]) < 1]
    if len(rows) < 2 or len(near) * 2 < len(rows):
        return
    deepest = max(places(row[1]) for row in rows)
    for item, stated, base, exact in rows:
        if agrees(exact, stated, deepest):
            continue
        cut = exact - stated
        weight: Weight = "rounding" if 0 < cut < Fraction(1, 10**deepest) else "wrong"
        said = "bị cắt bớt thay vì làm tròn" if weight == "rounding" else "tính sai"
        assert item.max is not None
        yield Found(
            "percentage",
            weight,
            spot_of(item, "percent"),
            f"Tỷ lệ của «{name_of(item)}» {said}.",
            f"{show(base)} : {show(item.max)} × 100 = {show(exact)}, ghi {show(stated)}",
            f"Ghi {show(rounded(exact, deepest))}.",
        )
