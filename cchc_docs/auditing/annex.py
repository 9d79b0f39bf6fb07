"""An annex: do its maxima add up, do its levels fit their maximum, do its bands meet?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc_docs.auditing.found import Found, Spot, Weight, addition, column_of, is_rounding
from cchc_docs.ground.numbers import show
from cchc_docs.importing.draft import Draft, Node, rule_of
from cchc_docs.importing.items import Item, Outline, Total
from cchc_docs.importing.proportion import by_hundredths
from cchc_docs.importing.settling import role_of
from cchc_docs.importing.told import level_of, told
from cchc_docs.importing.understood import counted_ranges

MOST_COUNTED = 100
"""Further apart than so, levels count no things."""
_ALTERNATIVE = re.compile(
    r"^[-–+•\s]*(đối với|trường hợp|áp dụng|nhóm|(đơn vị|xã|phường|huyện) (loại|không|có))", re.I
)
_NAMED_SUM = re.compile(r"\(\s*([\w.]{1,6}(?:\s*\+\s*[\w.]{1,6})+)\s*\)")


_KEYS = {"over": "«trên»", "from": "«từ»", "below": "«dưới»", "to": "«đến»"}
"""Keys of bands by the words that annexes have for them."""


def plain(words: str) -> str:
    """What a finding says, without keys of the files that an annex is not."""
    return re.sub(rf"\b({'|'.join(_KEYS)})\b", lambda found: _KEYS[found[0]], words)


def audit_annex(outline: Outline, draft: Draft) -> Iterator[Found]:
    """Everything that does not fit in the items, their rules and the totals."""
    for item in outline.walk():
        yield from _parts(item)
    for group in (outline.items, *(item.parts for item in outline.walk())):
        yield from _twice(group)
    for node in draft.walk():
        if not node.parts:
            yield from _rule(node)
    for total in outline.totals:
        yield from _total(total, outline)


def spot_of(item: Item, role: str = "max") -> Spot:
    """Where an item stands."""
    return Spot(item.file, item.grid, item.place, column_of(item.columns, role))


def name_of(item: Item) -> str:
    """Its printed number and title."""
    return f"{item.code.printed} {item.title}" if item.code else item.title


def counted(parts: Sequence[Item]) -> list[Fraction]:
    """Their maxima; alternatives for kinds of units, which share one maximum, count once."""
    found: list[Fraction] = []
    before: Item | None = None
    for part in parts:
        again = (
            before is not None
            and before.max == part.max
            and _ALTERNATIVE.match(part.title)
            and _ALTERNATIVE.match(before.title)
        )
        if part.max is not None and not again:
            found.append(part.max)
        before = part
    return found


def distinct(items: Sequence[Item]) -> list[Item]:
    """Items once each: a summary and the table of its details name the same ones."""
    return list({_identity(item): item for item in reversed(items)}.values())[::-1]


def _identity(item: Item) -> tuple[str, str]:
    return (item.code.printed if item.code else "", item.title.casefold())


def _parts(item: Item) -> Iterator[Found]:
    if not item.parts or item.max is None:
        return
    maxima = counted(item.parts)
    worked = sum(maxima, Fraction(0))
    if worked == item.max or all(one == item.max for one in maxima):
        return
    extra = role_of(item) != "score" or item.column != "max"
    if extra and worked > item.max:
        return
    silent = [part for part in item.parts if part.max is None]
    weight: Weight = "look" if silent or extra else "wrong"
    if is_rounding(maxima, item.max, worked):
        weight = "rounding"
    yield Found(
        "parts",
        weight,
        spot_of(item),
        f"Điểm tối đa của «{name_of(item)}» khác tổng các mục con.",
        f"{addition(maxima, worked)}, in {show(item.max)}",
        f"Điểm tối đa là {show(worked)}, hoặc một mục con phải thêm bớt "
        f"{show(abs(item.max - worked))} điểm.",
    )


def _twice(items: Sequence[Item]) -> Iterator[Found]:
    titles: dict[str, Item] = {}
    codes: dict[str, Item] = {}
    for item in items:
        title = item.title.casefold()
        first = titles.get(title, item)
        if first.grid != item.grid and _identity(first) == _identity(item):
            continue
        if title in titles:
            other = titles[title]
            yield Found(
                "same-row",
                "look",
                spot_of(item, "title"),
                f"Mục «{name_of(item)}» trùng lời với mục ở {other.place}.",
                f"{other.place} và {item.place}",
                "Bỏ một dòng, hoặc viết rõ hai mục khác nhau ở đâu.",
            )
        elif item.code and item.code.printed in codes:
            other = codes[item.code.printed]
            yield Found(
                "same-code",
                "look",
                spot_of(item, "code"),
                f"Mã {item.code.printed} có hai lần dưới một mục.",
                f"{other.place} và {item.place}",
                "Đánh số lại một trong hai mục.",
            )
        titles.setdefault(title, item)
        if item.code:
            codes.setdefault(item.code.printed, item)


def _rule(node: Node) -> Iterator[Found]:
    item = node.item
    if node.role == "bonus" and node.understood.rule is None and not item.lines:
        yield Found(
            "bonus-without-rule",
            "wrong",
            spot_of(item),
            f"Điểm thưởng «{name_of(item)}» không nói làm gì thì được.",
            f"Tối đa {show(node.max)} điểm",
            "Ghi điều kiện và mức điểm thưởng.",
        )
    yield from _factors(node)
    rule = rule_of(node)
    if rule is None:
        yield from _levels_above(node)
        return
    if rule.kind == "choice":
        yield from _counts_left_out(item, [level.label for level in rule.levels])
    highest = rule.highest(node.max)
    if highest > node.max:
        yield _above(node, highest)
    elif highest < node.max and node.role == "score":
        yield Found(
            "maximum-out-of-reach",
            "wrong",
            spot_of(item),
            f"Không mức nào của «{name_of(item)}» đạt điểm tối đa.",
            f"{show(highest)} < {show(node.max)}",
            f"Điểm tối đa là {show(highest)}, hoặc có một mức {show(node.max)} điểm.",
        )
    for finding in rule.findings(node.max):
        yield Found(
            "rule",
            "wrong",
            spot_of(item),
            f"«{name_of(item)}»: {finding.what}",
            plain(finding.allowed),
            plain(finding.remedy),
        )
    if rule.kind == "deduct":
        for fault in rule.faults:
            if fault.points > node.max:
                yield Found(
                    "deduction-above-maximum",
                    "look",
                    spot_of(item),
                    f"Một lần trừ của «{name_of(item)}» lớn hơn điểm tối đa.",
                    f"{show(fault.points)} > {show(node.max)}",
                    "Giảm mức trừ, hoặc nói rõ điểm có thể xuống dưới 0.",
                )


def _factors(node: Node) -> Iterator[Found]:
    """A proportion that is taken of other points than the maximum."""
    for one in (one for line in node.item.lines for one in told(line)):
        said = one.said if one.said and one.said.kind == "share" else None
        factor = said.amount("factor") if said else None
        if said is None or factor is None or by_hundredths(said, factor, node.max):
            continue
        if factor != node.max:
            yield Found(
                "factor",
                "look",
                spot_of(node.item),
                f"Công thức của «{name_of(node.item)}» không nhân với điểm tối đa.",
                f"«{one.text}»: {show(factor)}, điểm tối đa {show(node.max)}",
                f"Nhân với {show(node.max)}, hoặc nói rõ vì sao nhân với {show(factor)}.",
            )


def _levels_above(node: Node) -> Iterator[Found]:
    """Levels above the maximum in words of which no rule was made."""
    parts = [one for line in node.item.lines for one in told(line)]
    levels = [level_of(one) for one in parts if one.said and one.said.kind in ("level", "zero")]
    highest = max((points for _, points in filter(None, levels)), default=Fraction(0))
    if highest > node.max:
        yield _above(node, highest)


def _above(node: Node, highest: Fraction) -> Found:
    return Found(
        "level-above-maximum",
        "wrong",
        spot_of(node.item),
        f"Mức cao nhất của «{name_of(node.item)}» lớn hơn điểm tối đa.",
        f"{show(highest)} > {show(node.max)}",
        f"Điểm tối đa là {show(highest)}, hoặc hạ mức ấy xuống {show(node.max)}.",
    )


def _counts_left_out(item: Item, labels: Sequence[str]) -> Iterator[Found]:
    """Whole numbers between levels, for which no level stands."""
    ranges = counted_ranges(labels)
    ends = [end for one in ranges or () for end in one]
    known = [int(end) for end in ends if end is not None]
    between = range(min(known), max(known)) if known else range(0)
    left = [
        n
        for n in between[:MOST_COUNTED]
        if not any((a is None or a <= n) and (b is None or n <= b) for a, b in ranges or ())
    ]
    if left:
        counts = ", ".join(map(str, left))
        yield Found(
            "counts-left-out",
            "look",
            spot_of(item),
            f"Các mức của «{name_of(item)}» bỏ trống số {counts}.",
            "; ".join(f"«{label}»" for label in labels),
            "Nói rõ các số ấy thuộc mức nào.",
        )


def _total(total: Total, outline: Outline) -> Iterator[Found]:
    fields = [item for item in distinct(outline.items) if item.max is not None]
    plain = [item for item in fields if role_of(item) == "score" and item.column == "max"]
    spot = Spot(total.file, total.grid, total.place, column_of(total.columns, "max"))
    if total.max is None or not plain:
        return
    yield from _named(total, outline, spot)
    maxima = [item.max for item in plain if item.max is not None]
    worked = sum(maxima, Fraction(0))
    bonus = sum((item.max or 0 for item in fields if role_of(item) == "bonus"), Fraction(0))
    right = {worked, worked + bonus}
    if 0 < total.after <= len(outline.items) and not re.match(r"tổng cộng", total.label, re.I):
        before = outline.items[: total.after]
        right.add(before[-1].max or Fraction(0))
        right.add(sum((item.max or Fraction(0) for item in before), Fraction(0)))
    if total.max in right:
        return
    if re.match(r"cộng\s+(tiêu chí|lĩnh vực|mục|phần|nhóm)", total.label, re.I) and total.after:
        maxima = [outline.items[total.after - 1].max or Fraction(0)]
        worked = maxima[0]
    yield Found(
        "total",
        "rounding" if is_rounding(maxima, total.max, worked) else "wrong",
        spot,
        f"Dòng «{total.label}» khác tổng các lĩnh vực.",
        f"{addition(maxima, worked)}, in {show(total.max)}",
        f"Ghi {show(worked)}, hoặc một lĩnh vực phải thêm bớt {show(abs(total.max - worked))} "
        "điểm.",
    )


def _named(total: Total, outline: Outline, spot: Spot) -> Iterator[Found]:
    """A label that names what it adds up: «Cộng (1 + 2 + 3)»."""
    found = _NAMED_SUM.search(total.label)
    if not found or total.max is None:
        return
    names = [name.strip(" .") for name in found[1].split("+")]
    for group in (outline.items, *(item.parts for item in outline.walk())):
        held = {item.code.printed: item for item in group if item.code}
        if not all(name in held for name in names):
            continue
        maxima = [held[name].max or Fraction(0) for name in names]
        worked = sum(maxima, Fraction(0))
        if worked != total.max:
            yield Found(
                "label",
                "wrong",
                spot,
                f"Dòng «{total.label}» kể các mục cộng lại không bằng số đã in.",
                f"{addition(maxima, worked)}, in {show(total.max)}",
                "Kể đủ các mục trong nhãn, hoặc sửa số.",
            )
        return
