"""Checks beyond the shape of a file: sums, ids, sources, rules, grades, who is exempt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cchc_docs.criteria.class_checks import check_looked_at
from cchc_docs.criteria.edition_checks import check_declaration, check_official
from cchc_docs.criteria.loading import Loaded, LoadedEdition, LoadedField, LoadedSet
from cchc_docs.criteria.model import (
    Node,
)
from cchc_docs.criteria.origin_checks import check_legal, check_origin
from cchc_docs.criteria.same_facts import check_same_fact
from cchc_docs.criteria.sum_checks import check_set_sum, check_sum
from cchc_docs.ground.findings import Finding, Place, below
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem
from cchc_docs.ground.text import natural
from cchc_docs.rules import Rule
from cchc_docs.rules.cases import Cases
from cchc_docs.rules.combine import Combine
from cchc_docs.rules.deduct import Deduct


def check_set(one: LoadedSet, edition: LoadedEdition) -> Iterator[Problem]:
    """Every problem of a set's own files that their shape did not show."""
    for part in one.fields:
        yield from part.document.all_told(check_field(part, edition, one.declaration.unit_kinds))
    yield from _used_twice(one)
    known = {node.id: node for part in one.fields for node in part.field.walk()}
    for part in one.fields if one.whole is not None else ():
        yield from part.document.all_told(
            finding.below(*path)
            for node, path, _ in placed(part.field)
            for finding in check_same_fact(node, known)
        )


def check_edition(edition: LoadedEdition) -> Iterator[Problem]:
    """Every problem of an edition.yaml that its shape did not show."""
    if edition.declaration is None:
        return
    document = edition.document
    yield from document.all_told(check_declaration(edition.declaration, edition.sources.ids))
    for position, one in enumerate(edition.sets):
        if one.whole is not None:
            yield from document.all_told(check_set_sum(one.whole, ("sets", position)))
    yield from document.all_told(check_looked_at(edition.declaration, edition.sets))
    yield from document.all_told(check_official(edition))


def placed(
    node: Node, path: Place = (), parent: Node | None = None
) -> Iterator[tuple[Node, Place, Node | None]]:
    """``node`` and all below it, each with its place in the file and its parent."""
    yield node, path, parent
    key = "sub_criteria" if path else "criteria"
    for position, part in enumerate(node.parts):
        yield from placed(part, (*path, key, position), node)


def check_field(
    one: LoadedField, edition: LoadedEdition, kinds: Sequence[str]
) -> Iterator[Finding]:
    """One field file: its name, its tree, its rules, its origins; ``kinds`` of unit use the set."""
    field, declared, sources = one.field, edition.declaration, edition.sources.ids
    if not one.document.path.name.startswith(f"{field.id}-"):
        yield Finding(
            ("id",),
            f"Tên tệp {one.document.path.name} không bắt đầu bằng mã lĩnh vực {field.id}.",
            f"{field.id}-ten-linh-vuc.yaml",
            "Đổi tên tệp hoặc sửa id.",
            "S016",
        )
    circumstances = None if declared is None else [case.id for case in declared.circumstances]
    outside = {node.id for node in field.outside()}
    fines = {part.id for node in field.walk() if node.role == "penalty" for part in node.walk()}
    for node, path, parent in placed(field):
        yield from below(path, check_tree(node, parent))
        yield from below(path, check_sum(node, node.id in outside, kinds))
        yield from below((*path, "origin"), check_origin(node.origin, sources))
        yield from below(path, check_legal(node, sources))
        yield from below(path, check_rule(node))
        if node.id in fines and node.rule is not None:
            yield from below((*path, "rule"), check_penalty(node.id, node.rule))
        yield from below(path, check_exemption(node, circumstances))
        yield from below(path, check_guidance(node))
    if field.unwritten and (field.criteria or field.rule):
        yield Finding(
            ("unwritten",),
            f"Lĩnh vực {field.id} ghi chưa biên soạn mà vẫn có tiêu chí.",
            "unwritten chỉ dùng khi chưa có criteria, chưa có rule.",
            "Bỏ dòng unwritten.",
            "S017",
        )


