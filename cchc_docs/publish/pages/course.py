"""The page of the session plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_docs.criteria.model import Edition
from cchc_docs.lessons.course import Activity, Course, Session
from cchc_docs.library import Library
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.exercise_links import exercise_link
from cchc_docs.publish.pages.rendering import page, render

TITLE = "Kế hoạch buổi học"


@dataclass(frozen=True)
class PlacedActivity:
    """A part of a session: when it begins, and what it uses: by kind, links (text, address)."""

    activity: Activity
    start: str
    used: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class PlacedSession:
    """A session with its end, its deck from the top of the site, and its parts."""

    session: Session
    end: str
    deck: str
    activities: tuple[PlacedActivity, ...]


@dataclass(frozen=True)
class PlacedCourse:
    """The plan of an edition."""

    edition: Edition
    course: Course
    sessions: tuple[PlacedSession, ...]


def course_pages(library: Library) -> Iterator[tuple[str, str]]:
    """The plans of all editions on one page, each below a heading where there are several."""
    plans = [
        PlacedCourse(edition, library.courses[edition.id], tuple(_sessions(edition, library)))
        for edition in library.editions
        if edition.id in library.courses
    ]
    if plans:
        here = addresses.PLAN
        body = render("course.md.jinja", here, title=TITLE, plans=plans, sources=library.sources)
        yield addresses.markdown(here), page(TITLE, body)


def _sessions(edition: Edition, library: Library) -> Iterator[PlacedSession]:
    for session in library.courses[edition.id].sessions:
        yield PlacedSession(
            session,
            clock(minute_of(session.start) + session.minutes),
            addresses.of(edition).session_deck(session.id),
            tuple(_placed(session, library, edition)),
        )


def _placed(session: Session, library: Library, edition: Edition) -> Iterator[PlacedActivity]:
    titles = {one.example.id: one.example.title for one in library.examples[edition.id]}
    asked = {one.id: one.question for one in library.questions[edition.id]}
    own = addresses.of(edition)
    minute = minute_of(session.start)
    for activity in session.activities:
        used = {}
        for set_id, codes in activity.criteria.items():
            criteria_set = library.find_set(set_id)[1]
            places = own.nodes(criteria_set)
            used[criteria_set.title] = tuple((code, places[code]) for code in codes)
        used["Ví dụ"] = tuple((titles[one], own.example(one)) for one in activity.examples)
        used["Câu hỏi"] = tuple((asked[one], own.question(one)) for one in activity.questions)
        used["Bài luyện tập"] = tuple(
            (one.title, exercise_link("lop", one, edition, library.digest))
            for one in activity.exercises
        )
        yield PlacedActivity(activity, clock(minute), used)
        minute += activity.minutes


def minute_of(time: str) -> int:
    """``08:30`` as minutes after midnight."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def clock(minute: int) -> str:
    """Minutes after midnight as ``08:30``."""
    return f"{minute // 60:02}:{minute % 60:02}"
