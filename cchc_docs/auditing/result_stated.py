"""What text beside a table of results states: limits of classes, how many units there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from cchc_docs.auditing.found import Found, Spot
from cchc_docs.auditing.result_columns import Column
from cchc_docs.auditing.result_ranks import class_of, spot
from cchc_docs.auditing.result_tables import Results
from cchc_docs.ground.numbers import show
from cchc_docs.importing.phrases import grammar

_LIMIT = re.compile(
    r"(?<!\w)(?:loại |mức )?(xuất sắc|tốt|khá|trung bình|yếu|kém)\s*(?:\(|:|[-–]|là)?\s*"
    r"((?:đạt )?(?:từ|trên|dưới|≥|>|<|≤)\s?(?:[^;.():,]|[.,](?=\d)){1,60})",
    re.I,
)
_UNIT = r"(?:đơn vị|cơ quan|địa phương|sở|xã|phường|huyện|quận|thị xã|tỉnh)"
_ALL = re.compile(
    rf"(?:có|gồm|tổng số)\s+(\d+)\s+{_UNIT}[^\d,;.]{{0,30}}(?:được )?(?:đánh giá|chấm|xếp)", re.I
)
_SOME = re.compile(
    rf"(\d+)\s+{_UNIT}\s+(?:có (?:chỉ số|điểm) )?(?:đạt )?((?:trên|từ|dưới)\s[^;,.]*)", re.I
)


def check_stated(results: Results, score: Column) -> Iterator[Found]:
    """Classes beyond the limits that are stated, and units that are more or fewer than stated."""
    yield from _limits(results, score)
    yield from _counts(results, score)


def _limits(results: Results, score: Column) -> Iterator[Found]:
    limits: dict[str, tuple[str, Mapping[str, Fraction]]] = {}
    for line in results.said:
        for name, words in _LIMIT.findall(line):
            if found := grammar().range_in(words):
                limits.setdefault(name.casefold(), (words.strip(), found[0]))
    for column in results.of("class") if len(limits) > 1 else ():
        for row in results.rows:
            name = class_of(row.texts.get(column.index, ""))
            value = row.figures.get(score.key)
            if value is not None and name in limits and not _within(value, limits[name][1]):
                words = limits[name][0]
                fit = [one for one, (_, ends) in limits.items() if _within(value, ends)]
                yield Found(
                    "class",
                    "wrong",
                    spot(results, row, column.index),
                    f"«{row.unit}»: xếp loại không theo mốc đã nêu.",
                    f"{show(value)} điểm, ghi «{row.texts[column.index]}»: {words}",
                    f"Loại «{fit[0]}»." if len(fit) == 1 else "Xem lại điểm, hoặc loại.",
                )


def _counts(results: Results, score: Column) -> Iterator[Found]:
    place = Spot(results.grid.file, results.grid.name, "lời quanh bảng")
    for line in results.said:
        stated = [(int(found[1]), len(results.rows), found[0]) for found in _ALL.finditer(line)]
        for found in _SOME.finditer(line):
            if ranged := grammar().range_in(found[2]):
                share = next(iter(results.of("index")), score) if "%" in found[2] else score
                figures = (row.figures.get(share.key) for row in results.rows)
                within = sum(one is not None and _within(one, ranged[0]) for one in figures)
                stated.append((int(found[1]), within, found[0]))
        for printed, counted, words in stated:
            if printed != counted:
                yield Found(
                    "units-stated",
                    "look",
                    place,
                    "Số đơn vị nêu trong lời khác số đếm được ở bảng.",
                    f"«{words.strip()}»: bảng có {counted}",
                    f"Ghi {counted}, hoặc bảng còn thiếu, thừa dòng.",
                )


def _within(value: Fraction, ends: Mapping[str, Fraction]) -> bool:
    return (
        value >= ends.get("from", value)
        and value <= ends.get("to", value)
        and ("over" not in ends or value > ends["over"])
        and ("below" not in ends or value < ends["below"])
        and value == ends.get("exact", value)
    )
