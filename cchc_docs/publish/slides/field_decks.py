"""Decks of the content: one a field with every item in short, one a set at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition, Mistake, Node
from cchc_docs.lessons.examples import telling
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.slides import contents
from cchc_docs.publish.slides.criterion_slides import CriterionSlides, outline_height
from cchc_docs.publish.slides.deck import Deck, Slide, Stack
from cchc_docs.publish.slides.fitting import ROOM, height, spread
from cchc_docs.publish.words.places import place_told
from cchc_docs.rules import KINDS

DEAREST = 3
"""So many mistakes of a field stand in the deck of its set."""


def field_decks(library: EditionLibrary) -> Iterator[Deck]:
    """A deck for each field that is written."""
    for criteria_set in library.sets:
        for field in criteria_set.fields:
            if not field.unwritten:
                yield _field_deck(library, criteria_set, field)


def _field_deck(library: EditionLibrary, criteria_set: CriteriaSet, field: CriteriaField) -> Deck:
    edition, slides = library.edition, CriterionSlides(library, criteria_set)
    title = f"Lĩnh vực {field.id}. {field.title}"
    opening = Slide(
        "mo-dau",
        title,
        contents.Opening(criteria_set.title, field.max, edition),
        (field.meaning,) if field.meaning else (),
        field,
        criteria_set.title,
        slides.told[field.id],
        slides.places[field.id],
    )
    stacks = [Stack((opening, *slides.parts(field, field.criteria, "#")))]
    drawn = slides.proof(field.leaves())
    proofs = {one.node.id: (one,) for one in drawn if one.node}
    for node in field.walk():
        if node.rule is not None:
            lesson = (
                *slides.lesson(node, telling(slides.examples(node))),
                *proofs.pop(node.id, ()),
            )
            stacks.append(Stack(lesson))
        elif node is not field:
            stacks.append(Stack(tuple(slides.parts(node, node.parts, "#", at=""))))
    path = addresses.of(edition).field_deck(criteria_set.id, field.id)
    return Deck(path, title, edition, (criteria_set,), tuple(stacks))


def set_decks(library: EditionLibrary) -> Iterator[Deck]:
    """A deck for each set: fields, ways of scoring with an example each, dearest mistakes."""
    edition = library.edition
    for criteria_set in library.sets:
        slides = CriterionSlides(library, criteria_set)
        lessons = [
            _set_opening(edition, criteria_set),
            *_kind_slides(library, criteria_set),
            *(_field_slides(slides, criteria_set, field) for field in criteria_set.fields),
        ]
        stacks = [Stack(shown) for lesson in lessons if (shown := tuple(lesson))]
        path = addresses.of(edition).set_deck(criteria_set.id)
        yield Deck(path, criteria_set.title, edition, (criteria_set,), tuple(stacks))


def _kind_slides(library: EditionLibrary, criteria_set: CriteriaSet) -> Iterator[Iterator[Slide]]:
    """For each rule kind the first item that has a worked example, with one and its calculator."""
    slides = CriterionSlides(library, criteria_set, "cach-cham-")
    done = set()
    for leaf in criteria_set.leaves():
        example = telling(slides.examples(leaf))
        if leaf.rule is not None and leaf.rule.kind not in done and example:
            done.add(leaf.rule.kind)
            shown = *slides.main_rule(leaf), *slides.case(example), slides.calculator(leaf)
            yield iter(shown)


def _set_opening(edition: Edition, criteria_set: CriteriaSet) -> Iterator[Slide]:
    yield Slide(
        "mo-dau",
        criteria_set.title,
        contents.Opening(edition.title, criteria_set.max, edition),
        (edition.notice,),
        page=addresses.of(edition).set_page(criteria_set.id),
    )
    fields = ((field, place_told(field, edition)) for field in criteria_set.fields)
    pages = spread(fields, outline_height)
    for part, shown in enumerate(pages):
        title = "Các lĩnh vực và điểm tối đa" + (" (tiếp)" if part else "")
        yield Slide(f"linh-vuc-bang-{part + 1}", title, contents.Outline(shown, ""))
    head = height("", 28) + 17
    for part, kinds in enumerate(spread(_kinds(criteria_set), lambda _: head, ROOM - head)):
        title = "Chấm bằng những cách nào?" + (" (tiếp)" if part else "")
        name = f"cach-cham-{part + 1}" if part else "cach-cham"
        yield Slide(name, title, contents.Kinds(kinds))


def _kinds(criteria_set: CriteriaSet) -> list[tuple[str, int, Fraction]]:
    """Title of each rule kind in use, how many items it scores, how many points it decides.

    What is only looked at decides none.
    """
    scored = (leaf for one in criteria_set.fields for leaf in _scored(one))
    counts: Counter[str] = Counter()
    points: dict[str, Fraction] = {}
    for leaf in scored:
        assert leaf.rule is not None  # leaves have one
        counts[leaf.rule.kind] += 1
        points[leaf.rule.kind] = points.get(leaf.rule.kind, Fraction(0)) + leaf.max
    kinds = sorted(counts, key=lambda kind: (-points[kind], kind))
    return [(KINDS[kind].title, counts[kind], points[kind]) for kind in kinds]


def _scored(node: Node) -> Iterator[Node]:
    if node.role == "condition":
        return
    if node.rule is not None:
        yield node
    for part in node.parts:
        yield from _scored(part)


def _field_slides(
    slides: CriterionSlides, criteria_set: CriteriaSet, field: CriteriaField
) -> Iterator[Slide]:
    prefix = f"linh-vuc-{field.id}"
    own = addresses.of(slides.edition)
    deck = None if field.unwritten else own.field_deck(criteria_set.id, field.id)
    links = f"{addresses.up(deck)}{deck}#" if deck else ""
    yield from slides.parts(field, field.parts, links)
    dearest = sorted(
        ((mistake, leaf) for leaf in field.leaves() for mistake in leaf.mistakes),
        key=lambda pair: (-pair[0].costs, pair[1].id),
    )
    pages = spread(dearest[:DEAREST], lambda pair: _mistake_height(pair[0]), ROOM - 60)
    for part, shown in enumerate(pages):
        yield Slide(
            f"{prefix}-loi-{part + 1}",
            "Lỗi mất nhiều điểm nhất",
            contents.Dearest(shown, deck),
            node=field,
            set_title=criteria_set.title,
            page=slides.places[field.id],
        )


def _mistake_height(mistake: Mistake) -> int:
    return height(mistake.mistake, 32, 600) + 56
