"""What the machine refuses to read or write, in words."""

from __future__ import annotations

import errno

REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "không có tệp hoặc thư mục này",
    FileExistsError: "đã có tệp hoặc thư mục trùng tên",
    IsADirectoryError: "đây là một thư mục",
    NotADirectoryError: "đường dẫn đi qua một tệp",
    PermissionError: "không được phép đọc hoặc ghi",
}
NUMBERS = {
    errno.ELOOP: "liên kết quay vòng",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EIO: "ổ đĩa hỏng hoặc đã rút ra",
}
"""The same by number, where there is no class of its own."""
REMEDIES: dict[type[OSError], str] = {
    FileNotFoundError: "kiểm tra đường dẫn; thư mục của tệp ra phải có sẵn.",
    FileExistsError: "đặt tên khác.",
    IsADirectoryError: "ghi tên một tệp.",
    NotADirectoryError: "kiểm tra đường dẫn.",
    PermissionError: "đóng tệp nếu Word hay Excel đang mở, hoặc dùng thư mục được phép ghi.",
}
REMEDIES_BY_NUMBER = {
    errno.ELOOP: "xoá liên kết ấy.",
    errno.ENAMETOOLONG: "đặt tên ngắn hơn.",
    errno.EROFS: "ghi sang ổ đĩa khác.",
    errno.EIO: "cắm lại ổ đĩa, hoặc dùng ổ khác.",
}
"""What to do about each."""
FULL = "Đĩa đã đầy: xoá bớt tệp không dùng rồi chạy lại."


def is_full(error: BaseException) -> bool:
    """Whether there was no room left, on the disk or for this user."""
    full = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return isinstance(error, OSError) and error.errno in full


def told(error: OSError) -> str:
    """What happened, and what to do about it."""
    kinds = (words for kind, words in REMEDIES.items() if isinstance(error, kind))
    remedy = REMEDIES_BY_NUMBER.get(error.errno or 0) or next(kinds, "")
    return f"{happened(error)}{' Cách sửa: ' if remedy else ''}{remedy}"


def happened(error: OSError) -> str:
    """What happened, in Vietnamese, with the file it happened to."""
    if isinstance(error, BrokenPipeError):
        return "Nơi nhận kết quả đã đóng, chưa in hết."
    if is_full(error):
        return FULL
    why = reason(error)
    return f"Không đọc hoặc ghi được {error.filename}: {why}." if error.filename else f"{why}."


def reason(error: OSError) -> str:
    """Why, within a sentence."""
    known = next((words for kind, words in REASONS.items() if isinstance(error, kind)), None)
    return known or NUMBERS.get(error.errno or 0) or error.strerror or str(error)
