"""Checks beyond the shape of a file: sums, ids, sources, rules, grades, who is exempt."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction

from cchc_docs.criteria.class_checks import check_classes, check_gated
from cchc_docs.criteria.documents import natural
from cchc_docs.criteria.loading import Loaded, LoadedEdition, LoadedField, LoadedSet
from cchc_docs.criteria.model import (
    CriteriaSet,
    EditionDeclaration,
    Node,
    Origin,
    Reading,
)
from cchc_docs.criteria.provinces import provinces
from cchc_docs.ground.findings import Finding, Place
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem
from cchc_docs.rules import Rule
from cchc_docs.rules.cases import Cases


def check_set(one: LoadedSet, edition: LoadedEdition) -> Iterator[Problem]:
    """Every problem of a set's own files that their shape did not show."""
    for part in one.fields:
        yield from part.document.all_told(check_field(part, edition))
    yield from _used_twice(one)


def check_edition(edition: LoadedEdition) -> Iterator[Problem]:
    """Every problem of an edition.yaml that its shape did not show."""
    if edition.declaration is None:
        return
    document = edition.document
    yield from document.all_told(check_declaration(edition.declaration, edition.sources.ids))
    for position, one in enumerate(edition.sets):
        if one.whole is not None:
            yield from document.all_told(check_set_sum(one.whole, ("sets", position)))
    yield from document.all_told(check_gated(edition.declaration, edition.sets))
    yield from document.all_told(check_official(edition))


def placed(
    node: Node, path: Place = (), parent: Node | None = None
) -> Iterator[tuple[Node, Place, Node | None]]:
    """``node`` and all below it, each with its place in the file and its parent."""
    yield node, path, parent
    key = "sub_criteria" if path else "criteria"
    for position, part in enumerate(node.parts):
        yield from placed(part, (*path, key, position), node)


def check_field(one: LoadedField, edition: LoadedEdition) -> Iterator[Finding]:
    """One field file: its name, its tree, its rules, its origins."""
    field, declared, sources = one.field, edition.declaration, edition.sources.ids
    if not one.document.path.name.startswith(f"{field.id}-"):
        yield Finding(
            ("id",),
            f"Tên tệp {one.document.path.name} không bắt đầu bằng mã lĩnh vực {field.id}.",
            f"{field.id}-ten-linh-vuc.yaml",
            "Đổi tên tệp hoặc sửa id.",
        )
    circumstances = None if declared is None else [case.id for case in declared.circumstances]
    for node, path, parent in placed(field):
        yield from _below(path, check_tree(node, parent, field.role != "score"))
        yield from _below((*path, "origin"), check_origin(node.origin, sources))
        yield from _below(path, check_legal(node, sources))
        yield from _below(path, check_rule(node))
        yield from _below(path, check_exemption(node, circumstances))
        yield from _below(path, check_guidance(node))
    if field.unwritten and (field.criteria or field.rule):
        yield Finding(
            ("unwritten",),
            f"Lĩnh vực {field.id} ghi chưa biên soạn mà vẫn có tiêu chí.",
            "unwritten chỉ dùng khi chưa có criteria, chưa có rule.",
            "Bỏ dòng unwritten.",
        )


def _below(path: Place, findings: Iterable[Finding]) -> Iterator[Finding]:
    for finding in findings:
        yield finding.below(*path)


