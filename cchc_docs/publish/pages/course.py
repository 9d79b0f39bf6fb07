"""The page of the session plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_docs.lessons.course import Activity, Course, Session
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.exercise_links import exercise_link
from cchc_docs.publish.pages.rendering import edition_page, render

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


def course_pages(library: EditionLibrary) -> Iterator[tuple[str, str]]:
    """The page of the plan, where the edition has one."""
    if library.course is None:
        return
    here = addresses.of(library.edition).plan
    body = render(
        "course.md.jinja",
        here,
        edition=library.edition,
        title=TITLE,
        course=library.course,
        sessions=tuple(_sessions(library, library.course)),
        sources=library.sources,
    )
    yield addresses.markdown(here), edition_page(library.edition, TITLE, body, styles=["plan"])


def _sessions(library: EditionLibrary, course: Course) -> Iterator[PlacedSession]:
    for session in course.sessions:
        yield PlacedSession(
            session,
            clock(session.ends),
            addresses.of(library.edition).session_deck(session.id),
            tuple(_placed(session, library)),
        )


def _placed(session: Session, library: EditionLibrary) -> Iterator[PlacedActivity]:
    titles = {one.example.id: one.example.title for one in library.examples}
    asked = {one.id: one.question for one in library.questions}
    own = addresses.of(library.edition)
    minute = session.begins
    for activity in session.activities:
        used = {}
        for set_id, codes in activity.criteria.items():
            criteria_set = library.find_set(set_id)
            places = own.nodes(criteria_set)
            used[criteria_set.title] = tuple((code, places[code]) for code in codes)
        used["Ví dụ"] = tuple((titles[one], own.example(one)) for one in activity.examples)
        used["Câu hỏi"] = tuple((asked[one], own.question(one)) for one in activity.questions)
        used["Bài luyện tập"] = tuple(
            (one.title, exercise_link("lop", one, library)) for one in activity.exercises
        )
        yield PlacedActivity(activity, clock(minute), used)
        minute += activity.minutes


def clock(minute: int) -> str:
    """Minutes after midnight as ``08:30``."""
    return f"{minute // 60:02}:{minute % 60:02}"
