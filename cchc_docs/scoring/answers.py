"""Answer sheets: what a unit says of itself, what the appraiser says, what the survey found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field, ValidationError

from cchc_docs.criteria import wording
from cchc_docs.criteria.documents import Document
from cchc_docs.criteria.loading import read_model
from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.criteria.origins import Slug
from cchc_docs.ground.findings import Finding, Telling, tell
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Points, show
from cchc_docs.ground.problems import Problem
from cchc_docs.rules import Rule
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.model import AnswerRefused, Outcome, Step, points_step, refuse

WORDS = {"stated": "Ghi thẳng số điểm: {points}, không kèm số liệu"}
REFUSALS: Mapping[str, Telling] = {
    "sum": (
        "Mục {code} không chấm trực tiếp: điểm của nó là tổng các mục con.",
        "{leaves}",
        "Ghi câu trả lời cho các mục con.",
        "A002",
    ),
    "surveyed": (
        "Mục {code} do điều tra xã hội học cho điểm, không ghi ở cột {column}.",
        "{columns}",
        "Chuyển câu trả lời sang đúng cột.",
        "A003",
    ),
    "not_surveyed": (
        "Mục {code} không do điều tra xã hội học cho điểm, không ghi ở cột {column}.",
        "{columns}",
        "Chuyển câu trả lời sang đúng cột.",
        "A004",
    ),
    "above": (
        "Ghi {points} điểm, vượt điểm tối đa {maximum} của {code}.",
        "Từ 0 đến {maximum}.",
        "Sửa số điểm.",
        "A005",
    ),
    "not_exempt": (
        "Mục {code} không được bỏ chấm vì «{reason}».",
        "{allowed}",
        "Sửa lý do, hoặc trả lời như bình thường.",
        "A006",
    ),
    "for_all": (
        "Mục {code} không được bỏ chấm vì «{reason}».",
        "Mục này áp dụng cho mọi đơn vị.",
        "Sửa lý do, hoặc trả lời như bình thường.",
        "A007",
    ),
    "refuse": (
        "Mục {code} không cho phép ghi không áp dụng.",
        "Quy định của phiên bản: mọi đơn vị đều chấm.",
        "Trả lời như bình thường.",
        "A008",
    ),
    "both": (
        "Mục {code} vừa ghi không áp dụng, vừa có câu trả lời.",
        "Một trong hai.",
        "Bỏ not_applicable, hoặc bỏ câu trả lời.",
        "A009",
    ),
    "unit_kind": (
        "Bộ tiêu chí {set} không dùng cho loại đơn vị «{kind}».",
        "{kinds}",
        "Sửa unit_kind hoặc chọn bộ tiêu chí khác.",
        "A010",
    ),
    "year": (
        "Phiếu ghi năm {year}, phiên bản «{edition}» là của năm {own}.",
        "{own}",
        "Sửa năm, hoặc chấm theo phiên bản của năm ấy.",
        "A011",
    ),
    "other_kind": (
        "Mục {code} không dành cho loại đơn vị «{kind}».",
        "Các mục dành cho loại đơn vị ấy.",
        "Bỏ câu trả lời, hoặc sửa unit_kind.",
        "A012",
    ),
    "unknown": (
        "Bộ tiêu chí {set} không có mục {code}.",
        "Mã của một mục có quy tắc chấm điểm.",
        "Sửa mã; mã đặt trong nháy.",
        "A013",
    ),
}
"""What is refused of an entry or a sheet, shared with the browser."""

RawAnswer = dict[str, Any]


class Entry(Model):
    """All that a sheet holds on one criterion; each column stays, none overwrites another.

    ``not_applicable`` names the circumstance that exempts the unit.
    """

    self_: Annotated[RawAnswer | None, Field(alias="self")] = None
    """Cột tự chấm: số liệu hoặc {points: …}."""
    appraised: RawAnswer | None = None
    """Cột thẩm định lần 1."""
    appraised_2: RawAnswer | None = None
    """Cột thẩm định lần 2."""
    survey: RawAnswer | None = None
    """Cột điều tra xã hội học."""
    not_applicable: Slug | None = None
    """Mã hoàn cảnh được bỏ chấm."""
    explanation: Text | None = None
    """Giải trình."""
    evidence: Text | None = None
    """Tài liệu kèm theo."""

    def columns(self) -> dict[Column, RawAnswer]:
        """The columns that hold an answer."""
        found: dict[Column, RawAnswer | None] = {
            "self": self.self_,
            "appraised": self.appraised,
            "appraised_2": self.appraised_2,
            "survey": self.survey,
        }
        return {column: answer for column, answer in found.items() if answer is not None}


class Sheet(Model):
    """The answers of one unit for one year. What is not there is not answered, never zero."""

    edition: Slug
    """Mã phiên bản."""
    set: Slug
    """Mã bộ tiêu chí."""
    unit: Text
    """Tên đơn vị."""
    unit_kind: Slug
    """Mã loại đơn vị."""
    year: int
    """Năm được chấm."""
    answers: dict[str, Entry]
    """Câu trả lời theo mã tiêu chí; mục không ghi là chưa trả lời."""


class Stated(Model):
    """Points said without figures, by the unit or by the appraiser."""

    points: Points
    """Số điểm ghi thẳng."""


@dataclass(frozen=True)
class RuleAnswer:
    """An answer in the shape of its rule."""

    rule: Rule
    answer: Any


Answer = Stated | RuleAnswer


def read_answer(node: Node, column: Column, raw: RawAnswer) -> Answer:
    """The answer of ``column``; raises AnswerRefused or pydantic.ValidationError."""
    if node.rule is None:
        leaves = ", ".join(leaf.id for leaf in node.leaves())
        raise refuse((), REFUSALS["sum"], code=node.id, leaves=leaves)
    columns = node.rule.columns
    if column not in columns:
        key = "surveyed" if "survey" in columns else "not_surveyed"
        names = {one: f"{one} ({title})" for one, title in COLUMNS.items()}
        listed = ", ".join(names[one] for one in columns)
        raise refuse((), REFUSALS[key], code=node.id, column=names[column], columns=listed)
    if "points" not in raw:
        return RuleAnswer(node.rule, node.rule.read_answer(raw))
    stated = Stated.model_validate(raw)
    if stated.points > node.max:
        points, maximum = show(stated.points), show(node.max)
        raise refuse(("points",), REFUSALS["above"], points=points, maximum=maximum, code=node.id)
    return stated


def evaluate(answer: Answer, maximum: Fraction) -> Outcome:
    """Points and steps of an answer, by its rule or as stated; raises AnswerRefused."""
    if isinstance(answer, Stated):
        text = WORDS["stated"].format(points=show(answer.points))
        return Outcome(answer.points, (Step("input", text), points_step(answer.points, maximum)))
    return answer.rule.evaluate(answer.answer, maximum)


def entry_findings(node: Node, entry: Entry, edition: Edition) -> Iterator[Finding]:
    """What is wrong with an entry: columns out of place, figures that cannot be."""
    if entry.not_applicable is not None:
        yield from _exemption_findings(node, entry, edition)
        return
    for column, raw in entry.columns().items():
        try:
            outcome = evaluate(read_answer(node, column, raw), node.max)
            if outcome.points is None and policy_of(node, edition) == "refuse":
                yield tell((column,), REFUSALS["refuse"], code=node.id)
        except AnswerRefused as refused:
            yield refused.finding.below(column)
        except ValidationError as error:
            model = Stated if "points" in raw else node.rule.shape_of(raw) if node.rule else None
            for finding in wording.findings(error, model):
                yield finding.below(column)


def _exemption_findings(node: Node, entry: Entry, edition: Edition) -> Iterator[Finding]:
    allowed = node.not_applicable.for_ if node.not_applicable else ()
    if entry.not_applicable not in allowed:
        yield tell(
            ("not_applicable",),
            REFUSALS["not_exempt" if allowed else "for_all"],
            code=node.id,
            reason=str(entry.not_applicable),
            allowed=", ".join(allowed),
        )
    elif policy_of(node, edition) == "refuse":
        yield tell(("not_applicable",), REFUSALS["refuse"], code=node.id)
    if entry.columns():
        yield tell(("not_applicable",), REFUSALS["both"], code=node.id)


def policy_of(node: Node, edition: Edition) -> str:
    """The not-applicable policy for this node: its own, else the edition's."""
    own = node.not_applicable.policy if node.not_applicable else None
    return own or edition.scoring.not_applicable


