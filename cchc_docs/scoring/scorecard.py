"""The card of a unit: points, maxima and indexes at every level, grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition, Grade, Node
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.numbers import show
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.model import Step
from cchc_docs.scoring.answers import Entry, Sheet
from cchc_docs.scoring.grading import verdict
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.points import EntryScore, score_entry

ZERO = Fraction(0)
WORDS = {
    "base": "Điểm các lĩnh vực: {points}",
    "bonus": "Điểm thưởng: + {points}",
    "penalty": "Điểm phạt: − {points}",
    "lowest": "Tổng điểm không xuống dưới 0",
    "highest": "Tổng điểm không vượt điểm tối đa {maximum}",
    "total": "Tổng điểm: {points} trên {maximum}",
}
"""Sentences of a card's own trace, shared with the browser."""
UNREASONED = "Mục {code} cho điểm theo cân nhắc mà chưa ghi lý do (giải trình)."


@dataclass(frozen=True)
class Card:
    """The whole card.

    ``base`` adds up the scored fields, ``points`` is after bonus and penalty, ``index`` is
    points : maximum × 100 in percent, unrounded; None until everything is answered.
    ``index_so_far`` takes the answered part alone. ``plain_grade`` belongs to ``index``, ``grade``
    is what the gates of the edition leave of it; ``grade_steps`` tell which decided, if any.
    """

    sheet: Sheet
    edition: Edition
    criteria_set: CriteriaSet
    lines: tuple[Line, ...]
    max: Fraction
    answered_max: Fraction
    base: Fraction
    bonus: Fraction
    penalty: Fraction
    points: Fraction
    columns: Mapping[Column, Fraction]
    index: Fraction | None
    index_so_far: Fraction | None
    grade: Grade | None
    plain_grade: Grade | None
    grade_steps: tuple[Step, ...]
    unwritten: tuple[CriteriaField, ...]
    steps: tuple[Step, ...]
    remarks: tuple[str, ...] = ()
    """What is worth a second look in the file that the answers came from, in words."""

    @property
    def open_max(self) -> Fraction:
        """Points that are still open."""
        return self.max - self.answered_max

    def lines_of(self, role: str) -> tuple[Line, ...]:
        """The fields that are scored, or those of bonus or penalty."""
        of_role = {field.id for field in self.criteria_set.fields if field.role == role}
        return tuple(line for line in self.lines if line.node.id in of_role)

    def all_lines(self) -> tuple[Line, ...]:
        """Every line in order, fields first, depth first."""
        return tuple(line for line, _ in self.walk_deep())

    def walk_deep(self) -> Iterator[tuple[Line, int]]:
        """Every line in order with its depth: 0 for a field."""
        for field in self.lines:
            yield from field.walk_deep()


def score_sheet(
    sheet: Sheet, edition: Edition, criteria_set: CriteriaSet, sources: Mapping[str, Source]
) -> Card:
    """The card of ``sheet``; raises AnswerRefused where ``sheet_findings`` would have told."""
    nodes = {node.id: node for node in criteria_set.walk()}
    scores = {
        code: score_entry(nodes[code], entry, edition, sources)
        for code, entry in sheet.answers.items()
    }
    unwritten = tuple(field for field in criteria_set.fields if field.unwritten)
    lines = {
        field.id: _line(field, scores, field.role != "score")
        for field in criteria_set.fields
        if not field.unwritten
    }
    by_role = {
        role: [lines[f.id] for f in criteria_set.fields if f.role == role and f.id in lines]
        for role in ("score", "bonus", "penalty")
    }
    scored = by_role["score"]
    maximum = sum((line.max for line in scored), ZERO)
    answered = sum((line.answered_max for line in scored), ZERO)
    base = sum((line.points for line in scored), ZERO)
    bonus = sum((line.counted for line in by_role["bonus"]), ZERO)
    penalty = sum((line.counted for line in by_role["penalty"]), ZERO)
    points, steps = _total(edition, base, bonus, penalty, answered)
    so_far = points / answered * 100 if answered else None
    whole = so_far if answered == maximum and not unwritten else None
    graded = verdict(whole, tuple(lines.values()), edition, sheet.unit_kind)
    return Card(
        sheet=sheet,
        edition=edition,
        criteria_set=criteria_set,
        lines=tuple(lines.values()),
        max=maximum,
        answered_max=answered,
        base=base,
        bonus=bonus,
        penalty=penalty,
        points=points,
        columns=_add_columns(scored),
        index=whole,
        index_so_far=so_far,
        grade=graded.grade,
        plain_grade=graded.plain,
        grade_steps=graded.steps,
        unwritten=unwritten,
        steps=steps,
        remarks=tuple(
            UNREASONED.format(code=code)
            for code, entry in sheet.answers.items()
            if is_unreasoned(nodes[code], entry)
        ),
    )


def is_unreasoned(node: Node, entry: Entry) -> bool:
    """Whether points were left to judgement and nobody said why."""
    judged = node.rule is not None and node.rule.judged()
    return judged and bool(entry.columns()) and entry.explanation is None


def _total(
    edition: Edition, base: Fraction, bonus: Fraction, penalty: Fraction, most: Fraction
) -> tuple[Fraction, tuple[Step, ...]]:
    """Base + bonus − penalty, never below 0, above ``most`` only where the edition allows it."""
    points = base + bonus - penalty
    steps = [Step("compute", WORDS["base"].format(points=show(base)))]
    if bonus:
        steps.append(Step("compute", WORDS["bonus"].format(points=show(bonus))))
    if penalty:
        steps.append(Step("compute", WORDS["penalty"].format(points=show(penalty))))
    if points < 0:
        points = ZERO
        steps.append(Step("rule", WORDS["lowest"]))
    if points > most and not edition.scoring.bonus_above_max:
        points = most
        steps.append(Step("rule", WORDS["highest"].format(maximum=show(most))))
    total = WORDS["total"].format(points=show(points), maximum=show(most))
    steps.append(Step("points", total))
    return points, tuple(steps)


def _line(node: Node, scores: Mapping[str, EntryScore], capped: bool) -> Line:
    if node.rule is not None:
        entry = scores.get(node.id)
        if entry is None or (entry.final is None and not entry.not_applicable):
            return Line(node, (), None, node.max, ZERO, ZERO, {}, capped)
        final = entry.final
        columns = {column: score.points for column, score in entry.columns.items()}
        earned = final.points if final else ZERO
        return Line(node, (), entry, entry.max, entry.max, earned, columns, capped)
    parts = tuple(_line(part, scores, capped) for part in node.parts)
    return Line(
        node,
        parts,
        None,
        sum((part.highest for part in parts), ZERO),
        sum((min(part.answered_max, part.highest) for part in parts), ZERO),
        sum((part.counted for part in parts), ZERO),
        _add_columns(parts),
        capped,
    )


def _add_columns(parts: list[Line] | tuple[Line, ...]) -> dict[Column, Fraction]:
    return {
        column: sum((_counted(part, column) for part in parts if column in part.columns), ZERO)
        for column in COLUMNS
        if any(column in part.columns for part in parts)
    }


def _counted(part: Line, column: Column) -> Fraction:
    points = part.columns[column]
    return min(points, part.node.max) if part.capped else points
