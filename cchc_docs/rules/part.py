"""A part of a rule of several: what it puts to the points before it, by which rule."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Positive
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.model import Outcome, Row, Step
from cchc_docs.rules.single import ByUnitRule

SIGNS: Mapping[str, str] = {"add": "", "less": "trừ ", "less_percent": "bớt "}


class Part(Model):
    """A step: what is added, or taken off what the steps before it have come to."""

    label: Text
    """Phần này tính gì."""
    as_: Annotated[Literal["add", "less", "less_percent"], Field(alias="as")] = "add"
    """add: cộng; less: trừ; less_percent: bớt từng ấy phần trăm của số điểm đang có."""
    max: Positive | None = None
    """Mức trần của riêng phần này; không ghi thì bằng điểm tối đa của mục (less_percent: 100)."""
    only_full: bool = False
    """true: chỉ tính khi các phần trước được đủ điểm."""
    same_as: Annotated[int, Field(ge=1)] | None = None
    """Phần này tính trên chính số liệu của phần nào ở trên (số thứ tự); khi ấy không hỏi lại."""
    rule: ByUnitRule
    """Quy tắc của phần này."""

    def most(self, maximum: Fraction) -> Fraction:
        """The maximum that its rule works with."""
        if self.max is not None:
            return self.max
        return Fraction(100) if self.as_ == "less_percent" else maximum

    def asks(self) -> tuple[tuple[object, ...], ...]:
        """What its rule asks, to be held against what another part asks."""
        asked = self.rule.inputs(Fraction(1))
        return tuple((one.key, one.label, one.kind, one.unit, one.options) for one in asked)

    def signed(self, row: Row) -> str:
        """The points of a line of its table, with what becomes of them."""
        if row.is_remark:
            return row.points
        return f"{SIGNS[self.as_]}{row.points}{'%' if self.as_ == 'less_percent' else ''}"

    def told(self, inner: Outcome) -> list[Step]:
        """Its steps without what only an item of its own would say, or an earlier part has said."""
        kept = [step for step in inner.steps if step.kind != "points"]
        if self.same_as is not None:
            kept = [step for step in kept if step.kind != "input"]
        if self.as_ != "add" and isinstance(self.rule, Choice):
            return [step for step in kept if step.kind == "input"]  # "được" would be untrue
        return kept
