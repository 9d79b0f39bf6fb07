"""The session plan: what is taught when, with which criteria, examples and questions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.loading import read_model
from cchc_docs.criteria.model import Code
from cchc_docs.criteria.origins import Origin, Slug
from cchc_docs.ground.days import CLOCK
from cchc_docs.ground.findings import Finding, Place
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.problems import Problem
from cchc_docs.lessons.basis import Basis
from cchc_docs.lessons.exercises import ExerciseSet, sure_count

Minutes = Annotated[int, Field(ge=1, le=600)]


def minute_of(clock: str) -> int:
    """``08:30`` as minutes from midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


class Activity(Model):
    """A part of a session."""

    title: Text
    """Việc làm trong phần này."""
    minutes: Minutes
    """Số phút."""
    say: tuple[Text, ...] = ()
    """Ý chính giảng viên nói."""
    shows: tuple[Text, ...] = ()
    """Ý hiện lên trang chiếu, mỗi ý một dòng ngắn."""
    criteria: Annotated[dict[Slug, tuple[Code, ...]], Field(default_factory=dict)]
    """Các mục dùng trong phần này: mã bộ tiêu chí, rồi mã các mục."""
    examples: tuple[Slug, ...] = ()
    """Mã ví dụ đem ra làm."""
    questions: tuple[Slug, ...] = ()
    """Mã câu hỏi đem ra bàn."""
    exercises: tuple[ExerciseSet, ...] = ()
    """Bài luyện tập cho cả lớp."""
    ask: Text | None = None
    """Câu hỏi cho cả lớp."""


class Session(Model):
    """A session: its parts one after the other."""

    id: Slug
    """Mã buổi."""
    title: Text
    """Tên buổi."""
    start: Annotated[str, Field(pattern=CLOCK)]
    """Giờ bắt đầu, ví dụ 08:00."""
    goal: Text
    """Học xong làm được gì."""
    materials: tuple[Text, ...] = ()
    """Tài liệu, dụng cụ cần có."""
    activities: Annotated[tuple[Activity, ...], Field(min_length=1)]
    """Các phần theo thứ tự."""

    @property
    def minutes(self) -> int:
        """Length of the session."""
        return sum(activity.minutes for activity in self.activities)

    @property
    def begins(self) -> int:
        """Minutes from midnight to its start."""
        return minute_of(self.start)

    @property
    def ends(self) -> int:
        """Minutes from midnight to its end."""
        return self.begins + self.minutes


