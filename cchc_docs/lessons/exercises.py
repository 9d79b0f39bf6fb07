"""Sets of exercises that a lesson uses: what to ask for; the questions are made in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field

from cchc_docs.criteria.model import Code, CriteriaSet, Node
from cchc_docs.criteria.origins import Slug
from cchc_docs.ground.model import Model, Text

QuestionKind = Literal["points", "claim", "raise", "evidence", "unit"]
KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)
"""Question kinds in the order in which they are offered."""


class ExerciseSet(Model):
    """The same parameters and the same library give the same questions."""

    title: Text
    """Tên bài luyện tập."""
    set: Slug
    """Mã bộ tiêu chí."""
    codes: tuple[Code, ...] = ()
    """Chỉ hỏi các lĩnh vực, tiêu chí này; không ghi thì hỏi cả bộ."""
    kinds: Annotated[tuple[QuestionKind, ...], Field(min_length=1)] = KINDS
    """Cho điểm, tìm chỗ tự chấm quá, cần thêm bao nhiêu, tìm tài liệu, chấm cả đơn vị."""
    count: Annotated[int, Field(ge=1, le=30)] = 10
    """Số câu."""
    level: Annotated[int, Field(ge=1, le=3)] = 1
    """Độ khó: 1 dễ, 2 vừa, 3 khó."""
    seed: Annotated[str, Field(pattern=r"^[0-9a-z]{1,12}$")]
    """Mã đề: chữ thường không dấu và chữ số, trong nháy; cùng mã thì cùng câu hỏi."""


SURE: Mapping[QuestionKind, int] = {
    "points": 5,
    "claim": 10,
    "raise": 20,
    "evidence": 20,
    "unit": 30,
}
"""Different questions of a kind that one item surely has, of ``unit`` one field or the set."""


def sure_count(asked: ExerciseSet, criteria_set: CriteriaSet) -> int:
    """How many different questions there surely are of what is asked for."""
    codes = asked.codes or ("",)
    chosen = [criteria_set.find(code) if code else None for code in codes]
    items = {leaf.id: leaf for one in chosen for leaf in (one or criteria_set).leaves()}
    fields = {one.id for one in criteria_set.fields if one.rule is None}
    found = {kind: sum(_has(kind, one) for one in items.values()) for kind in KINDS}
    found["unit"] = sum(code in fields or not code for code in codes)
    return sum(SURE[kind] * found[kind] for kind in asked.kinds)


def _has(kind: QuestionKind, node: Node) -> bool:
    """Whether an item has questions of a kind."""
    rule = node.rule
    if rule is None or kind == "unit":
        return False
    own = "self" in rule.columns
    has = {"points": True, "claim": own, "raise": own and rule.marks(), "evidence": node.evidence}
    return bool(has[kind])
