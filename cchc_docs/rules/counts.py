"""An answer that counts things of several kinds, one number a kind."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_docs.ground.findings import Telling
from cchc_docs.ground.model import Model
from cchc_docs.ground.numbers import Count
from cchc_docs.rules.inputs import Input
from cchc_docs.rules.model import refuse


class CountsAnswer(Model):
    """How many of each, in the order of the rule."""

    counts: tuple[Count, ...]
    """Số đếm của từng loại, theo thứ tự trong quy tắc."""


def count_inputs(labels: Sequence[str], unit: str) -> tuple[Input, ...]:
    """An input for each count."""
    return tuple(Input(f"counts.{n}", label, "count", unit) for n, label in enumerate(labels))


LENGTH_WORDS = {"listed": "số thứ {number}: {label}"}
LENGTH_REFUSALS: dict[str, Telling] = {
    "length": (
        "Có {found} số đếm, cần {needed}.",
        "{labels}",
        "Ghi đủ một số cho mỗi loại, đúng thứ tự; không có thì ghi 0.",
        "A017",
    ),
}


def check_length(counts: tuple[int, ...], labels: tuple[str, ...]) -> None:
    """Raises AnswerRefused unless there is one count for each label."""
    if len(counts) != len(labels):
        listed = (
            LENGTH_WORDS["listed"].format(number=n, label=label)
            for n, label in enumerate(labels, 1)
        )
        raise refuse(
            ("counts",),
            LENGTH_REFUSALS["length"],
            found=str(len(counts)),
            needed=str(len(labels)),
            labels="; ".join(listed),
        )
