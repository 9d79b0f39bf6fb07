"""Kind ``cases``: choose the case that fits, then score by that case's own rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field

from cchc_docs.ground.findings import Finding, Telling
from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Points
from cchc_docs.ground.text import lower_first
from cchc_docs.rules.fixed import Fixed
from cchc_docs.rules.inputs import CASE, Input, numbered
from cchc_docs.rules.model import DUE, Outcome, Row, Rule, Step
from cchc_docs.rules.simple import SimpleRule


class Case(Model):
    """A situation and the rule for it, or the points that it gives whatever else is so."""

    label: Text
    """Trường hợp."""
    rule: SimpleRule | None = None
    """Quy tắc của trường hợp này."""
    points: Points | None = None
    """Số điểm được ngay khi rơi vào trường hợp này; ghi thay cho rule."""

    @cached_property
    def own(self) -> Rule:
        """What scores it."""
        return self.rule or Fixed(points=self.points or Fraction(0))


class CaseNumber(Model):
    """Number of the case, counted from 1, beside the answer to its rule."""

    model_config = ConfigDict(extra="allow")

    case: int
    """Số thứ tự của trường hợp; các khoá khác là câu trả lời cho quy tắc của nó."""


@dataclass(frozen=True)
class CasesAnswer:
    """The case, its number, and the answer to its rule."""

    number: int
    case: Case
    answer: Any


class Cases(Rule):
    """No case lies within another: a case's rule is one of the other kinds."""

    kind: Literal["cases"]
    """Kiểu quy tắc."""
    cases: Annotated[tuple[Case, ...], Field(min_length=2)]
    """Các trường hợp."""

    title = "Theo trường hợp"
    Answer = CaseNumber
    words: ClassVar = {
        "input": "Trường hợp {number}: {label}",
        "listed": "{number}: {label}",
        **Fixed.words,
    }
    refusals: ClassVar[Mapping[str, Telling]] = {
        "case": ("Không có trường hợp {number}.", "{cases}", "Ghi case từ 1 đến {last}.", "A016"),
        **Fixed.refusals,
    }

    def shape_of(self, data: Any) -> type[Model]:
        """That of the chosen case; of the choice itself when it cannot be read."""
        number = data.get("case") if isinstance(data, Mapping) else None
        if isinstance(number, int) and 1 <= number <= len(self.cases):
            return self.cases[number - 1].own.shape_of(data)
        return self.Answer

    def read_answer(self, data: Any) -> CasesAnswer:
        """The case first, then the rest as the answer to its rule."""
        number = CaseNumber.model_validate(data).case
        if not 1 <= number <= len(self.cases):
            listed = (
                self.say("listed", number=str(n), label=case.label)
                for n, case in enumerate(self.cases, 1)
            )
            raise self.refuse(
                "case",
                ("case",),
                number=str(number),
                cases="; ".join(listed),
                last=str(len(self.cases)),
            )
        case = self.cases[number - 1]
        rest: Mapping[str, Any] = {key: data[key] for key in data if key != "case"}
        return CasesAnswer(number, case, case.own.read_answer(rest))

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """The case, then what the rule of each case asks."""
        options = numbered([case.label for case in self.cases])
        return (
            Input(CASE, self.title, "list", options=options),
            *(
                replace(one, key=f"{n}.{one.key}", label=f"{n}. {one.label}", case=n)
                for n, case in enumerate(self.cases, 1)
                for one in case.own.inputs(maximum)
            ),
        )

    def within(self) -> Iterator[Rule]:
        """Itself and what each case is made of."""
        yield self
        for case in self.cases:
            yield from case.own.within()

    def parts(self) -> tuple[tuple[str, Rule], ...]:
        """The rule of each case."""
        return tuple((case.label, case.own) for case in self.cases)

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """What is wrong within each case; a case that can earn more than the maximum."""
        for position, case in enumerate(self.cases):
            for finding in case.own.findings(maximum):
                yield finding.below("cases", position, "rule")
            if (case.rule is None) == (case.points is None):
                yield Finding(
                    ("cases", position),
                    f"Trường hợp «{case.label}» "
                    + (
                        "chưa nói được mấy điểm." if case.rule is None else "ghi cả rule và points."
                    ),
                    "Đúng một trong hai: rule, hoặc points khi điểm đã rõ.",
                    "Thêm points: số điểm, hoặc rule: quy tắc của trường hợp."
                    if case.rule is None
                    else "Giữ lại một cách theo văn bản.",
                    "S081",
                )

    def highest(self, maximum: Fraction) -> Fraction:
        """The best over all cases."""
        return max(case.own.highest(maximum) for case in self.cases)

    def lowest(self, maximum: Fraction) -> Fraction:
        """The least over all cases."""
        return min(case.own.lowest(maximum) for case in self.cases)

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction] | None:
        """What any of the cases can give."""
        found = [case.own.possible_points(maximum) for case in self.cases]
        known = [points for points in found if points is not None]
        return frozenset().union(*known) if len(known) == len(found) else None

    def marks(self) -> frozenset[Any]:
        """Those of every case."""
        return frozenset().union(*(case.own.marks() for case in self.cases))

    def lapses(self) -> bool:
        """Whether one of the cases does."""
        return any(case.own.lapses() for case in self.cases)

    def judged(self) -> bool:
        """Whether one of them is."""
        return any(case.own.judged() for case in self.cases)

    def evaluate(self, answer: CasesAnswer, maximum: Fraction) -> Outcome:
        """The outcome of the chosen case's rule."""
        inner = answer.case.own.evaluate(answer.answer, maximum)
        text = self.say("input", number=str(answer.number), label=answer.case.label)
        return Outcome(inner.points, (Step("input", text), *inner.steps))

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """Every case with the lines of its rule."""
        return tuple(
            replace(row, when=f"{case.label}: {row.when}" if case.rule else case.label)
            for case in self.cases
            for row in case.own.table(maximum)
        )

    def figures(self, due: str = DUE) -> tuple[str, ...]:
        """Those of every case."""
        return tuple(
            f"{case.label}: {lower_first(text)}"
            for case in self.cases
            for text in case.own.figures(due)
        )

    def brief(self, due: str = DUE) -> str:
        """What gives most in each case; a case of no points gives nothing to aim at."""
        return ". ".join(
            f"{case.label} – {lower_first(case.own.brief(due))}"
            for case in self.cases
            if case.points != 0
        )
