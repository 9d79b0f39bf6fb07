"""Points rounded to a step that a decision states: 0.25, 0.01."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_docs.ground.findings import Finding
from cchc_docs.ground.numbers import multiple, show
from cchc_docs.rules.model import Row, Step

ROUND_WORDS = {"round": "Làm tròn đến {step}: {points} điểm"}


def to_step(points: Fraction, step: Fraction | None) -> Fraction:
    """``points`` as they count; unrounded without a step."""
    return points if step is None else multiple(points, step)


def round_findings(step: Fraction | None, maximum: Fraction) -> Iterator[Finding]:
    """A step that leads past the maximum, or never up to it."""
    if step is not None and maximum % step:
        yield Finding(
            ("round_to",),
            f"Điểm tối đa {show(maximum)} không phải bội của {show(step)}: "
            "làm tròn thì không tới, hoặc vượt điểm tối đa.",
            "Ước của điểm tối đa, ví dụ 0.25 hay 0.5.",
            "Sửa round_to.",
            "S066",
        )


def round_steps(step: Fraction | None, points: Fraction) -> Iterator[Step]:
    """The line of a trace; ``points`` are rounded already."""
    if step is not None:
        text = ROUND_WORDS["round"].format(step=show(step), points=show(points))
        yield Step("compute", text)


def round_rows(step: Fraction | None) -> Iterator[Row]:
    """The line of the table "Cách chấm điểm"."""
    if step is not None:
        yield Row("Làm tròn điểm của mục", f"đến {show(step)}", is_remark=True)
