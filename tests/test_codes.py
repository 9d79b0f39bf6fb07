"""Codes of problems: each stands once in the source, at the words that are told."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from cchc_docs.ground.findings import Finding
from tests.conftest import ROOT

CODE = re.compile(r'"([A-Z][0-9]{3})"')
ROOMS = {
    "Y": ("criteria",),
    "S": ("criteria", "rules"),
    "L": ("lessons",),
    "A": ("rules", "scoring"),
    "W": ("scoring", "collecting"),
    "D": ("importing", "auditing", "results"),
    "B": ("publish",),
    "C": ("commands", "ground"),
    "E": ("editorial",),
}
"""The folders of a letter."""


def sources() -> list[str]:
    """What people are told, as it stands in the source: sentences over several lines as one."""
    found = (path.read_text("utf-8") for path in sorted((ROOT / "cchc_docs").rglob("*.py")))
    return [re.sub(r"\"\n\s*f?\"", "", text) for text in found]


def stated() -> list[tuple[str, str]]:
    """Every code in the source, with the folder it stands in."""
    home = ROOT / "cchc_docs"
    return [
        (code, path.relative_to(home).parts[0])
        for path in sorted(home.rglob("*.py"))
        for code in CODE.findall(path.read_text("utf-8"))
    ]


def test_a_code_means_one_thing() -> None:
    assert {
        code for code, times in Counter(code for code, _ in stated()).items() if times > 1
    } == set()


def test_the_letter_names_the_room() -> None:
    assert [(code, room) for code, room in stated() if room not in ROOMS[code[0]]] == []


def test_nothing_is_told_without_a_code() -> None:
    with pytest.raises(TypeError):
        Finding((), "Sai.", "Đúng.", "Sửa.")  # type: ignore[call-arg]
