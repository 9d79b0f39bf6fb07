"""What the machine refuses, told with what to do about it."""

from __future__ import annotations

import errno
import os

import pytest

from cchc_docs.ground.disk import told


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "không được phép đọc hoặc ghi. Cách sửa: đóng tệp nếu Word hay Excel đang"),
        (errno.ENOENT, "không có tệp hoặc thư mục này. Cách sửa: kiểm tra đường dẫn;"),
        (errno.ENAMETOOLONG, "tên quá dài. Cách sửa: đặt tên ngắn hơn."),
        (errno.EROFS, "ổ đĩa chỉ cho đọc. Cách sửa: ghi sang ổ đĩa khác."),
        (errno.ENOSPC, "Đĩa đã đầy: xoá bớt tệp không dùng rồi chạy lại."),
    ],
)
def test_what_happened_and_what_to_do(number: int, words: str) -> None:
    assert words in told(OSError(number, os.strerror(number), "so.xlsx"))
