"""The card of a unit: points, maxima and indexes at every level, grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.criteria.edition_parts import Grade, Scoring
from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Edition, Node
from cchc_docs.criteria.origins import Source
from cchc_docs.ground.numbers import show, total
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.rules.model import Step
from cchc_docs.scoring.answers import Entry, Sheet
from cchc_docs.scoring.grading import verdict
from cchc_docs.scoring.line import Line, beside, together
from cchc_docs.scoring.points import EntryScore, score_entry
from cchc_docs.scoring.same_facts import WORDS as SAME_FACTS
from cchc_docs.scoring.same_facts import figures_apart, twice_told

ZERO = Fraction(0)
WORDS = {
    "base": "Điểm các lĩnh vực: {points}",
    "bonus": "Điểm thưởng: + {points}",
    "penalty": "Điểm phạt: − {points}",
    "lowest": "Tổng điểm không xuống dưới 0",
    "negative": "Tổng điểm được xuống dưới 0",
    "highest": "Tổng điểm không vượt điểm tối đa {maximum}",
    "total": "Tổng điểm: {points} trên {maximum}",
    **SAME_FACTS,
}
"""Sentences of a card's own trace and of what is worth a second look, shared with the browser."""
UNREASONED = "Mục {code} cho điểm theo cân nhắc mà chưa ghi lý do (giải trình)."


@dataclass(frozen=True)
class Card:
    """The whole card.

    ``base`` adds up the scored fields, ``points`` is after bonus and penalty, ``index`` is
    points : maximum × 100 in percent, unrounded; None until everything is answered.
    An open bonus or penalty (``open_extras``) keeps it open too: no answer is not "none".
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

    @property
    def open_extras(self) -> tuple[Line, ...]:
        """The items of bonus and penalty that have no answer."""
        return _open_extras(self.lines)

    def lines_of(self, role: str) -> tuple[Line, ...]:
        """The fields that are scored, or those of bonus or penalty."""
        return tuple(line for line in self.lines if line.node.role == role)

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
    return card_of(sheet, scores, edition, criteria_set)


def card_of(
    sheet: Sheet,
    scores: Mapping[str, EntryScore],
    edition: Edition,
    criteria_set: CriteriaSet,
    before: Card | None = None,
) -> Card:
    """The card of a sheet whose entries are scored already, by code.

    ``before``: of the same unit with other answers; fields of the very same scores are taken over.
    """
    nodes = {node.id: node for node in criteria_set.walk()}
    unwritten = tuple(field for field in criteria_set.fields if field.unwritten)
    build = _Lines(scores, sheet.unit_kind, edition.scoring)
    known = {line.node.id: line for line in before.lines if build.holds(line)} if before else {}
    lines = tuple(
        known.get(field.id) or build.line(field, field.role != "score")
        for field in criteria_set.fields
        if not field.unwritten and field.is_for(sheet.unit_kind)
    )
    scored, bonuses, penalties = (
        [line for line in lines if line.node.role == role] for role in ("score", "bonus", "penalty")
    )
    maximum = total(line.max for line in scored)
    answered = total(line.answered_max for line in scored)
    base = total(line.counted for line in scored)
    bonus = total(line.counted for line in bonuses)
    penalty = total(line.counted for line in penalties)
    points, steps = _total(edition, base, bonus, penalty, answered)
    so_far = points / answered * 100 if answered else None
    is_whole = answered == maximum and not unwritten and not _open_extras(lines)
    whole = so_far if is_whole else None
    graded = verdict(whole, lines, edition, sheet.unit_kind)
    return Card(
        sheet=sheet,
        edition=edition,
        criteria_set=criteria_set,
        lines=lines,
        max=maximum,
        answered_max=answered,
        base=base,
        bonus=bonus,
        penalty=penalty,
        points=points,
        columns=_add_columns(None, scored),
        index=whole,
        index_so_far=so_far,
        grade=graded.grade,
        plain_grade=graded.plain,
        grade_steps=graded.steps,
        unwritten=unwritten,
        steps=steps,
        remarks=(
            *(
                UNREASONED.format(code=code)
                for code, entry in sheet.answers.items()
                if is_unreasoned(nodes[code], entry)
            ),
            *twice_told(lines),
            *figures_apart(sheet, lines),
        ),
    )


def _open_extras(fields: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(one for field in fields for one in field.extras() if one.entry is None)


def is_unreasoned(node: Node, entry: Entry) -> bool:
    """Whether points were left to judgement and nobody said why."""
    judged = node.rule is not None and node.rule.judged()
    return judged and bool(entry.columns()) and entry.explanation is None


def _total(
    edition: Edition, base: Fraction, bonus: Fraction, penalty: Fraction, most: Fraction
) -> tuple[Fraction, tuple[Step, ...]]:
    """Base + bonus − penalty; below 0 and above ``most`` only where the edition allows it."""
    points = base + bonus - penalty
    steps = [Step("compute", WORDS["base"].format(points=show(base)))]
    if bonus:
        steps.append(Step("compute", WORDS["bonus"].format(points=show(bonus))))
    if penalty:
        steps.append(Step("compute", WORDS["penalty"].format(points=show(penalty))))
    counted = edition.scoring.within(points, most)
    if counted > points:
        steps.append(Step("rule", WORDS["lowest"]))
    elif counted < points:
        steps.append(Step("rule", WORDS["highest"].format(maximum=show(most))))
    elif points < 0:
        steps.append(Step("rule", WORDS["negative"]))
    points = counted
    whole = WORDS["total"].format(points=show(points), maximum=show(most))
    steps.append(Step("points", whole))
    return points, tuple(steps)


@dataclass(frozen=True)
class _Lines:
    """Puts the lines of a card together."""

    scores: Mapping[str, EntryScore]
    unit_kind: str
    scoring: Scoring

    def line(self, node: Node, capped: bool) -> Line:
        """The line of a node that the unit is scored by."""
        if node.rule is not None:
            return self._leaf(node, capped)
        parts = tuple(
            self.line(part, capped or part.role != "score")
            for part in node.parts_for(self.unit_kind)
        )
        return Line(
            node,
            parts,
            None,
            together(node, parts, lambda part: part.highest),
            together(node, parts, lambda part: min(part.answered_max, part.highest)),
            together(node, parts, lambda part: part.counted)
            + beside(parts, lambda part: part.counted),
            _add_columns(node, parts),
            capped,
            self.scoring,
        )

    def holds(self, line: Line) -> bool:
        """Whether a line is made of these very scores."""
        leaves = (one for one in line.walk() if one.node.rule is not None)
        return all(self.scores.get(one.node.id) is one.entry for one in leaves)

    def _leaf(self, node: Node, capped: bool) -> Line:
        entry = self.scores.get(node.id)
        if entry is None or (entry.final is None and not entry.not_applicable):
            return Line(node, (), None, node.max, ZERO, ZERO, {}, capped)
        final = entry.final
        columns = {column: score.points for column, score in entry.columns.items()}
        earned = final.points if final else ZERO
        return Line(node, (), entry, entry.max, entry.max, earned, columns, capped)


def _add_columns(node: Node | None, parts: Sequence[Line]) -> dict[Column, Fraction]:
    found: dict[Column, Fraction] = {}
    for column in COLUMNS:
        held = [part for part in parts if column in part.columns]
        if held:
            found[column] = _in_column(node, held, column)
    return found


def _in_column(node: Node | None, parts: Sequence[Line], column: Column) -> Fraction:
    def counted(part: Line) -> Fraction:
        return part.within(part.columns[column])

    if node is None:
        return total(counted(part) for part in parts)
    return together(node, parts, counted) + beside(parts, counted)
