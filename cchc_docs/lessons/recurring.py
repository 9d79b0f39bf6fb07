"""What examples of one edition owe each other: how many an item shows at once, units that stay the
same from their whole sheet to every example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cchc_docs.criteria.documents import Document, read_document
from cchc_docs.ground.problems import Problem
from cchc_docs.lessons.examples import FEATURED, Example, ScoredExample
from cchc_docs.lessons.units import ScoredUnit
from cchc_docs.scoring.answers import Entry


def check_recurring(
    folder: Path, examples: Iterable[ScoredExample], units: Iterable[ScoredUnit]
) -> Iterator[Problem]:
    """Examples beyond those that an item shows at once; answers that a unit's own sheet has not."""
    sheets = {(one.criteria_set.id, one.example.sheet.unit): one for one in units}
    shown: Counter[tuple[str, str]] = Counter()
    for one in (scored.example for scored in examples):
        shown[one.set, one.criterion] += one.featured
        if one.featured and shown[one.set, one.criterion] > FEATURED:
            yield _document(folder, one).problem(
                ("featured",),
                f"Mục {one.criterion} có hơn {FEATURED} ví dụ featured.",
                f"Mỗi mục từ một đến {FEATURED} ví dụ hiện ngay trên trang.",
                "Bỏ featured ở ví dụ ít tiêu biểu hơn.",
                "L016",
            )
        whole = sheets.get((one.set, one.unit))
        if whole is not None and not _goes_with(one, whole.example.sheet.answers[one.criterion]):
            yield _document(folder, one).problem(
                ("entry",),
                f"{one.unit} có bảng điểm cả đơn vị ({whole.example.id}), trong đó mục "
                f"{one.criterion} được trả lời khác.",
                "Ví dụ về một đơn vị có bảng điểm mang đúng số liệu của bảng ấy.",
                "Sửa câu trả lời cho khớp, hoặc đổi tên đơn vị của ví dụ.",
                "L017",
            )


def _document(folder: Path, example: Example) -> Document:
    return read_document(folder / "examples" / f"{example.id}.yaml")


def _goes_with(example: Example, told: Entry) -> bool:
    """Whether both exempt the item alike, or agree in every column they share and in the last."""
    own, whole = example.entry, told
    if own.not_applicable or whole.not_applicable:
        return own.not_applicable == whole.not_applicable
    here, there = own.columns(), whole.columns()
    return [*here.values()][-1:] == [*there.values()][-1:] and all(
        here[column] == there[column] for column in here.keys() & there.keys()
    )


def examples_of(unit: ScoredUnit, examples: Iterable[ScoredExample]) -> tuple[ScoredExample, ...]:
    """The examples that tell of a unit with a whole sheet, in order of their items."""
    told = (
        one
        for one in examples
        if one.criteria_set.id == unit.criteria_set.id
        and one.example.unit == unit.example.sheet.unit
    )
    order = [leaf.id for leaf in unit.criteria_set.leaves()]
    return tuple(sorted(told, key=lambda one: order.index(one.node.id)))