def sheet_findings(sheet: Sheet, edition: Edition, criteria_set: CriteriaSet) -> Iterator[Finding]:
    """What is wrong with a sheet of right shape, against the set it names."""
    kinds = criteria_set.unit_kinds
    if sheet.unit_kind not in kinds:
        yield tell(
            ("unit_kind",),
            REFUSALS["unit_kind"],
            set=criteria_set.id,
            kind=sheet.unit_kind,
            kinds=", ".join(kinds),
        )
    if sheet.year != edition.year:  # days and kinds of unit are those of the edition's own year
        years = {"year": str(sheet.year), "own": str(edition.year)}
        yield tell(("year",), REFUSALS["year"], edition=edition.id, **years)
    nodes = {node.id: node for node in criteria_set.walk()}
    own = {node.id for node in criteria_set.walk_for(sheet.unit_kind)}
    for code, entry in sheet.answers.items():
        node = nodes.get(code)
        if node is None:
            yield tell(("answers", code), REFUSALS["unknown"], set=criteria_set.id, code=code)
            continue
        if code not in own:
            yield tell(("answers", code), REFUSALS["other_kind"], code=code, kind=sheet.unit_kind)
            continue
        for finding in entry_findings(node, entry, edition):
            yield finding.below("answers", code)


def read_sheet(
    document: Document, editions: tuple[Edition, ...]
) -> tuple[tuple[Sheet, Edition, CriteriaSet] | None, tuple[Problem, ...]]:
    """The sheet with its edition and set; None when there are problems."""
    sheet, problems = read_model(document, Sheet)
    if sheet is None:
        return None, problems
    edition = next((one for one in editions if one.id == sheet.edition), None)
    sets = edition.sets if edition else ()
    criteria_set = next((one for one in sets if one.id == sheet.set), None)
    for key, named, known in (
        ("edition", edition, editions),
        ("set", criteria_set, sets),
    ):
        if named is None and (key == "edition" or edition is not None):
            unknown = document.problem(
                (key,),
                f"Không có {key} «{getattr(sheet, key)}».",
                ", ".join(one.id for one in known),
                "Sửa lại mã.",
                "A014",
            )
            return None, (unknown,)
    if edition is None or criteria_set is None:
        return None, problems
    problems = tuple(document.all_told(sheet_findings(sheet, edition, criteria_set)))
    return (None if problems else (sheet, edition, criteria_set)), problems
