"""Decks of the session plan: what is shown in each part of a session, with its minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.lessons.course import Activity, Course, Session
from cchc_docs.lessons.examples import ScoredExample
from cchc_docs.library import EditionLibrary
from cchc_docs.publish import addresses
from cchc_docs.publish.browser.exercise_links import exercise_link
from cchc_docs.publish.pages.course import clock
from cchc_docs.publish.slides import contents
from cchc_docs.publish.slides.criterion_slides import CriterionSlides, question_slides
from cchc_docs.publish.slides.deck import Deck, PlannedActivity, Slide, Stack
from cchc_docs.publish.slides.fitting import height, spread

BY_NUMBER = "Gõ số trang rồi bấm Enter để mở một trang; gõ số trang cũ rồi Enter để trở lại."
OPEN_EXERCISES = (
    "Bấm vào dòng chữ: bài mở ở cửa sổ khác, bản trình chiếu giữ nguyên trang này. Mỗi câu cho một "
    "phút, giơ tay theo chữ cái, rồi hiện đáp án."
)
ASK_ALL = "Cho hai phút nghĩ theo cặp; mời ba đơn vị trả lời, ghi ý chính lên bảng."
"""What the trainer does with a slide."""


def session_decks(library: EditionLibrary) -> Iterator[Deck]:
    """A deck for each session of the course."""
    if library.course is not None:
        for session in library.course.sessions:
            yield _session_deck(library, library.course, session)


def _session_deck(library: EditionLibrary, course: Course, session: Session) -> Deck:
    edition, last = library.edition, len(session.activities) - 1
    stacks = [Stack(tuple(_opening(edition, course, session)), 0)]
    more: list[Stack] = []
    minute = session.begins
    for number, activity in enumerate(session.activities):
        part = _Part(library, activity, number)
        stacks.append(Stack(tuple(part.taught(minute)), number))
        more += (Stack(tuple(slides), number, backup=True) for slides in part.at_hand())
        minute += activity.minutes
    stacks.append(Stack((_closing(edition, course, session),), last))
    return Deck(
        addresses.of(edition).session_deck(session.id),
        session.title,
        edition,
        tuple(one for one in edition.sets if one.id in _calculated(more)),
        (*stacks, *_backup(stacks, more, last)),
        session.start,
        tuple(PlannedActivity(one.title, one.minutes) for one in session.activities),
    )


def _calculated(stacks: Iterable[Stack]) -> set[str]:
    """The sets of which there are calculators."""
    shown = (slide.content for stack in stacks for slide in stack.slides)
    return {one.set_id for one in shown if isinstance(one, contents.Calculator)}


def _backup(taught: Sequence[Stack], more: Sequence[Stack], activity: int) -> Iterator[Stack]:
    """What is only at hand, after a list of it with the number of each first slide."""
    if not more:
        return
    before = sum(len(stack.slides) for stack in taught)
    pages = spread(more, lambda stack: height(stack.slides[0].title, 26, 640) + 20)
    at = before + len(pages) + 1
    listed = []
    for part, shown in enumerate(pages):
        rows = []
        for stack in shown:
            first = stack.slides[0]
            code = f"{first.node.id}. " if first.node else ""
            rows.append((at, first.id, f"{code}{first.title}"))
            at += len(stack.slides)
        title = "Trang dự phòng" + (" (tiếp)" if part else "")
        listed.append(Slide(f"du-phong-{part + 1}", title, contents.Backups(rows), (BY_NUMBER,)))
    yield Stack(tuple(listed), activity, backup=True)
    yield from more


def _times(start: int, minutes: int) -> str:
    return f"{clock(start)} – {clock(start + minutes)}"


def _opening(edition: Edition, course: Course, session: Session) -> Iterator[Slide]:
    start = session.begins
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


@dataclass(frozen=True)
class _Part:
    """A part of a session: what is taught in its minutes, and what is only at hand."""

    library: EditionLibrary
    activity: Activity
    number: int

    @property
    def _prefix(self) -> str:
        return f"phan-{self.number + 1}-"

    def taught(self, minute: int) -> Iterator[Slide]:
        """The task, each rule, an example an item, questions, exercises, the question to all."""
        activity = self.activity
        yield from self._opening(minute)
        shown: set[str] = set()
        for criteria_set, node in self._used():
            if node.rule is not None:
                yield from self._slides(criteria_set).main_rule(node)
            elif node.id not in shown:  # of two sets alike one is enough
                yield from self._slides(criteria_set).parts(node, node.parts, at="")
            shown.add(node.id)
        for scored in self._first_examples():
            yield from self._slides(scored.criteria_set).case(scored)
        asked = {one.id: one for one in self.library.questions}
        for name in activity.questions:
            yield from question_slides(asked[name], f"{self._prefix}{name}")
        link = partial(exercise_link, library=self.library)
        for place, exercises in enumerate(activity.exercises):
            yield Slide(
                f"{self._prefix}luyen-tap-{place + 1}",
                exercises.title,
                contents.ExerciseCall(exercises.count, link("lop", exercises)),
                (OPEN_EXERCISES,),
                page=link("bai", exercises),
            )
        if activity.ask:
            ask = contents.Ask(activity.ask)
            yield Slide(f"{self._prefix}hoi", "Hỏi cả lớp", ask, (ASK_ALL,))

    def at_hand(self) -> Iterator[Iterator[Slide]]:
        """Every item that is used, whole: with the steps of its examples and its calculator."""
        found = {(one.id, node.id): (one, node) for one, node in self._used()}
        for scored in self._examples():
            place = scored.criteria_set.id, scored.node.id
            found.setdefault(place, (scored.criteria_set, scored.node))
        for criteria_set, node in found.values():
            if node.rule is None:
                continue
            slides = self._slides(criteria_set, "them-")
            own = [one for one in self._examples() if one.node is node]
            yield slides.whole(node, own, ())

    def _slides(self, criteria_set: CriteriaSet, more: str = "") -> CriterionSlides:
        prefix = f"{self._prefix}{more}{criteria_set.id}-"
        return CriterionSlides(self.library, criteria_set, prefix)

    def _opening(self, minute: int) -> Iterator[Slide]:
        activity, used = self.activity, [*self._used()]
        told = sum(height(one, 30) + 14 for one in activity.shows)
        pages = spread(used, lambda pair: height(pair[1].title, 28, 560) + 24, 420 - told)
        for part, shown in enumerate(pages or [()]):
            name = f"{self._prefix}muc-{part + 1}" if part else f"phan-{self.number + 1}"
            title = f"{activity.title} (tiếp)" if part else activity.title
            content = contents.ActivityOpening(
                _times(minute, activity.minutes), activity, () if part else activity.shows, shown
            )
            yield Slide(name, title, content, activity.say)

    def _used(self) -> Iterator[tuple[CriteriaSet, Node]]:
        """The fields and criteria that it works on, with their sets."""
        for set_id, codes in self.activity.criteria.items():
            criteria_set = self.library.find_set(set_id)
            for code in codes:
                yield criteria_set, criteria_set.node(code)

    def _examples(self) -> Iterator[ScoredExample]:
        return (self.library.find_example(name) for name in self.activity.examples)

    def _first_examples(self) -> Iterator[ScoredExample]:
        """Of each item the first example that the plan names."""
        first: dict[tuple[str, str], ScoredExample] = {}
        for one in self._examples():
            first.setdefault((one.criteria_set.id, one.node.id), one)
        return iter(first.values())


def _closing(edition: Edition, course: Course, session: Session) -> Slide:
    after = [one for one in course.sessions if one.start > session.start]
    following = min(after, key=lambda one: one.start) if after else None
    deck = addresses.of(edition).session_deck(following.id) if following else None
    return Slide("ket-thuc", "Hết buổi", contents.Closing(session.goal, following, deck))
