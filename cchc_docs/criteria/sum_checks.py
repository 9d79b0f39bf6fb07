"""Checks of sums: parts of an item, fields of a set, for every kind of unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.criteria.shares import maxima
from cchc_docs.ground.findings import Finding, Place
from cchc_docs.ground.numbers import show

ZERO = Fraction(0)


def check_sum(node: Node, capped: bool, kinds: Sequence[str]) -> Iterator[Finding]:
    """The parts come to the maximum, for every kind of unit that uses the set."""
    for position, name in enumerate(node.unit_kinds):
        if name not in kinds:
            yield Finding(
                ("unit_kinds", position),
                f"Bộ tiêu chí không dùng cho loại đơn vị «{name}».",
                ", ".join(kinds),
                "Sửa mã, hoặc thêm loại đơn vị vào unit_kinds của bộ tiêu chí.",
                "S030",
            )
    if node.take != "sum" and not node.parts:
        yield Finding(
            ("take",),
            f"Mục {node.id} không có mục con để chọn mục cao điểm nhất.",
            "take: highest ở mục có mục con.",
            "Bỏ dòng take.",
            "S031",
        )
    reading = node.origin.reading
    if not node.parts or (reading and reading.state == "unread"):
        return  # what is not read is told beside its origin
    parts = [part for part in node.parts if part.role == "score"]
    for kind, total, terms in _totals(parts, node.take, [k for k in kinds if node.is_for(k)]):
        if total < node.max if capped else total != node.max:
            word = "cộng lại" if node.take == "sum" else "cao nhất trong"
            yield Finding(
                ("max",),
                f"Các mục con của {node.id}{kind} {word} {terms} = {show(total)}, "
                f"khác điểm tối đa {show(node.max)}.",
                "Tổng điểm tối đa các mục con đạt ít nhất mức trần."
                if capped
                else "Tổng điểm tối đa các mục con đúng bằng điểm tối đa của mục.",
                f"Sửa max của {node.id} thành {show(total)}, hoặc sửa điểm của mục con."
                if not kind
                else "Xem lại unit_kinds của các mục con: mỗi loại đơn vị đúng các mục của mình; "
                "hoặc sửa điểm của mục con.",
                "S032",
            )


def _totals(
    nodes: Sequence[Node], take: str, kinds: Sequence[str]
) -> Iterator[tuple[str, Fraction, str]]:
    """For whom, how much, out of what; once for all where no part is for some kinds only."""
    split = any(node.unit_kinds for node in nodes)
    for kind in kinds if split else kinds[:1]:
        held = [node.max for node in nodes if node.is_for(kind)]
        total = max(held, default=ZERO) if take == "highest" else sum(held, ZERO)
        sign = "; " if take == "highest" else " + "
        whom = f" (cho loại đơn vị {kind})" if split else ""
        yield whom, total, sign.join(show(one) for one in held) or "0"


def check_set_sum(criteria_set: CriteriaSet, path: Place) -> Iterator[Finding]:
    """The fields add up to the set's maximum, the survey items to its survey part."""
    scored = [field for field in criteria_set.fields if field.role == "score"]
    for kind, total, terms in _totals(scored, "sum", criteria_set.unit_kinds):
        if total != criteria_set.max:
            yield Finding(
                (*path, "max"),
                f"Các lĩnh vực của {criteria_set.id}{kind} cộng lại {terms} = {show(total)}, "
                f"khác tổng {show(criteria_set.max)}.",
                "Tổng điểm tối đa các lĩnh vực đúng bằng max của bộ tiêu chí.",
                f"Sửa max thành {show(total)}, hoặc sửa điểm của lĩnh vực.",
                "S034",
            )
    declared = criteria_set.survey_max
    if declared is None:
        return
    surveyed = max(
        maxima(criteria_set, kind).get("survey", ZERO) for kind in criteria_set.unit_kinds
    )
    open_fields = any(field.unwritten for field in criteria_set.fields)
    if surveyed > declared or (surveyed != declared and not open_fields):
        yield Finding(
            (*path, "survey_max"),
            f"Các mục điều tra xã hội học cộng lại {show(surveyed)} điểm, "
            f"khác phần khai báo {show(declared)}.",
            "Tổng điểm các mục kind: survey và các mục surveyed: true đúng bằng survey_max.",
            f"Sửa survey_max thành {show(surveyed)}, hoặc sửa điểm các mục điều tra.",
            "S035",
        )
