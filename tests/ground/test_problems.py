"""What the report of problems says at its end."""

from __future__ import annotations

import pytest

from cchc_docs.ground.problems import Problem, ProblemsFound, Severity


def problem(line: int, severity: Severity) -> Problem:
    return Problem("tieu-chi.yaml", line, "Sai.", "Đúng.", "Sửa.", severity=severity)


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        (["error"], "Có 1 vấn đề cần sửa."),
        (["advice", "advice"], "Có 2 điều nên sửa."),
        (["advice", "error", "advice"], "Có 1 vấn đề cần sửa, 2 điều nên sửa."),
    ],
)
def test_errors_and_advice_are_counted_apart(severities: list[Severity], said: str) -> None:
    found = ProblemsFound(problem(line, one) for line, one in enumerate(severities, 1))
    assert found.report().rpartition("\n")[2] == said
    assert [one.line for one in found.problems] == [*range(1, len(severities) + 1)]


def test_what_is_told_twice_stands_once() -> None:
    assert len(ProblemsFound([problem(1, "error"), problem(1, "error")]).problems) == 1
