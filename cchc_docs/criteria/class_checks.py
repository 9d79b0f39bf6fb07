"""Checks of the classes of an edition: their ranges, and the gates beyond the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

from cchc_docs.criteria.edition_parts import Scoring
from cchc_docs.criteria.gates import Gate
from cchc_docs.criteria.loading import LoadedSet
from cchc_docs.criteria.model import CriteriaSet, EditionDeclaration, Node
from cchc_docs.criteria.ranking import Quota
from cchc_docs.ground.findings import Finding, Place
from cchc_docs.ground.numbers import show
from cchc_docs.rules.intervals import coverage


def check_classes(edition: EditionDeclaration) -> Iterator[Finding]:
    """Classes cover 0 to 100% once, gates and quotas say one thing each."""
    for position, grades in enumerate(edition.grades):
        labels = [level.label for level in grades.best_first]
        for finding in (
            *coverage(grades.levels, Fraction(0), Fraction(100), "%", "levels"),
            *gate_findings(grades.gates, labels),
        ):
            yield finding.below("grades", position)
    if edition.ranking is not None:
        for position, quota in enumerate(edition.ranking.quotas):
            for finding in _quota_findings(quota, edition):
                yield finding.below("ranking", "quotas", position)


def gate_findings(gates: Sequence[Gate], labels: Sequence[str]) -> Iterator[Finding]:
    """Gates that say nothing, too much, or a class that there is not; paths from the list on.

    ``labels`` are those of the classes, the best first.
    """
    for position, gate in enumerate(gates):
        path = ("gates", position)
        ways = [gate.at_most is not None, gate.lower_by is not None, gate.unclassed is not None]
        if sum(ways) != 1:
            yield Finding(
                path,
                f"Điều kiện «{gate.label}» ghi {sum(ways)} hệ quả, cần đúng một.",
                "Một trong ba: at_most, lower_by, unclassed.",
                "Giữ lại một hệ quả theo văn bản.",
                "S042",
            )
        if gate.at_most is not None and gate.at_most not in labels:
            yield Finding(
                (*path, "at_most"),
                f"Không có loại «{gate.at_most}» trong levels.",
                ", ".join(labels),
                "Ghi đúng label của một loại.",
                "S043",
            )
        if not gate.ends or gate.lower >= gate.upper:
            yield Finding(
                path,
                f"Điều kiện «{gate.label}» không có khoảng giá trị nào để xét.",
                "over hoặc from, to hoặc below; đầu dưới nhỏ hơn đầu trên.",
                "Ghi khoảng giá trị, ví dụ to: 0 là khi bị 0 điểm.",
                "S044",
            )
        for other in gates[:position]:
            if _same_condition(gate, other):
                yield Finding(
                    path,
                    f"Điều kiện «{gate.label}» xét đúng điều mà «{other.label}» đã xét, "
                    f"một bên {other.then()}, một bên {gate.then()}.",
                    "Mỗi điều một điều kiện.",
                    "Giữ lại một điều kiện theo văn bản, hoặc sửa khoảng giá trị.",
                    "S084",
                )
        for other in gates:
            if _changes_nothing(gate, other, labels):
                yield Finding(
                    path,
                    f"Điều kiện «{gate.label}» không đổi được gì: rơi vào đó thì cũng rơi vào "
                    f"«{other.label}», {other.then()}.",
                    "Khoảng hẹp hơn nằm trong khoảng khác thì hệ quả nặng hơn.",
                    "Bỏ điều kiện, hoặc sửa khoảng giá trị hay hệ quả theo văn bản.",
                    "S087",
                )
        if gate.item is not None and (gate.least is not None or gate.among == "fields"):
            key = "among" if gate.least is None else "least"
            yield Finding(
                (*path, key),
                f"Điều kiện «{gate.label}» đếm mục mà chỉ xét mục {gate.item}.",
                f"{key} khi không ghi item.",
                f"Bỏ {key}, hoặc bỏ item.",
                "S079",
            )


def _same_condition(one: Gate, other: Gate) -> bool:
    """Whether two look at the same and leave it open which of them holds."""
    looks = [(g.item, g.among, g.by, g.least, g.lower, g.upper) for g in (one, other)]
    ways = {(g.at_most is not None, g.lower_by is not None) for g in (one, other)}
    return looks[0] == looks[1] and (len(ways) == 1 or bool(one.unclassed or other.unclassed))


def _changes_nothing(gate: Gate, other: Gate, labels: Sequence[str]) -> bool:
    """Whether a gate lies within another one and asks no more than that one."""
    looks = [(g.item, g.among, g.by, g.least) for g in (gate, other)]
    ranges = [(g.lower, g.upper) for g in (gate, other)]
    inside = other.lower <= gate.lower and gate.upper <= other.upper and ranges[0] != ranges[1]
    if looks[0] != looks[1] or not inside:
        return False
    if gate.at_most in labels and other.at_most in labels:
        return labels.index(gate.at_most) <= labels.index(other.at_most)
    return other.unclassed is not None


def _quota_findings(quota: Quota, edition: EditionDeclaration) -> Iterator[Finding]:
    """A quota that says nothing, or is of a class that there is not or has none below it."""
    if (quota.percent is None) == (quota.count is None):
        yield Finding(
            (),
            f"Chỉ tiêu «{quota.label}» phải ghi đúng một trong percent và count.",
            "percent: % số đơn vị; count: số đơn vị.",
            "Giữ lại một số theo văn bản.",
            "S046",
        )
    if quota.percent is not None and quota.percent >= 100:
        yield Finding(
            ("percent",),
            f"Chỉ tiêu {show(quota.percent)}% không giới hạn đơn vị nào.",
            "Nhỏ hơn 100.",
            "Sửa theo văn bản, hoặc bỏ chỉ tiêu.",
            "S047",
        )
    able: dict[str, None] = {}  # classes with one below, in their order
    below: dict[str, None] = {}  # those below the class of the quota
    for grades in edition.grades:
        if any(quota.is_for(kind) for kind in grades.unit_kinds):
            labels = [level.label for level in grades.best_first]
            able |= dict.fromkeys(labels[:-1])
            if quota.grade in labels:
                below |= dict.fromkeys(labels[labels.index(quota.grade) + 1 :])
    if quota.grade not in able:
        yield Finding(
            ("grade",),
            f"Không có loại «{quota.grade}», hoặc dưới nó không còn loại nào để xuống.",
            ", ".join(able),
            "Ghi đúng label của một loại trong grades, trừ loại thấp nhất.",
            "S048",
        )
    elif quota.of is not None and (quota.percent is None or quota.of not in below):
        yield Finding(
            ("of",),
            f"Chỉ tiêu «{quota.label}» không tính tỷ lệ trên số đơn vị từ loại «{quota.of}» được.",
            f"Cùng percent; một loại dưới {quota.grade}: {', '.join(below)}",
            "Ghi đúng label của loại mà văn bản tính từ đó trở lên, hoặc bỏ of.",
            "S088",
        )


def _looked_at(declared: EditionDeclaration) -> Iterator[tuple[Place, str, Collection[str]]]:
    """The items that gates and tie breaks name, each with the kinds of unit it is looked at for."""
    for position, grades in enumerate(declared.grades):
        for place, gate in enumerate(grades.gates):
            if gate.item is not None:
                yield ("grades", position, "gates", place, "item"), gate.item, grades.unit_kinds
    every = [kind.id for kind in declared.unit_kinds]
    for place, tie in enumerate(declared.ranking.tie_breaks if declared.ranking else ()):
        kinds = [kind for kind in every if tie.is_for(kind)]
        yield ("ranking", "tie_breaks", place, "item"), tie.item, kinds


def check_looked_at(declared: EditionDeclaration, sets: Iterable[LoadedSet]) -> Iterator[Finding]:
    """Items that are looked at are there, in every set of the kinds of unit that is whole."""
    wholes = [one.whole for one in sets if one.whole]
    for path, item, kinds in _looked_at(declared):
        for one in wholes:
            if set(one.unit_kinds) & set(kinds) and one.find(item) is None:
                yield Finding(
                    path,
                    f"Bộ tiêu chí {one.id} không có mục {item}.",
                    "Mã của một lĩnh vực, tiêu chí hoặc tiêu chí thành phần.",
                    "Sửa mã; mã đặt trong nháy.",
                    "S049",
                )
    yield from _never_met(declared, wholes)


def _never_met(declared: EditionDeclaration, wholes: Iterable[CriteriaSet]) -> Iterator[Finding]:
    """Gates beyond the most that their item can come to in any set."""
    sets = list(wholes)
    for position, grades in enumerate(declared.grades):
        for place, gate in enumerate(grades.gates):
            kinds = {*grades.unit_kinds}
            seen = [node for one in sets if kinds & {*one.unit_kinds} for node in _seen(gate, one)]
            tops = [_most(node, gate, declared.scoring) for node in seen]
            if tops and all(top is not None and gate.lower > (0, top, 0) for top in tops):
                most = max(top for top in tops if top is not None)
                each = "mục" if gate.among == "items" else "lĩnh vực"
                which = f"{each} {gate.item}" if gate.item else each
                yield Finding(
                    ("grades", position, "gates", place),
                    f"Điều kiện «{gate.label}» không bao giờ xảy ra: {which} cao nhất "
                    f"{show(most)} {gate.unit}.",
                    f"Đầu dưới không quá {show(most)}.",
                    "Sửa khoảng giá trị, by hoặc mã mục.",
                    "S085",
                )


def _seen(gate: Gate, one: CriteriaSet) -> list[Node]:
    """What a gate looks at in a set, as ``scoring.grading.looked_at`` does in a card."""
    if gate.item is not None:
        found = one.find(gate.item)
        return [] if found is None else [found]
    scored = [node for node in one.fields if node.role == "score"]
    if gate.among == "fields":
        return [*scored]
    return [node for top in scored for node in top.walk() if node.is_item]


def _most(node: Node, gate: Gate, scoring: Scoring) -> Fraction | None:
    """The most that a gate can see of an item; None: without end."""
    if scoring.bonus_above_max and any(part.role == "bonus" for part in node.parts):
        return None
    return node.max if gate.by == "points" else Fraction(100)
