"""YAML as the project reads it: exact, with positions, without surprises."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cchc_docs.criteria.documents import parse_document, read_document
from cchc_docs.ground.problems import ProblemsFound


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


@pytest.mark.parametrize(
    "written",
    [
        "!!float 1e999999999",
        "!!int abc",
        "!!bool yes",
        "!!str 12",
        "!custom [1]",
        "!!set {a}",
        "! 12",
        "[1, !!python/object:os.system {}]",
    ],
)
def test_explicit_tags_are_refused_everywhere(written: str) -> None:
    (problem,) = parse_document(Path("thu.yaml"), f"a: 1\nx: {written}\n").problems
    assert problem.line == 2
    assert problem.what.startswith("Thẻ YAML ")


def test_an_exclamation_mark_is_no_tag() -> None:
    assert data('x: Chú ý! Xong !\ny: "!!int"') == {"x": "Chú ý! Xong !", "y": "!!int"}


@pytest.mark.parametrize("sign", [r"\x1b", r"\0", r"\x0b", r"\uf0b7", r"\u2028", r"\u0378", r"\r"])
def test_signs_that_nobody_sees_are_refused(sign: str) -> None:
    (problem,) = parse_document(Path("thu.yaml"), f'x: "a{sign}b"').problems
    assert "Có ký tự không nhìn thấy (U+" in problem.what


def test_a_space_of_another_width_is_told_as_it_stands() -> None:
    (problem,) = parse_document(Path("thu.yaml"), 'x: "a\u2000b"').problems
    assert "Unicode tổ hợp" in problem.what


def test_json_may_escape_signs_in_two_halves() -> None:
    assert data(r'{"x": "a\ud83d\ude00", "y": "\\ud83d\\ude00"}')["x"] == "a😀"


def test_many_problems_of_one_file_are_counted() -> None:
    text = "".join(f"{number}: 1\n" for number in range(60))
    told = ProblemsFound(parse_document(Path("thu.yaml"), text).problems).report()
    assert told.count("Cách sửa") == 50
    assert "thu.yaml: và 10 vấn đề nữa.\n\nCó 60 vấn đề cần sửa." in told
