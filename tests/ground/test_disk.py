"""What the machine refuses, told with what to do about it."""

from __future__ import annotations

import errno
import os

import pytest

from cchc_docs.ground.disk import told
from cchc_docs.ground.problems import machine_refused


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


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_as_a_problem_it_has_a_file_a_remedy_and_a_code(number: int) -> None:
    (problem,) = machine_refused(OSError(number, os.strerror(number), "so.xlsx")).problems
    assert (problem.file, problem.line) == ("so.xlsx", 0)
    is_full = number in {errno.ENOSPC, errno.EDQUOT}
    assert problem.shown_code == ("CCHC-C020" if is_full else "CCHC-C021")
    assert problem.remedy.endswith(".")


def test_a_machine_that_does_not_say_which_file() -> None:
    assert str(machine_refused(OSError(errno.EIO, "Input/output error"))).startswith(
        "Máy này: Không đọc hoặc ghi được: ổ đĩa hỏng hoặc đã rút ra."
    )


def test_of_two_files_it_tells_the_one_that_was_to_be_written() -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "font.woff2", None, "site/font.woff2")
    assert str(machine_refused(error)).startswith("site/font.woff2: Đĩa đã đầy.")
