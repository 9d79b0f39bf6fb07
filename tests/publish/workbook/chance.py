"""Sets whose items are rules by chance, of every kind, for workbooks."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

from cchc_docs.criteria.model import CriteriaField, CriteriaSet, Criterion, Edition
from cchc_docs.criteria.origins import Origin
from cchc_docs.library import EditionLibrary
from cchc_docs.rules import Rule
from tests.browser.random_rules import cases
from tests.publish.workbook.test_recalculated import all_differences, random_cases


def of_rules(small: EditionLibrary, rules: list[tuple[Rule, Fraction]]) -> EditionLibrary:
    """The small library with one set whose items have these rules and maxima."""
    origin = Origin(status="rebuilt", note="Mẫu.")
    items = tuple(
        Criterion.model_validate(
            {"id": f"1.{n}", "title": f"Câu {n}", "max": most, "origin": origin, "rule": rule}
        )
        for n, (rule, most) in enumerate(rules, 1)
    )
    total = sum((one.max for one in items), Fraction(0))
    field = CriteriaField(id="1", title="Các câu", max=total, origin=origin, criteria=items)
    (old,) = small.sets
    other: CriteriaSet = old.model_copy(update={"id": "cau", "max": total, "fields": (field,)})
    edition: Edition = small.edition.model_copy(update={"sets": (other,)})
    return replace(small, edition=edition, examples=(), units=())


def by_chance(small: EditionLibrary, seed: int, items: int) -> EditionLibrary:
    """The same with rules by chance, the kinds in turn; not those that the checks refuse."""
    drawn = [(rule, most) for rule, most, _ in cases(seed, rules=items, answers=0)]
    return of_rules(small, [(rule, most) for rule, most in drawn if not [*rule.findings(most)]])


def apart(small: EditionLibrary, seed: int, sheets: int, folder: Path) -> tuple[int, list[str]]:
    """Answers to so many filled sheets of rules by chance, and where LibreOffice and engine differ.

    Each sheet has a set of its own, of 60 rules drawn.
    """
    folder.mkdir()
    drawn = [by_chance(small, seed * 1000 + n, 60) for n in range(sheets)]
    filled = [one for library in drawn for one in random_cases(library, 1, Random(seed))]
    paths = [case.save(folder / f"phieu-{n:03}.xlsx", {}) for n, case in enumerate(filled)]
    found = all_differences(filled, paths, folder)
    answers = sum(len(one.columns()) for case in filled for one in case.entries.values())
    return answers, found
