"""What a unit reads of its own results: its card, its place, what would raise it most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from cchc_docs.criteria.origins import Source
from cchc_docs.ground.numbers import fixed, show
from cchc_docs.results.parts import POINTS, Chart, Part, shade, signed
from cchc_docs.results.season_parts import Results
from cchc_docs.results.standings import Standing
from cchc_docs.rules.columns import COLUMNS, Column
from cchc_docs.scoring.answers import Entry
from cchc_docs.scoring.line import Line
from cchc_docs.scoring.points import EntryScore, score_entry
from cchc_docs.scoring.scorecard import Card, card_of

RAISED = 8
"""So many items are shown that would raise a unit most."""
ZERO = Fraction(0)


@dataclass(frozen=True)
class Raise:
    """An item that is short of its points, and the card if it were not."""

    line: Line
    gain: Fraction
    after: Card


@dataclass(frozen=True)
class UnitResults:
    """A unit with its card, its place among those of its group and what would raise it."""

    results: Results
    standing: Standing
    card: Card
    sources: Mapping[str, Source]
    names_others: bool = False

    @cached_property
    def raises(self) -> tuple[Raise, ...]:
        """The items that would add most to the total, each scored anew on its own."""
        lines = [line for line in self.card.all_lines() if self._short(line) > 0]
        lines.sort(key=self._short, reverse=True)
        found = [Raise(line, ZERO, self._with_full(line)) for line in lines[:RAISED]]
        gains = [replace(one, gain=one.after.points - self.card.points) for one in found]
        return tuple(sorted((one for one in gains if one.gain > 0), key=lambda one: -one.gain))

    @staticmethod
    def _short(line: Line) -> Fraction:
        if line.node.rule is None or not line.answered_max:
            return ZERO
        if line.node.role == "penalty":
            return line.counted
        return ZERO if line.capped else line.answered_max - line.counted

    def _with_full(self, line: Line) -> Card:
        """The card with full points for the item, all else as it is."""
        sheet = self.card.sheet
        entry = sheet.answers.get(line.node.id, Entry())
        column = _last(entry)
        points = ZERO if line.node.role == "penalty" else line.node.max
        name = "self_" if column == "self" else column
        full = entry.model_copy(update={name: {"points": points}})
        answers = {**sheet.answers, line.node.id: full}
        again = sheet.model_copy(update={"answers": answers})
        edition = self.card.edition
        scores = {**self._scores, line.node.id: score_entry(line.node, full, edition, self.sources)}
        return card_of(again, scores, edition, self.card.criteria_set, self.card)

    @cached_property
    def _scores(self) -> Mapping[str, EntryScore]:
        return {line.node.id: line.entry for line in self.card.all_lines() if line.entry}

    def parts(self) -> tuple[Part, ...]:
        """What its page shows."""
        found = (self._place(), self._fields(), self._raise(), self._card())
        left = self.results.withheld
        return tuple(one for one in found if one.rows and not one.tells & left)

    def _place(self) -> Part:
        """Its place among the units of its group, which stay nameless unless they may be named."""
        one, places = self.standing, self.results.places
        rows: list[tuple[str, str]] = []
        charts: tuple[Chart, ...] = ()
        if one.index is not None:
            own, middle = fixed(one.index, places), self.results.middles[one.group]
            ranked = self.results.ranked.get(one.group, 0)
            rank = "không xếp hạng" if one.rank is None else f"hạng {one.rank} trên {ranked}"
            rows = [
                (f"{one.unit} ({rank})", own),
                ("Cao nhất của nhóm", fixed(middle.most, places)),
                ("Bình quân của nhóm", fixed(middle.mean, places)),
                ("Ở giữa nhóm", fixed(middle.median, places)),
                ("Thấp nhất của nhóm", fixed(middle.least, places)),
            ]
            if self.names_others:
                group = self.results.ranking.of(one.group)
                others = [each for each in group if each.index is not None and each is not one]
                rows += [
                    (f"{each.rank or '–'}. {each.unit}", fixed(each.index or ZERO, places))
                    for each in others
                ]
            labels = ("Đơn vị này", "Cao nhất", "Bình quân", "Ở giữa", "Thấp nhất")
            figures = (one.index, *middle)
            title = "Đơn vị này trong nhóm, chỉ số %"
            charts = (Chart("bars", title, labels, (("Chỉ số", figures),)),)
        return Part(
            "place",
            "vi-tri",
            f"Vị trí trong nhóm {one.group}" if one.group else "Vị trí trong bảng",
            ("Trong nhóm", "Chỉ số, %"),
            tuple(rows),
            "" if self.names_others else "Tên các đơn vị khác không nêu ở đây.",
            frozenset((1,)),
            charts,
        )

    def _fields(self) -> Part:
        rows, shades = [], []
        for line in self.card.lines_of("score"):
            index = "" if line.index is None else fixed(line.index, 1)
            told = f"{show(line.counted, POINTS)}/{show(line.max)}"
            rows.append((line.node.id, line.node.title, told, index))
            shades.append((0, 0, 0, shade(line.index)))
        return Part(
            "unit",
            "linh-vuc",
            "Từng lĩnh vực",
            ("Mã", "Lĩnh vực", "Điểm", "Tỷ lệ, %"),
            tuple(rows),
            right=frozenset((2, 3)),
            shades=tuple(shades),
            codes=True,
            also=frozenset(("fields",)),
        )

    def _raise(self) -> Part:
        rows, places = [], self.results.places
        for one in self.raises:
            line = one.line
            if line.node.is_surveyed and "survey" in self.results.withheld:
                continue
            after = one.after
            index = "" if after.index_so_far is None else fixed(after.index_so_far, places)
            grade = after.grade.label if after.grade else ""
            gain = signed(one.gain, show(one.gain, POINTS))
            told = f"{show(line.counted, POINTS)}/{show(line.highest)}"
            rows.append((line.node.id, line.node.title, told, gain, index, grade))
        is_classed = any(row[-1] for row in rows)
        head = ("Mã", "Mục", "Đang có", "Thêm được", "Chỉ số mới, %", "Loại mới")
        width = len(head) if is_classed else len(head) - 1
        return Part(
            "raise",
            "nang-diem",
            "Mục nâng điểm nhiều nhất",
            head[:width],
            tuple(row[:width] for row in rows),
            "Mỗi mục tính riêng: mục ấy đạt đủ điểm, các mục khác giữ nguyên.",
            frozenset((2, 3, 4)),
            codes=True,
            also=frozenset(("items",)),
        )

    def _card(self) -> Part:
        # what an item of a survey gave also comes out of the sums above it
        has_survey = any(line.node.is_surveyed for line in self.card.all_lines())
        surveyed = ("survey",) if has_survey else ()
        return Part(
            "card",
            "bang-diem",
            "Bảng điểm",
            ("Mã", "Lĩnh vực, tiêu chí, mục", "Đạt được", "Tối đa", "Tỷ lệ, %"),
            tuple(self._rows()),
            right=frozenset((2, 3, 4)),
            codes=True,
            also=frozenset(("fields", "items", *surveyed)),
        )

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for line in self.card.all_lines():
            exempt = line.entry is not None and line.entry.not_applicable
            index = "" if line.index is None else fixed(line.index, 1)
            most = "không áp dụng" if exempt else show(line.highest)
            points = "" if exempt else show(line.counted, POINTS)
            yield line.node.id, line.node.title, points, most, index


def _last(entry: Entry) -> Column:
    """The column that settles an item."""
    held = entry.columns()
    return next((one for one in reversed(tuple(COLUMNS)) if one in held), "self")
