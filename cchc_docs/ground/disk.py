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
    errno.EINVAL: "tên hoặc thao tác mà ổ đĩa này không nhận",
    errno.EILSEQ: "tên có ký tự mà ổ đĩa này không nhận",
    errno.EFBIG: "tệp dài quá mức được ghi",
    errno.EMFILE: "máy đang mở quá nhiều tệp",
    errno.ENFILE: "máy đang mở quá nhiều tệp",
    errno.ENOMEM: "máy hết bộ nhớ",
    errno.EBUSY: "tệp đang bận",
    errno.ENOTEMPTY: "thư mục còn tệp",
    errno.EXDEV: "hai ổ đĩa khác nhau",
    errno.EADDRINUSE: "chương trình khác đang dùng",
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
    errno.EINVAL: "đặt tên khác, chỉ gồm chữ, số, dấu gạch nối; hoặc dùng ổ khác.",
    errno.EILSEQ: "đặt tên khác, chỉ gồm chữ, số, dấu gạch nối.",
}
"""What to do about each."""
ELSE = "đóng bớt chương trình rồi chạy lại; vẫn không được thì dùng thư mục khác, ổ khác."
FULL = "Đĩa đã đầy: xoá bớt tệp không dùng rồi chạy lại."

LIBRARY_FULL = "IO_ENOSPC"
"""As lxml says it, which writes the sheets of workbooks, by an error that is no OSError."""


def is_full(error: BaseException) -> bool:
    """Whether there was no room left, on the disk or for this user."""
    full = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    if isinstance(error, OSError):
        return error.errno in full
    return str(error) == LIBRARY_FULL


def told(error: OSError) -> str:
    """What happened, and what to do about it."""
    return happened(error) + ("" if is_full(error) else f" Cách sửa: {remedy(error)}")


def remedy(error: OSError) -> str:
    """What to do about it."""
    if not error.errno:  # no refusal of the machine: the file is not one that could be meant
        return "kiểm tra đã chọn đúng tệp."
    kinds = (words for kind, words in REMEDIES.items() if isinstance(error, kind))
    return REMEDIES_BY_NUMBER.get(error.errno or 0) or next(kinds, ELSE)


def happened(error: OSError) -> str:
    """What happened, in Vietnamese, with the file it happened to."""
    if is_full(error):
        return FULL
    why = reason(error)
    return f"Không đọc hoặc ghi được {error.filename}: {why}." if error.filename else f"{why}."


def reason(error: OSError) -> str:
    """Why, within a sentence."""
    known = next((words for kind, words in REASONS.items() if isinstance(error, kind)), None)
    return known or NUMBERS.get(error.errno or 0) or error.strerror or str(error)
