"""Checks of edition.yaml: ids, kinds of unit, sums of its sets, what calls itself official."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator

from cchc_docs.criteria.class_checks import check_classes
from cchc_docs.criteria.loading import LoadedEdition
from cchc_docs.criteria.model import EditionDeclaration
from cchc_docs.criteria.origin_checks import check_origin, check_source
from cchc_docs.criteria.provinces import provinces
from cchc_docs.criteria.ranking import RankingRules
from cchc_docs.ground.days import show_day
from cchc_docs.ground.findings import Finding, Place, below


def check_declaration(
    edition: EditionDeclaration, sources: tuple[str, ...] | None
) -> Iterator[Finding]:
    """Ids once, sources known, grades for every kind of unit from 0 to 100%."""
    for key in ("sets", "unit_kinds", "circumstances", "calendar"):
        yield from _repeated(key, [item.id for item in getattr(edition, key)])
    for key in ("sets", "unit_kinds", "circumstances", "grades", "calendar"):
        for position, item in enumerate(getattr(edition, key)):
            yield from below((key, position, "origin"), check_origin(item.origin, sources))
    yield from below(("scoring", "origin"), check_origin(edition.scoring.origin, sources))
    if edition.ranking is not None:
        yield from below(("ranking", "origin"), check_origin(edition.ranking.origin, sources))
        yield from below(("ranking",), _ranking(edition, edition.ranking))
    for position, basis in enumerate(edition.legal_basis):
        yield from check_source(basis.source, sources, ("legal_basis", position, "source"))
    yield from _province(edition)
    yield from _unit_kinds(edition)
    yield from _kinds_of_sets(edition)
    yield from _days(edition)
    yield from check_classes(edition)


def _repeated(key: str, ids: list[str]) -> Iterator[Finding]:
    for position, name in enumerate(ids):
        if name in ids[:position]:
            yield Finding(
                (key, position, "id"),
                f"Mã «{name}» ghi hai lần trong {key}.",
                "Mỗi mã một lần.",
                "Đổi mã hoặc xoá mục trùng.",
                "S006",
            )


def _province(edition: EditionDeclaration) -> Iterator[Finding]:
    known, name = provinces(), edition.province
    if name is not None and name not in known:
        near = difflib.get_close_matches(name, known) or ["quang-ninh", "ha-noi"]
        yield Finding(
            ("province",),
            f"Không có tỉnh «{name}».",
            f"Tên tỉnh không dấu, có gạch nối, ví dụ {', '.join(near)}.",
            "Sửa lại mã; tỉnh giả định thì bỏ dòng province.",
            "S007",
        )


def _unit_kinds(edition: EditionDeclaration) -> Iterator[Finding]:
    known = [kind.id for kind in edition.unit_kinds]
    graded = [name for grades in edition.grades for name in grades.unit_kinds]
    for key in ("sets", "grades"):
        for position, item in enumerate(getattr(edition, key)):
            for index, name in enumerate(item.unit_kinds):
                if name not in known:
                    yield Finding(
                        (key, position, "unit_kinds", index),
                        f"Không có loại đơn vị «{name}».",
                        ", ".join(known),
                        "Sửa mã, hoặc thêm loại đơn vị vào unit_kinds.",
                        "S008",
                    )
    for position, kind in enumerate(edition.unit_kinds if edition.grades else ()):
        times = graded.count(kind.id)
        if times != 1:
            yield Finding(
                ("unit_kinds", position, "id"),
                f"Loại đơn vị «{kind.id}» "
                + ("chưa có thang xếp loại." if times == 0 else "có nhiều thang xếp loại."),
                "Mỗi loại đơn vị thuộc đúng một mục của grades.",
                "Sửa unit_kinds trong grades.",
                "S009",
            )


def _ranking(edition: EditionDeclaration, ranking: RankingRules) -> Iterator[Finding]:
    """Kinds of unit that there are, each in one group."""
    known = [kind.id for kind in edition.unit_kinds]
    named: list[tuple[Place, str]] = [
        (("groups", number, "unit_kinds", index), name)
        for number, group in enumerate(ranking.groups)
        for index, name in enumerate(group.unit_kinds)
    ]
    grouped = [name for _, name in named]
    for position, (place, name) in enumerate(named):
        if name in grouped[:position]:
            yield Finding(
                place,
                f"Loại đơn vị «{name}» ghi ở hai nhóm.",
                "Mỗi loại một nhóm.",
                "Xoá mục trùng.",
                "S010",
            )
    named += [(("unranked_kinds", at), name) for at, name in enumerate(ranking.unranked_kinds)]
    named += [
        ((key, at, "unit_kinds", index), name)
        for key, found in (("tie_breaks", ranking.tie_breaks), ("quotas", ranking.quotas))
        for at, one in enumerate(found)
        for index, name in enumerate(one.unit_kinds)
    ]
    for place, name in named:
        if name not in known:
            yield Finding(
                place,
                f"Không có loại đơn vị «{name}».",
                ", ".join(known),
                "Sửa mã, hoặc thêm loại đơn vị vào unit_kinds.",
                "S011",
            )


def _days(edition: EditionDeclaration) -> Iterator[Finding]:
    """What ends does so after it has begun."""
    spans: list[tuple[Place, datetime.date | None, datetime.date | None]] = [
        (("unit_kinds", position, "valid_to"), kind.valid_from, kind.valid_to)
        for position, kind in enumerate(edition.unit_kinds)
    ]
    spans += [
        (("calendar", position, "to"), step.from_, step.to)
        for position, step in enumerate(edition.calendar)
    ]
    for place, begins, ends in spans:
        if begins is not None and ends is not None and ends < begins:
            yield Finding(
                place,
                f"Hết ngày {show_day(ends)}, trước ngày bắt đầu {show_day(begins)}.",
                "Ngày kết thúc bằng hoặc sau ngày bắt đầu.",
                "Sửa một trong hai ngày.",
                "S012",
            )


def _kinds_of_sets(edition: EditionDeclaration) -> Iterator[Finding]:
    """Each kind of unit once in a set, and one that there was in the year."""
    known = {kind.id: kind for kind in edition.unit_kinds}
    for number, one in enumerate(edition.sets):
        for position, name in enumerate(one.unit_kinds):
            place = ("sets", number, "unit_kinds", position)
            if name in one.unit_kinds[:position]:
                yield Finding(
                    place,
                    f"Loại đơn vị «{name}» ghi hai lần.",
                    "Mỗi loại một lần.",
                    "Xoá mục trùng.",
                    "S013",
                )
            elif name in known and not known[name].is_in(edition.year):
                yield Finding(
                    place,
                    f"Năm {edition.year} không có loại đơn vị «{name}».",
                    "Loại đơn vị có trong năm, theo valid_from và valid_to.",
                    "Sửa valid_from, valid_to, hoặc bỏ loại đơn vị khỏi bộ.",
                    "S014",
                )


def check_official(edition: LoadedEdition) -> Iterator[Finding]:
    """An edition that calls itself official holds nothing rebuilt or cited."""
    other = [
        f"{one.declaration.id} {node.id}"
        for one in edition.sets
        for part in one.fields
        for node in part.field.walk()
        if node.origin.status != "official"
    ]
    if edition.declaration and edition.declaration.status == "official" and other:
        yield Finding(
            ("status",),
            f"Phiên bản ghi official mà {len(other)} mục không phải văn bản chính thức, "
            f"mục đầu là {other[0]}.",
            "official khi mọi mục có origin: {status: official, source: …, at: …}.",
            "Ghi status: training, hoặc chép lại các mục ấy từ văn bản và sửa origin.",
            "S015",
        )
