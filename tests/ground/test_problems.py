"""What the report of problems says at its end, and how it shows the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.ground.problems import WIDTH, Problem, ProblemsFound, Severity, github_lines


def problem(line: int, severity: Severity) -> Problem:
    return Problem("tieu-chi.yaml", line, "Sai.", "Đúng.", "Sửa.", "S001", severity=severity)


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


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("  max: 5", 8, "    1 |   max: 5\n      |        ^"),
        ("  max: 5", 0, "    1 |   max: 5\n      |   ^"),
        ("\tmax: 5", 7, "    1 |  max: 5\n      |       ^"),
        ("", 1, ""),
        ("max\u202e: 5", 1, ""),
    ],
)
def test_the_line_is_shown_with_a_caret(tmp_path: Path, line: str, column: int, shown: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{line}\nkhác: 1\n", "utf-8")
    problem = Problem(str(path), 1, "Sai.", "Đúng.", "Sửa.", "Y001", column=column)
    told = ProblemsFound([problem]).report()
    assert told == f"{problem}{chr(10) if shown else ''}{shown}\n\nCó 1 vấn đề cần sửa."


def test_of_a_long_line_the_part_round_the_problem_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("x" * 300 + "y" + "x" * 300, "utf-8")
    found = ProblemsFound([Problem(str(path), 1, "Sai.", "Đúng.", "Sửa.", "Y001", column=301)])
    line, caret = found.report().splitlines()[3:5]
    assert line[caret.index("^")] == "y"
    assert len(line) <= WIDTH + 10


def test_a_problem_as_an_annotation() -> None:
    found = ProblemsFound([Problem("a.yaml", 3, "Sai 5 %.", "Đúng.", "Sửa.", "S012", column=7)])
    said = (
        "::error file=a.yaml,line=3,col=7,title=CCHC-S012::"
        "Sai 5 %25.%0AĐược phép: Đúng.%0ACách sửa: Sửa."
    )
    assert [*github_lines(found)] == [said]
