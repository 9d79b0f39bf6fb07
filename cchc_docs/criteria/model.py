"""The shape of the library: editions, their sets, fields and criteria."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from cchc_docs.criteria.edition_parts import (
    CalendarEntry,
    Circumstance,
    Grades,
    LegalBasis,
    NotApplicablePolicy,
    Scoring,
    Today,
    UnitKind,
)
from cchc_docs.criteria.origins import Origin, Slug
from cchc_docs.criteria.ranking import RankingRules
from cchc_docs.ground.days import Day
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Points, Positive
from cchc_docs.rules import AnyRule
from cchc_docs.rules.columns import BY_SURVEY

CODE = r"^[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*$"

Code = Annotated[str, StringConstraints(pattern=CODE)]
"""The number of a field or criterion: ``1.10``, ``IV``."""

Role = Literal["score", "bonus", "penalty", "condition"]


class Evidence(Model):
    """A document that proves the points: what, issued by whom, which part to point at."""

    document: Text
    """Tên tài liệu."""
    issuer: Text
    """Ai ký, ban hành."""
    point_at: Text
    """Chỉ vào mục nào, trang nào."""


class Mistake(Model):
    """What goes wrong in practice, and the points it costs."""

    mistake: Text
    """Lỗi thường gặp."""
    costs: Points
    """Số điểm bị mất."""


class NotApplicable(Model):
    """For whom a criterion is not applicable (ids of circumstances), and what then follows."""

    for_: Annotated[tuple[Slug, ...], Field(alias="for", min_length=1)]
    """Mã các hoàn cảnh (circumstances) được bỏ chấm."""
    policy: NotApplicablePolicy | None = None
    """Cách tính riêng của mục này; không ghi thì theo phiên bản."""


class SharedFigure(Model):
    """A figure that two items ask, by its key in the answer to each: part here, whole there."""

    label: Text
    """Tên số liệu."""
    here: Text
    """Khoá của số liệu trong câu trả lời mục này, ví dụ part, whole, value, date, counts.0."""
    there: Text
    """Khoá của số liệu ấy trong câu trả lời mục kia."""


class SameFact(Model):
    """Another item that looks at the same fact: whether it counts there too, figures of both."""

    item: Code
    """Mã mục kia, đặt trong nháy."""
    counts: Literal["once", "both"] | None = None
    """once: chỉ tính ở một trong hai mục; both: việc ấy tính ở cả hai mục."""
    figures: tuple[SharedFigure, ...] = ()
    """Số liệu cả hai mục cùng hỏi: hỏi một lần, ghi khác nhau thì nhắc."""


class Node(Model):
    """A part of the tree that has points: a field, a criterion, a sub-criterion.

    It either has parts or a rule of its own. Only what has the role ``score`` is part of the
    maximum above it.
    """

    id: Code
    """Mã, đặt trong nháy."""
    title: Text
    """Tên."""
    max: Positive
    """Điểm tối đa."""
    origin: Origin
    """Nguồn gốc của tên, điểm tối đa và quy tắc."""
    said: tuple[Text, ...] = ()
    """Lời người ta hay gõ khi tìm mục này mà tên không có; chỉ để tìm kiếm."""
    meaning: Text | None = None
    """Ý nghĩa."""
    doing: tuple[Text, ...] = ()
    """Các bước tổ chức thực hiện."""
    legal: tuple[Slug, ...] = ()
    """Mã nguồn của các văn bản điều chỉnh việc này, có hiệu lực trong năm được chấm."""
    rule: AnyRule | None = None
    """Quy tắc chấm điểm; chỉ khi không có mục con."""
    evidence: tuple[Evidence, ...] = ()
    """Tài liệu kiểm chứng."""
    mistakes: tuple[Mistake, ...] = ()
    """Lỗi thường gặp và điểm bị mất."""
    teaching: tuple[Text, ...] = ()
    """Điều giảng viên cần nhấn mạnh."""
    not_applicable: NotApplicable | None = None
    """Đơn vị nào được bỏ chấm."""
    role: Role = "score"
    """score: trong điểm tối đa bên trên; bonus, penalty: cộng, trừ ngoài nó; condition: chỉ xét."""
    take: Literal["sum", "highest"] = "sum"
    """sum: cộng các mục con; highest: chỉ tính mục con cao điểm nhất."""
    unit_kinds: tuple[Slug, ...] = ()
    """Chỉ dành cho các loại đơn vị này; không ghi thì dành cho mọi loại."""
    same_fact: tuple[SameFact, ...] = ()
    """Mục khác xét cùng một việc."""

    @property
    def parts(self) -> tuple[Criterion, ...]:
        """The parts whose points add up to this one's."""
        return ()

    def parts_for(self, unit_kind: str) -> tuple[Criterion, ...]:
        """Those of the parts that such a unit is scored by."""
        return tuple(part for part in self.parts if part.is_for(unit_kind))

    def is_for(self, unit_kind: str) -> bool:
        """Whether such a unit is scored by it."""
        return not self.unit_kinds or unit_kind in self.unit_kinds

    def walk_for(self, unit_kind: str) -> Iterator[Node]:
        """This node and everything below it that such a unit is scored by, in order."""
        if self.is_for(unit_kind):
            yield self
            for part in self.parts:
                yield from part.walk_for(unit_kind)

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def walk_deep(self, depth: int = 0) -> Iterator[tuple[Node, int]]:
        """This node and everything below it, in order, each with its depth from here."""
        yield self, depth
        for part in self.parts:
            yield from part.walk_deep(depth + 1)

    def outside(self) -> Iterator[Node]:
        """What of it is no part of a maximum: bonuses, penalties, conditions and all in them."""
        for node in self.parts if self.role == "score" else ():
            yield from node.outside()
        if self.role != "score":
            yield from self.walk()

    def extras(self, within: bool = False) -> Iterator[Node]:
        """Its items of bonus and penalty, in order; ``within``: it stands in one itself."""
        if self.role == "condition":
            return
        is_extra = within or self.role != "score"
        if is_extra and self.rule is not None:
            yield self
        for part in self.parts:
            yield from part.extras(is_extra)

    @property
    def is_item(self) -> bool:
        """Whether it is one item as people see it: with a rule, or the best of its parts."""
        return self.rule is not None or self.take == "highest"

    @property
    def is_surveyed(self) -> bool:
        """Whether people who are asked give its points."""
        return self.rule is not None and self.rule.columns == BY_SURVEY

    def leaves(self) -> Iterator[Node]:
        """What is scored by a rule of its own, in order."""
        return (node for node in self.walk() if node.rule is not None)


