"""Decks of the session plan: what is shown in each part of a session, with its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.lessons.course import Activity, Course, Session
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.exercise_links import exercise_link
from cchc_docs.publish.pages.course import clock, minute_of
from cchc_docs.publish.slides import contents
from cchc_docs.publish.slides.criterion_slides import CriterionSlides, question_slides
from cchc_docs.publish.slides.deck import Deck, PlannedActivity, Slide, Stack
from cchc_docs.publish.slides.fitting import height, spread


def session_decks(library: EditionLibrary) -> Iterator[Deck]:
    """A deck for each session of the course."""
    if library.course is not None:
        for session in library.course.sessions:
            yield _session_deck(library, library.course, session)


def _session_deck(library: EditionLibrary, course: Course, session: Session) -> Deck:
    edition = library.edition
    stacks = [Stack(tuple(_opening(edition, course, session)), 0)]
    minute = minute_of(session.start)
    for number, activity in enumerate(session.activities):
        slides = _activity_slides(library, activity, number, minute)
        stacks.append(Stack(tuple(slides), number))
        minute += activity.minutes
    stacks.append(Stack((_closing(edition, course, session),), len(session.activities) - 1))
    used = {
        slide.content.set_id
        for stack in stacks
        for slide in stack.slides
        if isinstance(slide.content, contents.Calculator)
    }
    return Deck(
        addresses.of(edition).session_deck(session.id),
        session.title,
        edition,
        tuple(one for one in edition.sets if one.id in used),
        tuple(stacks),
        session.start,
        tuple(PlannedActivity(one.title, one.minutes) for one in session.activities),
    )


def _times(start: int, minutes: int) -> str:
    return f"{clock(start)} – {clock(start + minutes)}"


def _opening(edition: Edition, course: Course, session: Session) -> Iterator[Slide]:
    start = minute_of(session.start)
    materials = tuple(f"Chuẩn bị: {one}." for one in session.materials)
    yield Slide(
        "mo-dau",
        session.title,
        contents.SessionOpening(
            course.title, _times(start, session.minutes), session.goal, course.origin, edition
        ),
        materials,
        page=addresses.of(edition).session(session.id),
    )
    rows = []
    for activity in session.activities:
        rows.append((_times(start, activity.minutes), activity.title, activity.minutes))
        start += activity.minutes
    for part, shown in enumerate(spread(rows, lambda row: height(row[1], 28, 560) + 22)):
        yield Slide(
            f"trinh-tu-{part + 1}",
            "Buổi này gồm" + (" (tiếp)" if part else ""),
            contents.Agenda(shown),
            materials,
        )


def _activity_slides(
    library: EditionLibrary, activity: Activity, number: int, minute: int
) -> Iterator[Slide]:
    prefix = f"phan-{number + 1}-"
    used = list(_used(library, activity))
    pages = spread(used, lambda pair: height(pair[1].title, 28, 560) + 24, 420)
    for part, shown in enumerate(pages or [()]):
        yield Slide(
            f"phan-{number + 1}-muc-{part + 1}" if part else f"phan-{number + 1}",
            f"{activity.title} (tiếp)" if part else activity.title,
            contents.ActivityOpening(_times(minute, activity.minutes), activity, shown),
            activity.say,
        )
    for criteria_set, node in used:
        slides = CriterionSlides(library, criteria_set, f"{prefix}{criteria_set.id}-")
        yield from _node_slides(slides, node, activity)
    whole = {(criteria_set.id, node.id) for criteria_set, node in used if node.rule is not None}
    yield from _other_examples(library, activity, prefix, whole)
    asked = {one.id: one for one in library.questions}
    for name in activity.questions:
        yield from question_slides(asked[name], f"{prefix}{name}")
    link = partial(exercise_link, library=library)
    for place, exercises in enumerate(activity.exercises):
        yield Slide(
            f"{prefix}luyen-tap-{place + 1}",
            exercises.title,
            contents.ExerciseCall(exercises.count, link("lop", exercises)),
            activity.say,
            page=link("bai", exercises),
        )
    if activity.ask:
        ask = contents.Ask(activity.ask)
        yield Slide(f"{prefix}hoi", "Hỏi cả lớp", ask, activity.say)


def _used(library: EditionLibrary, activity: Activity) -> Iterator[tuple[CriteriaSet, Node]]:
    """The fields and criteria that an activity works on, with their sets."""
    for set_id, codes in activity.criteria.items():
        criteria_set = library.find_set(set_id)
        for code in codes:
            yield criteria_set, criteria_set.node(code)


def _other_examples(
    library: EditionLibrary,
    activity: Activity,
    prefix: str,
    whole: set[tuple[str, str]],
) -> Iterator[Slide]:
    """Examples on items that are not shown ``whole``, each after the rule of its item."""
    ruled = set(whole)
    for scored in (library.find_example(name) for name in activity.examples):
        criteria_set, node = scored.criteria_set, scored.node
        place = (criteria_set.id, node.id)
        if place in whole:
            continue
        slides = CriterionSlides(library, criteria_set, f"{prefix}{criteria_set.id}-")
        if place not in ruled:
            ruled.add(place)
            yield from slides.rule(node)
        yield from slides.example(scored)


def _node_slides(slides: CriterionSlides, node: Node, activity: Activity) -> Iterator[Slide]:
    """A scored item whole, with the examples of the activity; else its parts."""
    if node.rule is None:
        yield from slides.parts(node, node.parts)
        return
    examples = {one.example.id: one for one in slides.examples(node)}
    yield from slides.whole(node, [examples[n] for n in activity.examples if n in examples], ())


def _closing(edition: Edition, course: Course, session: Session) -> Slide:
    after = [one for one in course.sessions if one.start > session.start]
    following = min(after, key=lambda one: one.start) if after else None
    deck = addresses.of(edition).session_deck(following.id) if following else None
    return Slide("ket-thuc", "Hết buổi", contents.Closing(session.goal, following, deck))
