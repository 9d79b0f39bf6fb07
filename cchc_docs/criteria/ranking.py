"""How an edition ranks its units, and what of the results it publishes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cchc_docs.criteria.origins import Origin, Slug
from cchc_docs.ground.model import Model, Text

Withheld = Literal["self", "survey", "fields", "items", "reasons", "before", "units"]


class RankGroup(Model):
    """Kinds of unit that are ranked together."""

    title: Text
    """Tên nhóm trong bảng xếp hạng."""
    unit_kinds: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Mã các loại đơn vị xếp chung."""


class RankingRules(Model):
    """Groups, ties, who is not ranked, how many ballots count, what is not published."""

    groups: tuple[RankGroup, ...] = ()
    """Các loại đơn vị xếp chung; loại không ghi ở đây xếp riêng."""
    by: Literal["exact", "shown"] = "exact"
    """exact: xếp theo chỉ số chưa làm tròn; shown: theo chỉ số làm tròn như khi hiện."""
    ties: Literal["skip", "dense"] = "skip"
    """Đơn vị bằng nhau: skip 1, 2, 2, 4; dense 1, 2, 2, 3."""
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