def check_tree(node: Node, parent: Node | None) -> Iterator[Finding]:
    """The parts stand in order below their parent's id, and there are parts or a rule."""
    unwritten = getattr(node, "unwritten", None)
    if node.parts and node.rule is not None:
        yield Finding(
            ("rule",),
            f"Mục {node.id} vừa có quy tắc, vừa có mục con.",
            "Có mục con thì điểm là tổng các mục con; không có mục con thì có rule.",
            "Bỏ rule, hoặc bỏ các mục con.",
            "S018",
        )
    reading = node.origin.reading
    if reading and reading.state == "unread":
        return  # told beside its origin, and what it adds up to is not known
    if not node.parts and node.rule is None and not unwritten:
        yield Finding(
            ("id",),
            f"Mục {node.id} không có mục con, cũng không có quy tắc chấm điểm.",
            "rule, hoặc danh sách mục con; lĩnh vực chưa soạn thì ghi unwritten.",
            "Thêm rule, thêm mục con, hoặc ghi unwritten: lý do.",
            "S019",
        )
    if parent is not None and not node.id.startswith(f"{parent.id}."):
        yield Finding(
            ("id",),
            f"Mã {node.id} không nằm dưới mã {parent.id} của mục chứa nó.",
            f"Mã bắt đầu bằng {parent.id}.",
            f"Sửa mã, hoặc chuyển mục vào đúng chỗ, ví dụ {parent.id}.1.",
            "S020",
        )
    yield from _order(node)


def _order(node: Node) -> Iterator[Finding]:
    key = "criteria" if hasattr(node, "criteria") else "sub_criteria"
    for position in range(1, len(node.parts)):
        before, here = node.parts[position - 1].id, node.parts[position].id
        if natural(here) < natural(before):
            yield Finding(
                (key, position, "id"),
                f"Mã {here} đứng sau mã {before}.",
                "Các mục xếp theo mã tăng dần (1.2 trước 1.10).",
                "Chuyển mục về đúng thứ tự hoặc sửa mã.",
                "S021",
            )


def check_rule(node: Node) -> Iterator[Finding]:
    """The rule is sound, reaches the maximum and does not go beyond it."""
    if node.rule is None:
        return
    found = list(node.rule.findings(node.max))
    yield from below(("rule",), found)
    for path, part in _parts(node.rule):
        if part.surveyed:
            yield Finding(
                ("rule", *path, "surveyed"),
                f"Một phần trong quy tắc của {node.id} ghi là lấy từ điều tra.",
                "surveyed ghi ở quy tắc của cả mục: mục nào cũng chỉ do đơn vị tự chấm, "
                "hoặc chỉ do điều tra.",
                "Chuyển surveyed ra quy tắc của mục, hoặc tách phần ấy thành một mục con.",
                "S080",
            )
    highest = node.rule.highest(node.max)
    if highest != node.max:
        more = highest > node.max
        yield Finding(
            ("rule",),
            f"Quy tắc của {node.id} cho {'tới' if more else 'cao nhất'} {show(highest)} điểm, "
            f"{'vượt' if more else 'không đạt'} điểm tối đa {show(node.max)}.",
            f"Mức cao nhất đúng bằng {show(node.max)} điểm.",
            f"Sửa điểm các mức, hoặc sửa max thành {show(highest)}.",
            "S022",
        )
    if node.not_applicable is None:
        for path in _not_applicable_places(node.rule):
            yield Finding(
                ("rule", *path),
                f"Quy tắc của {node.id} có trường hợp không áp dụng mà không nói cho đơn vị nào.",
                "Tiêu chí có not_applicable, nêu for: [hoàn cảnh].",
                "Thêm not_applicable: {for: […]}, hoặc chọn when_none: full hay zero.",
                "S023",
            )


