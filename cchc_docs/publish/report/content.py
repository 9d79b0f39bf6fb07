"""The self-scoring report of a unit: what it says, whatever file it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.ground.numbers import show
from cchc_docs.ground.text import lower_first
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.scoring.card_text import earned
from cchc_docs.scoring.scorecard import Card, Line

SUBJECT = "Kết quả tự chấm điểm Chỉ số cải cách hành chính năm {year}"
TITLES = (
    "I. Bảng tự chấm điểm",
    "II. Giải trình",
    "III. Khó khăn, vướng mắc và đề xuất",
)


@dataclass(frozen=True)
class Columns:
    """The columns of a table: heads, widths in mm (together the 165 between the margins)."""

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    centred: tuple[int, ...]
    """Places of columns of codes and points."""


SELF_COLUMNS = Columns(
    (
        "Mã",
        "Lĩnh vực, tiêu chí, tiêu chí thành phần",
        "Điểm tối đa",
        "Điểm tự chấm",
        "Tài liệu kiểm chứng",
    ),
    (17, 70, 17, 21, 40),
    centred=(0, 2, 3),
)
EXPLANATION_COLUMNS = Columns(
    ("Mã", "Tiêu chí thành phần", "Nội dung giải trình"), (17, 58, 90), centred=(0,)
)
NOT_APPLICABLE = "không áp dụng"
DOTS = "." * 40
EMPTY_ROWS = 5
"""Empty lines for writing explanations in a blank report."""

# The head, the end and the signature of an administrative text, after Nghị định 30/2020/NĐ-CP.
PARENT = "CƠ QUAN CHỦ QUẢN"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số: ……/BC-……"
PLACE_AND_DAY = "………, ngày …… tháng …… năm ………"
KIND = "BÁO CÁO"
NO_EXPLANATION = "Không có mục cần giải trình."
TO_WRITE = (f"Khó khăn, vướng mắc: {DOTS}", f"Đề xuất, kiến nghị: {DOTS}")
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, ……")
SIGNER = "THỦ TRƯỞNG ĐƠN VỊ"
SIGNING = "(Ký, ghi rõ họ tên, đóng dấu)"


@dataclass(frozen=True)
class ReportRow:
    """A line of the table of self scores; ``level`` is 0 for a field."""

    level: int
    code: str
    title: str
    maximum: str
    points: str
    evidence: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Under SELF_COLUMNS."""
        return self.code, self.title, self.maximum, self.points, self.evidence

    @property
    def is_strong(self) -> bool:
        """Fields and criteria stand out from sub-criteria."""
        return self.level < 2


@dataclass(frozen=True)
class SelfReport:
    """A report, filled from a card or blank."""

    unit: str | None
    year: int
    subject: str
    notice: str
    set_title: str
    is_official: bool
    rows: tuple[ReportRow, ...]
    total: ReportRow
    result: str
    """What the self scores come to, in a sentence."""
    explanations: tuple[tuple[str, str, str], ...]
    """Code, title, explanation; empty lines when blank."""
    unexplained: tuple[str, ...] = ()
    """Codes of items below their maximum of which nothing is explained."""
    unanswered: tuple[str, ...] = ()
    """Codes of items that the unit scores and has not."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What stands below the explanations: what is still to be explained or answered."""
        told = (
            ("mục chưa đạt điểm tối đa mà chưa có giải trình", self.unexplained),
            ("mục chưa chấm điểm", self.unanswered),
        )
        found = tuple(
            f"Còn {len(codes)} {words}: {', '.join(codes)}." for words, codes in told if codes
        )
        return found if found or self.explanations else (NO_EXPLANATION,)

    @property
    def head(self) -> str:
        """The unit in the head of the text."""
        return self.unit.upper() if self.unit else "TÊN ĐƠN VỊ"

    @property
    def opening(self) -> str:
        """The first sentence."""
        made = "" if self.is_official else " biên soạn để tập huấn"
        return (
            f"{self.unit or DOTS} báo cáo kết quả tự chấm điểm Chỉ số cải cách hành chính năm "
            f"{self.year} theo {lower_first(self.set_title)}{made} như sau:"
        )

    @property
    def table(self) -> tuple[ReportRow, ...]:
        """The rows with their total."""
        return (*self.rows, self.total)


