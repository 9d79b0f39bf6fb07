"""What an edition says of the whole card: scoring, classes, conditions, ties, quotas."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.comparing.rescored import Side
from cchc_docs.criteria.edition_parts import Grades
from cchc_docs.criteria.model import CriteriaSet, Edition
from cchc_docs.criteria.ranking import OfKinds, RankingRules, TieBreak

POLICIES = {"shrink": "giảm điểm tối đa", "full": "cho điểm tối đa", "refuse": "không cho phép"}
MAY = {True: "được", False: "không được"}
BY = {"exact": "theo chỉ số chưa làm tròn", "shown": "theo chỉ số làm tròn như khi hiện"}
TIES = {"skip": "cùng hạng, bỏ hạng kế tiếp", "dense": "cùng hạng, không bỏ hạng nào"}
PREFER = {"higher": "cao hơn xếp trên", "lower": "thấp hơn xếp trên"}
NONE = "–"


def policy_changes(old: Side, new: Side) -> Iterator[tuple[str, str, str]]:
    """What is not as it was: what about, before, after."""
    before, after = (dict(_facts(one.edition, one.criteria_set)) for one in (old, new))
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name, NONE), after.get(name, NONE)
        if was != now:
            yield name, was, now


def _facts(edition: Edition, criteria_set: CriteriaSet) -> Iterator[tuple[str, str]]:
    scoring = edition.scoring
    yield "Mục không áp dụng", POLICIES[scoring.not_applicable]
    yield "Điểm thưởng vượt tổng điểm tối đa", MAY[scoring.bonus_above_max]
    yield "Tổng điểm xuống dưới 0", MAY[scoring.negative_total]
    yield "Chỉ số hiện mấy số thập phân", str(scoring.decimals)
    titles = {one.id: one.title for one in edition.unit_kinds}
    known: list[Grades] = []
    for kind in criteria_set.unit_kinds:
        grades = edition.grades_for(kind)
        if grades is not None and grades not in known:
            known.append(grades)
            own = [one for one in grades.unit_kinds if one in criteria_set.unit_kinds]
            yield from _classes(grades, ", ".join(titles[one] for one in own))
    yield from _ranking(edition.ranking, criteria_set)


def _classes(grades: Grades, kinds: str) -> Iterator[tuple[str, str]]:
    for level in grades.best_first:
        yield f"{kinds}: loại {level.label}", level.title("%")
    for gate in grades.gates:
        yield f"{kinds}: {gate.label}", f"{gate.when()}: {gate.then()}"


def _ranking(rules: RankingRules | None, criteria_set: CriteriaSet) -> Iterator[tuple[str, str]]:
    if rules is None:  # then units are ranked as they usually are
        yield from (("Xếp hạng", BY["exact"]), ("Đơn vị bằng nhau", TIES["skip"]))
        return

    def is_own(one: OfKinds) -> bool:
        return any(one.is_for(kind) for kind in criteria_set.unit_kinds)

    yield "Xếp hạng", BY[rules.by]
    breaks = [one for one in rules.tie_breaks if is_own(one)]
    yield "Đơn vị bằng nhau", "; ".join((*map(_looked_at, breaks), TIES[rules.ties]))
    for quota in rules.quotas:
        if is_own(quota):
            yield f"Loại {quota.grade}: {quota.label}", quota.most()
    if rules.unranked:
        yield "Chấm điểm, không xếp hạng", ", ".join(rules.unranked)
    if rules.least_ballots is not None:
        yield "Số phiếu điều tra ít nhất", str(rules.least_ballots)


def _looked_at(one: TieBreak) -> str:
    return f"xét {one.label} (mục {one.item}, {PREFER[one.prefer]})"
