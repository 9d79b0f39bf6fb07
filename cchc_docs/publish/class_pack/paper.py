"""The class pack set in type: its sheets in one file, and the table of a set on one A3 sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_docs.criteria.content import set_digest
from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.ground.numbers import show
from cchc_docs.lessons.course import Course
from cchc_docs.publish.artefacts.artefact import today_told
from cchc_docs.publish.class_pack.sheets import Sheet
from cchc_docs.publish.pdf.blocks import plain
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.words.origins import STATUS_WORDS
from cchc_docs.publish.words.places import place_told


def pack_paper(edition: Edition, course: Course, made: Sequence[Sheet], group: str) -> Paper:
    """Every sheet of the pack, each from a page of its own."""
    return Paper(
        name="bo-lop-hoc",
        group=group,
        title=f"Bộ tài liệu lớp học: {course.title}",
        subtitle=edition.title,
        notice=" ".join(edition.notice.split()),
        today=today_told(edition),
        layout="class-pack",
        content={"sheets": [plain(one) for one in made]},
    )


def summary_papers(edition: Edition, group: str) -> Iterator[Paper]:
    """Of each set every item with its points on one large sheet, with room for a name."""
    for criteria_set in edition.sets:
        yield Paper(
            name=f"bang-a3-{criteria_set.id}",
            group=group,
            title=f"Bảng A3: {criteria_set.title}",
            subtitle=edition.title,
            notice=" ".join(edition.notice.split()),
            today=today_told(edition),
            layout="summary",
            content={"chapters": [*_rows(criteria_set, edition)]},
            set_code=set_digest(edition, criteria_set),
        )


def _rows(
    criteria_set: CriteriaSet, edition: Edition
) -> Iterator[list[tuple[str, str, str, str, int]]]:
    """By field: number, title, points, how it stands in the set and its origin, depth."""
    for field in criteria_set.fields:
        yield [
            (node.id, node.title, show(node.max), _beside(node, edition), depth)
            for node, depth in field.walk_deep()
        ]


def _beside(node: Node, edition: Edition) -> str:
    return "; ".join(filter(None, (place_told(node, edition), STATUS_WORDS[node.origin.status])))
