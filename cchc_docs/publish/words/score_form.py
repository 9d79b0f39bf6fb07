"""The form of scores that officials know: the same on paper, on the screen and in its files."""

from __future__ import annotations

HEADS = (
    "STT",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Điểm tối đa",
    "Tự chấm",
    "Thẩm định",
    "Điểm đạt được",
    "Chỉ số, %",
    "Ghi chú",
)
"""The heads of its columns."""