class Criterion(Node):
    """A criterion (tiêu chí) or, below one, a sub-criterion (tiêu chí thành phần)."""

    sub_criteria: tuple[Criterion, ...] = ()
    """Các tiêu chí thành phần; điểm tối đa cộng lại bằng max (của thưởng, phạt: ít nhất bằng)."""

    @property
    def parts(self) -> tuple[Criterion, ...]:
        """Its sub-criteria."""
        return self.sub_criteria


class CriteriaField(Node):
    """A field (lĩnh vực). Bonus and penalty fields stand outside the set's maximum.

    ``unwritten`` says why a declared field has no criteria yet.
    """

    unwritten: Text | None = None
    """Lý do lĩnh vực chưa được biên soạn."""
    criteria: tuple[Criterion, ...] = ()
    """Các tiêu chí."""

    @property
    def parts(self) -> tuple[Criterion, ...]:
        """Its criteria."""
        return self.criteria


class SetDeclaration(Model):
    """What the edition says of a criteria set; its fields are files in a folder of its name."""

    id: Slug
    """Mã bộ tiêu chí, cũng là tên thư mục và địa chỉ trang."""
    title: Text
    """Tên bộ tiêu chí."""
    unit_kinds: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Mã các loại đơn vị dùng bộ này."""
    max: Positive
    """Tổng điểm tối đa."""
    survey_max: Points | None = None
    """Phần điểm do điều tra xã hội học."""
    origin: Origin
    """Nguồn gốc."""


def _found(nodes: Iterable[Node], code: str) -> Node | None:
    """The first node with this number, in the order of ``walk``: asked for each example."""
    for node in nodes:
        if node.id == code:
            return node
        if (below := _found(node.parts, code)) is not None:
            return below
    return None


class CriteriaSet(SetDeclaration):
    """A criteria set with its fields."""

    fields: tuple[CriteriaField, ...]

    def find(self, code: str) -> Node | None:
        """The node with this number."""
        return _found(self.fields, code)

    def node(self, code: str) -> Node:
        """The node with this number, which is there; raises KeyError."""
        found = self.find(code)
        if found is None:
            raise KeyError(code)
        return found

    def walk(self) -> Iterator[Node]:
        """Every field and everything below it, in order."""
        for field in self.fields:
            yield from field.walk()

    def walk_for(self, unit_kind: str) -> Iterator[Node]:
        """Every field and everything below it that such a unit is scored by, in order."""
        for field in self.fields:
            yield from field.walk_for(unit_kind)

    def walk_deep(self) -> Iterator[tuple[Node, int]]:
        """Every field and everything below it, in order, with its depth: 0 for a field."""
        for field in self.fields:
            yield from field.walk_deep()

    def cited(self) -> frozenset[str]:
        """Ids of the sources that the origins of its parts name."""
        return frozenset(node.origin.source for node in self.walk() if node.origin.source)

    def leaves(self) -> Iterator[Node]:
        """Everything scored by a rule of its own, in order."""
        for field in self.fields:
            yield from field.leaves()


class EditionDeclaration(Model):
    """``edition.yaml``: one edition of the index, without the fields of its sets."""

    id: Slug
    """Mã phiên bản."""
    title: Text
    """Tên chỉ số."""
    province: Slug | None = None
    """Mã tỉnh, thành phố: tên không dấu, nối bằng gạch; tỉnh giả định thì không ghi."""
    year: Annotated[int, Field(ge=2000, le=2100)]
    """Năm."""
    updated: Day | None = None
    """Ngày sửa nội dung gần nhất, in trên mọi tệp tải về."""
    status: Literal["training", "official"]
    """training: tài liệu tập huấn; official: văn bản chính thức."""
    complete: bool = True
    """false: đang biên soạn, cchc check --strict chưa đòi mỗi mục đủ hướng dẫn và ví dụ."""
    notice: Text
    """Lời báo trước, hiện trên mọi trang."""
    today: Today | None = None
    """Lời về hôm nay, khi phiên bản là của một năm đã qua."""
    legal_basis: tuple[LegalBasis, ...] = ()
    """Căn cứ."""
    sets: Annotated[tuple[SetDeclaration, ...], Field(min_length=1)]
    """Các bộ tiêu chí."""
    unit_kinds: Annotated[tuple[UnitKind, ...], Field(min_length=1)]
    """Các loại đơn vị."""
    circumstances: tuple[Circumstance, ...] = ()
    """Các hoàn cảnh được bỏ chấm."""
    scoring: Scoring
    """Cách tính điểm."""
    grades: tuple[Grades, ...] = ()
    """Thang xếp loại; không ghi thì phiên bản không xếp loại."""
    ranking: RankingRules | None = None
    """Cách xếp hạng, công bố kết quả; không ghi thì mỗi loại đơn vị xếp riêng, công bố đủ."""
    calendar: tuple[CalendarEntry, ...] = ()
    """Các bước trong năm."""
    unknown: tuple[Text, ...] = ()
    """Điều chưa tìm được về phiên bản, hiện ở trang những điều chưa biết."""


class Edition(EditionDeclaration):
    """One edition with its criteria sets."""

    sets: tuple[CriteriaSet, ...]

    def grades_for(self, unit_kind: str) -> Grades | None:
        """The classes of a kind of unit."""
        return next((g for g in self.grades if unit_kind in g.unit_kinds), None)

    def group_of(self, unit_kind: str) -> str:
        """What such units are called together where they are ranked; raises KeyError."""
        for group in self.ranking.groups if self.ranking else ():
            if unit_kind in group.unit_kinds:
                return group.title
        return {kind.id: kind.title for kind in self.unit_kinds}[unit_kind]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that are ranked apart, in the order of their kinds of unit."""
        return tuple(dict.fromkeys(self.group_of(kind.id) for kind in self.unit_kinds))