class Course(Model):
    """``course.yaml``: the plan of one day."""

    title: Text
    """Tên khoá học."""
    origin: Origin
    """Dựa theo đâu."""
    end: Annotated[str | None, Field(pattern=CLOCK)] = None
    """Giờ phải tan lớp, ví dụ 17:00."""
    people: dict[Slug, Annotated[int, Field(ge=1, le=500)]] = Field(default_factory=dict)
    """Số học viên theo bộ tiêu chí, để tính số bản in và số nhóm."""
    sessions: Annotated[tuple[Session, ...], Field(min_length=1)]
    """Các buổi."""

    @property
    def trainees(self) -> int:
        """All people of the class."""
        return sum(self.people.values())

    def groups(self, set_id: str) -> int:
        """Groups of four of a set; the last may be smaller."""
        return -(-self.people.get(set_id, 0) // 4)

    @property
    def all_groups(self) -> int:
        """Groups of all sets."""
        return sum(self.groups(one) for one in self.people)


def load_course(
    folder: Path, basis: Basis, examples: Collection[str], questions: Collection[str] | None
) -> tuple[Course | None, tuple[Problem, ...]]:
    """The course of an edition, None when it has none.

    ``examples`` and ``questions`` are the ids there are; None while some cannot be read.
    """
    path = folder / "course.yaml"
    if not path.exists():
        return None, ()
    document = read_document(path)
    course, problems = read_model(document, Course)
    if course is None:
        return None, problems
    findings = course_findings(course, basis, examples, questions)
    return course, tuple(document.all_told(findings))


def course_findings(
    course: Course, basis: Basis, examples: Collection[str], questions: Collection[str] | None
) -> Iterator[Finding]:
    """Sessions told twice; criteria, examples and questions that are not there."""
    yield from _too_long(course)
    for set_id in course.people:
        yield from basis.missing(set_id, ("people", set_id))
    ids = [session.id for session in course.sessions]
    for number, session in enumerate(course.sessions):
        if session.id in ids[:number]:
            yield Finding(
                ("sessions", number, "id"),
                f"Mã buổi {session.id} ghi hai lần.",
                "Mỗi buổi một mã riêng.",
                "Đổi mã hoặc xoá buổi trùng.",
                "L002",
            )
        for part, activity in enumerate(session.activities):
            path = ("sessions", number, "activities", part)
            for set_id, codes in activity.criteria.items():
                place = (*path, "criteria", set_id)
                yield from _unknown_codes(basis, set_id, codes, place, place)
            for position, asked in enumerate(activity.exercises):
                asked_at = (*path, "exercises", position)
                yield from _unknown_codes(
                    basis, asked.set, asked.codes, (*asked_at, "set"), (*asked_at, "codes")
                )
                yield from _too_many(basis, asked, asked_at)
            for key, names, known in (
                ("examples", activity.examples, examples),
                ("questions", activity.questions, questions),
            ):
                kind = "ví dụ" if key == "examples" else "câu hỏi"
                for position, name in enumerate(names):
                    if known is not None and name not in known:
                        yield _unknown((*path, key, position), kind, name)


def _too_long(course: Course) -> Iterator[Finding]:
    """Sessions that last into the next one, or beyond the end of the day."""
    end = minute_of(course.end) if course.end else 24 * 60
    for number, session in enumerate(course.sessions):
        later = [one.begins for one in course.sessions if one.begins > session.begins]
        limit = min((*later, end))
        if session.ends > limit:
            until, over = f"{limit // 60:02}:{limit % 60:02}", session.ends - limit
            yield Finding(
                ("sessions", number, "start"),
                f"Buổi «{session.title}» dài {session.minutes} phút, quá {over} phút.",
                f"Các phần xong trước {until}: giờ buổi sau bắt đầu, hoặc giờ tan lớp.",
                "Bớt phút của các phần, hoặc đổi giờ bắt đầu.",
                "L003",
            )


def _unknown_codes(
    basis: Basis, set_id: str, codes: Sequence[str], set_path: Place, codes_path: Place
) -> Iterator[Finding]:
    yield from basis.missing(set_id, set_path)
    found = basis.find(set_id)
    for position, code in enumerate(codes):
        if found is not None and found[1].find(code) is None:
            yield _unknown((*codes_path, position), "mục", code, f" ở bộ {set_id}")


def _too_many(basis: Basis, asked: ExerciseSet, path: Place) -> Iterator[Finding]:
    """More questions than there are of the kinds and items asked for."""
    found = basis.find(asked.set)
    if found is None or any(found[1].find(code) is None for code in asked.codes):
        return
    sure = sure_count(asked, found[1])
    if asked.count > sure:
        yield Finding(
            (*path, "count") if "count" in asked.model_fields_set else path,
            f"Bài luyện tập «{asked.title}» hỏi {asked.count} câu, các mục và dạng câu hỏi được "
            f"chọn chỉ chắc có {sure} câu khác nhau.",
            f"Nhiều nhất {sure} câu." if sure else "Mục có câu hỏi thuộc dạng được chọn.",
            "Bớt số câu (count), hoặc thêm mục (codes), thêm dạng câu hỏi (kinds).",
            "L029",
        )


def _unknown(path: Place, kind: str, name: str, where: str = "") -> Finding:
    return Finding(
        path,
        f"Không có {kind} «{name}»{where}.",
        f"Mã của một {kind} đã có.",
        "Sửa lại mã.",
        "L004",
    )
