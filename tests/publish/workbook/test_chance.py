"""Rules by chance calculate in LibreOffice as in the engine; ``scripts/agree.py`` goes on."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from cchc_docs.library import EditionLibrary
from cchc_docs.scoring.answers import Entry
from tests.browser.parity import READ
from tests.publish.workbook.chance import apart, of_rules
from tests.publish.workbook.test_recalculated import Case, all_differences

SHARE = {"label": "Tỷ lệ", "of": ("Số xong", "Số giao"), "unit": "%"}
BELOW = {"below": Fraction("31.20992"), "every": Fraction("9.25"), "each": Fraction("0.5")}
STEPS = {"kind": "steps", "measure": SHARE, **BELOW}


def bands(bound: str) -> dict[str, object]:
    """One point up to the bound, two above; of so many times."""
    measure = {**SHARE, "unit": "lần", "to": Fraction(700)}
    low = {"to": Fraction(bound), "points": Fraction(1)}
    high = {"over": Fraction(bound), "points": Fraction(2)}
    return {"kind": "bands", "measure": measure, "bands": (low, high)}


NEAR = [
    (bands("86.33763"), "8633762456.073", "99999993.7"),
    (bands("0.049557"), "49556996.878", "999999937"),
    ({**STEPS, "begun": True}, "3459919.782", "99999993.7"),
    ({**STEPS, "begun": True}, "3.45992", "100"),
    ({**STEPS, "every": Fraction("0.001")}, "31.20792", "100"),
]
"""A rule, part and whole whose quotient lies just at a bound, or 10⁻¹¹ or less beside it."""


def test_rules_by_chance_are_the_same_in_the_workbook(
    small: EditionLibrary, tmp_path: Path
) -> None:
    answers, found = apart(small, seed=2013, sheets=4, folder=tmp_path / "phieu")
    assert answers > 200
    assert found == []


def test_a_figure_close_to_a_bound_is_on_its_own_side(
    small: EditionLibrary, tmp_path: Path
) -> None:
    rules = [(READ.validate_python(rule), Fraction(2)) for rule, _, _ in NEAR]
    library = of_rules(small, rules)
    case = Case(library, library.edition, library.sets[0])
    for node, (_, part, whole) in zip(case.set.leaves(), NEAR, strict=True):
        answer = {"part": Fraction(part), "whole": Fraction(whole)}
        case.answer(node, Entry.model_validate({"self": answer}))
    assert not case.refused
    paths = [case.save(tmp_path / "phieu.xlsx", {})]
    assert all_differences([case], paths, tmp_path) == []
