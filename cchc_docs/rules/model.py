"""What every rule kind is: one class, with the same faces under one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal

from cchc_docs.ground.findings import Finding, Place, Telling, tell
from cchc_docs.ground.model import Model
from cchc_docs.ground.numbers import has_places, show
from cchc_docs.rules.columns import BY_SURVEY, BY_UNIT, Column
from cchc_docs.rules.inputs import Input

WhenNone = Literal["full", "zero", "not_applicable"]
"""What follows when nothing was to be done, so that the denominator is 0."""


class AnswerRefused(Exception):
    """An answer that no points can follow from; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.what)
        self.finding = finding


DUE = "hạn"
"""What a last day is called."""
StepKind = Literal["input", "compute", "rule", "points", "source"]
STEP_TITLES: Mapping[StepKind, str] = {
    "input": "Số liệu",
    "compute": "Phép tính",
    "rule": "Đối chiếu",
    "points": "Điểm",
    "source": "Nguồn",
}


@dataclass(frozen=True)
class Step:
    """One line of a trace, in Vietnamese."""

    kind: StepKind
    text: str


@dataclass(frozen=True)
class Outcome:
    """What a rule gives for an answer.

    ``points`` is exact and lies in 0..maximum; None means not applicable (nothing to measure).
    """

    points: Fraction | None
    steps: tuple[Step, ...]


POINTS_WORDS = {
    "exact": "Được {points} điểm, tối đa {maximum} điểm",
    "rounded": "Được khoảng {points} điểm, tối đa {maximum} điểm",
}


def points_step(points: Fraction, maximum: Fraction) -> Step:
    """The line of a trace that says what was earned."""
    key = "exact" if has_places(points) else "rounded"
    return Step("points", POINTS_WORDS[key].format(points=show(points), maximum=show(maximum)))


@dataclass(frozen=True)
class Row:
    """A line of the table "Cách chấm điểm": when, and the points it gives, as text."""

    when: str
    points: str
    is_remark: bool = False
    """Words in place of points: nothing that is added or taken off."""


MOST_FINE = 20_000
"""Steps from 0 to a maximum: what is finer counts as any part of it."""


class Rule(Model):
    """A way to turn an answer into points; each kind is a subclass in its own module.

    Faces of a kind: its YAML shape (the fields), ``findings`` (checks beyond the shape),
    ``Answer`` (the shape of an answer), ``inputs`` (what it asks of people), ``evaluate`` (points
    with a trace), ``possible_points`` and ``marks`` (what can come out, and where it changes),
    ``figures``, ``table`` and ``brief`` (the rule in words), ``words`` and ``refusals`` (the
    sentences of the trace and of what is refused, shared with the browser).
    """

    kind: str
    title: ClassVar[str]
    """Vietnamese name of the kind."""
    surveyed: Literal[True] | None = None
    """true: kết quả lấy từ điều tra xã hội học, ghi ở cột điều tra. Ghi ở quy tắc của cả mục."""
    answered_in: ClassVar[tuple[Column, ...]] = BY_UNIT
    """Which columns may answer where the rule does not say that people are asked."""
    Answer: ClassVar[type[Model]]
    words: ClassVar[Mapping[str, str]]
    refusals: ClassVar[Mapping[str, Telling]] = {}

    @property
    def columns(self) -> tuple[Column, ...]:
        """Which columns may answer, the first one first."""
        return BY_SURVEY if self.surveyed else self.answered_in

    def read_answer(self, data: Any) -> Any:
        """The answer in ``data``; raises pydantic.ValidationError when its shape is wrong."""
        return self.Answer.model_validate(data)

    def shape_of(self, data: Any) -> type[Model]:
        """The class that ``read_answer`` validates ``data`` with."""
        return self.Answer

    def inputs(self, maximum: Fraction) -> tuple[Input, ...]:
        """What people fill in to answer, in the order in which it is asked."""
        raise NotImplementedError

    def parts(self) -> tuple[tuple[str, Rule], ...]:
        """The rules that give the points: itself, or that of each case, with the case's name."""
        return (("", self),)

    def within(self) -> Iterator[Rule]:
        """The rule itself and those that it is made of."""
        yield self

    def findings(self, maximum: Fraction) -> Iterator[Finding]:
        """What is wrong with the rule beyond its shape."""
        yield from ()

    def highest(self, maximum: Fraction) -> Fraction:
        """The most points that an answer can earn."""
        return maximum

    def lowest(self, maximum: Fraction) -> Fraction:
        """The fewest points that an answer can earn."""
        return min(self.possible_points(maximum) or (Fraction(0),))

    def possible_points(self, maximum: Fraction) -> frozenset[Fraction] | None:
        """All that an answer can earn; None when it is any part of the maximum."""
        raise NotImplementedError

    def marks(self) -> frozenset[Any]:
        """The figures or days at which the points jump."""
        raise NotImplementedError

    def lapses(self) -> bool:
        """Whether figures can show that there is nothing to score (not applicable)."""
        return False

    def judged(self) -> bool:
        """Whether points are left to somebody's judgement, who then has to say why."""
        return False

    def evaluate(self, answer: Any, maximum: Fraction) -> Outcome:
        """Points and trace of ``answer``; raises AnswerRefused when none can follow."""
        raise NotImplementedError

    def table(self, maximum: Fraction) -> tuple[Row, ...]:
        """The rule as lines "when → points"."""
        raise NotImplementedError

    def figures(self, due: str = DUE) -> tuple[str, ...]:
        """How the figures come about that the rule looks at, a sentence each.

        ``due`` is what a last day is called: who set it is known to the item, not to its rule.
        """
        return ()

    def brief(self, due: str = DUE) -> str:
        """In one line, what earns the full points; ``due`` as in ``figures``."""
        raise NotImplementedError

    def say(self, key: str, **values: str) -> str:
        """A sentence of the trace with its figures put in."""
        return self.words[key].format(**values)

    def refuse(self, key: str, path: Place, **values: str) -> AnswerRefused:
        """The exception for an answer that cannot be scored."""
        return refuse(path, self.refusals[key], **values)


def refuse(path: Place, telling: Telling, **values: str) -> AnswerRefused:
    """The exception for an answer that cannot be scored."""
    return AnswerRefused(tell(path, telling, **values))
