"""What a rule asks of people: an input for every figure, count, day or choice of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from cchc_docs.ground.findings import Place

InputKind = Literal["number", "count", "day", "list", "text"]

CASE = "case"
"""The key of the input that chooses a case."""


@dataclass(frozen=True)
class Input:
    """Something that people fill in, by its key among the inputs of its rule: ``counts.0``."""

    key: str
    label: str
    kind: InputKind
    unit: str = ""
    top: Fraction | None = None
    """Highest number that can be; None: without end."""
    options: tuple[tuple[str, Any], ...] = ()
    """For a list: the words shown, and the value each stands for in an answer."""
    way: int = 0
    """Inputs of one way belong together; an answer takes one way."""
    case: int | None = None
    """Number of the case that asks for it; its key then begins with it: ``2.part``."""
    part: int | None = None
    """Number of the part that asks for it, of a rule of several: ``part_2.count``."""

    @property
    def place(self) -> Place:
        """Where it stands in an answer: ``("counts", 0)``."""
        key = self.key if self.case is None else self.key.removeprefix(f"{self.case}.")
        return tuple(int(step) if step.isdigit() else step for step in key.split("."))


def numbered(labels: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Options ``1. …``, each standing for its number."""
    return tuple((f"{n}. {label}", n) for n, label in enumerate(labels, 1))


def as_answer(inputs: Iterable[Input], values: Mapping[str, Any]) -> dict[str, Any]:
    """The answer that the filled ``values`` make, by key of their input."""
    answer: dict[str, Any] = {}
    for one in inputs:
        if one.key in values:
            inside, place = answer, one.place
            if one.part is not None:
                inside, place = answer.setdefault(str(place[0]), {}), place[1:]
            name, *position = place
            value = values[one.key]
            inside[str(name)] = (*inside.get(str(name), ()), value) if position else value
    return answer
