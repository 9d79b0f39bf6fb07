"""What the outline left open: levels or parts, maxima that are not printed, where bonuses stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from cchc_docs.ground.numbers import show
from cchc_docs.importing.items import Item, Line, Outline
from cchc_docs.importing.told import NOT_REACHED, told

_BONUS = re.compile(r"^(phần |mục )?(điểm )?(thưởng|cộng)\b|^(phần|mục) điểm (thưởng|cộng)", re.I)
_PENALTY = re.compile(r"^(phần |mục )?(điểm )?(trừ|phạt)\b|^(phần|mục) điểm (trừ|phạt)", re.I)
EXTRA = {"bonus": "Điểm thưởng", "penalty": "Điểm trừ"}


def settle(outline: Outline) -> None:
    """Makes every item whole: its parts, its levels, its maximum."""
    _apart(outline)
    for item in outline.items:
        _settle(item)
    _under_one_field(outline)


def role_of(item: Item) -> str:
    """Whether a field gives points, a bonus or a penalty."""
    if item.column in EXTRA:
        return item.column
    if _BONUS.match(item.title):
        return "bonus"
    return "penalty" if _PENALTY.match(item.title) else "score"


def _apart(outline: Outline) -> None:
    """Items whose points stand in a column of bonuses or penalties make a field of their own."""
    for role, title in EXTRA.items():
        found: list[Item] = []
        for item in list(outline.walk()):
            if role_of(item) == role:
                continue
            moved = [part for part in item.parts if part.column == role]
            item.parts = [part for part in item.parts if part.column != role]
            found.extend(moved)
        if found:
            first = found[0]
            field = Item(None, title, None, first.place, first.grid, first.file, [title])
            field.column, field.parts = role, found
            field.doubts.append(f"Các mục có điểm ở cột riêng được gom vào lĩnh vực «{title}».")
            outline.items.append(field)


def _settle(item: Item) -> None:
    _levels_with_codes(item)
    if not item.parts:
        _parts_without_codes(item)
    for part in item.parts:
        _settle(part)
    if item.parts and item.lines:
        said = "; ".join(f"«{line.text}»" for line in item.lines)
        item.doubts.append(f"Mục có mục con mà còn lời riêng, chưa dùng vào đâu: {said}")
    maxima = [part.max for part in item.parts]
    known = [one for one in maxima if one is not None]
    total = sum(known, Fraction(0))
    if item.max is None and item.parts and known:
        item.max = total
        if len(known) == len(maxima):
            item.notes.append("Điểm tối đa không ghi, lấy tổng các mục con.")
        else:
            item.doubts.append("Điểm tối đa không ghi, và có mục con không ghi điểm.")
    elif item.parts and item.max is not None and total != item.max and role_of(item) == "score":
        sums = " + ".join(show(one) for one in known)
        item.doubts.append(
            f"Các mục con cộng lại {sums} = {show(total)}, khác điểm tối đa {show(item.max)} đã "
            "in: một trong hai sai, hoặc có mục con thật ra là một mức."
        )
    if item.max is None and not item.parts:
        _maximum_of_levels(item)


def _level_points(lines: Sequence[Line]) -> list[Fraction]:
    found = []
    for line in lines:
        for one in told(line):
            if one.points is not None:
                found.append(one.points)
            elif one.said and one.said.kind == "level":
                found.append(one.said.amount("points") or Fraction(0))
            elif one.said and one.said.kind == "zero":
                found.append(Fraction(0))
    return found


def _levels_with_codes(item: Item) -> None:
    """Numbered rows that are alternatives: the best one is the whole maximum."""
    parts = item.parts
    if len(parts) < 2 or item.max is None or any(part.parts or part.lines for part in parts):
        return
    maxima = [part.max for part in parts]
    points = [one for one in maxima if one is not None]
    if len(points) != len(parts) or max(points) != item.max:
        return
    if sum(points) == item.max and 0 not in points:
        return
    if points.count(item.max) > 1:
        item.doubts.append("Các mục con đều bằng điểm tối đa: có thể mỗi mục cho một loại đơn vị.")
        return
    item.lines.extend(Line(part.title, part.max, part.place) for part in parts)
    for part in parts:
        item.words.extend(part.words)
        item.doubts.extend(part.doubts)
        item.evidence.extend(part.evidence)
    item.parts = []
    codes = ", ".join(part.code.printed for part in parts if part.code)
    item.doubts.append(
        f"Các dòng {codes} đọc là mức của mục vì mức cao nhất bằng điểm tối đa; nếu là mục con thì "
        f"điểm tối đa thành {show(sum(points, Fraction(0)))}."
    )


def _parts_without_codes(item: Item) -> None:
    """Lines with points that add up to the maximum, none of them the whole: parts of the item."""
    points = _level_points(item.lines)
    every = [(one, line.place) for line in item.lines for one in told(line)]
    said = [one for one in every if not (one[0].said and one[0].said.kind == "all_none")]
    if (
        item.max is None
        or len(points) < 2
        or len(points) != len(said)
        or 0 in points
        or max(points) >= item.max
        or sum(points) != item.max
    ):
        return
    for (one, place), value in zip(said, points, strict=True):
        title = (one.said.words("label") if one.said else "") or one.text
        part = Item(None, title, value, place, item.grid, item.file, [one.text])
        part.lines = [Line(title, value, place), Line(NOT_REACHED, Fraction(0), place)]
        part.doubts.append("Chỉ ghi điểm khi đạt: đọc là đạt thì đủ điểm, không đạt thì 0 điểm.")
        item.parts.append(part)
    item.lines = []
    item.doubts.append(
        "Các dòng không đánh số cộng lại đúng điểm tối đa nên đọc là mục con; nếu là mức thì điểm "
        f"tối đa chỉ là {show(max(points))}."
    )


def _maximum_of_levels(item: Item) -> None:
    points = _level_points(item.lines)
    if points and max(points) > 0:
        item.max = max(points)
        item.doubts.append(f"Điểm tối đa không ghi, lấy mức cao nhất: {show(item.max)}.")


def _under_one_field(outline: Outline) -> None:
    """A list without fields becomes one field."""
    scored = [item for item in outline.items if role_of(item) == "score"]
    if len(scored) < 2 or any(item.parts for item in scored):
        return
    first = scored[0]
    field = Item(None, "Các tiêu chí", None, first.place, first.grid, first.file, ["(không in)"])
    field.parts = scored
    known = [item.max for item in scored if item.max is not None]
    field.max = sum(known, Fraction(0)) or None
    field.notes.append("Phụ lục không chia lĩnh vực; tên lĩnh vực này do lệnh đặt.")
    outline.items = [field, *(item for item in outline.items if item not in scored)]
