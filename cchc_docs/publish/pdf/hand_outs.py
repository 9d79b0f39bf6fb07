"""The hand-out of a set: points and levels of every item, closely set, for each desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_docs.criteria.content import set_digest
from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition, Node
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first, upper_first
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.artefacts.artefact import today_told
from cchc_docs.publish.pdf.blocks import plain
from cchc_docs.publish.typesetting.paper import Paper
from cchc_docs.publish.words.conventions import conventions_told
from cchc_docs.publish.words.exemptions import exempt_units
from cchc_docs.publish.words.origins import STATUS_WORDS, due_word
from cchc_docs.publish.words.places import place_told


@dataclass(frozen=True)
class ToldPart:
    """What is told of a criterion or item; ``level`` is 1 below the field."""

    level: int
    title: str
    points: str
    origin: str
    told: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    documents: str


@dataclass(frozen=True)
class Told:
    """What is told of a field."""

    title: str
    points: str
    parts: tuple[ToldPart, ...]


def hand_outs(library: EditionLibrary) -> Iterator[Paper]:
    """A hand-out for each set."""
    edition = library.edition
    for criteria_set in library.sets:
        yield _hand_out(edition, criteria_set)


def _hand_out(edition: Edition, criteria_set: CriteriaSet) -> Paper:
    return Paper(
        name=f"phat-tay-{criteria_set.id}",
        group="Tài liệu phát tay",
        title=f"Tài liệu phát tay: {criteria_set.title}",
        subtitle=edition.title,
        notice=" ".join(edition.notice.split()),
        today=today_told(edition),
        layout="hand-out",
        content={
            "chapters": [plain(_field(edition, one)) for one in criteria_set.fields],
            "conventions": conventions_told(edition),
        },
        set_code=set_digest(edition, criteria_set),
    )


def _field(edition: Edition, field: CriteriaField) -> Told:
    below = field.walk_deep() if field.rule else _below(field)
    title = f"Lĩnh vực {field.id}. {field.title}"
    parts = (_part(edition, node, max(depth, 1)) for node, depth in below)
    return Told(title, show(field.max), tuple(parts))


def _below(field: CriteriaField) -> Iterator[tuple[Node, int]]:
    return (pair for pair in field.walk_deep() if pair[0] is not field)


def _part(edition: Edition, node: Node, depth: int) -> ToldPart:
    rule, exempt = node.rule, exempt_units(node, edition)
    figures = rule.figures(due_word(node.origin)) if rule else ()
    place = upper_first(place_told(node, edition))
    told = [f"{one.removesuffix('.')}." for one in (place, *figures) if one]
    if exempt:
        told.append(f"Không áp dụng cho {'; '.join(map(lower_first, exempt))}.")
    return ToldPart(
        depth,
        f"{node.id}. {node.title}",
        show(node.max),
        STATUS_WORDS[node.origin.status],
        tuple(told),
        tuple((row.when, row.points) for row in rule.table(node.max)) if rule else (),
        "; ".join(one.document for one in node.evidence),
    )