def check_penalty(code: str, rule: Rule) -> Iterator[Finding]:
    """Nothing of it begins with all points: a unit without faults would be punished."""
    if any(isinstance(one, Deduct) for one in rule.within()):
        yield Finding(
            ("kind",),
            f"Quy tắc của {code} là deduct: đơn vị không có lỗi được đủ điểm, mà ở điểm phạt thì "
            "đủ điểm là bị trừ nhiều nhất.",
            "Quy tắc mà không có lỗi thì 0 điểm: per_item (mỗi lỗi mấy điểm), choice, bands.",
            "Đổi thành kind: per_item, item: tên lỗi, each: điểm trừ mỗi lỗi; nhiều loại lỗi thì "
            "mỗi loại một mục, hoặc kind: combine, mỗi loại một phần.",
            "S024",
        )


def _not_applicable_places(rule: Rule) -> Iterator[Place]:
    if getattr(rule, "when_none", None) == "not_applicable":
        yield ("when_none",)
    if isinstance(rule, Cases):
        for position, case in enumerate(rule.cases):
            for path in _not_applicable_places(case.own):
                yield ("cases", position, "rule", *path)


def _parts(rule: Rule) -> Iterator[tuple[Place, Rule]]:
    """The rules within a rule, each with where it stands."""
    held: list[tuple[Place, Rule]] = []
    if isinstance(rule, Cases):
        held = [(("cases", n, "rule"), case.own) for n, case in enumerate(rule.cases)]
    elif isinstance(rule, Combine):
        held = [(("parts", n, "rule"), part.rule) for n, part in enumerate(rule.parts_)]
    for path, inner in held:
        yield path, inner
        yield from (((*path, *below_), one) for below_, one in _parts(inner))


def check_exemption(node: Node, circumstances: Collection[str] | None) -> Iterator[Finding]:
    """Whoever is exempt is named in the edition (None: edition.yaml cannot be read)."""
    exempt = node.not_applicable
    for position, name in enumerate(exempt.for_ if exempt else ()):
        if exempt is not None and name in exempt.for_[:position]:
            yield Finding(
                ("not_applicable", "for", position),
                f"Hoàn cảnh «{name}» ghi hai lần.",
                "Mỗi hoàn cảnh một lần.",
                "Xoá mục trùng.",
                "S025",
            )
        if circumstances is not None and name not in circumstances:
            yield Finding(
                ("not_applicable", "for", position),
                f"Không có hoàn cảnh «{name}» trong edition.yaml.",
                ", ".join(circumstances) or "edition.yaml chưa có circumstances.",
                "Sửa mã, hoặc thêm hoàn cảnh vào circumstances.",
                "S026",
            )


def check_guidance(node: Node) -> Iterator[Finding]:
    """A mistake costs something, and not more than there is."""
    for position, mistake in enumerate(node.mistakes):
        if not 0 < mistake.costs <= node.max:
            yield Finding(
                ("mistakes", position, "costs"),
                f"Lỗi làm mất {show(mistake.costs)} điểm, mục {node.id} có {show(node.max)} điểm.",
                f"Lớn hơn 0, không quá {show(node.max)}.",
                "Sửa costs theo quy tắc của mục.",
                "S027",
            )


def _used_twice(one: LoadedSet) -> Iterator[Problem]:
    """An id means one thing within a set."""
    seen: dict[str, str] = {}
    for part in one.fields:
        for node, path, _ in placed(part.field):
            if node.id in seen:
                yield part.document.problem(
                    (*path, "id"),
                    f"Mã {node.id} đã dùng ({seen[node.id]}).",
                    "Mỗi mã chỉ dùng một lần trong bộ tiêu chí.",
                    "Đổi mã của một trong hai mục.",
                    "S028",
                )
            line = part.document.line((*path, "id"))
            seen.setdefault(node.id, f"{part.document.path.name}, dòng {line}")


def check_unique(loaded: Loaded) -> Iterator[Problem]:
    """The id of an edition means one thing."""
    seen: dict[str, LoadedEdition] = {}
    for edition in loaded.editions:
        if edition.declaration is None:
            continue
        before = seen.setdefault(edition.declaration.id, edition)
        if before is not edition:
            yield edition.document.problem(
                ("id",),
                f"Mã «{edition.declaration.id}» đã dùng ở phiên bản {before.folder.name}.",
                "Mã phiên bản không dùng lại: nó là địa chỉ trang.",
                "Đặt mã khác, ví dụ thêm năm.",
                "S029",
            )
