"""How an edition ranks its units, and what of the results it publishes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cchc_docs.criteria.origins import Origin, Slug
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Positive, show

Withheld = Literal["self", "survey", "fields", "items", "reasons", "before", "units"]


class RankGroup(Model):
    """Kinds of unit that are ranked together."""

    title: Text
    """Tên nhóm trong bảng xếp hạng."""
    unit_kinds: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Mã các loại đơn vị xếp chung."""


class OfKinds(Model):
    """What holds for some kinds of unit, or for all."""

    unit_kinds: tuple[Slug, ...] = ()
    """Chỉ cho các loại đơn vị này; không ghi thì cho mọi loại."""

    def is_for(self, kind: str) -> bool:
        """Whether it holds for such units."""
        return not self.unit_kinds or kind in self.unit_kinds


class TieBreak(OfKinds):
    """What is looked at next where units have the same index."""

    label: Text
    """Lời trong văn bản."""
    item: Text
    """Mã mục hoặc lĩnh vực đem điểm ra so."""
    prefer: Literal["higher", "lower"] = "higher"
    """higher: điểm cao hơn xếp trên; lower: điểm thấp hơn xếp trên, ví dụ điểm trừ."""

    @property
    def sign(self) -> int:
        """By which points are compared, the higher the better."""
        return 1 if self.prefer == "higher" else -1


class Quota(OfKinds):
    """At most so many units of a group are of a class; the others fall to the next one."""

    label: Text
    """Lời của chỉ tiêu trong văn bản."""
    grade: Text
    """Loại bị giới hạn."""
    percent: Positive | None = None
    """Không quá chừng này % số đơn vị được xếp hạng trong nhóm; phần lẻ bỏ đi."""
    of: Text | None = None
    """percent chỉ tính trên số đơn vị từ loại này trở lên; không ghi thì trên mọi đơn vị."""
    count: Annotated[int, Field(ge=0)] | None = None
    """Không quá chừng này đơn vị."""

    def places(self, units: int) -> int:
        """How many of so many units may be of the class."""
        return (self.count or 0) if self.percent is None else int(self.percent * units / 100)

    def most(self) -> str:
        """How many, in words."""
        if self.percent is None:
            return f"không quá {self.count} đơn vị"
        counted = "được xếp hạng" if self.of is None else f"từ loại {self.of} trở lên"
        return f"không quá {show(self.percent)}% số đơn vị {counted}"


class RankingRules(Model):
    """Groups, ties, quotas, who is not ranked, how many ballots count, what is not published."""

    groups: tuple[RankGroup, ...] = ()
    """Các loại đơn vị xếp chung; loại không ghi ở đây xếp riêng."""
    by: Literal["exact", "shown"] = "exact"
    """exact: xếp theo chỉ số chưa làm tròn; shown: theo chỉ số làm tròn như khi hiện."""
    ties: Literal["skip", "dense"] = "skip"
    """Đơn vị bằng nhau: skip 1, 2, 2, 4; dense 1, 2, 2, 3."""
    tie_breaks: tuple[TieBreak, ...] = ()
    """Bằng chỉ số thì xét lần lượt điểm các mục này, hết mà vẫn bằng thì cùng hạng."""
    quotas: tuple[Quota, ...] = ()
    """Chỉ tiêu số đơn vị của từng loại, lấy từ chỉ số cao xuống; hết chỗ thì xuống loại dưới."""
    unranked: tuple[Text, ...] = ()
    """Tên các đơn vị chấm điểm mà không xếp hạng."""
    unranked_kinds: tuple[Slug, ...] = ()
    """Mã các loại đơn vị chấm điểm mà không xếp hạng."""
    least_ballots: Annotated[int, Field(ge=1)] | None = None
    """Số phiếu điều tra hợp lệ ít nhất để một mục có điểm."""
    withheld: tuple[Withheld, ...] = ()
    """Phần không công bố: tự chấm, điều tra, lĩnh vực, mục, lý do, năm trước, trang đơn vị."""
    name_others: bool = False
    """Trang của một đơn vị có nêu tên, chỉ số các đơn vị khác cùng nhóm hay không."""
    origin: Origin
    """Nguồn gốc."""
