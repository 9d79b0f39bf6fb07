"""Fills the self-scoring report: from the card of a unit, or with empty places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from cchc_docs.criteria.model import CriteriaSet, Edition, Node
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.publish.report.content import (
    DOTS,
    EMPTY_ROWS,
    NOT_APPLICABLE,
    SUBJECT,
    FieldRow,
    ReportRow,
    SelfReport,
)
from cchc_docs.rules.columns import COLUMNS
from cchc_docs.scoring.card_text import earned
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card

TOTAL = "Tổng điểm các lĩnh vực"
NONE = Fraction(0)


def blank_report(edition: Edition, criteria_set: CriteriaSet) -> SelfReport:
    """The report of a set with empty places for figures, points, evidence and explanation."""
    rows = tuple(
        _row(node, level, node.max, "", _place(node), "")
        for node, level in criteria_set.walk_deep()
    )
    total = show(criteria_set.max)
    scored = [one for one in criteria_set.fields if one.role == "score"]
    others = [one for one in criteria_set.fields if one.role != "score"]
    return SelfReport(
        unit=None,
        year=edition.year,
        subject=SUBJECT.format(year=edition.year),
        notice=" ".join(edition.notice.split()),
        set_title=criteria_set.title,
        is_official=edition.status == "official",
        fields=(
            *(FieldRow(one.id, one.title, show(one.max), "", "", "") for one in scored),
            FieldRow("", TOTAL, total, "", "", "", is_strong=True),
            *(FieldRow(one.id, one.title, show(one.max), "", "", "") for one in others),
        ),
        rows=rows,
        total=ReportRow(0, "", TOTAL, total, "", "", ""),
        result=f"Tổng điểm tự chấm: {DOTS}",
        explanations=(("", "", ""),) * EMPTY_ROWS,
    )


def filled_report(card: Card) -> SelfReport:
    """The report of a unit from the self scores of its card."""
    edition, criteria_set = card.edition, card.criteria_set
    entries = card.sheet.answers
    told = {code: one.explanation for code, one in entries.items() if one.explanation}
    self_total = card.columns.get("self", NONE)
    surveyed = card.max - _own(card.lines_of("score"))
    by_survey = f", trong đó {show(surveyed)} điểm do điều tra xã hội học" if surveyed else ""
    return SelfReport(
        unit=card.sheet.unit,
        year=card.sheet.year,
        subject=SUBJECT.format(year=card.sheet.year),
        notice=" ".join(edition.notice.split()),
        set_title=criteria_set.title,
        is_official=edition.status == "official",
        fields=tuple(_fields(card)),
        rows=tuple(_rows(card)),
        total=ReportRow(0, "", TOTAL, show(card.max), "", show(self_total), ""),
        result=(
            f"Tổng điểm tự chấm: {show(self_total)} điểm. Tổng điểm tối đa được tính: "
            f"{show(card.max)} điểm{by_survey}."
        ),
        explanations=tuple(
            (node.id, node.title, told[node.id]) for node in criteria_set.walk() if node.id in told
        ),
        exempt=tuple(_exempt(card)),
        unexplained=tuple(
            line.node.id
            for line in _self_scored(card)
            if line.node.id not in told and line.columns.get("self", line.node.max) < line.node.max
        ),
        unanswered=tuple(line.node.id for line in _self_scored(card) if line.entry is None),
    )


def _fields(card: Card) -> Iterator[FieldRow]:
    """What counts of every field; a bonus and a penalty are no part of the total."""
    scored = card.lines_of("score")
    yield from (_field(card, line) for line in scored)
    points = card.columns.get("self", NONE)
    own = _own(scored)
    rate = _rate(card, points, own)
    yield FieldRow("", TOTAL, show(card.max), show(own), show(points), rate, is_strong=True)
    for role in ("bonus", "penalty"):
        yield from (replace(_field(card, line), own="", rate="") for line in card.lines_of(role))


def _field(card: Card, line: Line) -> FieldRow:
    points, own = line.columns.get("self", NONE), _own([line])
    told = _points(line) if line.columns else ""
    most = show(line.highest)
    return FieldRow(line.node.id, line.node.title, most, show(own), told, _rate(card, points, own))


def _rate(card: Card, points: Fraction, own: Fraction) -> str:
    return fixed(points / own * 100, card.edition.scoring.decimals) if own else ""


def _own(lines: Iterable[Line]) -> Fraction:
    """What of their maxima is not by survey."""
    inside = (one for line in lines for one in line.walk() if one.node.rule)
    return sum((one.max for one in inside if not one.node.is_surveyed), NONE)


def _rows(card: Card) -> Iterator[ReportRow]:
    lines = {line.node.id: line for line in card.all_lines()}
    for node, level in card.criteria_set.walk_deep():
        line = lines.get(node.id)
        entry = card.sheet.answers.get(node.id)
        points = _place(node) if line is None else _points(line)
        if line is not None and entry and entry.self_ and "self" not in line.columns:
            points = NOT_APPLICABLE  # by the unit's own figures, whatever was settled later
        # What is left out does not count above it, so that the column adds up to its total.
        most = node.max if line is None or node.rule else min(node.max, line.max)
        evidence = (entry and entry.evidence) or ""
        yield _row(node, level, most, _figures(line), points, evidence)


def _figures(line: Line | None) -> str:
    """What the unit's own points follow from, a line a step."""
    own = line.entry.columns.get("self") if line is not None and line.entry else None
    kinds = ("input", "compute", "rule")
    return "\n".join(step.text for step in own.steps if step.kind in kinds) if own else ""


def _self_scored(card: Card) -> Iterator[Line]:
    """The items that the unit scores itself; bonus and penalty are no duty to explain."""
    for field in card.lines_of("score"):
        rules = ((line, line.node.rule) for line in field.walk())
        yield from (line for line, rule in rules if rule and "self" in rule.columns)


def _exempt(card: Card) -> Iterator[str]:
    """Each reason why items are left out, with the items and what becomes of their points."""
    found: dict[tuple[str, bool], list[Line]] = {}
    for line in card.all_lines():
        if line.entry is not None and line.entry.not_applicable:
            told = (step for step in line.entry.steps if step.kind in ("input", "compute"))
            reason = "; ".join(step.text for step in told)
            found.setdefault((reason, line.max < line.node.max), []).append(line)
    for (reason, is_left_out), lines in found.items():
        points = show(sum((line.node.max for line in lines), NONE))
        then = f"điểm tối đa giảm {points} điểm" if is_left_out else f"được {points} điểm"
        yield f"Mục {', '.join(line.node.id for line in lines)}: {reason}; {then}."


def _row(
    node: Node, level: int, maximum: Fraction, figures: str, points: str, evidence: str
) -> ReportRow:
    return ReportRow(level, node.id, node.title, show(maximum), figures, points, evidence)


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
