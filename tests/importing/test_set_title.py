"""What a set is called by the lines above its table."""

from __future__ import annotations

import pytest

from cchc_docs.importing.set_title import set_title


@pytest.mark.parametrize(
    ("captions", "title"),
    [
        (["Phụ lục I", "Bộ tiêu chí chấm điểm UBND cấp xã."], "Bộ tiêu chí chấm điểm UBND cấp xã"),
        (
            [
                "PHỤ LỤC",
                "BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CCHC",
                "CỦA UBND CẤP XÃ, TỈNH BẮC GIANG",
                "(Kèm theo)",
            ],
            "Bộ tiêu chí xác định chỉ số CCHC của UBND cấp xã, tỉnh Bắc Giang",
        ),
        (["BẢNG ĐIỂM THI ĐUA NĂM 2026", "I. CHỈ ĐẠO"], "Bảng điểm thi đua năm 2026"),
        (
            ["BỘ CHỈ SỐ CỦA CÁC HUYỆN, THÀNH PHỐ THUỘC TỈNH AN GIANG NĂM 2026"],
            "Bộ chỉ số của các huyện, thành phố thuộc tỉnh An Giang năm 2026",
        ),
        (["Phụ lục", "Tiêu chí 1. Ban hành kế hoạch (2 điểm)"], None),
        (
            [
                "Phụ lục II\nBỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH\nCỦA CÁC ĐƠN VỊ THUỘC BỘ\n(Kèm theo)",
                "Bộ tiêu chí gồm 08 lĩnh vực, 20 tiêu chí; tổng số điểm là 70,00",
            ],
            "Bộ tiêu chí cải cách hành chính của các đơn vị thuộc bộ",
        ),
        (["Bộ tiêu chí gồm 08 lĩnh vực, 20 tiêu chí; tổng số điểm là 70,00"], None),
        (["ỦY BAN NHÂN DÂN TỈNH X", "Lĩnh vực 1. Chỉ đạo"], None),
    ],
)
def test_the_heading_above_the_table_is_the_title(captions: list[str], title: str | None) -> None:
    assert set_title(captions) == title
