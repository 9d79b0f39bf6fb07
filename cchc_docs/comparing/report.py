"""A comparison as sections of plain rows, which every face shows alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc_docs.comparing.changes import KINDS, Change, changes
from cchc_docs.comparing.matching import Fields, Match, field_rows, match_sets
from cchc_docs.comparing.policy import policy_changes
from cchc_docs.comparing.rescored import Rescored, Side, rescored_card, rescored_examples
from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.criteria.shares import maxima
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.ground.text import lower_first
from cchc_docs.lessons.examples import ScoredExample
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.scorecard import Card


@dataclass(frozen=True)
class Section:
    """A table: its title, its head, its rows; ``note`` stands above it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Comparison:
    """What changed, and what stands behind it: whom it costs what, both sets beside each other."""

    changed: tuple[Section, ...]
    behind: tuple[Section, ...]


def in_order(named: Iterable[tuple[str, Comparison]]) -> Iterator[Section]:
    """What changed in every pair before what stands behind it; each told with the pair's name."""
    told = list(named)
    for name, one in told:
        yield from (replace(each, title=name + each.title) for each in one.changed)
    for name, one in told:
        yield from (replace(each, title=name + each.title) for each in one.behind)


def compare(
    old: Side, new: Side, examples: Sequence[ScoredExample], cards: Sequence[Card]
) -> Comparison:
    """All that is to be said of the two sets; ``cards`` are of the old one."""
    matches = match_sets(old.criteria_set, new.criteria_set)
    years = new.edition.year - old.edition.year
    found = tuple(changes(matches, old.criteria_set, new.criteria_set, years))
    again = tuple(rescored_examples(examples, matches, new, years))
    policy = _policy(old, new)
    changed = (policy, _changes(found, not policy.rows), _doubts(matches))
    behind = (
        *(_card(card, matches, new) for card in cards),
        _examples(again),
        *beside((old.criteria_set, new.criteria_set), ("Trước", "Sau"), _fields(matches, old, new)),
    )
    return Comparison(_filled(changed), _filled(behind))


def _fields(matches: Sequence[Match], old: Side, new: Side) -> tuple[Fields, ...]:
    """Those of the matches that are fields."""
    known = {id(field) for side in (old, new) for field in side.criteria_set.fields}
    return tuple((one.old, one.new) for one in matches if id(one.new or one.old) in known)


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.rows)


def beside(
    sets: Sequence[CriteriaSet], names: Sequence[str], fields: Sequence[Fields] = ()
) -> tuple[Section, ...]:
    """Sets beside each other, none of them the older: weights of fields, rule kinds."""
    return _weights(fields or field_rows(sets), sets, names), _kinds(sets, names)


def _weights(
    fields: Sequence[Fields], sets: Sequence[CriteriaSet], names: Sequence[str]
) -> Section:
    rows = [
        (_named(row), *(_weight(field, one) for field, one in zip(row, sets, strict=True)))
        for row in fields
    ]
    rows.append(("Tổng điểm", *(show(one.max) for one in sets)))
    surveyed = [_surveyed(one) for one in sets]
    if any(surveyed):
        shares = (_share(part, one) for part, one in zip(surveyed, sets, strict=True))
        rows.append(("Do điều tra xã hội học", *shares))
    return Section("Điểm từng lĩnh vực", ("Lĩnh vực", *names), tuple(rows))


def _named(row: Fields) -> str:
    """What a field is called in the last set that has it."""
    return next(field.title for field in reversed(row) if field is not None)


def _weight(field: Node | None, whole: CriteriaSet) -> str:
    """What a field weighs; of a bonus, penalty or condition no share: it stands outside."""
    if field is None:
        return "–"
    return _share(field.max, whole) if field.role == "score" else f"{show(field.max)} (ngoài tổng)"


def _share(value: Fraction, whole: CriteriaSet) -> str:
    return f"{show(value)} ({fixed(value / whole.max * 100, 1)}%)"


def _title(match: Match) -> str:
    node = match.new or match.old
    return node.title if node else ""


def _surveyed(criteria_set: CriteriaSet) -> Fraction:
    each = (maxima(criteria_set, kind) for kind in criteria_set.unit_kinds)
    return max(one.get("survey", Fraction(0)) for one in each)


def _kinds(sets: Sequence[CriteriaSet], names: Sequence[str]) -> Section:
    counts = [Counter(node.rule.title for node in one.walk() if node.rule) for one in sets]
    kinds = dict.fromkeys(kind for count in counts for kind in count)
    rows = tuple((kind, *(str(count[kind]) for count in counts)) for kind in kinds)
    return Section("Cách cho điểm, số mục", ("Kiểu quy tắc", *names), rows)


