"""What a class needs on paper, from the plan of its day: each sheet as words and one table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_docs.ground.numbers import show
from cchc_docs.lessons.course import Course
from cchc_docs.lessons.units import ScoredUnit
from cchc_docs.library import EditionLibrary
from cchc_docs.publish.class_pack.quiz import Asked, letter, quizzes
from cchc_docs.rules.choice import Choice
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.scoring.line import Line

DOTS = "." * 60
SHORT = "." * 24
QUESTION_CARDS = 4
"""Cards on one sheet."""
_LEVEL = re.compile(
    re.escape(Choice.words["input"].partition("{label}")[0]).replace(r"\{number\}", r"\d+")
)
"""What a step says before the words of a level; its number would be half of the solution."""


@dataclass(frozen=True)
class Table:
    """Heads, shares of the width, rows; what is written on by hand is so many mm high."""

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    height: int = 0


@dataclass(frozen=True)
class Sheet:
    """A sheet of the pack: how many copies of it, what it says, what is written on it.

    What ``is_hung`` stands in large letters in the middle.
    """

    title: str
    copies: int
    lines: tuple[str, ...] = ()
    table: Table | None = None
    flipped: bool = False
    is_hung: bool = False
    asked: tuple[Asked, ...] = ()


def sheets(library: EditionLibrary, course: Course) -> tuple[Sheet, ...]:
    """The whole pack, what is needed first first."""
    made = (
        *_attendance(library, course),
        *_tests(library, course),
        *(_case(unit, course, _units_of(library, unit)) for unit in library.units),
        _group_work(course),
        _cards(course),
        _feedback(course),
        _certificate(library, course),
    )
    return (_checklist(library, course, made), *made)


def _attendance(library: EditionLibrary, course: Course) -> Iterator[Sheet]:
    for set_id, count in course.people.items():
        rows = tuple((str(number), "", "", "", "", "") for number in range(1, count + 1))
        yield Sheet(
            f"Danh sách ghi danh: {library.find_set(set_id).title}",
            1,
            ("Ngày: ........................  Địa điểm: " + DOTS,),
            Table(
                ("TT", "Họ và tên", "Đơn vị", "Chức vụ", "Ký sáng", "Ký chiều"),
                (2, 9, 10, 6, 5, 5),
                rows,
                height=8,
            ),
        )


def _tests(library: EditionLibrary, course: Course) -> Iterator[Sheet]:
    first, second = quizzes(library, course)
    for title, asked in (("Bài kiểm tra đầu khoá", first), ("Bài kiểm tra cuối khoá", second)):
        lines = (
            f"Họ và tên: {DOTS}",
            f"Đơn vị: {DOTS}",
            f"{len(asked)} câu, 20 phút, được mở tài liệu phát tay. Mỗi câu một đáp án; ghi vào "
            "phiếu trả lời. Đơn vị trong các câu đều là giả định.",
        )
        yield Sheet(title, course.trainees, lines, asked=asked)
        rows = tuple((str(number), "", "", "", "") for number in range(1, len(asked) + 1))
        yield Sheet(
            f"Phiếu trả lời: {title.lower()}",
            course.trainees,
            (f"Họ và tên: {DOTS}", f"Đơn vị: {DOTS}", "Đánh dấu × vào một ô ở mỗi dòng."),
            Table(("Câu", "A", "B", "C", "D"), (4, 4, 4, 4, 4), rows, height=9),
        )
        key = tuple(
            (str(number), letter(one.right), f"{one.code}. {one.why}")
            for number, one in enumerate(asked, 1)
        )
        table = Table(("Câu", "Đáp án", "Vì sao"), (2, 3, 30), key)
        yield Sheet(f"Đáp án: {title.lower()}", 1, ("Chỉ dành cho giảng viên.",), table)


def _case(unit: ScoredUnit, course: Course, sharing: int) -> Sheet:
    """A whole unit with its figures and without its points; ``sharing`` units are of its set."""
    criteria_set = unit.criteria_set
    rows = tuple(
        (line.node.id, line.node.title, show(line.node.max), _given(unit, line), "", "")
        for line, _ in unit.card.walk_deep()
    )
    return Sheet(
        f"Bài tập cả đơn vị: {unit.example.sheet.unit} (đơn vị giả định)",
        4 * -(-course.groups(criteria_set.id) // sharing),
        (criteria_set.title, unit.example.story[0]),
        Table(
            ("Mã", "Mục", "Tối đa", "Số liệu của đơn vị", "Điểm", "Tài liệu: tên, mục, trang"),
            (3, 12, 3, 14, 3, 9),
            rows,
        ),
        flipped=True,
    )


def _given(unit: ScoredUnit, line: Line) -> str:
    """What the unit has to show: its own figures and what it says of them, no number of a level
    and nothing that an appraiser found; of what does not apply only what it does not have."""
    entry = unit.example.sheet.answers.get(line.node.id)
    if entry is None or line.entry is None:
        return ""
    if entry.not_applicable:
        kinds = unit.edition.circumstances
        return next(one.title for one in kinds if one.id == entry.not_applicable)
    first = next(one for column in COLUMNS if (one := line.entry.columns.get(column)))
    told = "; ".join(_LEVEL.sub("", one.text) for one in first.steps if one.kind == "input")
    return f"{told}. Giải trình: {entry.explanation}" if entry.explanation else told


def _units_of(library: EditionLibrary, unit: ScoredUnit) -> int:
    return sum(one.criteria_set.id == unit.criteria_set.id for one in library.units)


def _group_work(course: Course) -> Sheet:
    rows = tuple((str(number), "", "", "", "") for number in range(1, 11))
    return Sheet(
        "Phiếu làm việc nhóm",
        course.all_groups,
        (
            f"Nhóm số: ........  Đơn vị trong bài: {DOTS}",
            f"Người chấm (mỗi người hai lĩnh vực): {DOTS}{DOTS}",
            "Ghi số liệu trước, ghi điểm sau. Khi đổi vai thẩm định: chỉ hạ điểm khi nói được theo "
            "chữ nào của bảng điểm.",
        ),
        Table(
            (
                "TT",
                "Mục",
                "Số liệu, tài liệu còn thiếu",
                "Nhóm chấm",
                "Nhóm khác thẩm định, vì sao",
            ),
            (2, 4, 14, 5, 14),
            rows,
            height=9,
        ),
        flipped=True,
    )


def _cards(course: Course) -> Sheet:
    rows = tuple(
        (f"Đơn vị: {SHORT}", "Mục số: ............  Câu hỏi:") for _ in range(QUESTION_CARDS)
    )
    return Sheet(
        "Thẻ câu hỏi",
        -(-course.trainees // QUESTION_CARDS),
        ("Cắt theo dòng kẻ; mỗi người một thẻ, bỏ vào hộp câu hỏi trước giờ nghỉ trưa.",),
        Table(("Ai hỏi", "Hỏi gì"), (14, 22), rows, height=55),
    )


def _feedback(course: Course) -> Sheet:
    asked = (*(f"Buổi “{one.title}”: {one.goal}" for one in course.sessions), "Tài liệu phát")
    rows = tuple((one, "", "", "", "") for one in asked)
    return Sheet(
        "Phiếu góp ý cuối khoá",
        course.trainees,
        (
            "Không cần ghi tên. Đánh dấu × vào một ô ở mỗi dòng.",
            f"Điều sẽ làm ngay tuần tới: {DOTS}",
            f"Điều còn chưa rõ: {DOTS}",
        ),
        Table(("Nội dung", "Làm được", "Một phần", "Chưa", "Ý khác"), (14, 4, 4, 3, 9), rows),
    )


def _certificate(library: EditionLibrary, course: Course) -> Sheet:
    return Sheet(
        "Giấy xác nhận",
        course.trainees,
        (
            f"Xác nhận ông, bà: {DOTS}",
            f"Đơn vị: {DOTS}",
            f"đã dự: {course.title}",
            f"theo {library.edition.title}.",
            "Tài liệu của lớp dùng để tập huấn, không phải văn bản chính thức."
            if library.edition.status == "training"
            else "Tài liệu của lớp không thay cho văn bản.",
            "Ngày ...... tháng ...... năm ..........",
            "Người phụ trách lớp (ký, ghi rõ họ tên)",
        ),
        flipped=True,
        is_hung=True,
    )


def _checklist(library: EditionLibrary, course: Course, made: tuple[Sheet, ...]) -> Sheet:
    """What to print and to prepare, for how many."""
    sets = [library.find_set(one) for one in course.people]
    halls = (
        f"{one.title}: {course.people[one.id]} người, {course.groups(one.id)} nhóm" for one in sets
    )
    prepared = (
        f"{one.start} {one.title}. Chuẩn bị: {'; '.join(one.materials)}."
        for one in course.sessions
        if one.materials
    )
    lines = (
        f"{course.title}, {course.trainees} học viên (số của kế hoạch, chưa phải danh sách "
        f"lớp). {'; '.join(halls)}. Nhóm bốn người.",
        *prepared,
        "Phòng: bàn ghép được cho nhóm bốn người, bảng viết, tường dán giấy A3; ổ điện, màn chiếu; "
        "thử mở bản trình chiếu và phóng chữ từ hàng cuối.",
        "Chia theo bộ tiêu chí khi chấm cả đơn vị; các phần đọc bảng và cách chấm học chung.",
        "Mất điện: dạy bằng bảng A3, tài liệu phát tay, bài tập in sẵn; đọc to câu hỏi, giơ tay "
        "theo chữ cái; máy tính bỏ túi thay máy tính trên trang.",
    )
    rows = (
        *((f"Bảng A3: {one.title}", str(course.all_groups), "") for one in sets),
        *((f"Tài liệu phát tay: {one.title}", str(course.people[one.id]), "") for one in sets),
        *((one.title, str(one.copies), "") for one in made),
    )
    table = Table(("In gì", "Số bản", "Xong"), (26, 4, 4), rows)
    return Sheet("Việc chuẩn bị của giảng viên", 1, lines, table)