def check_tree(node: Node, parent: Node | None, capped: bool) -> Iterator[Finding]:
    """The parts add up, stand in order below their parent's id, and there are parts or a rule."""
    unwritten = getattr(node, "unwritten", None)
    if node.parts and node.rule is not None:
        yield Finding(
            ("rule",),
            f"Mục {node.id} vừa có quy tắc, vừa có mục con.",
            "Có mục con thì điểm là tổng các mục con; không có mục con thì có rule.",
            "Bỏ rule, hoặc bỏ các mục con.",
        )
    reading = node.origin.reading
    if reading and reading.state == "unread":
        return  # told beside its origin
    if not node.parts and node.rule is None and not unwritten:
        yield Finding(
            ("id",),
            f"Mục {node.id} không có mục con, cũng không có quy tắc chấm điểm.",
            "rule, hoặc danh sách mục con; lĩnh vực chưa soạn thì ghi unwritten.",
            "Thêm rule, thêm mục con, hoặc ghi unwritten: lý do.",
        )
    total = sum((part.max for part in node.parts), Fraction(0))
    if node.parts and (total < node.max if capped else total != node.max):
        sums = " + ".join(show(part.max) for part in node.parts)
        yield Finding(
            ("max",),
            f"Các mục con của {node.id} cộng lại {sums} = {show(total)}, "
            f"khác điểm tối đa {show(node.max)}.",
            "Tổng điểm tối đa các mục con đạt ít nhất mức trần."
            if capped
            else "Tổng điểm tối đa các mục con đúng bằng điểm tối đa của mục.",
            f"Sửa max của {node.id} thành {show(total)}, hoặc sửa điểm của mục con.",
        )
    if parent is not None and not node.id.startswith(f"{parent.id}."):
        yield Finding(
            ("id",),
            f"Mã {node.id} không nằm dưới mã {parent.id} của mục chứa nó.",
            f"Mã bắt đầu bằng {parent.id}.",
            f"Sửa mã, hoặc chuyển mục vào đúng chỗ, ví dụ {parent.id}.1.",
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
            )


def check_source(
    name: str | None, sources: Collection[str] | None, path: Place
) -> Iterator[Finding]:
    """The source named at ``path`` exists; ``sources`` is None while sources.yaml is unreadable."""
    if sources is not None and name is not None and name not in sources:
        yield Finding(
            path,
            f"Không có nguồn «{name}» trong sources.yaml.",
            ", ".join(sources) or "sources.yaml đang trống.",
            "Sửa mã nguồn, hoặc thêm văn bản đã đọc vào sources.yaml.",
        )


def check_legal(node: Node, sources: Collection[str] | None) -> Iterator[Finding]:
    """The texts that govern the matter are sources."""
    for position, name in enumerate(node.legal):
        yield from check_source(name, sources, ("legal", position))


def check_origin(origin: Origin, sources: Collection[str] | None) -> Iterator[Finding]:
    """The source exists; cited and official name one, rebuilt says after what."""
    yield from check_source(origin.source, sources, ("source",))
    if origin.status != "rebuilt" and origin.source is None:
        yield Finding(
            (),
            f"Nguồn gốc ghi {origin.status} mà không nói lấy từ văn bản nào.",
            "official và cited có source và at (chỗ trong văn bản).",
            "Thêm source: mã nguồn. Nếu tự biên soạn thì ghi status: rebuilt.",
        )
    if origin.status != "rebuilt" and origin.at is None:
        yield Finding(
            (),
            f"Nguồn gốc ghi {origin.status} mà không nói chỗ nào trong văn bản.",
            'at: chỗ trong văn bản, ví dụ "Bảng chỉ số, 1.1.4".',
            "Thêm at: …",
        )
    if origin.status == "rebuilt" and origin.note is None:
        yield Finding(
            (),
            "Nội dung biên soạn lại mà không nói dựa theo đâu.",
            "note: dựa theo khung nào, khác ở điểm nào.",
            "Thêm note: …",
        )
    if origin.reading is not None:
        yield from _below(("reading",), check_reading(origin.reading))


def check_reading(reading: Reading) -> Iterator[Finding]:
    """What a machine read with doubts is settled by a person, who is named."""
    if reading.state in ("guessed", "unread"):
        what = "Còn ngờ" if reading.state == "guessed" else "Chưa đọc được"
        yield Finding(
            ("state",),
            f"{what}: {' '.join(reading.doubts) or reading.words[0]}",
            "sure, hoặc checked khi người đã đối chiếu với văn bản.",
            "Đối chiếu, sửa mục nếu cần, rồi ghi state: checked, by: ai, on: ngày nào.",
        )
    if reading.state == "checked" and (reading.by is None or reading.on is None):
        yield Finding(
            ("state",),
            "Ghi đã đối chiếu mà không nói ai, ngày nào.",
            "checked đi cùng by và on.",
            "Thêm by: họ tên, on: dd/mm/yyyy.",
        )


