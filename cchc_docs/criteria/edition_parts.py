"""Small parts of an edition: what it rests on, its yearly round, what it says of today."""

from __future__ import annotations

from pydantic import Field

from cchc_docs.criteria.origins import Origin, Slug
from cchc_docs.ground.days import Day
from cchc_docs.ground.model import Model, Text


class LegalBasis(Model):
    """A document the edition rests on, and what it contributes."""

    source: Slug
    """Mã nguồn."""
    role: Text
    """Văn bản này quy định điều gì."""


class CalendarEntry(Model):
    """A step of the yearly round."""

    id: Slug
    """Mã bước."""
    title: Text
    """Tên bước."""
    from_: Day | None = Field(default=None, alias="from")
    """Từ ngày."""
    to: Day | None = None
    """Đến ngày."""
    who: Text
    """Ai làm."""
    result: Text | None = None
    """Kết quả."""
    origin: Origin
    """Nguồn gốc."""


class Today(Model):
    """What an edition of a past year says of the year in which it is read."""

    text: Text
    """Lời về hôm nay: bộ này dùng để làm gì, năm nay chấm theo văn bản nào."""
    page: Text | None = None
    """Trang của phiên bản nói thêm, ví dụ phuong-phap/tu-2013-den-nay."""
