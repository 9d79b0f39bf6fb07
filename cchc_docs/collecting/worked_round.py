"""A round of appraisal on two invented units, out of an edition's own items and rules."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cchc_docs.collecting.season import Season, Unit
from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.ground.text import lower_first
from cchc_docs.library import EditionLibrary
from cchc_docs.scoring.answers import Entry, Sheet

FIRST, SECOND = "Đơn vị X", "Đơn vị Y"
"""Invented, and named so that nobody takes them for real."""
MOST_LEVELS = 6
"""An item with more levels is no first example."""
PROMISE = "Sẽ hoàn thiện trong quý sau."


@dataclass(frozen=True)
class RoundRow:
    """An item of the first unit through the round."""

    node: Node
    claimed: Fraction
    found: Fraction
    reason: str
    explanation: str
    second: Fraction | None
    final: Fraction


@dataclass(frozen=True)
class RoundSum:
    """A unit after each stage."""

    unit: str
    claimed: Fraction
    after_first: Fraction
    after_second: Fraction
    max: Fraction


@dataclass(frozen=True)
class WorkedRound:
    """What the page shows."""

    criteria_set: CriteriaSet
    rows: tuple[RoundRow, ...]
    sums: tuple[RoundSum, ...]
    unexplained: Node
    """What the second unit lost and did not explain."""

    @property
    def asked(self) -> tuple[RoundRow, ...]:
        """What the first unit is asked to explain."""
        return tuple(one for one in self.rows if one.found < one.claimed)

    @property
    def at_stake(self) -> Fraction:
        """What it would lose."""
        return sum((one.claimed - one.found for one in self.asked), Fraction(0))


def worked_round(library: EditionLibrary) -> WorkedRound | None:
    """The round on the first set that has items for it; None where there is none."""
    for criteria_set in library.sets:
        items = _items(criteria_set)
        if items:
            return _round(library, criteria_set, *items)
    return None


def _items(criteria_set: CriteriaSet) -> tuple[Node, Node, Node, Node] | None:
    """Four items of few levels, of as many fields as can be; the last has a level between."""
    fields = [
        [leaf for leaf in field.leaves() if _levels(leaf) and leaf not in field.outside()]
        for field in criteria_set.fields
        if field.role == "score"
    ]
    first = [leaves[0] for leaves in fields if leaves]
    found = [*first, *(leaf for leaves in fields for leaf in leaves[1:])]
    partly = next((leaf for leaf in found if len(_levels(leaf)) > 2), None)
    others = [leaf for leaf in found if leaf is not partly]
    if partly is None or len(others) < 3:
        return None
    return others[0], others[1], others[2], partly


def _levels(leaf: Node) -> tuple[Fraction, ...]:
    """The points that it can have, from the lowest; none where it is no example."""
    rule = leaf.rule
    if rule is None or leaf.unit_kinds or "appraised_2" not in rule.columns or rule.judged():
        return ()
    levels = tuple(sorted(rule.possible_points(leaf.max) or ()))
    fits = 2 <= len(levels) <= MOST_LEVELS and levels[-1] == leaf.max
    return levels if fits else ()


def _round(
    library: EditionLibrary,
    criteria_set: CriteriaSet,
    agreed: Node,
    accepted: Node,
    promised: Node,
    partly: Node,
) -> WorkedRound:
    lowest = {leaf.id: _levels(leaf)[0] for leaf in (accepted, promised, partly)}
    answers = {
        agreed.id: _entry(agreed.max, agreed.max),
        accepted.id: _entry(accepted.max, lowest[accepted.id], _sent(accepted), accepted.max),
        promised.id: _entry(promised.max, lowest[promised.id], PROMISE, lowest[promised.id]),
        partly.id: _entry(partly.max, lowest[partly.id], _sent(partly), _levels(partly)[1]),
    }
    reasons = {leaf.id: _reason(leaf) for leaf in (accepted, promised, partly)}
    order = [leaf for leaf in criteria_set.leaves() if leaf.id in answers]
    silent = {leaf.id: _entry(leaf.max, leaf.max) for leaf in order}
    silent[accepted.id] = _entry(accepted.max, lowest[accepted.id])
    units = [
        Unit(_sheet(library, criteria_set, name, entries), "", reasons)
        for name, entries in ((FIRST, answers), (SECOND, silent))
    ]
    season = Season(library, library.edition.year, tuple(units))
    lines = {line.node.id: line for line in season.card(units[0]).all_lines()}
    rows = (
        RoundRow(
            leaf,
            claimed=lines[leaf.id].columns["self"],
            found=lines[leaf.id].columns["appraised"],
            reason=reasons.get(leaf.id, ""),
            explanation=answers[leaf.id].explanation or "",
            second=lines[leaf.id].columns.get("appraised_2"),
            final=lines[leaf.id].points,
        )
        for leaf in order
    )
    sums = tuple(_sum(season, unit) for unit in units)
    return WorkedRound(criteria_set, tuple(rows), sums, accepted)


def _entry(
    claimed: Fraction,
    found: Fraction,
    explanation: str | None = None,
    second: Fraction | None = None,
) -> Entry:
    entry: dict[str, object] = {"self": {"points": claimed}, "appraised": {"points": found}}
    if explanation is not None:
        entry["explanation"] = explanation
    if second is not None:
        entry["appraised_2"] = {"points": second}
    return Entry.model_validate(entry)


def _reason(leaf: Node) -> str:
    if not leaf.evidence:
        return "Hồ sơ chưa có tài liệu chứng minh."
    return f"Hồ sơ thiếu {lower_first(leaf.evidence[0].document)}."


def _sent(leaf: Node) -> str:
    if not leaf.evidence:
        return "Gửi tài liệu chứng minh, chỉ rõ mục và trang."
    return f"Gửi {lower_first(leaf.evidence[0].document)}, chỉ rõ mục và trang."


def _sheet(
    library: EditionLibrary, criteria_set: CriteriaSet, name: str, answers: dict[str, Entry]
) -> Sheet:
    return Sheet(
        edition=library.edition.id,
        set=criteria_set.id,
        unit=name,
        unit_kind=criteria_set.unit_kinds[0],
        year=library.edition.year,
        answers=answers,
    )


def _sum(season: Season, unit: Unit) -> RoundSum:
    """The unit's points by its own score, after the first round, after the second."""
    card = season.card(unit)
    first = {
        code: entry.model_copy(update={"appraised_2": None})
        for code, entry in unit.sheet.answers.items()
    }
    sheet = unit.sheet.model_copy(update={"answers": first})
    return RoundSum(
        unit.sheet.unit,
        claimed=card.columns["self"],
        after_first=season.card(Unit(sheet, unit.file)).points,
        after_second=card.points,
        max=card.answered_max,
    )