def check_rule(node: Node) -> Iterator[Finding]:
    """The rule is sound, reaches the maximum and does not go beyond it."""
    if node.rule is None:
        return
    found = list(node.rule.findings(node.max))
    yield from _below(("rule",), found)
    highest = node.rule.highest(node.max)
    if highest != node.max:
        more = highest > node.max
        yield Finding(
            ("rule",),
            f"Quy tắc của {node.id} cho {'tới' if more else 'cao nhất'} {show(highest)} điểm, "
            f"{'vượt' if more else 'không đạt'} điểm tối đa {show(node.max)}.",
            f"Mức cao nhất đúng bằng {show(node.max)} điểm.",
            f"Sửa điểm các mức, hoặc sửa max thành {show(highest)}.",
        )
    if node.not_applicable is None:
        for path in _not_applicable_places(node.rule):
            yield Finding(
                ("rule", *path),
                f"Quy tắc của {node.id} có trường hợp không áp dụng mà không nói cho đơn vị nào.",
                "Tiêu chí có not_applicable, nêu for: [hoàn cảnh].",
                "Thêm not_applicable: {for: […]}, hoặc chọn when_none: full hay zero.",
            )


def _not_applicable_places(rule: Rule) -> Iterator[Place]:
    if getattr(rule, "when_none", None) == "not_applicable":
        yield ("when_none",)
    if isinstance(rule, Cases):
        for position, case in enumerate(rule.cases):
            for path in _not_applicable_places(case.rule):
                yield ("cases", position, "rule", *path)


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
            )
        if circumstances is not None and name not in circumstances:
            yield Finding(
                ("not_applicable", "for", position),
                f"Không có hoàn cảnh «{name}» trong edition.yaml.",
                ", ".join(circumstances) or "edition.yaml chưa có circumstances.",
                "Sửa mã, hoặc thêm hoàn cảnh vào circumstances.",
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
            )


def check_declaration(
    edition: EditionDeclaration, sources: tuple[str, ...] | None
) -> Iterator[Finding]:
    """Ids once, sources known, grades for every kind of unit from 0 to 100 %."""
    for key in ("sets", "unit_kinds", "circumstances", "calendar"):
        yield from _repeated(key, [item.id for item in getattr(edition, key)])
    for key in ("sets", "unit_kinds", "circumstances", "grades", "calendar"):
        for position, item in enumerate(getattr(edition, key)):
            yield from _below((key, position, "origin"), check_origin(item.origin, sources))
    yield from _below(("scoring", "origin"), check_origin(edition.scoring.origin, sources))
    for position, basis in enumerate(edition.legal_basis):
        yield from check_source(basis.source, sources, ("legal_basis", position, "source"))
    yield from _province(edition)
    yield from _unit_kinds(edition)
    yield from check_classes(edition)


def _repeated(key: str, ids: list[str]) -> Iterator[Finding]:
    for position, name in enumerate(ids):
        if name in ids[:position]:
            yield Finding(
                (key, position, "id"),
                f"Mã «{name}» ghi hai lần trong {key}.",
                "Mỗi mã một lần.",
                "Đổi mã hoặc xoá mục trùng.",
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
            )


def check_set_sum(criteria_set: CriteriaSet, path: Place) -> Iterator[Finding]:
    """The fields add up to the set's maximum, the survey items to its survey part."""
    scored = [field for field in criteria_set.fields if field.role == "score"]
    total = sum((field.max for field in scored), Fraction(0))
    if total != criteria_set.max:
        sums = " + ".join(show(field.max) for field in scored)
        yield Finding(
            (*path, "max"),
            f"Các lĩnh vực của {criteria_set.id} cộng lại {sums} = {show(total)}, "
            f"khác tổng {show(criteria_set.max)}.",
            "Tổng điểm tối đa các lĩnh vực đúng bằng max của bộ tiêu chí.",
            f"Sửa max thành {show(total)}, hoặc sửa điểm của lĩnh vực.",
        )
    declared = criteria_set.survey_max
    if declared is None:
        return
    surveyed = sum(
        (leaf.max for leaf in criteria_set.leaves() if leaf.rule and "survey" in leaf.rule.columns),
        Fraction(0),
    )
    open_fields = any(field.unwritten for field in criteria_set.fields)
    if surveyed > declared or (surveyed != declared and not open_fields):
        yield Finding(
            (*path, "survey_max"),
            f"Các mục điều tra xã hội học cộng lại {show(surveyed)} điểm, "
            f"khác phần khai báo {show(declared)}.",
            "Tổng điểm các mục kind: survey đúng bằng survey_max.",
            f"Sửa survey_max thành {show(surveyed)}, hoặc sửa điểm các mục điều tra.",
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
            )
