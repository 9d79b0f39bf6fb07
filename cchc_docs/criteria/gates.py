"""Conditions of a class beyond the index: what caps it, lowers it, or leaves a unit unclassed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cchc_docs.ground.model import Text
from cchc_docs.rules.intervals import Bounds


class Gate(Bounds):
    """When the figure of ``item`` lies in the range, the class is not what the index says."""

    label: Text
    """Lời của điều kiện trong văn bản."""
    item: Text | None = None
    """Mã mục hoặc lĩnh vực được xét; không ghi thì xét mọi mục hay mọi lĩnh vực, một là đủ."""
    among: Literal["items", "fields"] = "items"
    """Khi không ghi item: items xét các mục có rule hay take: highest; fields xét các lĩnh vực."""
    least: Annotated[int, Field(ge=2)] | None = None
    """Khi không ghi item: phải có ít nhất chừng này mục, lĩnh vực; không ghi là một."""
    by: Literal["points", "percent"] = "points"
    """points: xét số điểm; percent: xét tỷ lệ điểm đạt được trên điểm tối đa của mục."""
    at_most: Text | None = None
    """Thì xếp loại không quá loại này."""
    lower_by: Annotated[int, Field(ge=1)] | None = None
    """Thì hạ chừng này mức xếp loại."""
    unclassed: Literal[True] | None = None
    """true: thì không xếp loại."""

    @property
    def unit(self) -> str:
        """What the figure is told in."""
        return "%" if self.by == "percent" else "điểm"

    def then(self) -> str:
        """What follows, in words."""
        if self.at_most is not None:
            return f"không quá loại {self.at_most}"
        return "không xếp loại" if self.lower_by is None else f"hạ {self.lower_by} mức"

    def when(self) -> str:
        """The condition, in words."""
        each = "mục" if self.among == "items" else "lĩnh vực"
        some = f"Có một {each}" if self.least is None else f"Có từ {self.least} {each} trở lên"
        item = some if self.item is None else f"Mục {self.item}"
        return f"{item} {self.say(self.unit)}"
