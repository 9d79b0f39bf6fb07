"""Checks of the classes of an edition: their ranges, and the gates beyond the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

from cchc_docs.criteria.gates import Gate
from cchc_docs.criteria.loading import LoadedSet
from cchc_docs.criteria.model import EditionDeclaration
from cchc_docs.ground.findings import Finding
from cchc_docs.rules.intervals import coverage


def check_classes(edition: EditionDeclaration) -> Iterator[Finding]:
    """Classes cover 0 to 100 % once, gates say one thing each."""
    for position, grades in enumerate(edition.grades):
        labels = [level.label for level in grades.levels]
        for finding in (
            *coverage(grades.levels, Fraction(0), Fraction(100), "%", "levels"),
            *gate_findings(grades.gates, labels),
        ):
            yield finding.below("grades", position)


def gate_findings(gates: Sequence[Gate], labels: Collection[str]) -> Iterator[Finding]:
    """Gates that say nothing, too much, or a class that there is not; paths from the list on."""
    for position, gate in enumerate(gates):
        path = ("gates", position)
        ways = [gate.at_most is not None, gate.lower_by is not None, gate.unclassed is not None]
        if sum(ways) != 1:
            yield Finding(
                path,
                f"Điều kiện «{gate.label}» ghi {sum(ways)} hệ quả, cần đúng một.",
                "Một trong ba: at_most, lower_by, unclassed.",
                "Giữ lại một hệ quả theo văn bản.",
            )
        if gate.at_most is not None and gate.at_most not in labels:
            yield Finding(
                (*path, "at_most"),
                f"Không có loại «{gate.at_most}» trong levels.",
                ", ".join(labels),
                "Ghi đúng label của một loại.",
            )
        if not gate.ends or gate.lower >= gate.upper:
            yield Finding(
                path,
                f"Điều kiện «{gate.label}» không có khoảng giá trị nào để xét.",
                "over hoặc from, to hoặc below; đầu dưới nhỏ hơn đầu trên.",
                "Ghi khoảng giá trị, ví dụ to: 0 là khi bị 0 điểm.",
            )
        if gate.item is None and gate.by == "percent":
            yield Finding(
                (*path, "by"),
                "Xét mọi mục thì chỉ xét số điểm.",
                "by: points, hoặc ghi item.",
                "Bỏ by, hoặc ghi mã mục được xét.",
            )


def check_gated(declared: EditionDeclaration, sets: Iterable[LoadedSet]) -> Iterator[Finding]:
    """The items that gates look at are there, in every set of the kinds of unit that is whole."""
    for position, grades in enumerate(declared.grades):
        wholes = [one.whole for one in sets if one.whole]
        for_kinds = [w for w in wholes if set(w.unit_kinds) & set(grades.unit_kinds)]
        for place, gate in enumerate(grades.gates):
            for one in for_kinds:
                if gate.item is not None and one.find(gate.item) is None:
                    yield Finding(
                        ("grades", position, "gates", place, "item"),
                        f"Bộ tiêu chí {one.id} không có mục {gate.item}.",
                        "Mã của một lĩnh vực, tiêu chí hoặc tiêu chí thành phần.",
                        "Sửa mã; mã đặt trong nháy.",
                    )
