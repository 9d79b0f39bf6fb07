"""Kind ``combine``: several rules of one item, added up and taken off one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, create_model

from cchc_docs.ground.findings import Finding
from cchc_docs.ground.model import Model
from cchc_docs.ground.numbers import Positive, equals, show
from cchc_docs.ground.text import lower_first, upper_first
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.model import DUE, AnswerRefused, Outcome, Row, Rule, Step, points_step
from cchc_docs.rules.part import Part
from cchc_docs.rules.rounding import ROUND_WORDS, round_findings, round_rows, round_steps, to_step

MOST_KNOWN = 500
"""More different results than this are not counted."""


class PartsAnswer(Model):
    """The answer to each part: ``part_1``, ``part_2``…"""

    model_config = ConfigDict(extra="allow")

    part_1: dict[str, Any]
    """Câu trả lời cho phần 1; phần 2 là part_2, cứ thế tiếp; phần có same_as thì không ghi."""


@lru_cache
def _answer_of(answers: tuple[tuple[str, type[Model]], ...]) -> type[Model]:
    fields: dict[str, Any] = {key: (answer, ...) for key, answer in answers}
    return create_model("PartsAnswer", __base__=Model, **fields)


class Combine(Rule):
    """Parts in their order: the sum, best, least or mean of them, from 0 to the maximum."""

    kind: Literal["combine"]
    """Kiểu quy tắc."""
    by: Literal["sum", "highest", "lowest", "mean"] = "sum"
    """sum: cộng trừ lần lượt; highest, lowest: phần cao, thấp điểm nhất; mean: bình quân."""
    start: Literal["zero", "full"] = "zero"
    """zero: tính từ 0; full: bắt đầu từ điểm tối đa của mục rồi cộng, trừ các phần."""
    base: Positive | None = None
    """Số điểm khởi đầu rồi cộng, trừ các phần, khi nó nhỏ hơn điểm tối đa; ghi thay cho start."""
    parts_: Annotated[tuple[Part, ...], Field(alias="parts", min_length=1, max_length=20)]
    """Các phần, tính lần lượt từ trên xuống."""
    round_to: Positive | None = None
    """Làm tròn điểm của mục đến bội của số này, ví dụ 0.25."""

    title = "Kết hợp nhiều phần"
    Answer = PartsAnswer
    words: ClassVar = {
        "start": "Bắt đầu từ {points} điểm",
        "part": "Phần {number}: {label}",
        "add": "Phần {number} được {points} điểm, cộng dồn {total} điểm",
        "less": "Phần {number} trừ {points} điểm, còn {total} điểm",
        "less_percent": "Phần {number} bớt {points}% số điểm đang có, còn {total} điểm",
        "not_full": "Phần {number} không tính: các phần trước chưa đủ {full} điểm",
        "own": "Phần {number} được {points} điểm",
        "highest": "Chỉ lấy phần cao điểm nhất: {total} điểm",
        "least": "Chỉ lấy phần thấp điểm nhất: {total} điểm",
        "mean": "Bình quân của {count} phần {mean} điểm",
        "lowest": "Không trừ quá 0: còn 0 điểm",
        "cap": "Không vượt quá điểm tối đa {maximum} điểm",
        **ROUND_WORDS,
    }

    def shape_of(self, data: Any) -> type[Model]:
        """A key for each part that asks, with the shape of its rule."""
        return _answer_of(tuple((self.key(n), part.rule.Answer) for n, part in self.asking()))

    def read_answer(self, data: Any) -> Any:
        """The answers to the parts, in order."""
        read = self.shape_of(data).model_validate(data)
        return tuple(getattr(read, self.key(n)) for n in range(1, len(self.parts_) + 1))

    def key(self, number: int) -> str:
        """What holds the figures of a part: its own answer, or that of the part named by it."""
        return f"part_{self.parts_[number - 1].same_as or number}"

    def asking(self) -> Iterator[tuple[int, Part]]:
        """The parts that are answered, with their numbers."""
        yield from ((n, one) for n, one in enumerate(self.parts_, 1) if one.same_as is None)

    def within(self) -> Iterator[Rule]:
        """Itself and the rule of each part."""
        yield self
        yield from (part.rule for part in self.parts_)

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """What each part asks."""
        return tuple(
            replace(one, key=f"part_{n}.{one.key}", label=f"{part.label} – {one.label}", part=n)
            for n, part in self.asking()
            for one in part.rule.inputs(part.most(maximum))
        )

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """What is wrong within a part, with its cap, or with how the parts go together."""
        for position, part in enumerate(self.parts_):
            for finding in self._of_part(position, part, maximum):
                yield finding.below("parts", position)
        if self.base is not None and (self.start == "full" or self.base >= maximum):
            yield Finding(
                ("base",),
                f"Điểm khởi đầu {show(self.base)} "
                + (
                    "ghi cùng start: full."
                    if self.start == "full"
                    else f"không nhỏ hơn điểm tối đa {show(maximum)}."
                ),
                f"Lớn hơn 0, nhỏ hơn {show(maximum)}; hoặc start: full, không ghi base.",
                "Sửa base; bắt đầu từ điểm tối đa thì ghi start: full thay cho base.",
                "S082",
            )
        if self.starts(maximum) and self.by != "sum":
            yield Finding(
                ("start",) if self.start == "full" else ("base",),
                f"Cách tính {self.by} không bắt đầu từ điểm nào để cộng, trừ.",
                "by: sum thì mới có start: full, base.",
                "Sửa by thành sum, hoặc bỏ dòng này.",
                "S055",
            )
        yield from round_findings(self.round_to, maximum)

    def _of_part(self, position: int, part: Part, maximum: Fraction) -> Iterator[Finding]:
        most = part.most(maximum)
        for finding in part.rule.findings(most):
            yield finding.below("rule")
        highest = part.rule.highest(most)
        looked_at = part.as_ == "add" and any(one.only_full for one in self.parts_[position:])
        if highest > most or ((part.max is not None or looked_at) and highest < most):
            word = "vượt" if highest > most else "không bao giờ tới"
            yield Finding(
                ("rule",),
                f"Phần «{part.label}» cao nhất {show(highest)}, {word} mức trần {show(most)}.",
                f"Mức cao nhất của phần {'không quá' if highest > most else 'đúng bằng'} "
                f"{show(most)}.",
                "Sửa điểm trong quy tắc của phần, hoặc sửa max.",
                "S056",
            )
        if part.as_ == "less_percent" and most > 100:
            yield Finding(
                ("max",),
                f"Bớt tới {show(most)}%, quá cả số điểm đang có.",
                "Không quá 100.",
                "Sửa max, hoặc as: less nếu là số điểm.",
                "S057",
            )
        if part.rule.lapses():
            yield Finding(
                ("rule", "when_none"),
                f"Phần «{part.label}» không thể riêng mình không áp dụng.",
                "when_none: full hoặc zero.",
                "Nếu cả mục không áp dụng thì ghi not_applicable ở mục.",
                "S058",
            )
        if part.only_full and not position:
            yield Finding(
                ("only_full",),
                "Phần đầu tiên không có phần nào đứng trước để xét đủ điểm.",
                "only_full từ phần thứ hai trở đi.",
                "Bỏ only_full, hoặc chuyển phần này xuống dưới.",
                "S059",
            )
        before = [one for n, one in self.asking() if n == part.same_as and n <= position]
        if part.same_as is not None and [one.asks() for one in before] != [part.asks()]:
            yield Finding(
                ("same_as",),
                f"Phần {part.same_as} không đứng trước, không được hỏi, hoặc hỏi số liệu khác.",
                "Số thứ tự của một phần ở trên có hỏi, cùng tên số liệu, cùng đơn vị.",
                "Sửa same_as, hoặc viết số liệu của hai phần giống hệt nhau.",
                "S086",
            )
        if self.by != "sum" and (part.as_ != "add" or part.only_full):
            yield Finding(
                ("as",) if part.as_ != "add" else ("only_full",),
                f"Cách tính {self.by} chỉ so các phần được cộng, không trừ, không xét đủ điểm.",
                "by: sum thì mới có as: less, less_percent và only_full.",
                "Sửa by thành sum, hoặc bỏ dòng này.",
                "S060",
            )

    def highest(self, maximum: Fraction) -> Fraction:
        """With the best of what is added and the least of what is taken off."""
        best = [
            part.rule.highest(part.most(maximum))
            if part.as_ == "add"
            else part.rule.lowest(part.most(maximum))
            for part in self.parts_
        ]
        return self._settled(self._total(best, maximum).points, maximum)

    def lowest(self, maximum: Fraction) -> Fraction:
        """With the least of what is added and the most of what is taken off."""
        least = [
            part.rule.lowest(part.most(maximum))
            if part.as_ == "add"
            else part.rule.highest(part.most(maximum))
            for part in self.parts_
        ]
        return self._settled(self._total(least, maximum).points, maximum)

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction] | None:
        """What the parts can come to together, as long as those are not too many."""
        if any(part.same_as for part in self.parts_):
            return None  # they move together
        found: set[tuple[Fraction, ...]] = {()}
        for part in self.parts_:
            own = part.rule.possible_points(part.most(maximum))
            if own is None or len(own) * len(found) > MOST_KNOWN:
                return None
            found = {(*before, points) for before in found for points in own}
        return frozenset(
            self._settled(self._total(list(each), maximum).points, maximum) for each in found
        )

    def starts(self, maximum: Fraction) -> Fraction:
        """What the parts are added to and taken off."""
        return maximum if self.start == "full" else self.base or Fraction(0)

    def marks(self) -> frozenset[Fraction]:
        """None of its own: each part has its figures."""
        return frozenset()

    def _settled(self, total: Fraction, maximum: Fraction) -> Fraction:
        points = min(max(total, Fraction(0)), maximum)
        return to_step(points, self.round_to)

    def _total(self, earned: list[Fraction], maximum: Fraction) -> _Sum:
        """The parts put together, before the ends of the item are looked at."""
        if self.by == "highest":
            return _Sum(max(earned), ())
        if self.by == "lowest":
            return _Sum(min(earned), ())
        if self.by == "mean":
            return _Sum(sum(earned, Fraction(0)) / len(earned), ())
        total = full = self.starts(maximum)
        each: list[tuple[bool, Fraction]] = []
        for points, part in zip(earned, self.parts_, strict=True):
            if part.only_full and total != full:
                each.append((False, full))
            else:
                total = {
                    "add": total + points,
                    "less": total - points,
                    "less_percent": total * (100 - points) / 100,
                }[part.as_]
                each.append((True, total))
            if part.as_ == "add":
                full += part.most(maximum)
        return _Sum(total, tuple(each))

    def judged(self) -> bool:
        """Whether one of them is."""
        return any(part.rule.judged() for part in self.parts_)

    def evaluate(self, answer: tuple[Any, ...], maximum: Fraction) -> Outcome:
        """Each part by its rule, then the parts together, from 0 to the maximum."""
        steps: list[list[Step]] = []
        earned: list[Fraction] = []
        for n, (part, one) in enumerate(zip(self.parts_, answer, strict=True), 1):
            try:
                inner = part.rule.evaluate(one, part.most(maximum))
            except AnswerRefused as refused:
                raise AnswerRefused(refused.finding.below(self.key(n))) from None
            earned.append(inner.points or Fraction(0))
            title = Step("input", self.say("part", number=str(n), label=part.label))
            steps.append([title, *part.told(inner)])
        together = self._total(earned, maximum)
        for n, (part, points) in enumerate(zip(self.parts_, earned, strict=True), 1):
            steps[n - 1].append(self._put(n, part, points, together))
        rest = list(self._ends(earned, together.points, maximum))
        points = self._settled(together.points, maximum)
        told = (*self._begun(maximum), *(step for part in steps for step in part), *rest)
        return Outcome(points, (*told, points_step(points, maximum)))

    def _begun(self, maximum: Fraction) -> Iterator[Step]:
        if start := self.starts(maximum):
            yield Step("compute", self.say("start", points=show(start)))

    def _put(self, n: int, part: Part, points: Fraction, together: _Sum) -> Step:
        values = {"number": str(n), "points": show(points)}
        if self.by != "sum":
            return Step("compute", self.say("own", **values))
        counts, figure = together.each[n - 1]
        if not counts:
            return Step("rule", self.say("not_full", number=str(n), full=show(figure)))
        return Step("compute", self.say(part.as_, **values, total=show(figure)))

    def _ends(self, earned: list[Fraction], total: Fraction, maximum: Fraction) -> Iterator[Step]:
        if self.by == "highest":
            yield Step("rule", self.say("highest", total=show(total)))
        if self.by == "lowest":
            yield Step("rule", self.say("least", total=show(total)))
        if self.by == "mean":
            count = str(len(earned))
            yield Step("compute", self.say("mean", count=count, mean=equals(total)))
        if total < 0:
            yield Step("rule", self.say("lowest"))
        if total > maximum:
            yield Step("rule", self.say("cap", maximum=show(maximum)))
        yield from round_steps(self.round_to, self._settled(total, maximum))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """The lines of every part, then how they go together."""
        rows = [
            replace(row, when=f"{part.label}: {lower_first(row.when)}", points=part.signed(row))
            for part in self.parts_
            for row in part.rule.table(part.most(maximum))
        ]
        if start := self.starts(maximum):
            told = "Bắt đầu từ điểm tối đa" if self.start == "full" else "Điểm khởi đầu"
            rows.insert(0, Row(told, show(start)))
        for part in self.parts_:
            if part.only_full:
                rows.append(Row(f"{part.label}: chỉ tính khi các phần trên đủ điểm", "điều kiện"))
        if len(self.parts_) > 1 or self.starts(maximum):
            rows.append(Row(TOGETHER[self.by], f"từ 0 đến {show(maximum)}"))
        return (*rows, *round_rows(self.round_to))

    def figures(self, due: str = DUE) -> tuple[str, ...]:
        """Those of every part."""
        return tuple(
            f"{part.label}: {lower_first(text)}"
            for part in self.parts_
            for text in part.rule.figures(due)
        )

    def brief(self, due: str = DUE) -> str:
        """What each part that adds gives most for; nothing is taken off then."""
        if self.by == "mean":
            labels = "; ".join(part.label for part in self.parts_)
            return f"Bình quân {len(self.parts_)} phần, phần nào cũng đủ điểm: {labels}"
        told = [
            f"{part.label} – {lower_first(part.rule.brief(due))}"
            for part in self.parts_
            if part.as_ == "add"
        ]
        if len(told) < len(self.parts_):
            told.append("không bị trừ phần nào")
        lead = "" if self.by == "sum" else f"{TOGETHER[self.by]}: {lower_first(told.pop(0))}; "
        return upper_first(f"{lead}{'; '.join(told)}")


TOGETHER: Mapping[str, str] = {
    "sum": "Cộng, trừ lần lượt các phần",
    "highest": "Chỉ lấy phần cao điểm nhất",
    "lowest": "Chỉ lấy phần thấp điểm nhất",
    "mean": "Bình quân các phần",
}


@dataclass(frozen=True)
class _Sum:
    """What the parts come to; for each of a sum whether it counts, and the total after it.

    Where a part does not count, the figure is what the parts before it would have to reach.
    """

    points: Fraction
    each: tuple[tuple[bool, Fraction], ...]
