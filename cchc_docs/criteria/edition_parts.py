"""Parts of an edition: what it rests on, whom it scores and how, its classes, year and terms."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from cchc_docs.criteria.gates import Gate
from cchc_docs.criteria.origins import Origin, Slug
from cchc_docs.ground.days import Day
from cchc_docs.ground.model import Model, Text
from cchc_docs.rules.intervals import Bounds

NotApplicablePolicy = Literal["shrink", "full", "refuse"]
"""Shrink the maximum; give full marks; not allowed."""


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


class UnitKind(Model):
    """A kind of unit that is scored, and when there were such units."""

    id: Slug
    """Mã loại đơn vị."""
    title: Text
    """Tên loại đơn vị."""
    valid_from: Day | None = None
    """Có từ ngày."""
    valid_to: Day | None = None
    """Có đến ngày."""
    note: Text | None = None
    """Ghi chú."""
    origin: Origin
    """Nguồn gốc."""

    def is_in(self, year: int) -> bool:
        """Whether there were such units at some time of the year."""
        begins = self.valid_from is None or self.valid_from.year <= year
        return begins and (self.valid_to is None or self.valid_to.year >= year)


class Circumstance(Model):
    """A reason for which a criterion is not applicable to some units."""

    id: Slug
    """Mã hoàn cảnh."""
    title: Text
    """Đơn vị như thế nào thì được bỏ chấm."""
    origin: Origin
    """Nguồn gốc."""


class Convention(Model):
    """How every item is read in one matter where it says nothing else."""

    about: Text
    """Nói về điều gì."""
    text: Text
    """Hiểu thế nào."""


class Scoring(Model):
    """How the edition scores: decimals shown, not-applicable policy, ends of a total."""

    decimals: Annotated[int, Field(ge=0, le=6)]
    """Số chữ số thập phân khi hiển thị; tính toán luôn chính xác."""
    not_applicable: NotApplicablePolicy
    """shrink: giảm điểm tối đa; full: cho điểm tối đa; refuse: không cho phép."""
    bonus_above_max: bool = False
    """Điểm thưởng có được vượt tổng điểm tối đa không."""
    negative_total: bool = False
    """Trừ điểm phạt rồi, tổng điểm có được xuống dưới 0 không."""
    conventions: tuple[Convention, ...] = ()
    """Cách hiểu chung cho mọi mục; mục nào ghi khác thì theo mục ấy."""
    origin: Origin
    """Nguồn gốc."""

    def within(self, points: Fraction, most: Fraction) -> Fraction:
        """What counts of points after bonus and penalty, out of so many."""
        least = points if self.negative_total else max(points, Fraction(0))
        return least if self.bonus_above_max else min(least, most)


class Grade(Bounds):
    """A class (xếp loại) for a range of the index in percent."""

    label: Text
    """Tên loại."""


class Grades(Model):
    """The classes of some kinds of unit."""

    unit_kinds: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Áp dụng cho loại đơn vị nào."""
    levels: Annotated[tuple[Grade, ...], Field(min_length=1)]
    """Các loại, phủ kín 0 đến 100%."""
    gates: tuple[Gate, ...] = ()
    """Điều kiện khống chế, hạ loại, không xếp loại, xét lần lượt từ trên xuống."""
    origin: Origin
    """Nguồn gốc."""

    @property
    def best_first(self) -> list[Grade]:
        """The classes from the best down."""
        return sorted(self.levels, key=lambda level: level.lower, reverse=True)


class Term(Model):
    """An entry of the glossary."""

    term: Text
    """Thuật ngữ."""
    definition: Text
    """Giải nghĩa."""
    abbreviation: Text | None = None
    """Chữ viết tắt."""
    synonyms: tuple[Text, ...] = ()
    """Tên gọi khác."""
