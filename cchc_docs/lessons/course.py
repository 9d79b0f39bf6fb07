"""The session plan: what is taught when, with which criteria, examples and questions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field as Shape

from cchc_docs.criteria.documents import read_document
from cchc_docs.criteria.loading import read_model
from cchc_docs.criteria.model import CLOCK, Code, Edition, Origin, Slug
from cchc_docs.criteria.problems import Problem
from cchc_docs.rules.model import Finding, Model, Text

Minutes = Annotated[int, Shape(ge=1, le=600)]


class Activity(Model):
    """A part of a session."""

    title: Text
    """Việc làm trong phần này."""
    minutes: Minutes
    """Số phút."""
    say: tuple[Text, ...] = ()
    """Ý chính giảng viên nói."""
    criteria: Annotated[dict[Slug, tuple[Code, ...]], Shape(default_factory=dict)]
    """Các mục dùng trong phần này: mã bộ tiêu chí, rồi mã các mục."""
    examples: tuple[Slug, ...] = ()
    """Mã ví dụ đem ra làm."""
    questions: tuple[Slug, ...] = ()
    """Mã câu hỏi đem ra bàn."""
    ask: Text | None = None
    """Câu hỏi cho cả lớp."""


class Session(Model):
    """A session: its parts one after the other."""

    id: Slug
    """Mã buổi."""
    title: Text
    """Tên buổi."""
    start: Annotated[str, Shape(pattern=CLOCK)]
    """Giờ bắt đầu, ví dụ 08:00."""
    goal: Text
    """Học xong làm được gì."""
    materials: tuple[Text, ...] = ()
    """Tài liệu, dụng cụ cần có."""
    activities: Annotated[tuple[Activity, ...], Shape(min_length=1)]
    """Các phần theo thứ tự."""

    @property
    def minutes(self) -> int:
        """Length of the session."""
        return sum(activity.minutes for activity in self.activities)


class Course(Model):
    """``course.yaml``: the plan of one day."""

    title: Text
    """Tên khoá học."""
    origin: Origin
    """Dựa theo đâu."""
    sessions: Annotated[tuple[Session, ...], Shape(min_length=1)]
    """Các buổi."""


def load_course(
    folder: Path,
    edition: Edition,
    examples: Collection[str],
    questions: Collection[str] | None,
    problems: list[Problem],
) -> Course | None:
    """The course of an edition, None when it has none; what is wrong goes to ``problems``.

    ``examples`` and ``questions`` are the ids there are; None while some cannot be read.
    """
    path = folder / "course.yaml"
    if not path.exists():
        return None
    document = read_document(path)
    course = read_model(document, Course, problems)
    if course is not None:
        findings = course_findings(course, edition, examples, questions)
        problems.extend(document.told(finding) for finding in findings)
    return course


def course_findings(
    course: Course,
    edition: Edition,
    examples: Collection[str],
    questions: Collection[str] | None,
) -> Iterator[Finding]:
    """Sessions told twice; criteria, examples and questions that are not there."""
    sets = {one.id: one for one in edition.sets}
    ids = [session.id for session in course.sessions]
    for number, session in enumerate(course.sessions):
        if session.id in ids[:number]:
            yield Finding(
                ("sessions", number, "id"),
                f"Mã buổi {session.id} ghi hai lần.",
                "Mỗi buổi một mã riêng.",
                "Đổi mã hoặc xoá buổi trùng.",
            )
        for part, activity in enumerate(session.activities):
            path = ("sessions", number, "activities", part)
            for set_id, codes in activity.criteria.items():
                if set_id not in sets:
                    yield _unknown((*path, "criteria", set_id), "bộ tiêu chí", set_id, sets)
                    continue
                for position, code in enumerate(codes):
                    if sets[set_id].find(code) is None:
                        place = (*path, "criteria", set_id, position)
                        where = f" ở bộ {set_id}"
                        yield _unknown(place, "mục", code, (), where)
            for key, names, known in (
                ("examples", activity.examples, examples),
                ("questions", activity.questions, questions),
            ):
                kind = "ví dụ" if key == "examples" else "câu hỏi"
                for position, name in enumerate(names):
                    if known is not None and name not in known:
                        yield _unknown((*path, key, position), kind, name, ())


def _unknown(
    path: tuple[str | int, ...], kind: str, name: str, known: Collection[str], where: str = ""
) -> Finding:
    return Finding(
        path,
        f"Không có {kind} «{name}»{where}.",
        ", ".join(known) or f"Mã của một {kind} đã có.",
        "Sửa lại mã.",
    )
