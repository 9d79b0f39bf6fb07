"""Where it all comes from: documents, what was taken from them, how it was read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from cchc_docs.ground.days import Day
from cchc_docs.ground.model import Model, Text

SLUG = r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$"
_SIGN = r"[^\s\"'<>\\^`{|}]"
"""Of an address; the others would end the link that it stands in."""
_NAME = r"[^\s\"'<>\\^`{|}/?#@:.]+"
ADDRESS = rf"^(https?://{_NAME}(\.{_NAME})+(:[0-9]+)?([/?#]{_SIGN}*)?|not public)$"

Slug = Annotated[str, StringConstraints(pattern=SLUG)]
"""An address-safe name: lower-case letters without accents, digits, hyphens."""

Status = Literal["official", "cited", "rebuilt"]


class Reading(Model):
    """How a machine read an item out of a file, and who checked it."""

    state: Literal["sure", "guessed", "unread", "checked"]
    """sure: đọc chắc; guessed: còn ngờ; unread: chưa đọc được; checked: người đã đối chiếu."""
    file: Text
    """Tệp."""
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Nguyên văn các dòng."""
    printed: Text | None = None
    """Mã in trong văn bản."""
    doubts: tuple[Text, ...] = ()
    """Điều còn ngờ."""
    by: Text | None = None
    """Ai đã đối chiếu; bắt buộc với checked."""
    on: Day | None = None
    """Đối chiếu ngày nào; bắt buộc với checked."""


class Origin(Model):
    """Where title, maximum and rule come from.

    ``official``: text of the decision in force. ``cited``: taken from a named public document.
    ``rebuilt``: written for training after a public frame; ``note`` says after which.
    """

    status: Status
    """official: văn bản chính thức; cited: trích văn bản đã đọc; rebuilt: biên soạn để tập huấn."""
    source: Slug | None = None
    """Mã nguồn trong sources.yaml; bắt buộc với official và cited."""
    at: Text | None = None
    """Chỗ trong văn bản, ví dụ Bảng chỉ số, 1.1.4."""
    note: Text | None = None
    """Ghi chú; bắt buộc với rebuilt: dựa theo khung nào."""
    reading: Reading | None = None
    """Khi máy đọc từ tệp: nguyên văn, đọc chắc đến đâu, ai đã đối chiếu."""


class Source(Model):
    """A document that the library cites, and how much of it was read."""

    id: Slug
    """Mã nguồn."""
    title: Text
    """Tên văn bản, không kèm số."""
    number: Text | None = None
    """Số, ký hiệu."""
    issuer: Text
    """Cơ quan ban hành."""
    date: Day | None = None
    """Ngày ban hành."""
    url: Annotated[str, StringConstraints(pattern=ADDRESS)]
    """Địa chỉ đã đọc, hoặc not public."""
    read: Text
    """Đã đọc phần nào, ở đâu."""
    confirmed: bool
    """Số, ngày, nội dung đã đối chiếu với nguồn công khai chưa."""
