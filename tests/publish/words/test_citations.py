"""A document is named as an administrative text names it."""

from __future__ import annotations

import pytest

from cchc_docs.criteria.origins import Source
from cchc_docs.publish.words.citations import citation

NEVER = "not public"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            {
                "number": "Nghị định 63/2010/NĐ-CP",
                "date": "08/6/2010",
                "issuer": "Chính phủ",
                "title": "Về kiểm soát thủ tục hành chính",
            },
            "Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ "
            "về kiểm soát thủ tục hành chính",
        ),
        (
            {
                "number": "Nghị quyết số 30c/NQ-CP",
                "date": "08/11/2011",
                "issuer": "Chính phủ",
                "title": "Ban hành Chương trình tổng thể",
            },
            "Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011 của Chính phủ "
            "ban hành Chương trình tổng thể",
        ),
        (
            {
                "number": "Luật 58/2010/QH12",
                "date": "15/02/2010",
                "issuer": "Quốc hội",
                "title": "Luật Viên chức",
            },
            "Luật Viên chức số 58/2010/QH12 ngày 15 tháng 02 năm 2010",
        ),
        (
            {"number": "12/QĐ-UBND", "issuer": "UBND tỉnh X", "title": "Bộ chỉ số của tỉnh"},
            "Văn bản số 12/QĐ-UBND của UBND tỉnh X về bộ chỉ số của tỉnh",
        ),
        (
            {"date": "27/12/2013", "issuer": "Sở Nội vụ", "title": "Bản tin lớp tập huấn"},
            "Bản tin lớp tập huấn, Sở Nội vụ, ngày 27 tháng 12 năm 2013",
        ),
        ({"issuer": "Sở Nội vụ", "title": "Bản tin"}, "Bản tin, Sở Nội vụ"),
    ],
)
def test_citation(told: dict[str, str], expected: str) -> None:
    source = Source.model_validate(
        {"id": "one", "url": NEVER, "read": "Đọc tên.", "confirmed": True, **told}
    )
    assert str(citation(source)) == expected
