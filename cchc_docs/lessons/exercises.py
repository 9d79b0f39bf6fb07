"""Sets of exercises that a lesson uses: what to ask for; the questions are made in the browser."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from cchc_docs.criteria.model import Code
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
