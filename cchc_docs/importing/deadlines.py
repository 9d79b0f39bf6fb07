"""Levels by the day when something was done as a deadline, by days since an event as bands."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cchc_docs.ground.days import show_day
from cchc_docs.importing.phrases import grammar
from cchc_docs.importing.told import Understood

Levels = Sequence[tuple[str, Fraction]]
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_SINCE = re.compile(r"(kể từ|tính từ|từ khi|sau khi) [^:;]+", re.I)
_FROM = re.compile(r"từ (?:ngày )?(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/\d{4})? đến", re.I)
_DATE = re.compile(r"\d{1,2}\s*/\s*\d{1,2}(?!\d)|ngày \d{1,2} tháng \d{1,2}", re.I)
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class _End:
    """The last day of a level; ``open``: the level is all that comes after it."""

    day: datetime.date
    open: bool
    assumed: bool
    """The annex does not print its year."""


def deadline_rule(event: str, levels: Levels, year: int, out: Understood) -> dict[str, Any] | None:
    """The rule, where every level has its days and what never was done has its points.

    Of a day that comes again and again the mean of as many deadlines, which somebody must look at.
    """
    found = grammar().day_in(levels[0][0])
    months = found[2] if found else ()
    if not months:
        return _one_deadline(event, levels, year, out)
    days = [_end(levels[0][0], year, month) for month in months]
    rules = [_one_deadline(event, levels, year, out, month) for month in months]
    if not all(days) or not all(rules):
        return None
    labels = [f"Hạn {show_day(one.day)}" for one in days if one]
    out.doubts = [words for words in out.doubts if "phụ lục không in năm" not in words]
    out.doubt(
        f"Phụ lục không nói {len(months)} kỳ gộp thành điểm của mục thế nào: đọc là bình quân các "
        f"kỳ, năm {year} của phiên bản."
    )
    parts = [{"label": label, "rule": rule} for label, rule in zip(labels, rules, strict=True)]
    return {"kind": "combine", "by": "mean", "parts": parts}


def _one_deadline(
    event: str, levels: Levels, year: int, out: Understood, month: int | None = None
) -> dict[str, Any] | None:
    first = _end(levels[0][0], year, month)
    if first is None or first.open or _more_days(levels[0][0]):
        return None
    rest = list(levels[1:])
    never = rest.pop() if rest and _matches(grammar().nevers, rest[-1][0]) else None
    if never is None:
        return None
    last = None if _alone(never[0]) else never
    late = [*rest, last] if last is not None else rest
    days = _late_days([label for label, _ in late], first.day, year)
    if not late or days is None:
        return None
    if first.assumed:
        out.doubt(
            f"«{levels[0][0]}»: phụ lục không in năm, hạn đọc là ngày {show_day(first.day)} theo "
            f"năm {year} của phiên bản."
        )
    return {
        "kind": "deadline",
        "event": event,
        "due": show_day(first.day),
        "on_time": _level(levels[0]),
        "late": [
            {**_level(one), **({} if many is None else {"days": many})}
            for one, many in zip(late, days, strict=True)
        ],
        "never": _level(never),
    }


def since_rule(levels: Levels, out: Understood) -> dict[str, Any] | None:
    """Bands on the days since an event that the first level names."""
    since = _SINCE.search(levels[0][0])
    ranges = [grammar().range_in(label) for label, _ in levels]
    if since is None or not all(ranges) or any("ngày" not in label for label, _ in levels):
        return None
    bands: list[dict[str, Any]] = []
    for (label, points), found in zip(levels, ranges, strict=True):
        ends: dict[str, Any] = dict(found[0]) if found else {}
        if set(ends) == {"to"} and bands and "to" in bands[-1]:
            ends["over"] = bands[-1]["to"]  # «không quá 60 ngày» after «không quá 30 ngày»
        if bands and "to" in bands[-1] and ends.get("from") == bands[-1]["to"] + 1:
            ends = {"over": bands[-1]["to"], **{key: ends[key] for key in ends if key != "from"}}
        bands.append({**ends, "points": points, "label": label})  # days are whole: 6 follows 5
    is_work = all("ngày làm việc" in label for label, _ in levels)
    unit = "ngày làm việc" if is_work else "ngày"
    measure = {"label": f"Số {unit} {since[0].strip(' .,')}", "unit": unit}
    rule = {"kind": "bands", "measure": measure, "bands": bands}
    if "to" in bands[-1]:
        out.doubt("Phụ lục không nói lâu hơn nữa thì mấy điểm: để là khoảng văn bản không nói.")
        rule["holes"] = [{"over": bands[-1]["to"]}]
    return rule


def _level(one: tuple[str, Fraction]) -> dict[str, Any]:
    return {"label": one[0], "points": one[1]}


def _matches(shapes: Sequence[re.Pattern[str]], label: str) -> bool:
    return any(shape.search(label) for shape in shapes)


def _alone(label: str) -> bool:
    """Whether a level is only that nothing was done, not also that it was late."""
    return grammar().day_in(label) is None and not _matches(grammar().lates, label)


def _more_days(label: str) -> bool:
    """Whether it names more days than one, not as the first and last of a while."""
    return len(_DATE.findall(label)) > 1 and _FROM.search(label) is None


def _end(label: str, year: int, month: int | None = None) -> _End | None:
    """The last day of a level; ``month``: of a day that comes again, which one is meant."""
    found = grammar().day_in(label)
    if found is None or bool(found[2]) != (month is not None):
        return None
    parts, ends, _ = found
    if month is not None:
        parts, year = {**parts, "month": str((month - 1) % 12 + 1)}, year + (month - 1) // 12
    stated = parts.get("year")
    own = int(stated) if stated else year - ("last" in parts)
    day = _day(parts, own)
    if day is None:
        return None
    return _End(day - _DAY if ends == "before" else day, ends == "after", stated is None)


def _day(parts: Mapping[str, str], year: int) -> datetime.date | None:
    """None also where the day before or after it is in no calendar."""
    if not datetime.MINYEAR < year < datetime.MAXYEAR:
        return None
    quarter = parts.get("quarter", "").upper()
    month = int(parts.get("month") or 3 * (QUARTERS.get(quarter) or int(quarter or 0)))
    try:
        if "day" in parts:
            return datetime.date(year, month, int(parts["day"]))
        after = datetime.date(year + month // 12, month % 12 + 1, 1)
    except ValueError:
        return None
    return after - _DAY


def _late_days(labels: Sequence[str], due: datetime.date, year: int) -> list[int | None] | None:
    """How many days late each level goes, the last one without end; None: they do not fit."""
    found: list[int | None] = []
    for label in labels:
        before = found[-1] if found else 0
        if before is None:
            return None
        many, is_open = _days_of(label, due, year)
        if is_open:
            if many not in (None, before):
                return None
            found.append(None)
        elif many is None or many <= before or not _adjoins(label, due, before, year):
            return None
        else:
            found.append(many)
    return found if found and found[-1] is None else None


def _adjoins(label: str, due: datetime.date, before: int, year: int) -> bool:
    """Whether a level that names its first day begins where the one before it ends."""
    found = _FROM.search(label)
    if found is None:
        return True
    day = _day(found.groupdict(), year)
    return day is not None and (day - due).days in (before, before + 1)


def _days_of(label: str, due: datetime.date, year: int) -> tuple[int | None, bool]:
    """Up to how many days after the due day, or that it is all after so many."""
    end = _end(label, year)
    if end is not None:
        return (end.day - due).days, end.open
    if not _matches(grammar().lates, label):
        return None, False
    ranged = grammar().range_in(label)
    if ranged is None:
        return None, not re.search(r"\d", label)
    ends = ranged[0]
    if any(value.denominator != 1 for value in ends.values()):
        return None, False
    whole = {name: int(value) for name, value in ends.items()}
    if "to" in whole or "below" in whole:
        return whole["to"] if "to" in whole else whole["below"] - 1, False
    if "over" in whole or "from" in whole:
        return whole["over"] if "over" in whole else whole["from"] - 1, True
    return None, False