def blank_report(edition: Edition, criteria_set: CriteriaSet) -> SelfReport:
    """The report of a set with empty places for points, evidence and explanation."""
    rows = tuple(
        _row(node, level, node.max, _place(node), "") for node, level in criteria_set.walk_deep()
    )
    return SelfReport(
        unit=None,
        year=edition.year,
        subject=SUBJECT.format(year=edition.year),
        notice=" ".join(edition.notice.split()),
        set_title=criteria_set.title,
        is_official=edition.status == "official",
        rows=rows,
        total=ReportRow(0, "", "Tổng điểm các lĩnh vực", show(criteria_set.max), "", ""),
        result=f"Tổng điểm tự chấm: {DOTS}",
        explanations=(("", "", ""),) * EMPTY_ROWS,
    )


def filled_report(card: Card) -> SelfReport:
    """The report of a unit from the self scores of its card."""
    edition, criteria_set = card.edition, card.criteria_set
    lines = {line.node.id: line for line in card.all_lines()}
    rows, explanations = [], []
    for node, level in criteria_set.walk_deep():
        line = lines.get(node.id)
        entry = card.sheet.answers.get(node.id)
        points = _place(node) if line is None else _points(line)
        if line is not None and entry and entry.self_ and "self" not in line.columns:
            points = NOT_APPLICABLE  # by the unit's own figures, whatever was settled later
        # What is left out does not count above it, so that the column adds up to its total.
        most = node.max if line is None or node.rule else min(node.max, line.max)
        rows.append(_row(node, level, most, points, (entry and entry.evidence) or ""))
        explained = "; ".join(_explained(line, (entry and entry.explanation) or ""))
        if explained:
            explanations.append((node.id, node.title, explained))
    earned = card.columns.get("self", Fraction(0))
    surveyed = sum((line.max for line in card.all_lines() if _surveyed(line.node)), Fraction(0))
    by_survey = f", trong đó {show(surveyed)} điểm do điều tra xã hội học" if surveyed else ""
    return SelfReport(
        unit=card.sheet.unit,
        year=card.sheet.year,
        subject=SUBJECT.format(year=card.sheet.year),
        notice=" ".join(edition.notice.split()),
        set_title=criteria_set.title,
        is_official=edition.status == "official",
        rows=tuple(rows),
        total=ReportRow(0, "", "Tổng điểm các lĩnh vực", show(card.max), show(earned), ""),
        result=(
            f"Tổng điểm tự chấm: {show(earned)} điểm. Tổng điểm tối đa được tính: "
            f"{show(card.max)} điểm{by_survey}."
        ),
        explanations=tuple(explanations),
        unexplained=tuple(
            line.node.id for line in _self_scored(card) if _is_unexplained(line, card)
        ),
        unanswered=tuple(line.node.id for line in _self_scored(card) if line.entry is None),
    )


def _self_scored(card: Card) -> Iterator[Line]:
    """The items that the unit scores itself; bonus and penalty are no duty to explain."""
    roles = {field.id: field.role for field in card.criteria_set.fields}
    for field in card.lines:
        if roles[field.node.id] == "score":
            rules = ((line, line.node.rule) for line in field.walk())
            yield from (line for line, rule in rules if rule and "self" in rule.columns)


def _is_unexplained(line: Line, card: Card) -> bool:
    entry = card.sheet.answers.get(line.node.id)
    points = line.columns.get("self")
    return points is not None and points < line.node.max and not (entry and entry.explanation)


def _row(node: Node, level: int, maximum: Fraction, points: str, evidence: str) -> ReportRow:
    return ReportRow(level, node.id, node.title, show(maximum), points, evidence)


def _surveyed(node: Node) -> bool:
    return node.rule is not None and "survey" in node.rule.columns


def _place(node: Node) -> str:
    """What stands where the unit writes its points: who scores what is not for it to score."""
    if node.rule is None or "self" in node.rule.columns:
        return ""
    return COLUMNS[node.rule.columns[0]]


def _points(line: Line) -> str:
    if line.entry is not None and line.entry.not_applicable:
        return NOT_APPLICABLE
    if "self" in line.columns:
        return earned(replace(line, points=line.columns["self"]))
    return _place(line.node)


def _explained(line: Line | None, explanation: str) -> Iterator[str]:
    if line is not None and line.entry is not None and line.entry.not_applicable:
        yield from (step.text for step in line.entry.steps if step.kind in ("input", "rule"))
    if explanation:
        yield explanation
