"""Files and earlier workbooks as one season: no column is ever written over another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from cchc_docs.collecting.gathering import FileRead
from cchc_docs.collecting.season import Season, Unit, UnitKey, in_order, key_of
from cchc_docs.criteria.model import CriteriaSet, Node
from cchc_docs.ground.numbers import show
from cchc_docs.ground.problems import Problem, ProblemsFound, shown_path
from cchc_docs.library import EditionLibrary, Library
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.scoring.answers import Entry, RawAnswer, evaluate, read_answer

SeasonKey = tuple[str, int]
"""Edition and year."""
APPRAISED: tuple[Column, ...] = ("appraised", "appraised_2")


@dataclass(frozen=True)
class Collected:
    """What a run of collecting came to: units in it and files listed are all that was given."""

    season: Season
    files: tuple[FileRead, ...]
    notes: tuple[str, ...]
    """What changed between what was read first and what came later, in words."""
    survey: tuple[str, ...] = ()
    """What became of the ballots, in words."""


def collected(
    books: Sequence[tuple[Path, Season]],
    files: Sequence[FileRead],
    library: Library,
    edition: str | None = None,
) -> Collected:
    """One season of all; raises ProblemsFound where two workbooks do not agree.

    The season is that of the workbooks, else that of most files.
    """
    key = _season_key(books, files, library, edition)
    own = library.find(key[0])
    units, notes = _of_books(books, key, own)
    told = _one_a_unit([_of_season(one, key) for one in files])
    for one in told:
        if one.outcome != "Đã vào sổ":
            continue
        assert one.card is not None
        found = Unit(one.card.sheet, one.name)
        before = units.get(found.key)
        if before is None:
            units[found.key] = found
        else:
            merged, said = _joined(before, one, own.find_set(found.sheet.set))
            units[found.key] = merged
            notes.extend(f"{found.sheet.unit}: {words}" for words in said)
    season = Season(own, key[1], in_order(own, units))
    return Collected(season, tuple(told), tuple(notes))


def _season_key(
    books: Sequence[tuple[Path, Season]],
    files: Sequence[FileRead],
    library: Library,
    edition: str | None,
) -> SeasonKey:
    if books:
        first = books[0][1]
        return first.library.edition.id, first.year
    counts: dict[SeasonKey, int] = {}
    for one in files:
        if one.card and edition in (None, one.card.edition.id):
            key = one.card.edition.id, one.card.sheet.year
            counts[key] = counts.get(key, 0) + 1
    if counts:
        return max(counts, key=lambda key: (counts[key], key[1], key[0]))
    newest = library.find(edition) if edition else library.editions[0]
    return newest.edition.id, newest.edition.year


def _of_season(one: FileRead, key: SeasonKey) -> FileRead:
    """A file of another edition or year is listed, not taken."""
    if one.card is None or (one.card.edition.id, one.card.sheet.year) == key:
        return one
    told = (
        f"Phiếu của phiên bản {one.card.edition.id}, năm {one.card.sheet.year}; sổ này của "
        f"phiên bản {key[0]}, năm {key[1]}. Lập sổ riêng cho phiếu này."
    )
    return replace(one, outcome="Không lấy", told=(*one.told, told))


def _of_books(
    books: Sequence[tuple[Path, Season]], key: SeasonKey, library: EditionLibrary
) -> tuple[dict[UnitKey, Unit], list[str]]:
    """The units of the workbooks; where two fill the same cell differently, that is a problem."""
    units: dict[UnitKey, Unit] = {}
    places: dict[UnitKey, Path] = {}
    notes: list[str] = []
    problems: list[Problem] = []
    for path, season in books:
        notes.extend(f"{shown_path(path)}, {words}" for words in season.doubts)
        if (season.library.edition.id, season.year) != key:
            problems.append(
                Problem(
                    shown_path(path),
                    1,
                    f"Sổ của phiên bản {season.library.edition.id}, năm {season.year}.",
                    f"Các sổ cùng phiên bản {key[0]}, năm {key[1]}.",
                    "Gộp riêng các sổ của từng năm.",
                    "W011",
                )
            )
            continue
        for unit in season.units:
            before = units.get(unit.key)
            if before is None:
                units[unit.key], places[unit.key] = unit, path
                continue
            criteria_set = library.find_set(unit.sheet.set)
            for words in _clashes(before, unit, criteria_set):
                problems.append(
                    Problem(
                        shown_path(path),
                        1,
                        f"{unit.sheet.unit}, {words} (sổ kia: {shown_path(places[unit.key])}).",
                        "Mỗi ô một giá trị trong mọi sổ.",
                        "Thống nhất một giá trị, ghi vào cả hai sổ hoặc xoá ô ở một sổ.",
                        "W012",
                    )
                )
            units[unit.key] = _both(before, unit)
    if problems:
        raise ProblemsFound(problems)
    return units, notes


def _clashes(before: Unit, later: Unit, criteria_set: CriteriaSet) -> Iterator[str]:
    """Cells that two workbooks of one unit fill differently."""
    for code in sorted(before.sheet.answers.keys() & later.sheet.answers.keys()):
        one, other = before.sheet.answers[code], later.sheet.answers[code]
        node = criteria_set.node(code)
        for column, raw in other.columns().items():
            was = one.columns().get(column)
            if was is not None and not same(node, column, was, raw):
                told = f"{_told(node, column, was)} và {_told(node, column, raw)}"
                yield f"mục {code}, cột {COLUMNS[column]}: {told}"
    for code in sorted(before.reasons.keys() & later.reasons.keys()):
        if before.reasons[code] != later.reasons[code]:
            yield f"mục {code}, cột Lý do của người thẩm định ghi khác nhau"


def _both(before: Unit, later: Unit) -> Unit:
    """What either says; of what both say, that of the first."""
    codes = {**before.sheet.answers, **later.sheet.answers}
    answers = {code: _filled_up(before.claimed(code), later.claimed(code)) for code in codes}
    return _settled(before, answers, {**later.reasons, **before.reasons})


def _settled(unit: Unit, answers: Mapping[str, Entry], reasons: Mapping[str, str]) -> Unit:
    """The unit with these columns; a claim that an item is not applicable does not count where
    the item was scored."""
    overruled = {
        code: entry.not_applicable
        for code, entry in answers.items()
        if entry.not_applicable is not None and entry.columns()
    }
    counted = {
        code: entry.model_copy(update={"not_applicable": None}) if code in overruled else entry
        for code, entry in answers.items()
    }
    sheet = unit.sheet.model_copy(update={"answers": counted})
    return replace(unit, sheet=sheet, reasons=reasons, overruled=overruled)


def _filled_up(entry: Entry, other: Entry) -> Entry:
    """``entry`` with the columns of ``other`` that it has not; words that differ stand together.

    Of the unit's own claims, a self score or that the item is not applicable, the first stays.
    """
    mine, theirs = entry.columns(), other.columns()
    update: dict[str, object] = {
        column: theirs[column]
        for column in COLUMNS
        if column != "self" and column not in mine and column in theirs
    }
    if entry.self_ is None and entry.not_applicable is None:
        update["self_"], update["not_applicable"] = other.self_, other.not_applicable
    for name in ("explanation", "evidence"):
        update[name] = _words(getattr(entry, name), getattr(other, name))
    return entry.model_copy(update=update)


def _words(before: str | None, later: str | None) -> str | None:
    """Both, one below the other, unless one holds the other."""
    if not before or not later:
        return before or later
    if later in before:
        return before
    return later if before in later else f"{before}\n{later}"


def _one_a_unit(files: Sequence[FileRead]) -> list[FileRead]:
    """Of several files of one unit the first where all say the same, else none."""
    by_unit: dict[UnitKey, list[FileRead]] = {}
    for one in files:
        if one.card and one.outcome == "Đã vào sổ":
            by_unit.setdefault(key_of(one.card.sheet), []).append(one)
    return [_among(one, by_unit) for one in files]


def _among(one: FileRead, by_unit: Mapping[UnitKey, Sequence[FileRead]]) -> FileRead:
    if one.card is None or one.outcome != "Đã vào sổ":
        return one
    all_ = by_unit[key_of(one.card.sheet)]
    if len(all_) == 1:
        return one
    names = ", ".join(other.name for other in all_ if other is not one)
    answers = [other.card.sheet.answers for other in all_ if other.card]
    codes = sorted({code for each in answers for code in each if _differ(code, answers)})
    if not codes:
        if one is all_[0]:
            return one
        told = f"Trùng với {all_[0].name}: cùng đơn vị, cùng câu trả lời."
        return replace(one, outcome="Bỏ qua", told=(*one.told, told))
    told = (
        f"Đơn vị «{one.card.sheet.unit}» có nhiều tệp khác nhau ở mục {', '.join(codes)}: {names}. "
        "Giữ một tệp, hoặc sửa tên đơn vị."
    )
    return replace(one, outcome="Không lấy", told=(*one.told, told))


def _differ(code: str, answers: Sequence[Mapping[str, Entry]]) -> bool:
    return any(each.get(code) != answers[0].get(code) for each in answers)


def _joined(before: Unit, file: FileRead, criteria_set: CriteriaSet) -> tuple[Unit, list[str]]:
    """A unit of an earlier workbook with what its file says now.

    Once anything of it has been appraised its self scores stay; until then the file's count.
    """
    assert file.card is not None
    later = file.card.sheet
    is_appraised = any(
        column in entry.columns() for entry in before.sheet.answers.values() for column in APPRAISED
    )
    answers: dict[str, Entry] = {}
    told: list[str] = []
    for node in criteria_set.leaves():
        if node.id not in before.sheet.answers and node.id not in later.answers:
            continue
        was, now = before.claimed(node.id), later.answers.get(node.id, Entry())
        told.extend(f"mục {node.id}, {words}" for words in _changes(node, was, now, is_appraised))
        if not is_appraised:
            claims = {"self_": now.self_, "not_applicable": now.not_applicable}
            was = was.model_copy(update=claims)
        answers[node.id] = _filled_up(was, now)
    if before.sheet.unit_kind != later.unit_kind:
        told.append(
            f"tệp {file.name} ghi loại đơn vị {later.unit_kind}, sổ giữ {before.sheet.unit_kind}."
        )
    return replace(_settled(before, answers, before.reasons), file=file.name), told


def _changes(node: Node, was: Entry, now: Entry, is_appraised: bool) -> Iterator[str]:
    """What the file says otherwise than the workbook, column by column, and which one counts."""
    if (was.not_applicable or now.not_applicable) and was.not_applicable != now.not_applicable:
        is_kept = is_appraised and (was.columns() or was.not_applicable)
        keeps = "sổ giữ như cũ vì đã thẩm định" if is_kept else "lấy theo tệp"
        yield f"phần không áp dụng khác trước: {keeps}."
    old, new = was.columns(), now.columns()
    for column, title in COLUMNS.items():
        before, later = old.get(column), new.get(column)
        if column == "self" and later is None and before is not None:
            keeps = "sổ giữ như cũ vì đã thẩm định" if is_appraised else "bỏ trong sổ"
            yield f"tệp nay không còn câu trả lời tự chấm: {keeps}."
        if later is None or (before is not None and same(node, column, before, later)):
            continue
        if before is None:
            if column != "self" or (is_appraised and was.not_applicable is None):
                yield f"cột {title} có thêm trong tệp: {_told(node, column, later)}."
            continue
        if column == "self" and not is_appraised:
            keeps = "lấy theo tệp vì chưa thẩm định"
        elif column == "self":
            keeps = "đã thẩm định nên sổ giữ điểm tự chấm trước; chấp nhận thì ghi ở lần 2"
        else:
            keeps = "sổ giữ như cũ"
        yield (
            f"cột {title} đổi từ {_told(node, column, before)} thành "
            f"{_told(node, column, later)}: {keeps}."
        )


def same(node: Node, column: Column, one: RawAnswer, other: RawAnswer) -> bool:
    """Whether two answers say the same: the same figures, or points without figures that fit."""
    if one == other:
        return True
    if "points" not in one and "points" not in other:
        return False
    return _points(node, column, one) == _points(node, column, other)


def _points(node: Node, column: Column, raw: RawAnswer) -> Fraction | None:
    return evaluate(read_answer(node, column, raw), node.max).points


def _told(node: Node, column: Column, raw: RawAnswer) -> str:
    points = _points(node, column, raw)
    return "không áp dụng" if points is None else f"{show(points)} điểm"