def _doubts(matches: Sequence[Match]) -> Section:
    rows = tuple(
        (match.old.id, match.old.title, match.new.id, match.new.title, match.doubt)
        for match in matches
        if match.doubt and match.old and match.new
    )
    return Section(
        "Ghép chưa chắc, hãy xem lại",
        ("Mã trước", "Tên trước", "Mã sau", "Tên sau", "Vì sao ngờ"),
        rows,
        "Máy ghép các mục này theo lời và chỗ đứng; ghép sai thì đó là một mục bỏ, một mục thêm.",
    )


def _policy(old: Side, new: Side) -> Section:
    title = "Thay đổi cách tính điểm, xếp loại, xếp hạng"
    is_later = old.edition.id != new.edition.id  # two sets of one edition have both what it says
    rows = tuple(policy_changes(old, new)) if is_later else ()
    return Section(title, ("Quy định", "Trước", "Sau"), rows)


def _changes(found: Sequence[Change], is_rest_same: bool) -> Section:
    """Each change; where nothing at all changed, that."""
    rows = tuple(
        (
            KINDS[one.kind],
            one.match.old.id if one.match.old else "–",
            one.match.new.id if one.match.new else "–",
            _title(one.match),
            one.before or "–",
            one.after or "–",
        )
        for one in found
    )
    if is_rest_same and not rows:
        rows = (("Không đổi", "–", "–", "Mọi mục như cũ", "–", "–"),)
    head = ("Thay đổi", "Mã trước", "Mã sau", "Mục", "Trước", "Sau")
    counts = Counter(KINDS[one.kind] for one in found)
    note = "; ".join(
        f"{lower_first(kind)}: {counts[kind]}" for kind in KINDS.values() if counts[kind]
    )
    return Section("Thay đổi từng mục", head, rows, f"Số thay đổi: {note}." if note else "")


def _examples(again: Sequence[Rescored]) -> Section:
    rows = []
    for one in again:
        before = one.example.score.final
        after = one.after.final if one.after else None
        rows.append(
            (
                one.example.example.title,
                f"{one.example.node.id} → {one.match.new.id if one.match.new else '–'}",
                _points(before.points if before else None),
                _points(after.points if after else None),
                "; ".join(one.before_trace),
                "; ".join(one.after_trace) or one.why_not or "Không áp dụng.",
            )
        )
    head = ("Ví dụ", "Mã", "Điểm trước", "Điểm sau", "Cách tính trước", "Cách tính sau")
    return Section(
        "Ví dụ chấm theo cả hai bộ",
        head,
        tuple(rows),
        "Cùng một kết quả công việc, mọi ngày chuyển sang năm của bộ sau.",
    )


def _points(value: Fraction | None) -> str:
    return "–" if value is None else show(value)


def _card(card: Card, matches: Sequence[Match], new: Side) -> Section:
    after, left = rescored_card(card, matches, new)
    lines = {line.node.id: line for line in after.all_lines()}
    rows = []
    for match in matches:
        line = next((one for one in card.all_lines() if match.old is one.node), None)
        other = lines.get(match.new.id) if match.new else None
        node = match.new or match.old
        if node is None or node.parts or (line is None and other is None):
            continue
        points = [_earned(one) for one in (line, other)]
        gain = None
        if points[0] is not None and points[1] is not None:
            gain = points[1] - points[0]
        rows.append(
            (
                match.old.id if match.old else "–",
                match.new.id if match.new else "–",
                node.title,
                _points(points[0]),
                _points(points[1]),
                _signed(gain),
            )
        )
    rows.append(
        ("", "", "Tổng", show(card.points), show(after.points), _signed(after.points - card.points))
    )
    head = ("Mã trước", "Mã sau", "Mục", "Điểm trước", "Điểm sau", "Được, mất")
    note = f"Sau: trả lời được {show(after.answered_max)} trên {show(after.max)} điểm tối đa."
    if left:
        note += f" Không tính được theo bộ sau: {' '.join(left)}"
    return Section(f"{card.sheet.unit}: làm như cũ thì được bao nhiêu", head, tuple(rows), note)


def _earned(line: Line | None) -> Fraction | None:
    return line.points if line is not None and line.entry is not None else None


def _signed(value: Fraction | None) -> str:
    if value is None:
        return "–"
    return f"+{show(value)}" if value > 0 else show(value)
