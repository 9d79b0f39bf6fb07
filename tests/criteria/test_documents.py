"""YAML as the project reads it: exact, with positions, without surprises."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cchc_docs.criteria.documents import natural, parse_document, read_document


def data(text: str) -> Any:
    document = parse_document(Path("thu.yaml"), text)
    assert not document.problems
    return document.data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1", Fraction(1, 10)),
        ("-3", -3),
        ('"1.10"', "1.10"),
        ("1.1.4", "1.1.4"),
        ("no", "no"),
        ("2013-12-25", "2013-12-25"),
        ("1:30", "1:30"),
        ("1e3", "1e3"),
        ("true", True),
        ("~", None),
        ("[1, a]", (1, "a")),
    ],
)
def test_a_scalar_means_one_thing(text: str, value: object) -> None:
    assert data(f"x: {text}") == {"x": value}


def test_lines_are_those_of_the_file() -> None:
    document = parse_document(Path("thu.yaml"), "a: 1\nb:\n  - x: 1\n    y: 2\n")
    assert document.line(("b", 0, "y")) == 4
    assert document.line(("b", 0, "missing")) == 3
    assert document.line(()) == 1


def test_an_alias_cannot_blow_up_a_document() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    problems = parse_document(Path("thu.yaml"), "\n".join(lines)).problems
    assert problems
    assert "& và *" in problems[0].what


def test_deep_nesting_is_refused() -> None:
    problems = parse_document(Path("thu.yaml"), "[" * 60 + "]" * 60).problems
    assert any("Lồng quá" in problem.what for problem in problems)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "thu.yaml"
    path.write_bytes("a: 1\ntitle: Điểm\n".encode("utf-16"))
    (problem,) = read_document(path).problems
    assert "UTF-8" in problem.what


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "thu.yaml"
    path.write_bytes("title: Điểm\r\nmax: 2\r\n".encode("utf-8-sig"))
    assert read_document(path).data == {"title": "Điểm", "max": 2}


def test_numbers_in_names_sort_by_value() -> None:
    assert sorted(["1.10", "1.2", "10-x", "2-x"], key=natural) == ["1.2", "1.10", "2-x", "10-x"]
