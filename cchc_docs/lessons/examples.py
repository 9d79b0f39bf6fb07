"""Worked examples: a unit's answers, the expected points and steps, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from cchc_docs.criteria.model import Code, CriteriaSet, Edition, Node
from cchc_docs.criteria.origins import Slug
from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Quotient, show
from cchc_docs.ground.problems import Problem
from cchc_docs.lessons.basis import Basis
from cchc_docs.lessons.one_a_file import Named, load_each
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.model import Step
from cchc_docs.scoring.answers import Entry
from cchc_docs.scoring.points import EntryScore, checked_entry
from cchc_docs.scoring.scorecard import is_unreasoned

ExampleKind = Literal[
    "full", "partial", "zero", "boundary", "not_applicable", "missing_evidence", "over_claim"
]
KIND_TITLES: Mapping[ExampleKind, str] = {
    "full": "Đạt điểm tối đa",
    "partial": "Đạt một phần",
    "zero": "Không có điểm",
    "boundary": "Đúng mốc",
    "not_applicable": "Không áp dụng",
    "missing_evidence": "Thiếu tài liệu kiểm chứng",
    "over_claim": "Tự chấm cao hơn thẩm định",
}


class Expected(Model):
    """What must come out: points of every column that is answered, and the steps of the last."""

    self_: Annotated[Quotient | None, Field(alias="self")] = None
    """Điểm tự chấm phải ra; phân số viết 11/15."""
    appraised: Quotient | None = None
    """Điểm thẩm định lần 1 phải ra."""
    appraised_2: Quotient | None = None
    """Điểm thẩm định lần 2 phải ra."""
    survey: Quotient | None = None
    """Điểm điều tra phải ra."""
    not_applicable: bool = False
    """true khi kết quả là không áp dụng."""
    steps: tuple[Text, ...]
    """Từng bước của cột cuối cùng có câu trả lời."""

    def columns(self) -> dict[Column, Fraction]:
        """Expected points by column."""
        found: dict[Column, Fraction | None] = {
            "self": self.self_,
            "appraised": self.appraised,
            "appraised_2": self.appraised_2,
            "survey": self.survey,
        }
        return {column: points for column, points in found.items() if points is not None}


class Example(Named):
    """One worked example on one criterion."""

    title: Text
    """Tên ví dụ."""
    set: Slug
    """Mã bộ tiêu chí."""
    criterion: Code
    """Mã mục được chấm."""
    kind: ExampleKind
    """Loại ví dụ."""
    featured: bool = False
    """true khi trang của mục hiện ngay ví dụ này; mỗi mục một hoặc hai."""
    unit: Text
    """Đơn vị giả định."""
    story: Text
    """Tình huống."""
    entry: Entry
    """Câu trả lời, như trong tệp câu trả lời."""
    expect: Expected
    """Kết quả phải ra, tính bằng tay từ quy tắc."""
    why: Text
    """Vì sao."""


@dataclass(frozen=True)
class ScoredExample:
    """A checked example with the item it is about and what its answers come to."""

    example: Example
    edition: Edition
    criteria_set: CriteriaSet
    node: Node
    score: EntryScore


FEATURED = 2
"""So many examples of an item stand on its page at once; the others are asked for."""


def featured(examples: Sequence[ScoredExample]) -> tuple[ScoredExample, ...]:
    """What an item's page shows at once: the chosen ones; where none was chosen the first at a
    boundary, else the first of all."""
    if chosen := tuple(one for one in examples if one.example.featured):
        return chosen
    return tuple(one for one in examples if one.example.kind == "boundary")[:1] or tuple(
        examples[:1]
    )


def telling(examples: Sequence[ScoredExample]) -> ScoredExample | None:
    """The one that stands for all where there is room for one."""
    return next(iter(featured(examples)), None)


def briefest(examples: Sequence[ScoredExample]) -> ScoredExample | None:
    """The featured one with the fewest words, for paper below its item."""

    def length(one: ScoredExample) -> int:
        own = one.example
        return len(own.story) + len(own.why) + len(own.entry.explanation or "")

    return min(featured(examples), key=length, default=None)


def steps_of(score: EntryScore) -> tuple[Step, ...]:
    """The trace that an example shows: of the column that settles, or why not applicable."""
    return score.final.steps if score.final else score.steps


def load_examples(
    folder: Path, basis: Basis
) -> tuple[tuple[ScoredExample, ...], tuple[Problem, ...]]:
    """The examples of an edition in order of file name, each checked against its rule."""

    seen: dict[int, tuple[Basis, bool]] = {}

    def is_like(other: Basis) -> bool:  # all of an edition rest on the same
        if id(other) not in seen:
            seen[id(other)] = (other, basis.scores_like(other))
        return seen[id(other)][1]

    def check(
        example: Example, known: dict[type, Any]
    ) -> tuple[ScoredExample | None, tuple[Finding, ...]]:
        before: _Checked | None = known.get(_Checked)
        again = before.again(example, basis) if before and is_like(before.basis) else None
        if again is not None:
            return again, ()
        scored, findings = checked(example, basis)
        if scored is not None and not findings:
            known[_Checked] = _Checked(scored, basis)
        return scored, findings

    return load_each(folder / "examples", Example, check)


@dataclass
class _Checked:
    """A sound example, as it was checked last."""

    scored: ScoredExample
    basis: Basis

    def again(self, example: Example, basis: Basis) -> ScoredExample | None:
        """The same, where it and its item are the same; what rests on ``basis`` scores alike."""
        if self.scored.example is not example:
            return None
        if (found := basis.find(example.set)) is None:
            return None
        edition, criteria_set = found
        if basis.node(criteria_set, example.criterion) is not self.scored.node:
            return None
        self.basis = basis
        self.scored = replace(self.scored, edition=edition, criteria_set=criteria_set)
        return self.scored


def checked(example: Example, basis: Basis) -> tuple[ScoredExample | None, tuple[Finding, ...]]:
    """The example scored, and where it stands against its rule."""
    found = basis.find(example.set)
    if found is None:
        return None, tuple(basis.missing(example.set, ("set",)))
    edition, criteria_set = found
    node = basis.node(criteria_set, example.criterion)
    if node is None or node.rule is None:
        return None, (_no_such_criterion(example, criteria_set),)
    score, refused = checked_entry(node, example.entry, edition, basis.sources)
    if score is None:
        return None, tuple(finding.below("entry") for finding in refused)
    scored = ScoredExample(example, edition, criteria_set, node, score)
    return scored, (*_unreasoned(node, example), *_compared(example, score))


def _unreasoned(node: Node, example: Example) -> Iterator[Finding]:
    if is_unreasoned(node, example.entry):
        yield Finding(
            ("entry",),
            f"Mục {node.id} cho điểm theo cân nhắc mà ví dụ chưa ghi lý do.",
            "explanation: vì sao cho số điểm ấy.",
            "Thêm explanation vào entry.",
            "L005",
        )


def _no_such_criterion(example: Example, criteria_set: CriteriaSet) -> Finding:
    return Finding(
        ("criterion",),
        f"Bộ tiêu chí {criteria_set.id} không có mục {example.criterion} được chấm trực tiếp.",
        "Mã của một mục có quy tắc chấm điểm.",
        "Sửa mã.",
        "L006",
    )


def _compared(example: Example, score: EntryScore) -> Iterator[Finding]:
    if example.expect.not_applicable != score.not_applicable:
        yield Finding(
            ("expect",),
            "Ví dụ và quy tắc không khớp về việc không áp dụng.",
            f"not_applicable: {'true' if score.not_applicable else 'false'}",
            "Tính lại bằng tay theo quy tắc; sửa chỗ sai.",
            "L007",
        )
        return
    expected = example.expect.columns()
    if not score.not_applicable or expected:
        for column in COLUMNS:
            reached = score.columns.get(column)
            points = reached.points if reached else None
            if points != expected.get(column):
                yield _difference(column, expected.get(column), points)
    if not _is_of_kind(example.kind, score):
        yield Finding(
            ("kind",),
            f"Ví dụ ghi loại {example.kind} mà kết quả không phải như vậy.",
            "full: điểm tối đa; zero: 0 điểm; partial: ở giữa; over_claim: thẩm định thấp hơn tự "
            "chấm; not_applicable: không áp dụng.",
            "Sửa kind, hoặc sửa câu trả lời của ví dụ.",
            "L008",
        )
    texts = tuple(step.text for step in steps_of(score))
    if example.expect.steps != texts:
        at = next(
            (
                position
                for position, (told, counted) in enumerate(
                    zip(example.expect.steps, texts, strict=False)
                )
                if told != counted
            ),
            min(len(texts), len(example.expect.steps)),
        )
        wanted = texts[at] if at < len(texts) else "(không còn bước nào)"
        yield Finding(
            ("expect", "steps", at),
            f"Bước {at + 1} của ví dụ khác cách tính theo quy tắc.",
            wanted,
            "Tính lại bằng tay theo quy tắc; nếu quy tắc đúng thì chép bước trên vào ví dụ.",
            "L009",
        )


def _is_of_kind(kind: ExampleKind, score: EntryScore) -> bool:
    columns = [one.points for one in score.columns.values()]
    if score.not_applicable or kind == "not_applicable":
        return score.not_applicable and kind == "not_applicable"
    if not columns:
        return True  # nothing answered: told elsewhere
    return {
        "full": columns[-1] == score.max,
        "zero": columns[-1] == 0,
        "partial": 0 < columns[-1] < score.max,
        "over_claim": min(columns) < columns[0],
    }.get(kind, True)


def _difference(column: Column, expected: Fraction | None, reached: Fraction | None) -> Finding:
    said = "không ghi" if expected is None else f"{show(expected)} điểm"
    counted = "không có điểm" if reached is None else f"{show(reached)} điểm"
    return Finding(
        ("expect", column),
        f"Ví dụ ghi cột {column} {said}, tính theo quy tắc thì {counted}.",
        "Điểm của ví dụ đúng bằng điểm tính theo quy tắc.",
        "Tính lại bằng tay theo quy tắc; sửa ví dụ hoặc sửa quy tắc, tuỳ chỗ nào sai.",
        "L010",
    )
