"""Who answered the survey of a whole unit: no more forms than people, no more said than forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from cchc_docs.criteria.model import Code, CriteriaSet
from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model, Text
from cchc_docs.rules.counts import CountsAnswer
from cchc_docs.rules.survey import Survey
from cchc_docs.scoring.answers import Sheet


class Poll(Model):
    """People whom the survey asked, once for several items."""

    who: Text
    """Hỏi những ai."""
    forms: Annotated[int, Field(ge=1)]
    """Số phiếu thu về."""
    of: Annotated[int, Field(ge=1)] | None = None
    """Cả nhóm có bao nhiêu người; không ghi khi không đếm được."""
    items: Annotated[tuple[Code, ...], Field(min_length=1)]
    """Mã các mục lấy kết quả ở nhóm này."""


def poll_findings(
    polls: tuple[Poll, ...], sheet: Sheet, criteria_set: CriteriaSet
) -> Iterator[Finding]:
    """What does not go together in the survey of a unit that says whom it asked."""
    answered = {
        node.id: sum(CountsAnswer.model_validate(entry.survey).counts)
        for node in criteria_set.walk()
        if isinstance(node.rule, Survey)
        and (entry := sheet.answers.get(node.id)) is not None
        and entry.survey is not None
    }
    for at, poll in enumerate(polls):
        if poll.of is not None and poll.forms > poll.of:
            yield Finding(
                ("polls", at, "forms"),
                f"{poll.who} có {poll.of} người mà thu về {poll.forms} phiếu.",
                f"Nhiều nhất {poll.of} phiếu.",
                "Sửa số phiếu, hoặc số người.",
                "L026",
            )
        for code in poll.items:
            count = answered.get(code, 0)
            if count > poll.forms:
                yield Finding(
                    ("polls", at, "forms"),
                    f"Mục {code} đếm {count} phiếu, nhóm «{poll.who}» chỉ thu về {poll.forms}.",
                    f"Mỗi mục nhiều nhất {poll.forms} phiếu của nhóm.",
                    "Sửa số phiếu ở bảng điểm hoặc ở nhóm.",
                    "L027",
                )
    named = [code for poll in polls for code in poll.items]
    odd = [code for code in (*named, *answered) if named.count(code) != (code in answered)]
    if polls and odd:
        yield Finding(
            ("polls",),
            f"Mục điều tra không nằm ở đúng một nhóm: {', '.join(dict.fromkeys(odd))}.",
            ", ".join(answered) or "Đơn vị không có mục điều tra nào được trả lời.",
            "Ghi mỗi mục điều tra có kết quả vào items của một nhóm.",
            "L028",
        )
